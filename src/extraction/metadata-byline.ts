import { nameWords } from './main-text-marks.ts'
import type { LinkedArticle } from './metadata-linked-data.ts'
import type { Metas } from './metadata-meta.ts'
import { elementsOf, type PageElement, textOf } from './page-tree.ts'
import { plainText } from './plain-text.ts'

/** The people a page names as its authors, joined with ", ", or null. The site's own name only where there is nobody else. */
export function bylineOf(root: PageElement, metas: Metas, linked: LinkedArticle | null, site: string | null): string | null {
  const persons = (linked?.authors ?? []).filter(({ person }) => person).map(({ name }) => name)
  const sources = [
    () => persons,
    () =>
      [
        'parsely-author',
        'author',
        'article:author_name',
        'sailthru.author',
        'dc.creator',
        'dcterms.creator',
        'byl',
        'article:author',
        'cxenseparse:author',
        'article.author',
        'authors',
        'citation_author',
        'twitter:data1',
      ]
        .flatMap((key) =>
          key === 'twitter:data1' && !/written by|author/i.test(metas.get('twitter:label1')?.[0] ?? '')
            ? []
            : [metas.get(key)?.map(plainText) ?? []],
        )
        .map((names) => names.filter((name) => namesIn([name]).length > 0))
        .find((names) => names.some((name) => !isSite(name, site))) ?? [],
    () => writtenOnPage(root),
    () => (linked?.authors ?? []).map(({ name }) => name),
  ]
  let fallback: string[] = []
  for (const source of sources) {
    const names = namesIn(source())
    const people = names.filter((name) => !isSite(name, site))
    if (people.length > 0) return people.join(', ')
    if (fallback.length === 0) fallback = names
  }
  return fallback.length > 0 ? fallback.join(', ') : null
}

const authorWords = new Set(['author', 'authors', 'byline', 'bylines', 'contributor', 'contributors', 'writer'])

/** Names where pages show them: rel=author, itemprop=author, elements classed as byline or author. */
function writtenOnPage(root: PageElement): string[] {
  const found: { rel: string[]; prop: string[]; classed: string[] } = { rel: [], prop: [], classed: [] }
  for (const element of elementsOf(root)) {
    const { rel, itemprop } = element.attribs
    if (found.rel.length + found.prop.length + found.classed.length > 60) break
    if (rel && /\bauthor\b/i.test(rel) && element.name === 'a') found.rel.push(textOf(element))
    else if (itemprop && /\b(?:author|creator)\b/.test(itemprop) && element.name !== 'meta') found.prop.push(textOf(nameElement(element)))
    else if (found.classed.length < 3 && nameWords(element).some((word) => authorWords.has(word))) {
      const text = textOf(element)
      if (text.length > 3 && text.length < 120) found.classed.push(text)
    }
  }
  const short = (texts: string[]) => texts.filter((text) => text.length > 2 && text.length < 120)
  return [short(found.rel), short(found.prop), found.classed.slice(0, 1)].find((texts) => namesIn(texts).length > 0) ?? []
}

function nameElement(element: PageElement): PageElement {
  let seen = 0
  for (const inner of elementsOf(element)) {
    if (/\bname\b/.test(inner.attribs.itemprop ?? '')) return inner
    if (++seen > 100) break
  }
  return element
}

const notNames =
  /^(?:by|and|staff|author|authors|contributor|written|posted|published|updated|editor|follow|share|comments?|read|more|view|see|all|posts|bio|email|twitter|facebook|photos?|video|illustrat\w+|admin|administrator|guest|null|undefined|none|n\/a)$/i

/** Personal names out of bylines: "By Ann Lee and Bo Cruz, Staff Writer" → Ann Lee, Bo Cruz. */
export function namesIn(bylines: string[]): string[] {
  const names: string[] = []
  for (const byline of bylines)
    for (const part of splitByline(byline)) {
      const name = tidyName(part)
      if (name && !names.some((known) => known.toLowerCase() === name.toLowerCase())) names.push(name)
    }
  return names.slice(0, 20)
}

function splitByline(byline: string): string[] {
  return byline
    .slice(0, 300)
    .replace(/^[\s\-–—|:]*(?:(?:written|reported|posted|published|words|story|article|text)\s+)?by[\s:]+/i, '')
    .split(/\s*(?:,|;|\||•|·|\n|\/|\s&\s|\s+and\s+|\s+und\s+|\s+with\s+(?=\p{Lu})|\s+by\s+)\s*/iu)
}

function tidyName(part: string): string | null {
  const name = part
    .replace(/\S+@\S+|https?:\/\/\S+|www\.\S+/gi, ' ')
    .replace(/\([^)]*\)|\[[^\]]*\]/g, ' ')
    .replace(/^(?:by|author|written by|von|por|par)\b[\s:]*/i, '')
    .replace(/\s+(?:is|was|has|covers|writes|on|updated|published|posted|last)\b.*$/i, '')
    .replace(/\s+/g, ' ')
    .replace(/^[\s\-–—:.@]+|[\s\-–—:]+$/g, '')
  if (name.length < 2 || name.length > 60 || name.split(' ').length > 6 || /\d/.test(name) || !/\p{L}/u.test(name)) return null
  if (notNames.test(name) || isTitle(name)) return null
  return name
}

const posts =
  /\b(?:writer|reporter|editor|correspondent|columnist|journalist|producer|contributor|critic|director|manager|officer|analyst|staff|senior|chief|fellow|professor|president|founder|ceo|cto|md|phd|rd|author|bureau|desk|team|at|of)\b/i
const isTitle = (name: string) => posts.test(name) && !/^(?:the\s)?[\p{L}\s]+\b(?:staff|team|desk|bureau)$/iu.test(name)

const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/^the\s+|\.(?:com|org|net|co\.uk)$/g, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
const isSite = (name: string, site: string | null) =>
  site !== null && (plain(name) === plain(site) || /\b(?:staff|team|desk|editors?)$/i.test(name))
