import { load } from 'cheerio'

const feedTypes = /^application\/(?:rss\+xml|atom\+xml|feed\+json|rdf\+xml)\b/i

/** The feeds a page names in its head, absolute, in its own order. */
export function feedLinksIn(html: string, url: string): string[] {
  const page = load(html)
  const found: string[] = []
  page('link[rel~="alternate"][type][href]').each((_, element) => {
    const { type, href } = element.attribs
    const target = URL.parse(href ?? '', url)
    if (feedTypes.test(type ?? '') && target && /^https?:$/.test(target.protocol)) found.push(target.href)
  })
  return [...new Set(found)]
}
