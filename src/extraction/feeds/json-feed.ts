import { absoluteAddress } from '../addresses.ts'
import { parseDate } from '../dates.ts'
import { languageTag } from './head.ts'
import { finished, type Picked } from './item.ts'
import { asHtml } from './part.ts'
import { plainUnsure } from './text-constructs.ts'

type Json = Record<string, unknown>

export type JsonReading =
  | { kind: 'read'; title: string | null; site: string | null; language: string | null; picked: Picked[]; more: boolean }
  | { kind: 'failed'; why: string }

/** Reads a JSON Feed, 1 or 1.1 (jsonfeed.org). Fields of the wrong kind count as missing. */
export function readJsonFeed(text: string, url: string | null, limit: number): JsonReading {
  const feed = parsed(text)
  if (feed === undefined) return { kind: 'failed', why: 'not a feed: JSON that cannot be read' }
  if (!isObject(feed) || !Array.isArray(feed.items)) return { kind: 'failed', why: 'not a feed: JSON without a list of items' }
  const site = absoluteAddress(string(feed.home_page_url), url)
  const base = url ?? absoluteAddress(string(feed.feed_url)) ?? site
  const author = authorsOf(feed)
  return {
    kind: 'read',
    title: line(feed.title),
    site,
    language: languageTag(string(feed.language)),
    picked: feed.items
      .slice(0, limit)
      .filter(isObject)
      .map((item) => pick(item, base, author)),
    more: feed.items.length > limit,
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
const string = (value: unknown) =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : typeof value === 'number' ? String(value) : null
const line = (value: unknown) => {
  const text = string(value)
  return text === null ? null : plainUnsure(text.slice(0, 20_000)) || null
}

function pick(item: Json, base: string | null, feedAuthor: string | null): Picked {
  const updated = parseDate(string(item.date_modified))
  const html = string(item.content_html)
  const text = string(item.content_text)
  const fields = {
    id: string(item.id),
    title: line(item.title),
    published: parseDate(string(item.date_published)) ?? updated,
    updated,
    author: authorsOf(item) ?? feedAuthor,
    summary: line(item.summary),
    content: html ?? (text === null ? null : asHtml(text)),
    categories: (Array.isArray(item.tags) ? item.tags : []).map(line).filter((tag) => tag !== null),
  }
  const id = fields.id !== null && /^https?:\/\//i.test(fields.id) ? fields.id : null
  return finished(
    fields,
    absoluteAddress(string(item.url), base) ?? absoluteAddress(id) ?? absoluteAddress(string(item.external_url), base),
  )
}

function authorsOf(owner: Json): string | null {
  const people = Array.isArray(owner.authors) ? owner.authors : [owner.author]
  const names = people.map((person) => (isObject(person) ? line(person.name) : line(person))).filter((name) => name !== null)
  return names.length === 0 ? null : [...new Set(names)].join(', ').slice(0, 300)
}
