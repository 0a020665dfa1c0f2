import { createHash } from 'node:crypto'
import type { FeedItem } from '../../model.ts'
import { absoluteAddress, cleanAddress } from '../addresses.ts'
import { parseDate } from '../dates.ts'
import { itemFields } from './fields.ts'
import { all, type Part, type Parts, partsOf, textOf } from './part.ts'
import { authorOf } from './people.ts'
import { htmlOf, looksLikeHtml, plainOf, plainOnce, plainUnsure } from './text-constructs.ts'

/** What the feed says for all its items: where relative addresses start, and who wrote what names nobody. */
export type Setting = { base: string | null; author: string | null }

/** An item as picked, with its address as written (made absolute), which tells items apart whose cleaned addresses are the same. */
export type Picked = { item: FeedItem; address: string | null; cut: string[] }

/** The most that is kept of one field; what is cut is said among the feed's problems. */
export const longest = { id: 2000, title: 1000, summary: 20_000, content: 2_000_000, category: 200, categories: 100 }

/** Picks the fields of an item. The same for both readers, and for every format but JSON. */
export function pickItem(part: Part, setting: Setting): Picked {
  const parts = partsOf(part)
  const address = addressOf(part, parts, setting.base)
  const updated = dateOf(parts, itemFields.updated) ?? parseDate(part.attributes.lastmod)
  const description = firstFilled(all(parts, itemFields.summary), htmlOf) ?? fromGroups(parts)
  const content = firstFilled(all(parts, itemFields.content).filter(isText), htmlOf)
  const fields = {
    id: idOf(part, parts),
    title: firstFilled(all(parts, itemFields.title).map(shortened), plainOf),
    published: dateOf(parts, itemFields.published) ?? updated,
    updated,
    author: authorOf(parts) ?? setting.author,
    summary: description && plainOnce(description.slice(0, longest.summary * 5)),
    content: content ?? (description && looksLikeHtml(description) ? description : null),
    categories: categoriesOf(parts),
  }
  return finished(fields, address)
}

/** Applies the limits, cleans the address and finds an id where none was given. */
export function finished(fields: Omit<FeedItem, 'id' | 'url'> & { id: string | null }, address: string | null): Picked {
  const cut: string[] = []
  const within = (text: string | null, field: 'id' | 'title' | 'summary' | 'content') => {
    if (text === null || text.trim() === '') return null
    if (text.length <= longest[field]) return text
    cut.push(field)
    return text.slice(0, longest[field]).toWellFormed()
  }
  const url = cleanAddress(address)
  const title = within(fields.title, 'title')
  const summary = within(fields.summary, 'summary')
  const content = within(fields.content, 'content')
  const id = within(fields.id, 'id') ?? url ?? `text:${hash(title ?? `${summary ?? ''}\n${content ?? ''}`)}`
  const { published, updated, author, categories } = fields
  return { item: { id, url, title, published, updated, author, summary, content, categories: limited(categories) }, address, cut }
}

export const hash = (text: string) => createHash('sha256').update(text).digest('base64url').slice(0, 22)

const limited = (categories: string[]) =>
  [...new Set(categories.map((name) => name.slice(0, longest.category)).filter((name) => name !== ''))].slice(0, longest.categories)

/** A title of megabytes is cut before it is read as HTML, not after. */
function shortened(part: Part): Part {
  const [text] = part.content
  if (part.content.length !== 1 || typeof text !== 'string' || text.length <= longest.title * 20) return part
  return { ...part, content: [text.slice(0, longest.title * 20)] }
}

function firstFilled(parts: Part[], read: (part: Part) => string): string | null {
  for (const part of parts) {
    const text = read(part)
    if (text !== '') return text
  }
  return null
}

/** Media RSS hides title and description one level down. */
function fromGroups(parts: Parts): string | null {
  return firstFilled(
    all(parts, itemFields.group).flatMap((group) => all(partsOf(group), itemFields.summary)),
    htmlOf,
  )
}

/** Atom content may be a picture, or stand elsewhere. */
const isText = ({ attributes: { type = '', src } }: Part) => src === undefined && !/^(image|audio|video|multipart)\//i.test(type)

function dateOf(parts: Parts, names: readonly string[]): string | null {
  // Of several elements alike the last counts: later ones are written over earlier ones in the programs that make such feeds.
  for (const part of names.flatMap((name) => (parts.get(name) ?? []).slice(-10).toReversed())) {
    const date = parseDate(textOf(part) || part.attributes.value)
    if (date) return date
  }
  return null
}

function idOf(part: Part, parts: Parts): string | null {
  return firstFilled(all(parts, itemFields.id), textOf) ?? (part.attributes['rdf:about']?.trim() || null)
}

/**
 * Where an item is to be read, absolute but not cleaned. The address before a feed service's counter, then the links, then whatever
 * says that it is an address.
 */
function addressOf(part: Part, parts: Parts, base: string | null): string | null {
  const at = (text: string | undefined, near: Part) => absoluteAddress(text, near.base ?? base)
  for (const original of all(parts, itemFields.original)) {
    const address = absoluteAddress(textOf(original))
    if (address) return address
  }
  for (const link of linksByRank(all(parts, itemFields.link))) {
    const address = at(textOf(link) || link.attributes.href, link)
    if (address) return address
  }
  return (
    permalinkIn(all(parts, itemFields.id)) ??
    (part.attributes['rdf:about'] ? absoluteAddress(part.attributes['rdf:about']) : null) ??
    (part.attributes.href ? at(part.attributes.href, part) : null) ??
    all(parts, itemFields.content)
      .map((content) => at(content.attributes.src, content))
      .find((address) => address !== null) ??
    null
  )
}

const isOwn = ({ attributes: { rel = 'alternate' } }: Part) => /^(alternate|canonical|)$|\/alternate$/i.test(rel.trim())

/**
 * Links to the item itself, pages before other types; those to comments, files and the feed are not its address. Of several bare RSS
 * links the last counts, as in other readers.
 */
function linksByRank(links: Part[]): Part[] {
  const isBare = (link: Part) => link.name === 'rss.link' && link.attributes.rel === undefined
  const own = [...links.filter(isBare).toReversed(), ...links.filter((link) => !isBare(link) && isOwn(link))]
  const rank = ({ attributes: { type } }: Part) => (type === undefined ? 1 : /html/i.test(type) ? 0 : 2)
  return own.toSorted((a, b) => rank(a) - rank(b))
}

/** An RSS guid is an address unless it says no; an Atom id may be one. */
function permalinkIn(ids: Part[]): string | null {
  for (const id of ids) {
    const text = textOf(id)
    if (id.attributes.ispermalink?.trim().toLowerCase() !== 'false' && /^https?:\/\//i.test(text)) return absoluteAddress(text)
  }
  return null
}

function categoriesOf(parts: Parts): string[] {
  const named = all(parts, itemFields.category).map(
    (part) => plainUnsure(part.attributes.label ?? '') || plainOf(part) || plainUnsure(part.attributes.term ?? ''),
  )
  const listed = all(parts, itemFields.keywords).flatMap((part) => textOf(part).split(',', longest.categories).map(plainUnsure))
  return [...named, ...listed]
}
