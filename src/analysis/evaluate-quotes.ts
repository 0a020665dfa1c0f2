import type { GoldText } from '../knowledge/gold.ts'
import type { Reading, Span } from '../model.ts'

export type QuoteScore = {
  overlap: number
  right: number
  wrong: number
  missed: number
  precision: number | null
  recall: number | null
  f1: number | null
  speakers: { right: number; of: number; accuracy: number | null }
}

/**
 * Quotations found against those labelled, after the Gender Gap Tracker's way of counting: a found quotation is right where it overlaps a
 * labelled one by at least `overlap` of both together (intersection ÷ union of characters); each may match once. Speakers are judged on the
 * matched ones.
 */
export function evaluateQuotes(
  gold: readonly GoldText[],
  readings: readonly Reading[],
  overlaps: readonly number[] = [0.3, 0.8],
): QuoteScore[] {
  return overlaps.map((overlap) => {
    const sum = {
      right: 0,
      wrong: 0,
      missed: 0,
      speakers: { right: 0, of: 0 },
    }
    gold.forEach((text, at) => {
      // A text without labelled quotations was not labelled for them, unless it has none of the marks.
      if (text.quotes.length === 0 && /["“”]/.test(text.text)) return
      count(sum, text, readings[at]!, overlap)
    })
    const precision = share(sum.right, sum.right + sum.wrong)
    const recall = share(sum.right, sum.right + sum.missed)
    const f1 = precision === null || recall === null || precision + recall === 0 ? null : (2 * precision * recall) / (precision + recall)
    return {
      overlap,
      ...sum,
      precision,
      recall,
      f1,
      speakers: {
        ...sum.speakers,
        accuracy: share(sum.speakers.right, sum.speakers.of),
      },
    }
  })
}

const share = (part: number, whole: number) => (whole === 0 ? null : part / whole)

function count(
  sum: {
    right: number
    wrong: number
    missed: number
    speakers: { right: number; of: number }
  },
  text: GoldText,
  reading: Reading,
  overlap: number,
): void {
  const whole = `${text.title}\n\n${text.text}`
  const open = text.quotes.map((quote) => ({
    speaker: quote.speaker,
    span: spanOf(whole, quote.text),
  }))
  for (const found of reading.quotes) {
    const at = open.findIndex(({ span }) => span !== null && overlapOf(span, found) >= overlap)
    if (at < 0) {
      sum.wrong += 1
      continue
    }
    const [match] = open.splice(at, 1)
    sum.right += 1
    if (match?.speaker == null) continue
    sum.speakers.of += 1
    if (sameSpeaker(match.speaker, found.speaker)) sum.speakers.right += 1
  }
  sum.missed += open.length
}

function spanOf(whole: string, quote: string): Span | null {
  const start = whole.indexOf(quote)
  return start < 0 ? null : { start, end: start + quote.length }
}

function overlapOf(a: Span, b: Span): number {
  const both = Math.min(a.end, b.end) - Math.max(a.start, b.start)
  return both <= 0 ? 0 : both / (Math.max(a.end, b.end) - Math.min(a.start, b.start))
}

const plain = (name: string | null) =>
  (name ?? '')
    .toLowerCase()
    .replace(/^(?:the|an?)\s+/, '')
    .trim()
const sameSpeaker = (truth: string, found: string | null) => {
  const [a, b] = [plain(truth), plain(found)]
  return b !== '' && (a === b || a.endsWith(` ${b}`) || b.endsWith(` ${a}`))
}
