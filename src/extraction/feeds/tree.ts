import { type MarkupEvents, readMarkup } from '../markup-events.ts'
import { textConstructs } from './fields.ts'
import { canonicalName, noSpaces, type Spaces, spacesWith } from './names.ts'
import type { Part } from './part.ts'

/** Elements deeper than this are not made; their text joins the element above. Keeps later walks, which recurse, off the end of the stack. */
const deepest = 200

const isItem = (name: string) => name === 'item' || name === 'entry'

type Open = { part: Part; written: string; spaces: Spaces }

/**
 * The tolerant reading of a feed's XML: whatever stands there becomes a tree, well-formed or not. Tags that nobody closed are closed by the
 * next item, closing tags that close nothing are passed over, a document cut off in the middle ends where it ends.
 *
 * @param base what the document's own relative xml:base is resolved against
 * @param limit items after this many are not read; the answer says whether there were more
 */
export function readTree(text: string, base: string | null, limit: number): { root: Part; more: boolean } {
  const root: Part = { name: '', attributes: {}, base: null, content: [] }
  const builder = new Builder(root, base, limit)
  readMarkup(text, builder, true, () => builder.isFull)
  return { root, more: builder.isFull }
}

class Builder implements MarkupEvents {
  isFull = false
  #open: Open[]
  #base: string | null
  #limit: number
  #items = 0
  #skipped = 0
  #isItemLost = false

  constructor(root: Part, base: string | null, limit: number) {
    this.#open = [{ part: root, written: '', spaces: noSpaces }]
    this.#base = base
    this.#limit = limit
  }

  open(written: string, given: Record<string, string>): void {
    if (this.isFull) return
    const attributes = lowerCased(given)
    const spaces = spacesWith(this.#top().spaces, attributes)
    const name = canonicalName(written, spaces)
    if (isItem(name)) this.#nextItem()
    if (this.isFull) return
    if (this.#open.length > deepest) {
      this.#skipped += 1
      return
    }
    const above = this.#top().part
    const part: Part = { name, attributes, base: this.#baseInside(above, attributes['xml:base']), content: [] }
    above.content.push(part)
    this.#open.push({ part, written, spaces })
  }

  text(text: string): void {
    if (this.isFull) return
    const content = this.#top().part.content
    const last = content.length - 1
    // Text comes in pieces around entities and CDATA.
    if (typeof content[last] === 'string') content[last] += text
    else content.push(text)
  }

  close(written: string): void {
    if (this.#skipped > 0) {
      this.#skipped -= 1
      return
    }
    const at = this.#open.findLastIndex((open) => open.written === written)
    if (at > 0) this.#open.length = at
  }

  /** The item in which markup got out of hand ends where the next one begins: its closing tag will not be told. */
  lost(): void {
    this.#skipped = 0
    this.#isItemLost = true
    const item = this.#open.findIndex(({ part }) => isItem(part.name))
    if (item > 0) this.#open.length = item + 1
  }

  #top(): Open {
    return this.#open[this.#open.length - 1]!
  }

  #baseInside(above: Part, stated: string | undefined): string | null {
    if (stated === undefined) return above.base
    return URL.parse(stated.trim(), above.base ?? this.#base ?? undefined)?.href ?? above.base
  }

  /** An item straight inside an item, or inside a text of one, means that the first was not closed. Inside anything else it is a guest's own element. */
  #nextItem(): void {
    this.#items += 1
    this.isFull = this.#items > this.#limit
    const at = this.#open.findLastIndex(({ part }) => isItem(part.name))
    if (at < 0) return
    const field = this.#open[at + 1]?.part
    const isLeftOpen = field === undefined || (textConstructs.has(field.name) && !field.attributes.type?.includes('xml'))
    if (!isLeftOpen && !this.#isItemLost) return
    this.#open.length = at
    this.#skipped = 0
    this.#isItemLost = false
  }
}

/** Attribute names as rules look for them; publishers write isPermaLink, ispermalink, HREF. */
function lowerCased(given: Record<string, string>): Record<string, string> {
  let isLower = true
  for (const name in given) if (/[A-Z]/.test(name)) isLower = false
  if (isLower) return given
  const attributes: Record<string, string> = Object.create(null)
  for (const name in given) attributes[name.toLowerCase()] ??= given[name]!
  return attributes
}

/** Every item of a tree, in the order written, wherever it stands, but for those inside another item. */
export function itemsIn(part: Part): Part[] {
  const items: Part[] = []
  const look = (above: Part) => {
    for (const child of above.content) {
      if (typeof child === 'string') continue
      if (isItem(child.name)) items.push(child)
      else look(child)
    }
  }
  look(part)
  return items
}
