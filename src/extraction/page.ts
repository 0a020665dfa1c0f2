import type { Article, DocumentKind } from '../model.ts'
import { cleanAddress } from './addresses.ts'
import { isFiling } from './filing.ts'
import { firstReading, mainText } from './main-text.ts'
import { type Metadata, metadataOf } from './metadata.ts'
import { creditsIn } from './metadata-credits.ts'
import { leanPage, pageTree } from './page-tree.ts'
import { wordsIn } from './page-words.ts'
import { parseTranscript } from './transcript.ts'
import { callDateIn, companyIn, pinQuarter } from './transcript-period.ts'

export type PageAsk = {
  /** the address the page was fetched from */
  url?: string | null
  contentType?: string | null
  /** when the feed says that it was published, ISO 8601 */
  publishedHint?: string | null
}

/**
 * A page of HTML as an article: metadata by order of trust, main text, what kind of page it is. Pure and synchronous; any string is taken.
 * The time it takes is bounded by limits of size, not by a clock: for pages of strangers use `openExtractionPool`.
 *
 * @param first is given the article as the first reader has it, marked `cut`, before the slower second opinion is asked
 */
export function extractPage(html: string, ask: PageAsk = {}, first?: (article: Article) => void): Article {
  const lean = leanPage(html)
  const tree = pageTree(lean.html)
  const metadata = metadataOf(tree, ask)
  const known = { title: metadata.title, body: metadata.body, url: ask.url ?? null, authors: metadata.byline?.split(', ') ?? [] }
  const reading = firstReading(tree, known)
  first?.(articleOf(metadata, reading.text, ask, true))
  return articleOf(metadata, mainText(reading, lean, known), ask, false)
}

function articleOf(metadata: Metadata, text: string, ask: PageAsk, cut: boolean): Article {
  const words = wordsIn(text)
  return {
    url: ask.url ? (cleanAddress(ask.url) ?? ask.url) : null,
    canonical: metadata.canonical,
    title: metadata.title,
    byline: metadata.byline,
    published: metadata.published,
    updated: metadata.updated,
    site: metadata.site,
    language: metadata.language,
    paywalled: metadata.paywalled,
    text,
    words,
    kind: kindOf(metadata, words),
    section: metadata.section,
    credits: creditsIn(text, metadata.byline, metadata.site),
    reserved: metadata.reserved,
    cut,
    ...callOf(text, metadata.title, metadata.published, ask.url ?? null),
  }
}

/** What makes a text a call or a filing, if it is one. */
export function callOf(text: string, title: string | null, published: string | null, url: string | null): Partial<Article> {
  const call = parseTranscript(text, { title, published })
  if (call) return { kind: 'transcript', ...call }
  if (!isFiling(text, url)) return {}
  const date = callDateIn(text) ?? published?.slice(0, 10) ?? null
  return { kind: 'filing', company: companyIn(text, title), quarter: pinQuarter(text, title, date), date }
}

const kindOf = (metadata: Metadata, words: number): DocumentKind =>
  metadata.article || (metadata.published !== null && words > 60) ? 'article' : 'page'
