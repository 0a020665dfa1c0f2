import { type Block, type Blocks, blocksOf } from './main-text-blocks.ts'
import { isHidden, strangerTest } from './main-text-marks.ts'
import { measuresOf } from './main-text-measure.ts'
import { isByline, isEnding, isFurniture } from './main-text-phrases.ts'
import { secondOpinion } from './main-text-second.ts'
import { isElement, type LeanPage, type PageElement, pageTree } from './page-tree.ts'

/** What a block adds to the case for its container: long plain sentences add, links and crumbs take away. */
function worthOf(block: Block): number {
  const density = block.linked / block.text.length
  if (/^h[1-6]$/.test(block.tag)) return density > 0.5 ? -20 : 5
  if (density > 0.5) return -25 - block.text.length / 4
  const plain = block.text.length - block.linked
  const sentence = /[.!?:;,"”’)…]/.test(block.text)
  if (plain < 40) return sentence ? 0 : -10
  return plain * (1 - density) * (block.tag === 'p' || block.tag === 'blockquote' ? 1 : 0.8)
}

/** The element that holds the text: the one with the greatest sum of values, and of those with nearly as much the smallest. */
function containerOf(root: PageElement, { blocks, ranges }: Blocks): PageElement {
  const sums = [0]
  for (const block of blocks) sums.push(sums.at(-1)! + worthOf(block))
  const sumOf = (element: PageElement) => {
    const range = ranges.get(element)
    return range ? sums[range.to]! - sums[range.from]! : 0
  }
  let best = root
  for (;;) {
    const children = best.children.filter(isElement).filter((child) => ranges.has(child))
    let next: PageElement | null = null
    for (const child of children) if (!next || sumOf(child) > sumOf(next)) next = child
    if (!next || sumOf(next) <= 0 || sumOf(next) < sumOf(best) * 0.85) return best
    best = next
  }
}

/** What is known of a page besides its tree. `body`: the text as linked data gives it. */
export type Known = { title: string | null; body: string | null; url: string | null }

/** Largest page the second opinion is asked about: tags, and characters times nesting, since it reads the text of every ancestor anew. */
const largestForSecond = { tags: 40_000, work: 40_000_000 }
const isTooLargeForSecond = ({ html, tags, nesting }: LeanPage) =>
  tags > largestForSecond.tags || html.length * nesting > largestForSecond.work

export type FirstReading = { text: string }

/**
 * The main text of a page: paragraphs parted by a blank line. Two readers: our own, which looks at the page's marks and at where the sentences are,
 * and Readability, which is believed where ours found far less.
 */
export function mainText(first: FirstReading, lean: LeanPage, known: Known): string {
  const html = isTooLargeForSecond(lean) ? null : secondOpinion(lean.html)
  const second = html ? joined(wantedOf(blocksOf(pageTree(html), isHidden).blocks, known)) : ''
  const best = first.text.length < second.length * 0.6 ? second : first.text
  return best.length < 300 && (known.body?.length ?? 0) > best.length * 2 ? (known.body ?? '') : best
}

/** The text by the page's own marks and by where the sentences are. */
export function firstReading(root: PageElement, known: Known): FirstReading {
  const measures = measuresOf(root)
  const found = blocksOf(root, strangerTest(root, measures))
  const range = found.ranges.get(containerOf(root, found))!
  return { text: joined(wantedOf(found.blocks.slice(range.from, range.to), known)) }
}

/** The blocks of a container that belong to its text. */
function wantedOf(blocks: Block[], known: Known): Block[] {
  const wanted = blocks.filter(isWanted)
  const from = startOf(wanted, known)
  return wanted.slice(from, Math.max(from, endOf(wanted)))
}

function isWanted(block: Block): boolean {
  const density = block.linked / block.text.length
  if (block.tag === 'h1') return false
  if (density > 0.9 && block.text.length > 3 && block.tag !== 'li' && !/^h[2-6]$/.test(block.tag)) return false
  if (density > 0.6 && !/[.!?]["”’)]?$/.test(block.text)) return false
  return !isFurniture(block.text)
}

const sentence = /[.!?…]["”’')\]]*$/

/** Where the text begins: after the headline, the author's line and labels that stand before the first sentence. */
function startOf(blocks: Block[], known: Known): number {
  let start = 0
  for (let at = 0; at < Math.min(blocks.length, 12); at++) {
    const { text } = blocks[at]!
    if (text.length > 100 && sentence.test(text)) break
    if (isByline(text) || (known.title && sameWords(text, known.title))) start = at + 1
  }
  return start
}

const sameWords = (a: string, b: string) =>
  a.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '') === b.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

/** Where the text ends: before a heading that opens what comes after articles, if little prose follows; and not on a heading. */
function endOf(blocks: Block[]): number {
  const prose = blocks.map((block) => (block.text.length > 80 && sentence.test(block.text) ? block.text.length : 0))
  const whole = prose.reduce((sum, length) => sum + length, 0)
  let end = blocks.length
  let after = 0
  for (let at = blocks.length - 1; at > 0 && after <= whole * 0.25; at--) {
    after += prose[at]!
    if (isEnding(blocks[at]!.text) && after <= whole * 0.25) end = at
  }
  while (end > 0 && /^h[1-6]$/.test(blocks[end - 1]!.tag)) end--
  return end
}

/** Blocks as text: a blank line between them, a line break between items of one list. */
export function joined(blocks: Block[]): string {
  let text = ''
  blocks.forEach((block, at) => {
    const before = blocks[at - 1]
    if (before) text += before.listed && block.listed && before.element.parent === block.element.parent ? '\n' : '\n\n'
    text += block.text
  })
  return text
}
