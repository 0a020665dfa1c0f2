import type { Span, TextInput } from '../model.ts'
import { sentencesOf } from '../text/sentences.ts'
import type { Lexicon, Word } from './lexicon.ts'

/** A sentence as characters and as words: `first` to before `last`. */
export type Sentence = Span & {
  first: number
  last: number
  paragraph: number
}

/** Something of several words that stands at one place: a name, or a phrase of a word group. `symbols` as in the lexicon. */
export type Chunk = { at: number; length: number; symbols: readonly number[] }

/** A text taken apart once, for everything that reads it. Word n stands at `starts[n]`–`ends[n]` of `text`. */
export type Prose = {
  text: string
  /** where the headline ends */
  headline: number
  words: Word[]
  starts: Int32Array
  ends: Int32Array
  sentences: Sentence[]
  /** number of the sentence of each word */
  sentenceOf: Int32Array
  /** a number that grows at each comma, semicolon, dash or bracket: words with equal numbers stand in one clause */
  clauseOf: Int32Array
  /** true where a word starts within quotation marks */
  quoted: Uint8Array
}

const wordPattern = /[\p{L}\p{N}\p{M}]+(?:['’.&][\p{L}\p{N}\p{M}]+)*/gu

/** The text that offsets of a reading count in. */
export const wholeText = (input: TextInput) => `${input.title ?? ''}\n\n${input.text ?? ''}`

export function proseOf(input: TextInput, lexicon: Lexicon): Prose {
  const text = wholeText(input)
  const words: Word[] = []
  const starts: number[] = []
  const ends: number[] = []
  wordPattern.lastIndex = 0
  for (let match = wordPattern.exec(text); match !== null; match = wordPattern.exec(text)) {
    words.push(lexicon.word(match[0]))
    starts.push(match.index)
    ends.push(match.index + match[0].length)
  }
  const spans = sentencesOf(text)
  const sentenceOf = new Int32Array(words.length)
  const sentences = sentencesWithWords(text, spans, starts, sentenceOf)
  const prose = {
    text,
    headline: (input.title ?? '').length,
    words,
    starts: Int32Array.from(starts),
    ends: Int32Array.from(ends),
  }
  return {
    ...prose,
    sentences,
    sentenceOf,
    ...marksBetween(text, starts, ends, sentenceOf),
  }
}

function sentencesWithWords(text: string, spans: Span[], starts: number[], sentenceOf: Int32Array): Sentence[] {
  const sentences: Sentence[] = []
  let at = 0
  let paragraph = 0
  let before = 0
  for (const span of spans) {
    if (span.start > before && text.slice(before, span.start).includes('\n\n')) paragraph++
    const first = at
    while (at < starts.length && starts[at]! < span.end) sentenceOf[at++] = sentences.length
    sentences.push({ ...span, first, last: at, paragraph })
    before = span.end
  }
  return sentences
}

/** Clauses and quotation marks, from the characters between the words. */
function marksBetween(text: string, starts: number[], ends: number[], sentenceOf: Int32Array) {
  const clauseOf = new Int32Array(starts.length)
  const quoted = new Uint8Array(starts.length)
  let clause = 0
  let open = false
  for (let n = 0; n < starts.length; n++) {
    for (let i = n === 0 ? 0 : ends[n - 1]!; i < starts[n]!; i++) {
      const code = text.charCodeAt(i)
      if (isClauseMark(text, i, code)) clause++
      if (code === 0x201c || code === 0xab || (code === 0x2018 && i + 1 === starts[n])) open = true
      else if (code === 0x201d || code === 0xbb || code === 0x2019) open = false
      else if (code === 34) open = !open
      else if (code === 39) open = i + 1 === starts[n]
      else if (code === 10) open = false
    }
    if (n > 0 && sentenceOf[n] !== sentenceOf[n - 1]) clause++
    clauseOf[n] = clause
    quoted[n] = open ? 1 : 0
  }
  return { clauseOf, quoted }
}

function isClauseMark(text: string, at: number, code: number): boolean {
  if (code === 44 || code === 59 || code === 58 || code === 40 || code === 41 || code === 0x2014) return true
  return code === 0x2013 && text.charCodeAt(at + 1) === 32
}
