import { cleanAddress } from './addresses.ts'
import { bylineOf } from './metadata-byline.ts'
import { datesOf } from './metadata-dates.ts'
import { type LinkedArticle, linkedArticle } from './metadata-linked-data.ts'
import { isPaywalled, reservedBy } from './metadata-marks.ts'
import { firstMeta, type Metas, metasOf } from './metadata-meta.ts'
import { titleOf } from './metadata-title.ts'
import { elementsOf, type PageElement } from './page-tree.ts'

/** What a page says of itself. Times in UTC; `body` is the text as linked data gives it. */
export type Metadata = {
  canonical: string | null
  title: string | null
  byline: string | null
  published: string | null
  updated: string | null
  site: string | null
  language: string | null
  section: string | null
  paywalled: boolean
  reserved: string | null
  /** true where the page calls itself an article */
  article: boolean
  body: string | null
}

/** Reads a page's metadata by order of trust: JSON-LD, then meta elements, then what the page shows. */
export function metadataOf(root: PageElement, ask: { url?: string | null; publishedHint?: string | null }): Metadata {
  const linked = linkedArticle(root)
  const metas = metasOf(root)
  const url = ask.url ?? null
  const site = siteOf(metas, linked, url)
  const title = titleOf(root, metas, linked, site)
  return {
    canonical: canonicalOf(root, metas, url),
    title,
    byline: bylineOf(root, metas, linked, site),
    ...datesOf(root, metas, linked, { url, hint: ask.publishedHint ?? null, title, dayFirst: dayFirst(root) }),
    site,
    language: languageOf(root, metas, linked),
    section: linked?.section ?? firstMeta(metas, 'article:section', 'parsely-section', 'section', 'dc.subject', 'cxenseparse:section'),
    paywalled: isPaywalled(root, metas, linked),
    reserved: reservedBy(metas),
    article: isArticle(metas, linked),
    body: linked?.body ?? null,
  }
}

const isArticle = (metas: Metas, linked: LinkedArticle | null) =>
  /article|posting|report|review/i.test(linked?.type ?? '') ||
  /article|blog/i.test(firstMeta(metas, 'og:type') ?? '') ||
  metas.has('article:published_time')

function canonicalOf(root: PageElement, metas: Metas, url: string | null): string | null {
  for (const { name, attribs } of elementsOf(root))
    if (name === 'link' && /(?:^|\s)canonical(?:\s|$)/i.test(attribs.rel ?? '')) {
      const address = cleanAddress(attribs.href ?? null, url ?? undefined)
      if (address) return address
    }
  return cleanAddress(firstMeta(metas, 'og:url'), url ?? undefined)
}

function siteOf(metas: Metas, linked: LinkedArticle | null, url: string | null): string | null {
  const named = firstMeta(metas, 'og:site_name') ?? linked?.publisher ?? firstMeta(metas, 'application-name', 'cre', 'dc.publisher')
  return named ?? (url && URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : null)
}

/** Where the page's language and country write the day before the month. */
function dayFirst(root: PageElement): boolean {
  for (const { name, attribs } of elementsOf(root))
    if (name === 'html') return /^[a-z]{2}/i.test(attribs.lang ?? '') && !/^en(?:$|[-_](?:us|ca|ph))/i.test(attribs.lang ?? '')
  return false
}

/** The primary language as two or three small letters, or null where the page does not say. */
function languageOf(root: PageElement, metas: Metas, linked: LinkedArticle | null): string | null {
  let lang: string | null = null
  for (const element of elementsOf(root))
    if (element.name === 'html' || element.name === 'body') {
      lang ??= element.attribs.lang ?? element.attribs['xml:lang'] ?? null
      if (element.name === 'body') break
    }
  const said = [lang, firstMeta(metas, 'og:locale', 'content-language', 'language', 'dc.language'), linked?.language]
  for (const one of said) {
    const primary = /^([a-z]{2,3})(?:[-_]|$)/i.exec(one?.trim() ?? '')?.[1]
    if (primary) return primary.toLowerCase()
  }
  return null
}
