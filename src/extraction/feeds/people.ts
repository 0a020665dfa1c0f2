import { plainText } from '../plain-text.ts'
import { itemFields } from './fields.ts'
import { all, hasMarkup, type Part, type Parts, partsOf, textOf } from './part.ts'
import { plainOf } from './text-constructs.ts'

const longest = 300

/** Who wrote an item, several joined by commas, or null. Dublin Core first: in RSS the author element is an address for mail. */
export function authorOf(parts: Parts): string | null {
  return (
    joined(all(parts, itemFields.creator).map(personOf)) ??
    joined(all(parts, itemFields.author).map(personOf)) ??
    joined(all(parts, itemFields.otherAuthor).map(personOf))
  )
}

/** The authors an Atom feed names for all its entries. */
export function joined(names: (string | null)[]): string | null {
  const text = [...new Set(names.filter((name) => name !== null && name !== ''))].join(', ')
  return text === '' ? null : text.slice(0, longest)
}

export function personOf(part: Part): string | null {
  if (!hasMarkup(part)) return nameIn(plainOf(part))
  const inside = partsOf(part)
  const name = all(inside, ['atom.name', 'rss.name', 'itunes.name', 'atom.email', 'rss.email'])
    .map(textOf)
    .find((text) => text !== '')
  return nameIn(plainText(name ?? textOf(part)))
}

/** "editor@example.com (Jane Roe)" and "Jane Roe <editor@example.com>" → Jane Roe. An address alone is all there is. */
export function nameIn(long: string): string {
  const text = long.slice(0, longest)
  const named = /^[^\s@]{1,100}@[^\s@]{1,100} ?\((.+)\)$/.exec(text) ?? /^(.+?) ?[<(][^\s@]{1,100}@[^\s@]{1,100}[>)]$/.exec(text)
  return (named?.[1] ?? text).replace(/^"(.*)"$/, '$1').trim()
}
