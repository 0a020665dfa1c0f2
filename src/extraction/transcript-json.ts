import type { Article, Turn } from '../model.ts'
import type { PageAsk } from './page.ts'
import { bareArticle } from './page-bare.ts'
import { wordsIn } from './page-words.ts'
import { parseTranscript } from './transcript.ts'
import { nameOf } from './transcript-period.ts'
import { looksLikeName } from './transcript-speakers.ts'

type Json = Record<string, unknown>
type Entry = { speaker: string | null; role: string | null; firm: string | null; section: Turn['section']; words: string }

const longest = 2_000_000

/**
 * A transcript that comes as JSON: a list of turns (speaker or name; role, title or position; firm or company; text, content, speech or words;
 * session or section), bare or under transcript, turns, content, data or speeches; or an object with its whole text as a string. Null for other JSON.
 */
export function transcriptOfJson(text: string, ask: PageAsk = {}): Article | null {
  const value = text.length <= longest * 2 ? parsed(text) : null
  const whole = (Array.isArray(value) && value.length === 1 && isObject(value[0]) ? value[0] : value) as unknown
  const entries = entriesIn(whole, 0)
  const plain = isObject(whole) ? (textIn(whole, ['content', 'transcript', 'text', 'body']) ?? null) : null
  if (entries.length >= 2) return fromEntries(entries, isObject(whole) ? whole : {}, ask)
  if (!plain) return null
  const told = toldBy(whole as Json)
  const read = parseTranscript(plain.slice(0, longest), { title: told.title, published: told.date })
  return (
    read && {
      ...bareArticle(plain.slice(0, longest), ask, told.title),
      kind: 'transcript',
      ...read,
      company: told.company ?? read.company,
      quarter: read.quarter ?? told.quarter,
      date: told.date?.slice(0, 10) ?? read.date,
    }
  )
}

function fromEntries(entries: Entry[], whole: Json, ask: PageAsk): Article {
  const turns: Turn[] = []
  let text = ''
  for (const { speaker, role, firm, section, words } of entries) {
    if (text !== '') text += '\n\n'
    if (speaker) text += `${speaker}\n`
    turns.push({ speaker, role, firm, section, start: text.length, end: text.length + words.length })
    text += words
  }
  const told = toldBy(whole)
  const read = parseTranscript(text, { title: told.title, published: told.date })
  const sections = read && read.turns.length === turns.length ? read.turns.map(({ section }) => section) : null
  return {
    ...bareArticle(text, ask, told.title),
    words: wordsIn(text),
    kind: 'transcript',
    company: told.company ?? read?.company ?? null,
    quarter: told.quarter ?? read?.quarter ?? null,
    date: told.date?.slice(0, 10) ?? read?.date ?? null,
    turns: turns.map((turn, at) => ({ ...turn, section: turn.section ?? sections?.[at] ?? null })),
  }
}

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

function entriesIn(value: unknown, depth: number): Entry[] {
  if (depth > 3) return []
  if (Array.isArray(value))
    return value
      .slice(0, 5000)
      .filter(isObject)
      .flatMap((one) => entryOf(one) ?? [])
  if (!isObject(value)) return []
  for (const key of ['transcript', 'turns', 'speeches', 'speakers', 'content', 'data', 'dialogue', 'segments', 'paragraphs', 'results']) {
    const found = entriesIn(value[key], depth + 1)
    if (found.length >= 2) return found
  }
  return []
}

function entryOf(one: Json): Entry[] | null {
  const speech = one.speech ?? one.paragraphs ?? one.sentences
  const words =
    textIn(one, ['text', 'content', 'speech', 'words', 'paragraph', 'statement', 'body']) ??
    (Array.isArray(speech) ? speech.filter((part) => typeof part === 'string').join('\n\n') : null)
  if (!words?.trim()) return null
  const person = isObject(one.speaker) ? one.speaker : one
  const name = textIn(person, ['speaker', 'name', 'speaker_name', 'speakerName', 'person', 'participant'])
  const section = textIn(one, ['session', 'section', 'part', 'type'])
  return [
    {
      // A number that a machine gave to a voice is nobody's name.
      speaker:
        name && (looksLikeName(name) || /\p{L}{3}/u.test(name)) && !/^(?:speaker|voice|spk)[\s_-]*[\dA-Z]{0,3}$/i.test(name) ? name : null,
      role: textIn(person, ['role', 'title', 'position', 'speaker_title', 'description']),
      firm: textIn(person, ['firm', 'company', 'affiliation', 'organization', 'employer']),
      section:
        section === null
          ? null
          : /q\s?(?:&|and|n)?\s?a\b|question/i.test(section)
            ? 'qa'
            : /prepared|presentation|remarks|management/i.test(section)
              ? 'prepared'
              : null,
      words: words.trim(),
    },
  ]
}

function textIn(one: Json, keys: string[]): string | null {
  for (const key of keys) if (typeof one[key] === 'string' && (one[key] as string).trim() !== '') return (one[key] as string).trim()
  return null
}

function toldBy(whole: Json): { title: string | null; company: string | null; quarter: string | null; date: string | null } {
  const quarter = /[1-4]/.exec(String(whole.quarter ?? whole.period ?? ''))?.[0]
  const year = /\b(20\d\d)\b/.exec(String(whole.year ?? whole.fiscal_year ?? whole.fiscalYear ?? whole.quarter ?? whole.period ?? ''))?.[1]
  return {
    title: textIn(whole, ['title', 'event', 'headline']),
    company: textIn(whole, ['company', 'company_name', 'companyName']),
    quarter: quarter && year ? nameOf({ quarter: Number(quarter), year: Number(year) }) : null,
    date: /^\d{4}-\d\d-\d\d/.exec(textIn(whole, ['date', 'published', 'event_date', 'conference_date']) ?? '')?.[0] ?? null,
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
