import type { FilterKey, Name, NameKind } from './model.ts'
import { folded } from './text/tokens.ts'

/** The facets of the one filter, in the order in which an address names them. */
export const filterKeys = [
  'side', 'type', 'stage', 'stance', 'use', 'technique', 'concern', 'worker', 'country', 'studio',
  'vendor', 'body', 'person', 'production', 'role', 'claim', 'source', 'publisher', 'kind', 'lang',
] as const satisfies readonly FilterKey[] // biome-ignore format: a list

/** Keys whose values are names of the gazetteer. */
export const nameKeys = ['studio', 'vendor', 'body', 'person', 'production'] as const satisfies readonly FilterKey[]
export type NameKey = (typeof nameKeys)[number]
export const keyOfKind: Record<NameKind, NameKey> = {
  studios: 'studio',
  vendors: 'vendor',
  bodies: 'body',
  people: 'person',
  productions: 'production',
}

const singles = ['q', 'from', 'to', 'asof', 'seen-after', 'sort', 'cursor'] as const
const longest = 8_000
const most = 200
const longestWords = 500

/** One value of a facet. `only`: itself without what it owned (`disney!`). */
export type Choice = { id: string; not: boolean; only: boolean }

/** What a reader asked to see. Everything null or absent is the whole timeline, newest first. */
export type Filter = {
  facets: Partial<Record<FilterKey, readonly Choice[]>>
  q: string | null
  /** inclusive, YYYY, YYYY-MM or YYYY-MM-DD */
  from: string | null
  to: string | null
  /** data version at which to look */
  asof: number | null
  /** data version after which an event must have appeared */
  seenAfter: number | null
  sort: 'date' | 'relevance' | null
  /** where the next page begins; opaque */
  cursor: string | null
}
export const wholeTimeline: Filter = {
  facets: {},
  q: null,
  from: null,
  to: null,
  asof: null,
  seenAfter: null,
  sort: null,
  cursor: null,
}

/** Values a key may have: `ids` are canonical, `words` lead to them (folded label, alias or former name → id). */
export type Vocabulary = {
  keys: Record<FilterKey, { ids: ReadonlySet<string>; words: ReadonlyMap<string, string> }>
  today: string
}

export type FilterProblem = {
  key: string
  value: string | null
  words: string
  nearest: string[]
}
export type ParsedFilter =
  /** `settled`: the address was already in its canonical form; else it should redirect to writeFilter(filter) */
  { ok: true; filter: Filter; settled: boolean } | { ok: false; status: 400 | 414; problems: FilterProblem[] }

type Entry = { id: string; label: string; also?: readonly string[] }

/**
 * Builds the vocabulary from what editors keep. Names bring their aliases and former names; an alias two names of one kind share leads nowhere.
 * `today` is YYYY-MM-DD and only used to suggest dates.
 */
export function vocabularyOf(known: {
  values: Partial<Record<FilterKey, readonly Entry[]>>
  names: readonly Name[]
  today: string
}): Vocabulary {
  const entries = Object.fromEntries(filterKeys.map((key) => [key, [...(known.values[key] ?? [])]])) as Record<FilterKey, Entry[]>
  for (const { id, name, aliases, former, facet } of known.names) {
    entries[keyOfKind[facet]].push({
      id,
      label: name,
      also: [...aliases, ...former.map(({ name }) => name)],
    })
  }
  const keys = Object.fromEntries(filterKeys.map((key) => [key, wordsOf(entries[key])] as const)) as unknown as Vocabulary['keys']
  return { keys, today: known.today }
}

function wordsOf(entries: readonly Entry[]) {
  const words = new Map<string, string>()
  const shared = new Set<string>()
  const lead = (word: string, id: string) => {
    const found = words.get(word)
    if (found !== undefined && found !== id) shared.add(word)
    else words.set(word, id)
  }
  for (const { id, also } of entries) for (const word of also ?? []) lead(plain(word), id)
  for (const word of shared) words.delete(word)
  for (const { id, label } of entries) words.set(plain(label), id)
  for (const { id } of entries) words.set(plain(id), id)
  return { ids: new Set(entries.map(({ id }) => id)), words }
}

const plain = (word: string) =>
  folded(word)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

// Added to addresses by mailers and social sites: a shared link must still open.
const addedByOthers = /^(utm_[a-z]+|fbclid|gclid|mc_cid|mc_eid|igshid|ref)$/

