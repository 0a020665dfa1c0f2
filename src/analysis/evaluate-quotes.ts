import type { Reading, Span } from '../model.ts'

/** A text with its quotations as labelled, from data/gold/texts or data/gold/quotes. */
export type QuotedText = { title: string; text: string; quotes: readonly { speaker: string | null; role?: string | null; text: string }[] }

type Share = { right: number; of: number; accuracy: number | null }
export type QuoteScore = {
  overlap: number
  right: number
  wrong: number
  missed: number
  precision: number | null
  recall: number | null
  f1: number | null
  speakers: Share
  /** judged where the label or the reading has a role */
  roles: Share
}

type Sum = { right: number; wrong: number; missed: number; speakers: { right: number; of: number }; roles: { right: number; of: number } }

/**
 * Quotations found against those labelled, after the Gender Gap Tracker's way of counting: a found quotation is right where it overlaps a
 * labelled one by at least `overlap` of both together (intersection ÷ union of characters); each may match once. Speakers and roles are judged
 * on the matched ones.
 */
export function evaluateQuotes(
  gold: readonly QuotedText[],
  readings: readonly Pick<Reading, 'quotes'>[],
  overlaps: readonly number[] = [0.3, 0.8],
): QuoteScore[] {
  return overlaps.map((overlap) => {
    const sum: Sum = { right: 0, wrong: 0, missed: 0, speakers: { right: 0, of: 0 }, roles: { right: 0, of: 0 } }
    gold.forEach((text, at) => {
      count(sum, text, readings[at]!, overlap)
    })
    return scoreOf(sum, overlap)
  })
}

function scoreOf(sum: Sum, overlap: number): QuoteScore {
  const precision = share(sum.right, sum.right + sum.wrong)
  const recall = share(sum.right, sum.right + sum.missed)
  const f1 = precision === null || recall === null || precision + recall === 0 ? null : (2 * precision * recall) / (precision + recall)
  const withShare = ({ right, of }: { right: number; of: number }) => ({ right, of, accuracy: share(right, of) })
  return { overlap, ...sum, precision, recall, f1, speakers: withShare(sum.speakers), roles: withShare(sum.roles) }
}

const share = (part: number, whole: number) => (whole === 0 ? null : part / whole)

function count(sum: Sum, text: QuotedText, reading: Pick<Reading, 'quotes'>, overlap: number): void {
  const open = spansOf(text)
  for (const found of reading.quotes) {
    const at = open.findIndex(({ span }) => overlapOf(span, found) >= overlap)
    if (at < 0) {
      sum.wrong += 1
      continue
    }
    const [match] = open.splice(at, 1)
    sum.right += 1
    if (match!.speaker !== null) tally(sum.speakers, sameSpeaker(match!.speaker, found.speaker))
    if (match!.role !== undefined && (match!.role ?? found.role) !== null) tally(sum.roles, sameRole(match!.role, found.role))
  }
  sum.missed += open.length
}

function tally(sum: { right: number; of: number }, isRight: boolean): void {
  sum.of += 1
  if (isRight) sum.right += 1
}

/** Labels in the order of the text; words that stand twice are taken in turn. */
function spansOf(text: QuotedText) {
  const whole = `${text.title}\n\n${text.text}`
  let from = 0
  return text.quotes.map((quote) => {
    const next = whole.indexOf(quote.text, from)
    const start = next < 0 ? whole.indexOf(quote.text) : next
    from = start + quote.text.length
    return { speaker: quote.speaker, role: quote.role, span: { start, end: from } }
  })
}

function overlapOf(a: Span, b: Span): number {
  const both = Math.min(a.end, b.end) - Math.max(a.start, b.start)
  return both <= 0 ? 0 : both / (Math.max(a.end, b.end) - Math.min(a.start, b.start))
}

const plain = (words: string) =>
  words
    .toLowerCase()
    .replace(/[‘’]/g, "'")
    .replace(/^(?:the|an?|one|its|his|her|their)\s+/, '')
    .replace(/^(?:mr|mrs|ms|dr|sir|dame|lord|lady|judge|sen|rep|prof)\.?\s+/, '')
    .trim()

/**
 * A name is the same with or without what is said of its bearer ("Tess Halloran, a media solicitor"); a description is the same where one goes on
 * after the other ends ("a compositor" and "a compositor who has worked for several services").
 */
function sameSpeaker(truth: string, found: string | null): boolean {
  if (found === null) return false
  const [a, b] = [plain(truth), plain(found)]
  return a === b || startsWith(a, b) || startsWith(b, a) || a.endsWith(` ${b}`)
}

const startsWith = (long: string, short: string) => long.startsWith(short) && /^[^\p{L}\p{N}]/u.test(long.slice(short.length))

/** Roles are the same words, or one a part of the other. */
function sameRole(truth: string | null, found: string | null): boolean {
  if (truth === null || found === null) return truth === found
  const [a, b] = [plain(truth), plain(found)]
  return a === b || a.startsWith(`${b} `) || b.startsWith(`${a} `) || a.endsWith(` ${b}`) || b.endsWith(` ${a}`)
}
