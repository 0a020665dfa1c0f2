import type { Excerpt, Quote, Snippet, Span, Tag } from './model.ts'
import { stemOf } from './text/stem.ts'
import { tokensOf } from './text/tokens.ts'

/** Most words of one document's body that any response may show, all windows together. */
export const mostWords = 60
const widest = 26
const forGrounds = 44
const opening = 40

/** What excerpts are cut from. Offsets of tags and quotes: UTF-16 units into (title ?? '') + '\n\n' + text. */
export type ExcerptInput = {
  title: string | null
  text: string
  tags: readonly Tag[]
  quotes: readonly Quote[]
}

// Scripts written without spaces: there every character counts as a word, else a page of Japanese would pass for one word.
const unspaced =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}'
const piece = new RegExp(`[${unspaced}]|[[\\p{L}\\p{N}\\p{M}]--[${unspaced}]]{1,24}|[^\\s\\p{L}\\p{N}\\p{M}]{12}`, 'gv')

/** The pieces that count against the cap. Counted strictly: "don't" is two, "SAG-AFTRA" is two, so that no other way of counting finds more. */
export function countedWords(text: string): Span[] {
  return [...text.matchAll(piece)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }))
}

/**
 * The words of a document that may be shown: at most 60 of its body in all, evidence first, each a stretch of the stored text.
 * The windows follow from the document alone, never from a query, so that many searches together show no more than one.
 */
export function excerptsOf(input: ExcerptInput): Excerpt[] {
  const head = `${input.title ?? ''}\n\n`
  const words = countedWords(input.text)
  const shown = new Set<number>()
  const evidence = inOrder(input, head.length)
  // As many tags as possible get their words first; then the best of them their sentence; names last, they explain themselves.
  for (const { said, ...span } of evidence) if (said) show(span, { margin: 3, most: forGrounds }, input.text, words, shown)
  for (const { said, ...span } of evidence) if (said) show(span, { margin: widest, most: mostWords }, input.text, words, shown)
  for (const span of evidence) show(span, { margin: 2, most: mostWords }, input.text, words, shown)
  if (shown.size === 0) for (let i = 0; i < Math.min(opening, words.length); i++) shown.add(i)
  return stretchesOf(shown, words).map(({ start, end }) => ({
    text: input.text.slice(start, end),
    start: start + head.length,
    end: end + head.length,
    tags: input.tags
      .filter((tag) => tag.start >= start + head.length && tag.end <= end + head.length && tag.end > tag.start)
      .map(({ facet, value, because, by }) => ({ facet, value, because, by })),
  }))
}

const names: ReadonlySet<string> = new Set(['studios', 'vendors', 'bodies', 'people', 'productions', 'countries'])
type Evidence = Span & { said: boolean }

/** One stretch of the body for each tag, its strongest; strongest tags first, then quotations, then names. Offsets are made relative to the body. */
function inOrder(input: ExcerptInput, offset: number): Evidence[] {
  const inBody = (span: Span) => span.start >= offset && span.end > span.start && span.end <= offset + input.text.length
  const tags = input.tags.filter(inBody).sort((a, b) => b.score - a.score || a.start - b.start || a.end - b.end)
  const seen = new Set<string>()
  const best = tags.filter(({ facet, value }) => !seen.has(`${facet} ${value}`) && seen.add(`${facet} ${value}`))
  const quotes = input.quotes.filter(inBody).sort((a, b) => a.start - b.start)
  const said = best.filter(({ facet }) => !names.has(facet))
  const named = best.filter(({ facet }) => names.has(facet))
  const relative = (list: readonly Span[], said: boolean) =>
    list.map(({ start, end }) => ({ start: start - offset, end: end - offset, said }))
  return [...relative(said, true), ...relative(quotes, true), ...relative(named, false)]
}

