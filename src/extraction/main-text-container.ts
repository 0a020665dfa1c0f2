import type { Block, Blocks } from './main-text-blocks.ts'
import { nameWords } from './main-text-marks.ts'
import { isElement, type PageElement } from './page-tree.ts'

const sentence = /[.!?…]["”’')\]]*$/

/** True for what reads as a paragraph: long, few links, ending as a sentence does. */
export const isProse = (block: Block) => block.text.length > 80 && block.linked < block.text.length * 0.3 && sentence.test(block.text)

/** What a block adds to the case for its container: its plain letters, if they are many and links few. */
function worthOf(block: Block): number {
  const density = block.linked / block.text.length
  const plain = block.text.length - block.linked
  if (/^h[1-6]$/.test(block.tag) || density > 0.5 || plain < 40) return 0
  return plain * (1 - density) * (block.tag === 'p' || block.tag === 'blockquote' ? 1 : 0.8)
}

/** The worth of each block. A text that stands on the page twice counts once; what stands above the headline counts nothing, if enough stands below. */
function worths(blocks: Block[], headline: number): number[] {
  const seen = new Set<string>()
  const all = blocks.map((block) => {
    if (block.text.length > 60 && seen.has(block.text)) return 0
    seen.add(block.text)
    return worthOf(block)
  })
  const sum = (part: number[]) => part.reduce((a, b) => a + b, 0)
  return headline > 0 && sum(all.slice(headline + 1)) > sum(all) * 0.3 ? all.map((worth, at) => (at < headline ? 0 : worth)) : all
}

/** Where the headline stands: the heading that says what the title says, else the only h1; -1 where there is none. */
export function headlineOf(blocks: Block[], title: string | null): number {
  const same = title === null ? -1 : blocks.findIndex((block) => /^h[1-4]$/.test(block.tag) && sameWords(block.text, title))
  if (same >= 0) return same
  const first = blocks.findIndex((block) => block.tag === 'h1')
  return first >= 0 && blocks.findLastIndex((block) => block.tag === 'h1') === first ? first : -1
}

export const sameWords = (a: string, b: string) => bare(a) === bare(b)
const bare = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

/**
 * The blocks among which the text is. From the top of the page down into the element that has most of the worth; then up again, to take in
 * what is akin to it: paragraphs of the same class, sections of the same make, an opening between headline and text.
 */
export function bodyOf(root: PageElement, { blocks, ranges }: Blocks, title: string | null): Block[] {
  const headline = headlineOf(blocks, title)
  const sums = [0]
  for (const worth of worths(blocks, headline)) sums.push(sums.at(-1)! + worth)
  const core = coreOf(root, (element) => {
    const range = ranges.get(element)
    return range ? sums[range.to]! - sums[range.from]! : -1
  })
  const { from, to } = ranges.get(core)!
  const kept = new Set<number>()
  for (let at = from; at < to; at++) kept.add(at)
  takeInKin(core, blocks, ranges, headline, kept)
  const begin = sums[headline] === 0 ? headline : 0
  return blocks.filter((_, at) => at >= begin && kept.has(at))
}

/** Share of the worth that a child must have to be gone into. */
const most = 0.65

function coreOf(root: PageElement, sumOf: (element: PageElement) => number): PageElement {
  let best = root
  for (;;) {
    let next: PageElement | null = null
    for (const child of best.children) if (isElement(child) && (!next || sumOf(child) > sumOf(next))) next = child
    if (!next || sumOf(next) <= 0 || sumOf(next) < sumOf(best) * most) return best
    best = next
  }
}

type Ranges = Blocks['ranges']

function takeInKin(core: PageElement, blocks: Block[], ranges: Ranges, headline: number, kept: Set<number>): void {
  const kinds = new Set<string | null>()
  for (const at of kept) if (isProse(blocks[at]!)) kinds.add(kindOf(blocks[at]!))
  kinds.delete(null)
  const start = ranges.get(core)!.from
  let inner = core
  for (let outer = core.parent; outer && outer.name !== '' && outer.name !== 'html'; inner = outer, outer = outer.parent) {
    for (const child of outer.children) {
      if (!isElement(child) || child === inner) continue
      const range = ranges.get(child)
      if (!range || range.from === range.to) continue
      const alike = child.name === inner.name && (child.attribs.class ?? '') !== '' && child.attribs.class === inner.attribs.class
      const beside = child.name === 'p' && outer.name !== 'body'
      for (let at = range.from; at < range.to; at++) {
        if (at < headline) continue
        const block = blocks[at]!
        const opening = headline >= 0 && at < start && isProse(block) && !isDek(block)
        if (alike || opening || (beside && isProse(block)) || kinds.has(kindOf(block))) kept.add(at)
      }
    }
  }
}

/** True for the line under a headline, which the text mostly repeats. */
function isDek({ element, text }: Block): boolean {
  if (/^h[1-6]$/.test(element.name)) return true
  return text.length <= 260 && [element, element.parent].some((one) => one && nameWords(one).some((word) => dekWords.has(word)))
}

const dekWords = new Set(
  'dek deck sub subtitle subheadline subheading standfirst summary description excerpt heading headline header hed intro abstract tagline quote'.split(
    ' ',
  ),
)

/** What a paragraph is made like: its class, or that of what it stands in; null where neither has one. */
function kindOf({ element: { name, attribs, parent } }: Block): string | null {
  if (attribs.class) return `${name}.${attribs.class}`
  return parent?.attribs.class ? `${parent.name}.${parent.attribs.class} ${name}` : null
}
