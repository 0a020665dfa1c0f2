import type { ArchiveEntry, EventType, NameKind, Passage, Reading, Role, Side, StageValue, TextInput } from '../model.ts'
import { folded } from '../text/tokens.ts'
import { dayOf, daysNamed, intervalOf, statedDay } from './named-dates.ts'
import { backgroundRarity, type Rarity } from './rarity.ts'
import { stepsIn } from './steps.ts'
import { type Bag, featuresOf } from './text-features.ts'

/** A name as one event has it. `core`: in the headline or the lead, or with a part of its own in what happened. */
export type Party = { name: string; kind: NameKind; role: Role; core: boolean; head: boolean }

/**
 * What is kept of a passage, or of the event that passages have made, to tell whether another passage reports the same happening.
 * Plain JSON. Days are counted since 1970-01-01.
 */
export type EventSketch = {
  title: string
  side: Side | null
  type: EventType | null
  stage: StageValue | null
  parties: Party[]
  /** named titles the headline or lead is about */
  productions: string[]
  /** family of an affair → its step, from the headline, else from the lead */
  steps: Record<string, string>
  /** steps that stand in the headline itself: surer */
  headSteps: Record<string, string>
  /** first and last possible day of the happening as stated, null where the text states none */
  happened: [number, number] | null
  /** days of publication of the texts behind it, first and last */
  printed: [number, number] | null
  /** days named in the text other than publication, ascending */
  days: number[]
  /** years, ordinals, seasons and quarters of the headline and lead: "2024", "81st", "season 3", "q2" */
  editions: string[]
  numbers: string[]
  /** uses, concerns, workers and countries, as "use:vfx" */
  facets: string[]
  bag: Bag
  head: string[]
  /** how many texts it has grown from; 0 for one read from the archive alone */
  texts: number
  curated: boolean
}

export type Hints = { rarity?: Rarity /** canonical names → spans of the title are found by these tags when given */; main?: boolean }

const nameKinds: NameKind[] = ['studios', 'vendors', 'bodies', 'people', 'productions']
const leadLength = 420
const fewestLeft = 80
const mostDays = 12

/** Text of a passage. The main one has all that no other passage claims, so that an article's second story does not colour its first. */
function bodyOf(input: TextInput, passage: Passage, others: Passage[], main: boolean): string {
  const title = input.title ?? ''
  const whole = `${title}\n\n${input.text ?? ''}`
  const bodyStart = title.length + 2
  if (!main) return whole.slice(Math.max(passage.start, bodyStart), passage.end)
  let at = bodyStart
  let left = ''
  for (const other of [...others].sort((a, b) => a.start - b.start)) {
    left += whole.slice(at, Math.max(at, other.start))
    at = Math.max(at, other.end)
  }
  left += whole.slice(at)
  return left.trim().length >= fewestLeft ? left : (input.text ?? '')
}

/**
 * The sketch of one passage. The main passage has the document's headline and what stands between the others, which stand alone:
 * what a headline says is not about them.
 */
export function sketchOf(reading: Reading, passage: Passage, input: TextInput, hints: Hints = {}): EventSketch {
  const main = hints.main ?? passage === mainPassage(reading)
  const title = main ? (input.title ?? '') : ''
  const others = reading.passages.filter((other) => other !== passage)
  const text = bodyOf(input, passage, others, main)
  const published = dayOf(input.published)
  const lead = `${title}\n\n${text.slice(0, leadLength)}`
  const alone = reading.passages.length < 2
  const parties = partiesOf(main && alone ? { ...reading, ...passageNames(passage, reading) } : passage, title, lead)
  const happened = statedDay(`${text.slice(0, leadLength)}`, published)
  const headSteps = stepsIn(title)
  return {
    title: title || firstSentence(text),
    side: passage.side ?? reading.side,
    type: passage.type ?? reading.type,
    stage: (passage.stage ?? reading.stage)?.value ?? null,
    parties,
    productions: parties.filter((party) => party.kind === 'productions' && party.core).map((party) => party.name),
    steps: { ...stepsIn(firstSentences(text)), ...headSteps },
    headSteps,
    happened: happened === null ? null : [happened, happened],
    printed: published === null ? null : [published, published],
    days: daysNamed(text, published)
      .filter((day) => day !== published)
      .slice(0, mostDays),
    editions: editionsIn(title, text.slice(0, leadLength)),
    facets: facetsOf(passage),
    ...featuresOf(title, text, hints.rarity ?? backgroundRarity),
    texts: 1,
    curated: false,
  }
}

function facetsOf({ uses, concerns, workers, countries }: Pick<Passage, 'uses' | 'concerns' | 'workers' | 'countries'>): string[] {
  const named = (facet: string, values: string[] | undefined) => (values ?? []).map((value) => `${facet}:${value}`)
  return [...named('use', uses), ...named('concern', concerns), ...named('worker', workers), ...named('country', countries)].sort()
}

type Names = Pick<Passage, NameKind | 'roles'>

