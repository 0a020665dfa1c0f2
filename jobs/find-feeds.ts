import { decodeBytes } from '../src/extraction/decode.ts'
import { parseFeed } from '../src/extraction/feed.ts'
import { feedLinksIn } from '../src/extraction/feed-links.ts'
import type { ParsedFeed, Source } from '../src/model.ts'
import type { Desk } from './desk.ts'

export type FoundFeed = { url: string; feed: ParsedFeed }

/** Where sites keep their feeds when they do not say so. */
const usualPaths = ['/feed/', '/feed', '/rss', '/rss.xml', '/feed.xml', '/atom.xml', '/index.xml', '/feed.json']
const mostTried = 12

/** The feeds of a site, tried: the address itself, those its page names, then the usual paths. */
export async function feedsOf(desk: Pick<Desk, 'fetcher'>, address: string): Promise<FoundFeed[]> {
  const first = await desk.fetcher.get(address)
  if (first.kind !== 'fresh') return []
  const itself = await parseFeed(first.body, { url: first.url, contentType: first.contentType })
  if (itself.format !== 'unknown') return [{ url: first.url, feed: itself }]
  const named = feedLinksIn(decodeBytes(first.body, first.contentType).text, first.url)
  const found = await tried(desk, named.slice(0, mostTried))
  return found.length > 0
    ? found
    : await tried(
        desk,
        usualPaths.map((path) => new URL(path, first.url).href),
      )
}

async function tried(desk: Pick<Desk, 'fetcher'>, addresses: string[]): Promise<FoundFeed[]> {
  const found: FoundFeed[] = []
  for (const url of new Set(addresses)) {
    const outcome = await desk.fetcher.get(url)
    if (outcome.kind !== 'fresh') continue
    const feed = await parseFeed(outcome.body, { url: outcome.url, contentType: outcome.contentType })
    if (feed.format !== 'unknown' && feed.items.length > 0 && !found.some((known) => known.url === outcome.url))
      found.push({ url: outcome.url, feed })
  }
  return found
}

/** A found feed as a source of our own, to be corrected by hand where it matters. */
export function sourceFrom(found: FoundFeed, address: string): Source {
  const site = new URL(found.feed.site ?? address, address)
  const host = site.hostname.replace(/^www\./, '')
  return {
    id: host.replace(/[^a-z0-9]+/g, '-'),
    name: found.feed.title ?? host,
    publisher: host.replace(/[^a-z0-9]+/g, '-'),
    kind: 'general',
    feed: found.url,
    site: site.href,
    language: found.feed.language?.slice(0, 2).toLowerCase() ?? 'en',
    country: 'US',
    zone: 'UTC',
    tier: 3,
    enabled: true,
    note: 'added by hand',
    terms: null,
    cik: null,
    company: null,
  }
}
