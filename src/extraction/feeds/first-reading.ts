import RssParser from 'rss-parser'
import { headFields, itemFields } from './fields.ts'
import { canonicalName, declaredSpaces, type Spaces } from './names.ts'
import type { Part } from './part.ts'

/**
 * The first reading of a feed, by rss-parser: strict, so it also tells what is wrong with the XML. It finds format, channel and items.
 * Its xml2js is told to write every name canonically (names.ts) and its custom fields to hand over whole elements. So none of its own
 * interpretation runs where it is known to fail: one unparsable date in Atom rejects the whole feed, xhtml titles vanish, prefixes other
 * than the usual ones find nothing, its snippets take quadratic time on hostile text.
 */
export type FirstReading = { kind: 'read'; head: Part; items: Part[] } | { kind: 'failed'; why: string }

type Elements = Record<string, unknown>

const names = (fields: Record<string, readonly string[]>) =>
  [...new Set(Object.values(fields).flat())].map((name) => [name, name, { keepArray: true }] as const)
const attributesToo = ['$', '$', { keepArray: true }] as const
const settleMs = 5000

export async function firstReading(text: string): Promise<FirstReading> {
  const spaces = declaredSpaces(text)
  const parser = new RssParser<Elements, Elements>({
    defaultRSS: 2,
    customFields: { feed: [attributesToo, ...names(headFields)] as never, item: [attributesToo, ...names(itemFields)] as never },
    xml2js: {
      tagNameProcessors: [(name: string) => canonicalName(name, spaces)],
      attrNameProcessors: [(name: string) => attributeName(name, spaces)],
    },
  })
  try {
    const feed = await settled(parser.parseString(text))
    return { kind: 'read', head: partFrom('channel', feed), items: feed.items.map((item) => partFrom('item', item as Elements)) }
  } catch (error) {
    return { kind: 'failed', why: error instanceof Error ? error.message.replace(/\s+/g, ' ').slice(0, 200) : String(error) }
  }
}

function attributeName(written: string, spaces: Spaces): string {
  const name = written.toLowerCase()
  const colon = name.indexOf(':')
  return colon > 0 && spaces.get(name.slice(0, colon)) === 'rdf' ? `rdf:${name.slice(colon + 1)}` : name
}

/** On some broken documents rss-parser's promise never settles. */
async function settled<T>(promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('it did not settle')), settleMs)
  })
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}

/** xml2js's objects as parts: `_` text, `$` attributes, other keys lists of children. The order of children of different names is lost. */
function partFrom(name: string, value: unknown, depth = 0): Part {
  const part: Part = { name, attributes: Object.create(null), base: null, content: [] }
  if (typeof value === 'string') part.content.push(value)
  if (typeof value !== 'object' || value === null || depth > 100) return part
  for (const [key, inside] of Object.entries(value)) {
    if (key === '_') part.content.push(String(inside))
    else if (key === '$') Object.assign(part.attributes, inside)
    else if (Array.isArray(inside) && key !== 'items') for (const child of inside) part.content.push(partFrom(key, child, depth + 1))
  }
  return part
}