/** A text with one passage: what the reader found anywhere in it belongs to that passage. */
function passageNames(passage: Passage, reading: Reading): Names {
  const join = (kind: NameKind) => [...new Set([...(passage[kind] ?? []), ...reading[kind]])]
  return {
    studios: join('studios'),
    vendors: join('vendors'),
    bodies: join('bodies'),
    people: join('people'),
    productions: join('productions'),
    roles: { ...reading.roles, ...passage.roles },
  }
}

function partiesOf(names: Names, title: string, lead: string): Party[] {
  const foldedTitle = folded(title)
  const foldedLead = folded(lead)
  return nameKinds.flatMap((kind) =>
    (names[kind] ?? []).map((name): Party => {
      const role = names.roles?.[name] ?? 'mentioned'
      const head = standsIn(name, foldedTitle)
      return { name, kind, role, head, core: head || role !== 'mentioned' || standsIn(name, foldedLead) }
    }),
  )
}

/** A name stands in words when its whole, or a person's last word of three letters or more, does. */
function standsIn(name: string, words: string): boolean {
  const plain = folded(name)
  if (words.includes(plain)) return true
  const last = plain.split(' ').at(-1) ?? plain
  return (
    last.length > 3 &&
    plain.includes(' ') &&
    new RegExp(`(?:^|[^\\p{L}])${last.replace(/[^\p{L}\p{N}]/gu, '.')}(?:$|[^\\p{L}])`, 'u').test(words)
  )
}

/** The passage that the document is about: the first of its own type and side, else the first. A reading without passages is one itself. */
export function mainPassage(reading: Reading): Passage {
  const own = reading.passages.find((passage) => passage.type === reading.type && passage.side === reading.side)
  return own ?? reading.passages[0] ?? wholePassage(reading)
}

const blank = (reading: Reading): Passage => ({ ...reading, start: 0, end: Number.MAX_SAFE_INTEGER })
const whole = new WeakMap<Reading, Passage>()
function wholePassage(reading: Reading): Passage {
  const made = whole.get(reading) ?? blank(reading)
  whole.set(reading, made)
  return made
}

const firstSentence = (text: string) => /^[\s\S]{0,200}?[.!?](?=\s|$)/.exec(text)?.[0].trim() ?? text.slice(0, 120).trim()
const firstSentences = (text: string) => text.slice(0, 260)

const ordinal = /\b(\d{1,3}(?:st|nd|rd|th))\b(?!\s+(?:century|of|anniversary|minute|street|avenue))/gi
const season = /\b(season|series|part|vol\.?|volume|chapter|episode)\s+(\d{1,2}|one|two|three|four|five|six|seven)\b/gi
const quarter = /\b(?:(q[1-4])|(first|second|third|fourth)[- ](?:fiscal[- ])?quarter)\b/gi
const quarters: Record<string, string> = { first: 'q1', second: 'q2', third: 'q3', fourth: 'q4' }
const year = /\b(20[0-4]\d|19[5-9]\d)\b/g

/** What tells this year's edition from last year's. Years only from the headline: leads look back too often. */
function editionsIn(title: string, lead: string): string[] {
  const both = `${title} ${lead}`
  const found = [
    ...[...title.matchAll(year)].map((m) => m[1]!),
    ...[...both.matchAll(ordinal)].map((m) => m[1]!.toLowerCase()),
    ...[...title.matchAll(season)].map((m) => `${m[1]} ${m[2]}`.toLowerCase()),
    ...[...both.matchAll(quarter)].map((m) => (m[1] ?? quarters[m[2]!.toLowerCase()] ?? '').toLowerCase()),
  ]
  return [...new Set(found)].sort()
}

/** A curated event as a seed that passages may join. */
export function sketchOfArchive(entry: ArchiveEntry, rarity: Rarity = backgroundRarity): EventSketch {
  const interval = intervalOf(entry.date)
  const lead = `${entry.title}\n\n${entry.summary}`
  const parties = partiesOf(entry, entry.title, lead)
  const headSteps = stepsIn(entry.title)
  const sourceDays = entry.sources.flatMap((source) => urlDay(source.url))
  return {
    title: entry.title,
    side: entry.side,
    type: entry.type,
    stage: entry.stage?.value ?? null,
    parties,
    productions: parties.filter((party) => party.kind === 'productions' && party.core).map((party) => party.name),
    steps: { ...stepsIn(firstSentences(entry.summary)), ...headSteps },
    headSteps,
    happened: interval,
    printed:
      sourceDays.length > 0 && interval
        ? [Math.min(...sourceDays, interval[0]), Math.min(Math.max(...sourceDays, interval[1]), interval[1] + 30)]
        : interval,
    days: daysNamed(entry.summary, interval?.[1] ?? null).slice(0, mostDays),
    editions: editionsIn(entry.title, entry.summary),
    facets: facetsOf(entry),
    ...featuresOf(entry.title, entry.summary, rarity),
    texts: 0,
    curated: true,
  }
}

/** Many outlets date their addresses. */
function urlDay(url: string): number[] {
  const match = /\/(20\d\d)[/-](\d{2})[/-](\d{2})(?:\/|-|$)/.exec(url)
  const day = match ? dayOf(`${match[1]}-${match[2]}-${match[3]}`) : null
  return day === null ? [] : [day]
}
