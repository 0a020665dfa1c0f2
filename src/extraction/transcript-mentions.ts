import type { Span } from '../model.ts'
import { wordsIn } from './page-words.ts'

/** `spans`: where each mention stands in the text that was asked about. */
export type Mentions = { ai: number; words: number; spans: Span[] }

/**
 * How often a text speaks of artificial intelligence, and of how many words it is. Counted are "AI" and "A.I." as words of their own
 * (AI's, AIs, AI-driven, non-AI, GenAI) and "artificial intelligence"; "artificial intelligence (AI)" is one. Not counted: names and tickers
 * (C3.ai, C3 AI, NYSE: AI, $AI, Ai Weiwei), Spielberg's film, AI inside other words, and AI where the text says that it stands for something else.
 *
 * @param span counts inside this part only
 */
export function countMentions(text: string, span: Span = { start: 0, end: text.length }): Mentions {
  const part = text.slice(span.start, span.end)
  const spans = standsForElse(text) ? wordySpans(part) : allSpans(part)
  return {
    ai: spans.length,
    words: wordsIn(part),
    spans: spans.map(({ start, end }) => ({ start: start + span.start, end: end + span.start })),
  }
}

const spelled = /\bartificial\s{1,3}intelligence(?:\s{0,2}\(\s?A\.?I\.?\s?\))?/gi
const short = /(?<![\p{L}\p{N}$.@#_/])(?:(?:[Gg]en(?:erative)?[ -]?)?AIs?|A\.I\.|GENAI)(?![\p{L}\p{N}_@]|\.\p{Ll})/gu

function wordySpans(text: string): Span[] {
  return [...text.matchAll(spelled)]
    .filter((match) => !isFilm(text, match.index, match[0].length))
    .map((match) => ({ start: match.index, end: match.index + match[0].length }))
}

function allSpans(text: string): Span[] {
  const wordy = wordySpans(text)
  const inWordy = (at: number) => wordy.some(({ start, end }) => at >= start && at < end)
  const brief = [...text.matchAll(short)]
    .map((match) => ({ start: match.index, end: match.index + match[0].length }))
    .filter(({ start, end }) => !inWordy(start) && !isName(text, start, end) && !isFilm(text, start, end - start))
  return [...wordy, ...brief].sort((a, b) => a.start - b.start)
}

/** True for AI as a ticker or as a part of a name. */
function isName(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 30), start)
  const after = text.slice(end, end + 30)
  if (/\bC3[\s.]?$/.test(before) || /^\s+Weiwei\b/i.test(after)) return true
  if (/\b(?:NYSE|NASDAQ|Nasdaq|ticker|symbol|tickers)\b[^\p{L}\p{N}]{0,6}$/iu.test(before)) return true
  // "C3.ai (AI)", "(AI -2.1%)": a ticker in brackets.
  if (/\($/.test(before) && /^(?:\s?[−+-]?\d[\d.]*%)?\)/.test(after)) return true
  // In a list of tickers: "NVDA, AI, PLTR".
  return /\b[A-Z]{2,5},\s$/.test(before) && /^,\s(?:and\s)?[A-Z]{2,5}\b/.test(after)
}

/** True for the title "A.I. Artificial Intelligence" of 2001, either half. */
function isFilm(text: string, start: number, length: number): boolean {
  return /\bA\.?I\.?:?\s$/.test(text.slice(Math.max(0, start - 6), start))
    ? /^Artificial Intelligence/.test(text.slice(start, start + length))
    : /^\.?:?\sArtificial Intelligence\b/.test(text.slice(start + length, start + length + 30)) &&
        /^A\.?I/.test(text.slice(start, start + length))
}

const defined = /\b([Aa][\p{L}-]+)\s+([Ii][\p{L}-]+)\s+\(AI\)/gu

/** True where a text defines AI as something else: "avian influenza (AI)", "Amnesty International (AI)". */
function standsForElse(text: string): boolean {
  const meanings = [...text.matchAll(defined)].map((match) => `${match[1]} ${match[2]}`.toLowerCase())
  return meanings.length > 0 && !meanings.includes('artificial intelligence') && !/\bartificial intelligence\b/i.test(text)
}
