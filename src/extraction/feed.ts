import type { FeedItem, ParsedFeed } from '../model.ts'
import { decodeBytes } from './decode.ts'
import { textConstructs } from './feeds/fields.ts'
import { firstReading } from './feeds/first-reading.ts'
import { headOf, languageTag } from './feeds/head.ts'
import { hash, type Picked, pickItem, type Setting } from './feeds/item.ts'
import { readJsonFeed } from './feeds/json-feed.ts'
import { isJson, type Kind, kindOf } from './feeds/kind.ts'
import { hasMarkup, type Part, partsOf } from './feeds/part.ts'
import { repair } from './feeds/repair.ts'
import { itemsIn, readTree } from './feeds/tree.ts'

export type Asked = {
  /** the address that answered: what relative links are resolved against */
  url?: string | null
  /** the Content-Type header as sent */
  contentType?: string | null
}

/** Items after these are not read. A whole archive is a tenth of it. */
export const mostItems = 100_000

/** rss-parser's xml2js holds some thirty times a document's size in memory: larger ones go to the tolerant reader at once. */
const largestForFirstReading = 1_000_000

/**
 * Reads a feed of any kind: RSS 0.9x to 2.0, RSS 1.0, Atom 0.3 and 1.0, CDF, JSON Feed 1 and 1.1, in whatever encoding and however broken. Never
 * throws. What is no feed comes back as format 'unknown' without items and with a problem that says what it is.
 *
 * Two readers share the work. rss-parser reads first. Its items stand where the XML is sound and an item is whole: title, address, date
 * and text are there and nothing in it holds inline markup, whose order rss-parser loses. For every other item, and for all of a feed that
 * rss-parser refuses, finds empty, or cannot know (other roots, xml:base), the tolerant reader's answer stands. Both hand their elements to
 * the same picking rules (feeds/fields.ts, feeds/item.ts), so an item reads the same whoever read it.
 */
export async function parseFeed(bytes: Uint8Array | string, ask: Asked = {}): Promise<ParsedFeed> {
  const given = typeof bytes === 'string' ? { text: bytes, encoding: 'utf-8', guessed: false } : decodeBytes(bytes, ask.contentType)
  const doubts = given.guessed && given.encoding !== 'utf-8' ? [`encoding guessed: ${given.encoding}`] : []
  const feed = await read(given.text, ask)
  return { ...feed, problems: [...feed.problems, ...doubts] }
}

async function read(given: string, ask: Asked): Promise<ParsedFeed> {
  if (isJson(given)) return fromJson(given, ask.url ?? null)
  const text = repair(given)
  const kind = kindOf(text, ask.contentType ?? null)
  if (kind.format === 'unknown') return { ...nothing, problems: [kind.why] }
  return fromXml(text, kind, ask.url ?? null)
}

const nothing: ParsedFeed = {
  format: 'unknown',
  title: null,
  site: null,
  language: null,
  items: [],
  everyMinutes: null,
  skipHours: [],
  skipDays: [],
  problems: [],
}

function fromJson(text: string, url: string | null): ParsedFeed {
  const read = readJsonFeed(text, url, mostItems)
  if (read.kind === 'failed') return { ...nothing, problems: [read.why] }
  const { title, site, language } = read
  return { ...nothing, format: 'json', title, site, language, ...gathered(read.picked, read.more, []) }
}

async function fromXml(text: string, kind: Extract<Kind, { rootTag: string }>, url: string | null): Promise<ParsedFeed> {
  const { head, items, more, problems } = await bothReadings(text, kind, url)
  const { author, base, language, ...said } = headOf(head, url)
  const setting: Setting = { base, author }
  const picked = items.map((item) => pickItem(item, setting))
  return { format: kind.format, ...said, language: language ?? languageOf(kind.rootTag), ...gathered(picked, more, problems) }
}

const languageOf = (rootTag: string) => languageTag(/\sxml:lang\s*=\s*["']([^"']{1,40})["']/i.exec(rootTag)?.[1])

type Readings = { head: Part; items: Part[]; more: boolean; problems: string[] }

async function bothReadings(text: string, kind: Kind, url: string | null): Promise<Readings> {
  const first = firstMayRead(text, kind) ? await firstReading(text) : null
  if (first?.kind === 'read' && first.items.length > 0 && first.items.every(isWhole))
    return { head: first.head, items: first.items, more: false, problems: [] }
  const { root, more } = readTree(text, url, mostItems)
  const tolerant = itemsIn(root)
  const head = headIn(root)
  if (first?.kind === 'read' && first.items.length === tolerant.length)
    return { head, items: first.items.map((item, at) => (isWhole(item) ? item : tolerant[at]!)), more, problems: [] }
  return { head, items: tolerant, more, problems: first?.kind === 'failed' ? [`not well-formed, read all the same: ${first.why}`] : [] }
}

const firstMayRead = (text: string, kind: Kind) =>
  kind.format !== 'cdf' && text.length <= largestForFirstReading && !/\sxml:base\s*=/i.test(text)

const needed = [
  /^(rss|atom)\.title$/,
  /^(rss|atom)\.link$/,
  /date|published|updated|issued|modified/,
  /description|summary|content/,
  /author|creator/,
]

function isWhole(item: Part): boolean {
  const parts = partsOf(item)
  const names = [...parts.keys()]
  if (!needed.every((name) => names.some((each) => name.test(each)))) return false
  return item.content.every((child) => typeof child === 'string' || !textConstructs.has(child.name) || !hasMarkup(child))
}

/** The element that speaks for the feed. In RSS 1.0 and in some of 0.9 the items stand beside it, in the others inside. */
function headIn(root: Part): Part {
  const elements = (part: Part) => part.content.filter((child) => typeof child !== 'string')
  const top = elements(root).find(({ name }) => name !== 'item') ?? root
  return elements(top).find(({ name }) => name === 'channel') ?? top
}

function gathered(picked: Picked[], more: boolean, problems: string[]): { items: FeedItem[]; problems: string[] } {
  const all = [...problems]
  if (more) all.push(`more than ${mostItems} items: the rest was not read`)
  for (const field of ['id', 'title', 'summary', 'content']) {
    const cut = picked.filter((each) => each.cut.includes(field)).length
    if (cut > 0) all.push(`${cut} of ${picked.length} items cut at the limit: ${field}`)
  }
  const undated = picked.filter(({ item }) => item.published === null).length
  if (undated > 0) all.push(`${undated} of ${picked.length} items without a date that can be read`)
  const doubled = keepApart(picked)
  if (doubled > 0) all.push(`${doubled} of ${picked.length} items share their id with another`)
  return { items: picked.map(({ item }) => item), problems: all }
}

/** Items that share an id get one of their own, from address or title; items that differ only behind the # keep it. Answers how many shared. */
function keepApart(picked: Picked[]): number {
  const byUrl = Map.groupBy(picked, ({ item }) => item.url)
  for (const [url, alike] of byUrl)
    if (url !== null && !url.includes('#') && new Set(alike.map(({ address }) => address)).size > 1)
      for (const { item, address } of alike) {
        item.url = url + (address === null ? '' : (URL.parse(address)?.hash ?? ''))
        if (item.id === url) item.id = item.url
      }
  const taken = new Set<string>()
  let shared = 0
  for (const { item } of picked) {
    if (!taken.has(item.id)) {
      taken.add(item.id)
      continue
    }
    shared += 1
    const own = `${item.id}#${hash(`${item.url}\n${item.title}`)}`
    item.id = taken.has(own) ? `${own}-${shared}` : own
    taken.add(item.id)
  }
  return shared
}
