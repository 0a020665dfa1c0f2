import type { Article, Turn } from '../model.ts'
import { wordsIn } from './page-words.ts'
import { findEarningsParts } from './transcript-parts.ts'
import { callDateIn, companyIn, pinQuarter } from './transcript-period.ts'
import { turnsOf } from './transcript-turns.ts'

/** A call as its text tells it. `quarter` as "Q3 2025", the company's own count; `date` YYYY-MM-DD. Null for what it does not tell. */
export type Transcript = { company: string | null; quarter: string | null; date: string | null; turns: Turn[] }

export type TranscriptHints = {
  title?: string | null
  /** when it was published, ISO 8601: the day of the call where the text names none */
  published?: string | null
}

/**
 * Reads an earnings call: whose, of which quarter, on which day, who said what. Null for texts that are none. A text without names of speakers has
 * one turn per section with speaker null; nobody is invented. Where two calls of different quarters are pasted together, `quarter` is null:
 * part them (`callsIn`).
 */
export function parseTranscript(text: string, hints: TranscriptHints = {}): Transcript | null {
  if (!isTranscript(text, hints.title ?? null)) return null
  const date = callDateIn(`${hints.title ?? ''}\n${text}`) ?? hints.published?.slice(0, 10) ?? null
  const named = turnsOf(text)
  return {
    company: companyIn(text, hints.title ?? null),
    quarter: quarterOf(text, hints.title ?? null, date),
    date,
    turns: named.length > 0 ? named : namelessTurns(text),
  }
}

/** The calls in a transcript, each by itself with its own company, quarter, date and turns; the article as it is where it holds one call. */
export function callsIn(article: Article): Article[] {
  const parts = article.kind === 'transcript' ? findEarningsParts(article.text) : []
  if (parts.length < 2) return [article]
  return parts.map(({ start, end }) => {
    const text = article.text.slice(start, end).trim()
    const call = parseTranscript(text) ?? { company: companyIn(text, null), quarter: null, date: null, turns: [] }
    return { ...article, text, words: wordsIn(text), ...call }
  })
}

function quarterOf(text: string, title: string | null, date: string | null): string | null {
  const parts = findEarningsParts(text)
  if (parts.length === 1) return pinQuarter(text, title, date)
  const named = new Set(parts.map(({ start, end }) => pinQuarter(text.slice(start, end), null, callDateIn(text.slice(start, end)))))
  return named.size === 1 ? ([...named][0] ?? null) : null
}

const shortest = 120
const marks: RegExp[] = [
  /\bforward[- ]looking statements?\b/i,
  /\b(?:first|next|last|final) question (?:comes?|is|will come|today|for)\b|\[operator instructions\]|\(operator instructions\)|\bquestion[- ](?:and|&)[- ]answer (?:session|section|portion)\b|\byour line is (?:now )?open\b/i,
  /(?:^|\n)(?:\*\*)?operator(?:\*\*)?(?::|\s*\n)/i,
  /\b(?:welcome|joining|join)\b.{0,160}\b(?:earnings|conference|results|quarter\w*)\b.{0,40}\b(?:call|interview|webcast|conference|presentation)\b/i,
  /\blisten[- ]only mode\b|\bconference (?:call )?(?:is|will be) being recorded\b|\bturn (?:the|it|this)\b.{0,20}\b(?:call|conference|over)\b/i,
  /\byou may (?:now )?disconnect\b|\bconcludes? (?:today's|our|the|this)\b.{0,40}\b(?:call|conference|interview|webcast)\b/i,
]
const titled =
  /\b(?:earnings|results|conference)\s(?:conference\s)?call\b.{0,30}\btranscript\b|\btranscript\b.{0,60}\b(?:earnings|conference|results) call\b|\bearnings (?:conference )?call\b/i

/** True for the words of a call itself. An article about a call has its quotations, but not its manners. */
export function isTranscript(text: string, title: string | null): boolean {
  if (text.split(/\s+/, shortest + 1).length < shortest) return false
  const plain = text.replace(/’/g, "'")
  const asked = plain.match(/\b(?:question|line)s? (?:comes?|is|of|will come)(?: from)?\b/gi)?.length ?? 0
  const found = marks.filter((mark) => mark.test(plain)).length + (asked >= 4 ? 1 : 0)
  return found >= 3 || (found >= 2 && (titled.test(title ?? '') || titled.test(plain.slice(0, 600))))
}

/** A call that names no speakers: what comes before the first question, and what comes after. */
function namelessTurns(text: string): Turn[] {
  const whole = { speaker: null, role: null, firm: null }
  const skip = Math.min(1500, Math.floor(text.length / 10))
  const found = /\b(?:(?:our|the|your|and the|with the) (?:very )?first question|first question (?:comes|is|today|will|for))\b/i.exec(
    text.slice(skip),
  )
  if (!found) return [{ ...whole, section: null, start: 0, end: text.length }]
  const at = sentenceStart(text, skip + found.index)
  const before = text.slice(0, at).trimEnd().length
  return before === 0
    ? [{ ...whole, section: 'qa', start: 0, end: text.length }]
    : [
        { ...whole, section: 'prepared', start: 0, end: before },
        { ...whole, section: 'qa', start: at, end: text.length },
      ]
}

function sentenceStart(text: string, at: number): number {
  const before = text.slice(Math.max(0, at - 600), at)
  const last = before.match(/.*[.!?]["”]?\s+/s)
  return last ? at - before.length + last[0].length : Math.max(0, at - before.length)
}