/** Shows a stretch with up to `margin` words of its sentence on each side, if no more than `most` words are shown then; the bare stretch where only that fits. */
function show(evidence: Span, { margin, most }: { margin: number; most: number }, text: string, words: Span[], shown: Set<number>): void {
  const first = firstAfter(words, evidence.start)
  const last = Math.min(firstAfter(words, evidence.end - 1), words.length - 1, first + widest - 1)
  if (first > last) return
  const sentence = sentenceAround(text, evidence)
  const from = Math.min(first, firstAfter(words, sentence.start))
  const to = Math.max(last, firstAfter(words, sentence.end - 1) - (sentenceEndsBefore(words, sentence) ? 1 : 0))
  const room = Math.max(0, Math.min(widest - (last - first + 1), margin * 2))
  const before = Math.min(first - from, Math.max(Math.ceil(room / 2), room - (to - last)))
  const tries = [
    [first - before, Math.min(to, last + room - before)],
    [first, last],
  ] as const
  for (const [start, end] of tries) {
    const fresh: number[] = []
    for (let i = start; i <= end; i++) if (!shown.has(i)) fresh.push(i)
    if (shown.size + fresh.length > most) continue
    for (const i of fresh) shown.add(i)
    return
  }
}

/** Whether no word ends exactly where the sentence does, so that the next one found belongs to what follows. */
const sentenceEndsBefore = (words: Span[], { end }: Span) => {
  const word = words[firstAfter(words, end - 1)]
  return word === undefined || word.start >= end
}

/** Runs of neighbouring words as stretches of the text, with the closing mark that follows a run. */
function stretchesOf(shown: ReadonlySet<number>, words: Span[]): Span[] {
  const stretches: { first: number; last: number }[] = []
  for (const i of [...shown].sort((a, b) => a - b)) {
    const open = stretches.at(-1)
    if (open && open.last === i - 1) open.last = i
    else stretches.push({ first: i, last: i })
  }
  return stretches.map(({ first, last }) => ({
    start: words[first]!.start,
    end: words[last]!.end,
  }))
}

/** The sentence around a span, looked for at most 400 characters each way. */
function sentenceAround(text: string, span: Span): Span {
  const before = text.slice(Math.max(0, span.start - 400), span.start)
  const after = text.slice(span.end, span.end + 400)
  const opens = Math.max(
    before.lastIndexOf('. '),
    before.lastIndexOf('! '),
    before.lastIndexOf('? '),
    before.lastIndexOf('\n'),
    before.lastIndexOf('。'),
  )
  const closes = [after.indexOf('. '), after.indexOf('! '), after.indexOf('? '), after.indexOf('\n'), after.indexOf('。')].filter(
    (at) => at >= 0,
  )
  return {
    start: span.start - before.length + opens + 1,
    end: span.end + (closes.length > 0 ? Math.min(...closes) : after.length),
  }
}

/** Index of the first word that ends after an offset. */
function firstAfter(words: Span[], offset: number): number {
  let low = 0
  let high = words.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (words[middle]!.end <= offset) low = middle + 1
    else high = middle
  }
  return low
}

/** Words looked for, marked inside the windows that may be shown anyway. Windows with a mark come first and alone; never more text than the excerpts hold. */
export function snippetOf(excerpts: readonly Excerpt[], stems: Iterable<string>): Snippet {
  const wanted = new Set(stems)
  const marked = excerpts.map(({ text }) => ({
    text,
    marks: tokensOf(text).filter((token) => wanted.has(stemOf(token.text))),
  }))
  const hits = marked.filter(({ marks }) => marks.length > 0)
  const snippet: Snippet = { text: '', marks: [] }
  for (const { text, marks } of hits.length > 0 ? hits : marked.slice(0, 1)) {
    if (snippet.text) snippet.text += ' … '
    const at = snippet.text.length
    snippet.text += text
    for (const { start, end } of marks) snippet.marks.push({ start: at + start, end: at + end })
  }
  return snippet
}