/** Reads a query string. Empty values count as absent, so that a plain form can send all its fields. */
export function parseFilter(query: string | URLSearchParams, vocabulary: Vocabulary): ParsedFilter {
  const raw = typeof query === 'string' ? query.replace(/^\?/, '') : query.toString()
  if (raw.length > longest) return tooMuch(414, `The address is ${raw.length} characters long; ${longest} are the most a filter may have.`)
  const given = [...new URLSearchParams(raw)]
  if (given.length > most) return tooMuch(400, `The address names ${given.length} values; ${most} are the most a filter may have.`)
  const filter: Filter = { ...wholeTimeline, facets: {} }
  const problems: FilterProblem[] = []
  for (const [key, value] of given) {
    if (value.trim() === '' || addedByOthers.test(key)) continue
    const problem = take(filter, key, value.trim(), vocabulary)
    if (problem) problems.push(problem)
  }
  if (filter.from && filter.to && lastDay(filter.to) < firstDay(filter.from))
    problems.push({
      key: 'to',
      value: filter.to,
      words: `The end, ${filter.to}, lies before the beginning, ${filter.from}.`,
      nearest: [filter.from],
    })
  if (problems.length > 0) return { ok: false, status: 400, problems: problems.slice(0, 20) }
  const settled = [...new URLSearchParams(writeFilter(filter))].map(String).join('\n') === given.map(String).join('\n')
  return { ok: true, filter: sorted(filter), settled }
}

const tooMuch = (status: 400 | 414, words: string): ParsedFilter => ({
  ok: false,
  status,
  problems: [{ key: '', value: null, words, nearest: [] }],
})

function take(filter: Filter, key: string, value: string, vocabulary: Vocabulary): FilterProblem | null {
  const not = key.startsWith('-')
  const facet = (not ? key.slice(1) : key) as FilterKey
  if (filterKeys.includes(facet)) return takeChoice(filter, facet, value, not, vocabulary)
  if ((singles as readonly string[]).includes(key)) return takeSingle(filter, key as (typeof singles)[number], value, vocabulary.today)
  const keys = [...filterKeys, ...singles]
  return {
    key: shorten(key),
    value: null,
    words: `There is no filter called “${shorten(key)}”.`,
    nearest: nearestOf(
      facet,
      keys.map((word) => [word, word]),
    ),
  }
}

function takeChoice(filter: Filter, key: FilterKey, value: string, not: boolean, { keys }: Vocabulary): FilterProblem | null {
  const only = value.endsWith('!') && (nameKeys as readonly string[]).includes(key)
  const word = only ? value.slice(0, -1) : value
  const { ids, words } = keys[key]
  const id = ids.has(word) ? word : words.get(plain(word))
  if (id === undefined)
    return {
      key,
      value: shorten(value),
      words: `“${shorten(value)}” is no ${key} we know.`,
      nearest: nearestOf(plain(word), words),
    }
  const chosen = filter.facets[key] ?? []
  if (!chosen.some((choice) => choice.id === id && choice.not === not && choice.only === only))
    filter.facets[key] = [...chosen, { id, not, only }]
  return null
}

function takeSingle(filter: Filter, key: (typeof singles)[number], value: string, today: string): FilterProblem | null {
  const wrong = (words: string, nearest: string[] = []): FilterProblem => ({
    key,
    value: shorten(value),
    words,
    nearest,
  })
  switch (key) {
    case 'q':
      if (value.length > longestWords) return wrong(`The words are ${value.length} characters long; ${longestWords} are the most.`)
      filter.q = value
      return null
    case 'from':
    case 'to':
      if (!isDate(value)) return wrong(`“${shorten(value)}” is no date: write 2025, 2025-03 or 2025-03-14.`, datesNear(value, today))
      filter[key] = value
      return null
    case 'asof':
    case 'seen-after':
      if (!/^\d{1,12}$/.test(value)) return wrong(`“${shorten(value)}” is no data version: write a whole number.`)
      filter[key === 'asof' ? 'asof' : 'seenAfter'] = Number(value)
      return null
    case 'sort':
      if (value !== 'date' && value !== 'relevance')
        return wrong(`Results can be sorted by date or by relevance, not by “${shorten(value)}”.`, ['date', 'relevance'])
      filter.sort = value
      return null
    case 'cursor':
      if (!/^[\w.~:-]{1,300}$/.test(value)) return wrong('This is not a place in a list that we gave out.')
      filter.cursor = value
      return null
  }
}

const shorten = (value: string) => (value.length > 60 ? `${value.slice(0, 59)}…` : value)

/** Writes the canonical query string, without a question mark; '' for the whole timeline. parseFilter reads back the same filter. */
export function writeFilter(filter: Filter): string {
  const { facets, q, from, to, asof, seenAfter, sort, cursor } = filter
  const parts: string[] = []
  for (const key of filterKeys) {
    const choices = facets[key]
    if (!choices) continue
    for (const { id, not, only } of inOrder(choices)) parts.push(`${not ? '-' : ''}${key}=${encoded(id)}${only ? '!' : ''}`)
  }
  const rest = { q, from, to, asof, 'seen-after': seenAfter, sort: sort === 'date' ? null : sort, cursor }
  for (const [key, value] of Object.entries(rest)) if (value !== null) parts.push(`${key}=${encoded(String(value))}`)
  return parts.join('&')
}

