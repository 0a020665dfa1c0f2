import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseDate } from '../../src/extraction/dates.ts'
import { plainText } from '../../src/extraction/plain-text.ts'
import type { FeedItem } from '../../src/model.ts'

/** One thing a public test suite says a feed holds. `at` counts its items from 0; a date is ISO 8601 UTC. */
export type Expected = { at: number; field: 'title' | 'link' | 'date'; value: string }

/** Files below a folder of the corpora, by path. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

const escapes: Record<string, string> = { n: '\n', t: '\t', r: '\r' }

/** What a Python literal between quotes stands for. */
const unescaped = (literal: string) =>
  literal.replace(/\\u([\da-f]{4})|\\x([\da-f]{2})|\\(.)/gi, (_, u, x, other) =>
    u || x ? String.fromCodePoint(Number.parseInt(u ?? x, 16)) : (escapes[other] ?? other),
  )

const literal = String.raw`u?(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")`
const conditions: [Expected['field'], RegExp][] = [
  ['title', new RegExp(String.raw`entries\[(\d)\](?:\['title'\]|\.title|\['title_detail'\]\['value'\]) == ${literal}`)],
  ['link', new RegExp(String.raw`entries\[(\d)\](?:\['link'\]|\.link|\['link'\] == entries\[1\]\['link'\]) == ${literal}`)],
]
const dateCondition = /entries\[(\d)\]\['(?:published|updated|created)_parsed'\] == \(([\d, ]+)\)/

/** The conditions in the comment of one of feedparser's own test files, and the headers it is to be served with. */
export function feedparserSays(bytes: Uint8Array): { expected: Expected[]; contentType: string | null; location: string | null } {
  const comment = new TextDecoder().decode(bytes.subarray(0, 3000))
  const says = /Expect:(.*)/.exec(comment)?.[1] ?? ''
  const expected: Expected[] = []
  for (const [field, condition] of conditions) {
    const found = condition.exec(says)
    if (found) expected.push({ at: Number(found[1]), field, value: unescaped(found[2] ?? found[3] ?? '') })
  }
  const date = dateCondition.exec(says)
  const [year, month, day, hour, minute, second] = (date?.[2] ?? '').split(',').map(Number)
  if (date)
    expected.push({
      at: Number(date[1]),
      field: 'date',
      value: new Date(Date.UTC(year!, month! - 1, day, hour, minute, second)).toISOString(),
    })
  return { expected, contentType: header(comment, 'Content-type'), location: header(comment, 'Content-Location') }
}

const header = (comment: string, name: string) => new RegExp(String.raw`Header:\s*${name}:\s*(.+)`, 'i').exec(comment)?.[1]?.trim() ?? null

type GofeedItem = {
  title?: string
  link?: string
  url?: string
  links?: (string | { href?: string; rel?: string })[]
  publishedParsed?: string
  pubDateParsed?: string
}

/** What gofeed's JSON beside a file says of its items, or null where there is none. */
export function gofeedSays(file: string): Expected[] | null {
  const beside = file.endsWith('.xml') ? file.replace(/\.xml$/, '.json') : file.replace(/\.json$/, '_expected.json')
  if (beside === file || !existsSync(beside)) return null
  const feed = JSON.parse(readFileSync(beside, 'utf8')) as { items?: GofeedItem[]; entries?: GofeedItem[] }
  return (feed.items ?? feed.entries ?? []).flatMap((item, at) => {
    const listed = item.links?.find((link) => typeof link === 'string' || !link.rel || link.rel === 'alternate')
    const link = item.link ?? item.url ?? (typeof listed === 'string' ? listed : listed?.href)
    const date = parseDate(item.publishedParsed ?? item.pubDateParsed)
    const fields = [['title', item.title] as const, ['link', link] as const, ['date', date] as const]
    return fields.flatMap(([field, value]) => (value ? [{ at, field, value }] : []))
  })
}

/** Whether an item is as expected: titles as text, whichever side is HTML; addresses as URL writes them; either date. */
export function agrees(item: FeedItem | undefined, { field, value }: Expected): boolean {
  if (field === 'date') return item?.published === value || item?.updated === value
  if (field === 'link') return item?.url === value || item?.url === (URL.parse(value)?.href ?? '')
  const title = item?.title ?? ''
  return title === value || title === plainText(value) || plainText(title) === plainText(value)
}
