/**
 * One element of a feed, however it was read: from rss-parser's answer or from the tolerant tree. Names are canonical (names.ts), attribute
 * names lower case. `base`: what its relative addresses are resolved against (xml:base), null where the feed states none.
 */
export type Part = { name: string; attributes: Record<string, string>; base: string | null; content: (string | Part)[] }

/** An item or the head of a feed: its child elements by canonical name, in the order written. */
export type Parts = Map<string, Part[]>

export function partsOf(part: Part): Parts {
  const parts: Parts = new Map()
  for (const child of part.content) {
    if (typeof child === 'string') continue
    const alike = parts.get(child.name)
    if (alike) alike.push(child)
    else parts.set(child.name, [child])
  }
  return parts
}

/** Elements of any of these names: all of the first name, then all of the second, and so on. */
export function all(parts: Parts, names: readonly string[]): Part[] {
  return names.flatMap((name) => parts.get(name) ?? [])
}

/** The text inside, children's included, trimmed. */
export function textOf(part: Part): string {
  return inside(part).trim()
}

function inside(part: Part): string {
  let text = ''
  for (const child of part.content) text += typeof child === 'string' ? child : inside(child)
  return text
}

export function hasMarkup(part: Part): boolean {
  return part.content.some((child) => typeof child !== 'string')
}

/** Plain text as HTML. */
export const asHtml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const unclosed = new Set('area base br col embed hr img input link meta source track wbr'.split(' '))

/** What is inside, written as HTML: names without their namespace, text escaped. */
export function markupOf(part: Part): string {
  let html = ''
  for (const child of part.content) html += typeof child === 'string' ? asHtml(child) : elementOf(child)
  return html
}

function elementOf(part: Part): string {
  const name = part.name.slice(part.name.lastIndexOf('.') + 1)
  let attributes = ''
  for (const key in part.attributes)
    if (/^[a-z][\w-]*$/.test(key)) attributes += ` ${key}="${asHtml(part.attributes[key]!).replaceAll('"', '&quot;')}"`
  return unclosed.has(name) ? `<${name}${attributes}>` : `<${name}${attributes}>${markupOf(part)}</${name}>`
}