// A page writes hundreds of addresses, nearly all of plain ids: those need no encoding.
const encoded = (value: string) =>
  /^[\w.~-]+$/.test(value) ? value : encodeURIComponent(value).replaceAll('%20', '+').replaceAll("'", '%27')

const rank = ({ id, not, only }: Choice) => `${not ? 1 : 0}${id}${only ? '!' : ''}`
const inOrder = (choices: readonly Choice[]) => (choices.length < 2 ? choices : [...choices].sort((a, b) => (rank(a) < rank(b) ? -1 : 1)))

function sorted(filter: Filter): Filter {
  const facets: Filter['facets'] = {}
  for (const key of filterKeys) {
    const choices = filter.facets[key]
    if (choices?.length) facets[key] = inOrder(choices)
  }
  return {
    ...filter,
    facets,
    sort: filter.sort === 'date' ? null : filter.sort,
  }
}

/** The same filter with one value more, from its first page. The same value chosen the other way round gives way. */
export function withChoice(filter: Filter, key: FilterKey, choice: Choice): Filter {
  const others = (filter.facets[key] ?? []).filter(({ id }) => id !== choice.id)
  return {
    ...filter,
    cursor: null,
    facets: { ...filter.facets, [key]: [...others, choice] },
  }
}

/** The same filter without one value, from its first page. */
export function withoutChoice(filter: Filter, key: FilterKey, id: string): Filter {
  return {
    ...filter,
    cursor: null,
    facets: {
      ...filter.facets,
      [key]: (filter.facets[key] ?? []).filter((choice) => choice.id !== id),
    },
  }
}

const isDate = (value: string) => {
  if (!/^(19|20)\d\d(-\d\d(-\d\d)?)?$/.test(value)) return false
  const day = value.padEnd(10, '-01')
  const time = Date.parse(day)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day)
}

/** First calendar day of YYYY, YYYY-MM or YYYY-MM-DD. */
export const firstDay = (date: string) => (date.length === 10 ? date : date.padEnd(10, '-01'))

/** Last calendar day of YYYY, YYYY-MM or YYYY-MM-DD. */
export function lastDay(date: string): string {
  if (date.length === 10) return date
  if (date.length === 4) return `${date}-12-31`
  const [year, month] = date.split('-').map(Number)
  return `${date}-${new Date(Date.UTC(year!, month!, 0)).getUTCDate()}`
}

/** Dates a person may have meant: the same year, the month clipped, the day clipped; else this month. */
function datesNear(value: string, today: string): string[] {
  const numbers = value.match(/\d{1,4}/g)?.map(Number) ?? []
  const year =
    numbers.find((number) => number >= 1900 && number < 2100) ??
    numbers.filter((number) => number > 12 && number < 100).map((number) => 2000 + number)[0]
  if (year === undefined) return [today.slice(0, 4), today.slice(0, 7), today]
  const [month, day] = numbers.filter((number) => number !== year && number !== year - 2000)
  const inYear = month ? `${year}-${String(Math.min(Math.max(month, 1), 12)).padStart(2, '0')}` : null
  const inMonth = inYear && day ? `${inYear}-${String(Math.min(day, Number(lastDay(inYear).slice(8)))).padStart(2, '0')}` : null
  return [inMonth, inYear, String(year)].filter((date): date is string => date !== null && isDate(date))
}

/** The canonical values whose words are nearest to what was written, at most five; first those that begin alike. */
function nearestOf(written: string, words: Iterable<readonly [string, string]>): string[] {
  const sought = written.slice(0, 40)
  const farthest = Math.max(2, Math.floor(sought.length / 2))
  const found: { id: string; far: number }[] = []
  for (const [word, id] of words) {
    const far =
      sought.length > 2 && (word.startsWith(sought) || ` ${word} `.includes(` ${sought} `)) ? 0.5 : distance(sought, word, farthest)
    if (far <= farthest) found.push({ id, far })
  }
  found.sort((a, b) => a.far - b.far || (a.id < b.id ? -1 : 1))
  return [...new Set(found.map(({ id }) => id))].slice(0, 5)
}

/** Letters to change, add or drop to make one word of another (Levenshtein); `farthest` + 1 where more. */
function distance(a: string, b: string, farthest: number): number {
  if (Math.abs(a.length - b.length) > farthest) return farthest + 1
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1))
    if (Math.min(...next) > farthest) return farthest + 1
    row = next
  }
  return row[b.length]!
}
