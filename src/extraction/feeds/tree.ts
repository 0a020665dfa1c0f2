import { Parser } from 'htmlparser2'
import { textConstructs } from './fields.ts'
import { canonicalName, noSpaces, type Spaces, spacesWith } from './names.ts'
import type { Part } from './part.ts'

/** Elements deeper than this are not made; their text joins the element above. Keeps later walks, which recurse, off the end of the stack. */
const deepest = 200

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
  const parser = new Parser(builder, { xmlMode: true, decodeEntities: true })
  // In pieces, so that a feed of a million items stops being read at the limit.
  for (let at = 0; at < text.length && !builder.full; at += 1 << 18) parser.write(text.slice(at, at + (1 << 18)))
  if (!builder.full) parser.end()
  return { root, more: builder.full }
}

class Builder {
  full = false
  #open: Open[]
  #attributes: Record<string, string> = Object.create(null)
  #base: string | null
  #limit: number
  #items = 0
  #skipped = 0

  constructor(root: Part, base: string | null, limit: number) {
    this.#open = [{ part: root, written: '', spaces: noSpaces }]
    this.#base = base
    this.#limit = limit
  }

  onopentagname(): void {
    this.#attributes = Object.create(null)
  }

  onattribute(name: string, value: string): void {
    this.#attributes[name.toLowerCase()] ??= value
  }

  onopentag(written: string): void {
    if (this.full) return
    if (this.#open.length > deepest) {
      this.#skipped += 1
      return
    }
    const spaces = spacesWith(this.#top().spaces, this.#attributes)
    const name = canonicalName(written, spaces)
    const isItem = name === 'item' || name === 'entry'
    if (isItem) this.#closeItemLeftOpen()
    if (isItem && ++this.#items > this.#limit) {
      this.full = true
      return
    }
    const above = this.#top().part
    const part: Part = { name, attributes: this.#attributes, base: this.#baseInside(above), content: [] }
    above.content.push(part)
    this.#open.push({ part, written, spaces })
  }

  ontext(text: string): void {
    if (this.full) return
    const content = this.#top().part.content
    const last = content.length - 1
    // Text comes in pieces around entities and CDATA.
    if (typeof content[last] === 'string') content[last] += text
    else content.push(text)
  }

  onclosetag(written: string): void {
    if (this.#skipped > 0) {
      this.#skipped -= 1
      return
    }
    const at = this.#open.findLastIndex((open) => open.written === written)
    if (at > 0) this.#open.length = at
  }

  #top(): Open {
    return this.#open[this.#open.length - 1]!
  }

  #baseInside(above: Part): string | null {
    const stated = this.#attributes['xml:base']?.trim()
    if (stated === undefined) return above.base
    return URL.parse(stated, above.base ?? this.#base ?? undefined)?.href ?? above.base
  }

  /** An item inside an item, with nothing between them but texts, means that the first was not closed. Inside anything else it is a guest's own element. */
  #closeItemLeftOpen(): void {
    const at = this.#open.findLastIndex(({ part }) => part.name === 'item' || part.name === 'entry')
    if (at < 0) return
    const between = this.#open.slice(at + 1)
    if (between.every(({ part }) => textConstructs.has(part.name) && !part.attributes.type?.includes('xml'))) this.#open.length = at
  }
}

/** Every item of a tree, in the order written, wherever it stands, but for those inside another item. */
export function itemsIn(part: Part): Part[] {
  const items: Part[] = []
  const look = (above: Part) => {
    for (const child of above.content) {
      if (typeof child === 'string') continue
      if (child.name === 'item' || child.name === 'entry') items.push(child)
      else look(child)
    }
  }
  look(part)
  return items
}
