import { type Block, type Blocks, blocksOf } from './main-text-blocks.ts'
import { isHidden, strangerMark } from './main-text-marks.ts'
import { secondOpinion } from './main-text-second.ts'
import { isElement, isText, type LeanPage, type PageElement, pageTree } from './page-tree.ts'

type Measure = { text: number; paragraphs: number; headline: boolean }

/** How much text stands in each element, and how much of it in paragraphs that are not mostly links. */
function measure(root: PageElement): Map<PageElement, Measure> {
  const measures = new Map<PageElement, Measure>()
  const visit = (element: PageElement, inLink: boolean, inParagraph: boolean): Measure => {
    const sum: Measure = { text: 0, paragraphs: 0, headline: element.name === 'h1' }
    if (element.type === 'script' || element.type === 'style' || element.name === 'noscript') return sum
    const link = inLink || element.name === 'a'
    const paragraph = inParagraph || element.name === 'p'
    for (const child of element.children) {
      if (isText(child)) {
        const length = child.data.trim().length
        sum.text += length
        if (paragraph && !link) sum.paragraphs += length
      } else if (isElement(child)) {
        const inner = visit(child, link, paragraph)
        sum.text += inner.text
        sum.paragraphs += inner.paragraphs
        if (inner.headline) sum.headline = true
      }
    }
    measures.set(element, sum)
    return sum
  }
  visit(root, false, false)
  return measures
}

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
  const second = html ? joined(trimmed(blocksOf(pageTree(html), isHidden).blocks.filter(isWanted))) : ''
  const best = first.text.length < second.length * 0.6 ? second : first.text
  return best.length < 300 && (known.body?.length ?? 0) > best.length * 2 ? (known.body ?? '') : best
}

/** The text by the page's own marks and by where the sentences are. */
export function firstReading(root: PageElement, _known: Known): FirstReading {
  const measures = measure(root)
  const whole = measures.get(root)!
  const left = (element: PageElement) => {
    if (isHidden(element)) return true
    const mark = element.name === 'aside' ? 'aside' : wholes.has(element.name) ? null : strangerMark(element)
    if (!mark) return false
    const own = measures.get(element)!
    return own.paragraphs < whole.paragraphs * 0.4 || own.text < whole.text * 0.05 || (/^comment/.test(mark) && !own.headline)
  }
  const found = blocksOf(root, left)
  const range = found.ranges.get(containerOf(root, found))!
  return { text: joined(trimmed(found.blocks.slice(range.from, range.to).filter(isWanted))) }
}

const wholes = new Set(['html', 'body', 'article', 'main'])

function isWanted(block: Block): boolean {
  const density = block.linked / block.text.length
  if (block.tag === 'h1') return false
  if (density > 0.6 && !/[.!?]["”’)]?$/.test(block.text)) return false
  return true
}

/** Headings at the end lead to nothing that was kept. */
function trimmed(blocks: Block[]): Block[] {
  let end = blocks.length
  while (end > 0 && /^h[1-6]$/.test(blocks[end - 1]!.tag)) end--
  return blocks.slice(0, end)
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
