import type { ParsedFeed } from '../../model.ts'

type XmlFormat = Exclude<ParsedFeed['format'], 'unknown' | 'json'>

/** What a document is: a feed of some format, with the tag of its root, or something else, in words. */
export type Kind = { format: XmlFormat; rootTag: string } | { format: 'unknown'; why: string }

const feedRoots: Record<string, XmlFormat> = {
  rss: 'rss',
  rdf: 'rdf',
  feed: 'atom',
  entry: 'atom',
  item: 'rss',
}
const others: Record<string, string> = {
  html: 'an HTML page',
  opml: 'an OPML list of feeds',
  urlset: 'a sitemap',
  sitemapindex: 'a sitemap',
}

/** JSON begins with a brace or a bracket; XML never does. */
export const isJson = (text: string) => /^[\s\ufeff]{0,1000}[{[]/.test(text)

/** Looks at the root alone. `text` has been repaired: no document type, no junk before the root. */
export function kindOf(text: string, contentType: string | null): Kind {
  const begin = text.trimStart()
  if (begin === '') return { format: 'unknown', why: 'not a feed: an empty document' }
  const root = rootOf(begin)
  const name = root?.name ?? ''
  if (name === 'channel') return { format: isCdf(begin, root!.tag) ? 'cdf' : 'rss', rootTag: root!.tag }
  const format = feedRoots[name] ?? (others[name] ? null : guessed(begin))
  if (format) return { format, rootTag: root?.tag ?? '' }
  return { format: 'unknown', why: `not a feed: ${others[name] ? others[name] + wall(name, begin) : described(begin, contentType)}` }
}

function rootOf(text: string): { name: string; tag: string } | null {
  for (const found of text.matchAll(/<!--[\s\S]*?(?:-->|$)|<\?[\s\S]*?(?:\?>|$)|<([\w.:-]{1,60})([^>]{0,5000})/g))
    if (found[1]) return { name: found[1].toLowerCase().replace(/^.*:/, ''), tag: found[0] }
  return null
}

/** Microsoft's Channel Definition Format: addresses are attributes. */
const isCdf = (text: string, tag: string) => /\shref\s*=/i.test(tag) || /<item\s[^<>]{0,500}href\s*=/i.test(text)

/** A root we do not know, with items inside, is still worth reading. */
function guessed(text: string): 'rss' | 'atom' | null {
  if (/<(?:[\w.-]{1,40}:)?item[\s>]/i.test(text)) return 'rss'
  return /<(?:[\w.-]{1,40}:)?entry[\s>]/i.test(text) ? 'atom' : null
}

function described(text: string, contentType: string | null): string {
  if (/html/i.test(contentType ?? '') || /<(?:!doctype html|body|div|p|head|script)\b/i.test(text.slice(0, 5000)))
    return `an HTML page${wall('html', text)}`
  return text.includes('<') ? 'XML of another kind' : 'plain text'
}

/** Pages that stand before the one asked for. */
function wall(name: string, text: string): string {
  if (name !== 'html') return ''
  const begin = text.slice(0, 200_000)
  if (
    /captcha|cf-chl|cf_chl|just a moment|are you (?:a )?(?:human|a robot)|datadome|px-captcha|unusual traffic|checking your browser/i.test(
      begin,
    )
  )
    return ' that wants to know whether a person asks'
  if (/consent|gdpr|cookiewall|cookie-wall|before you continue|privacy-?(?:gate|manager|wall)/i.test(begin)) return ' that asks for consent'
  return ''
}
