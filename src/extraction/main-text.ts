import { type Block, blocksOf } from './main-text-blocks.ts'
import { bodyOf, isProse, sameWords } from './main-text-container.ts'
import { strangerTest } from './main-text-marks.ts'
import { measuresOf } from './main-text-measure.ts'
import { isBiography, isByline, isEnding, isFurniture } from './main-text-phrases.ts'
import { secondOpinion } from './main-text-second.ts'
import { type LeanPage, type PageElement, pageTree } from './page-tree.ts'
import { plainParagraphs } from './plain-text.ts'
import { ruled, siteRuleFor } from './site-rules.ts'

/** What is known of a page besides its tree. `body`: the text as linked data gives it. */
export type Known = { title: string | null; body: string | null; url: string | null; authors?: string[] }

/** Largest page the second opinion is asked about: tags, and characters times nesting, since it reads the text of every ancestor anew. */
const largestForSecond = { tags: 40_000, work: 40_000_000 }
const isTooLargeForSecond = ({ html, tags, nesting }: LeanPage) =>
  tags > largestForSecond.tags || html.length * nesting > largestForSecond.work

/** `share`: how much of the page's prose the text holds, 0 to 1. */
export type FirstReading = { text: string; share: number }

/**
 * The main text of a page: paragraphs parted by a blank line. Two readers: our own, which looks at the page's marks and at where the sentences are,
 * and Readability, which is asked where ours found little and believed where it finds far more. Failing both, the text that linked data gives.
 */
export function mainText(first: FirstReading, lean: LeanPage, known: Known): string {
  const little = first.text.length < 500 || first.share < 0.25
  const second = little ? secondReading(lean, known) : ''
  const best =
    first.text.length < second.length * 0.3 || (first.text.length < 250 && second.length > first.text.length * 1.5) ? second : first.text
  const told = best.length < 300 && known.body ? plainParagraphs(known.body) : ''
  return told.length > best.length * 2 ? told : best
}

/** The text where Readability sees it, or nothing. */
export function secondReading(lean: LeanPage, known: Known): string {
  const html = isTooLargeForSecond(lean) ? null : secondOpinion(lean.html)
  if (!html) return ''
  const tree = pageTree(html)
  return joined(wantedOf(blocksOf(tree, strangerTest(tree, measuresOf(tree, hostOf(known)))).blocks, known))
}

const hostOf = ({ url }: Known) => (url && URL.canParse(url) ? new URL(url).hostname : null)

/** The text by the page's own marks and by where the sentences are. */
export function firstReading(root: PageElement, known: Known): FirstReading {
  const measures = measuresOf(root, hostOf(known))
  const rule = siteRuleFor(known.url)
  const { body, removed } = rule ? ruled(root, rule) : { body: root, removed: new Set<unknown>() }
  const isStranger = strangerTest(root, measures)
  const found = blocksOf(body, (element) => removed.has(element) || isStranger(element))
  const text = joined(wantedOf(bodyOf(body, found, known.title ?? null), known))
  return { text, share: text.length / Math.max(1, measures.get(root)!.prose) }
}

/** The blocks of a body that belong to its text. */
function wantedOf(blocks: Block[], known: Known): Block[] {
  const once = withoutRepeats(blocks)
  const wanted = once.slice(0, endOf(once)).filter((block, at, all) => isWanted(block, all[at + 1]))
  return withoutLastHeadings(wanted.slice(startOf(wanted, known)).filter((block, at, all) => !isBeside(block, at, all.length, known)))
}

/** A text that stands on the page twice, for two widths of screen, is read once: it ends where its first paragraph comes again with most of the rest. */
function withoutRepeats(blocks: Block[]): Block[] {
  const long = (block: Block) => block.text.length > 60
  const first = blocks.findIndex(long)
  const again = blocks.findIndex((block, at) => at > first && first >= 0 && block.text === blocks[first]!.text)
  if (again < 0) return blocks
  const before = new Set(blocks.slice(0, again).map(({ text }) => text))
  const after = blocks.slice(again).filter(long)
  return after.filter(({ text }) => before.has(text)).length > after.length * 0.6 ? blocks.slice(0, again) : blocks
}

/** True for what is told of the author before the text or after it; within a text an author may well be spoken of. */
const isBeside = (block: Block, at: number, count: number, known: Known) =>
  (at < 3 || at >= count - 4) && isBiography(block.text, known.authors ?? [])

const isHeading = (block: Block) => /^h[2-6]$/.test(block.tag)

function isWanted(block: Block, next: Block | undefined): boolean {
  const density = block.linked / block.text.length
  if (block.tag === 'h1' || isFurniture(block.text)) return false
  // The headings of a list of things link to the things: such a one is followed by its text.
  if (isHeading(block) && density > 0.6)
    return next !== undefined && !isHeading(next) && next.element.parent === block.element.parent && next.linked < next.text.length * 0.6
  if (density > 0.9 && block.text.length > 3 && block.tag !== 'li') return false
  return density <= 0.6 || /[.!?]["”’)]?$/.test(block.text)
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

/**
 * Where the text ends: before a heading that opens what comes after articles, if little prose follows. A mere label ("Related") stands between
 * paragraphs too: it ends the text only where no prose follows at all.
 */
function endOf(blocks: Block[]): number {
  const prose = blocks.map((block) => (isProse(block) ? block.text.length : 0))
  const whole = prose.reduce((sum, length) => sum + length, 0)
  let end = blocks.length
  let after = 0
  for (let at = blocks.length - 1; at > 0 && after <= whole * 0.25; at--) {
    after += prose[at]!
    const { text, linked } = blocks[at]!
    if (linked < text.length / 2 && isEnding(text) && after <= (isFurniture(text) ? 0 : whole * 0.25)) end = at
  }
  return end
}

/** A heading at the end leads to nothing that was kept. */
function withoutLastHeadings(blocks: Block[]): Block[] {
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
