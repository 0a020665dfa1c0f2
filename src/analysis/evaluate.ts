import { listFacets } from '../facets.ts'
import type { GoldText } from '../knowledge/gold.ts'
import type { Reading, Tag } from '../model.ts'

/** Right, wrongly found, missed; precision, recall and F1 from them, null where nothing was there to measure. */
export type Score = {
  right: number
  wrong: number
  missed: number
  precision: number | null
  recall: number | null
  f1: number | null
}
export type FacetScore = {
  micro: Score
  macroF1: number | null
  values: Record<string, Score>
}
/** `of`: among how many; texts read as out of scope count as wrong answers. */
export type Accuracy = { right: number; of: number; accuracy: number | null }
export type KindScore = Accuracy & {
  macroF1: number | null
  values: Record<string, Score>
  confusion: Record<string, Record<string, number>>
}
export type Bin = {
  from: number
  to: number
  texts: number
  said: number | null
  true: number | null
}
export type Miss = {
  id: string
  title: string
  facet: string
  missing: string[]
  extra: string[]
  reasons: string[]
}
export type Evaluation = {
  texts: number
  inScope: number
  scope: Score & { bins: Bin[] }
  facets: Record<string, FacetScore>
  kinds: Record<string, KindScore>
  roles: Accuracy
  /** roles of names that the reading named at all */
  rolesFound: Accuracy
  stanceOf: Accuracy
  passages: { texts: number; counted: number; types: Score }
  misses: Miss[]
}

export const kindFacets = ['side', 'type', 'stage', 'stance'] as const

/** How right readings are, text by text in the same order, measured as GUIDE.md labels: a text out of scope has no labels, so whatever is found there is wrong. */
export function evaluate(gold: GoldText[], readings: Reading[]): Evaluation {
  if (gold.length !== readings.length)
    throw new Error(`${gold.length} labelled texts and ${readings.length} readings: one reading for each text is wanted`)
  const pairs = gold.map((text, n) => ({ text, reading: readings[n]! }))
  return {
    texts: gold.length,
    inScope: gold.filter((text) => text.in_scope).length,
    scope: {
      ...scoreOf(pairs.map(({ text, reading }) => [text.in_scope ? ['in'] : [], reading.in_scope ? ['in'] : []])),
      bins: binsOf(pairs),
    },
    facets: Object.fromEntries(
      listFacets.map((facet) => [facet, facetScore(pairs.map(({ text, reading }) => [text.labels[facet], reading[facet]]))]),
    ),
    kinds: Object.fromEntries(
      kindFacets.map((facet) => [
        facet,
        kindScore(
          pairs.filter(({ text }) => text.in_scope),
          facet,
        ),
      ]),
    ),
    roles: rolesScore(pairs, false),
    rolesFound: rolesScore(pairs, true),
    stanceOf: accuracy(
      pairs.filter(({ text }) => text.labels.stance),
      ({ text, reading }) => text.labels.stance?.of === reading.stance?.of,
    ),
    passages: passagesScore(pairs),
    misses: missesOf(pairs),
  }
}

type Pair = { text: GoldText; reading: Reading }
type Lists = [wanted: string[], found: string[]]

function scoreOf(lists: Lists[]): Score {
  let right = 0
  let wrong = 0
  let missed = 0
  for (const [wanted, found] of lists) {
    const both = found.filter((value) => wanted.includes(value)).length
    right += both
    wrong += found.length - both
    missed += wanted.length - both
  }
  return scored(right, wrong, missed)
}

function scored(right: number, wrong: number, missed: number): Score {
  const precision = right + wrong === 0 ? null : right / (right + wrong)
  const recall = right + missed === 0 ? null : right / (right + missed)
  const f1 = right + wrong + missed === 0 ? null : (2 * right) / (2 * right + wrong + missed)
  return { right, wrong, missed, precision, recall, f1 }
}

function facetScore(lists: Lists[]): FacetScore {
  const values = [...new Set(lists.flatMap(([wanted, found]) => [...wanted, ...found]))].sort()
  const only = (value: string) =>
    lists.map(([wanted, found]): Lists => [wanted.filter((one) => one === value), found.filter((one) => one === value)])
  const scores = Object.fromEntries(values.map((value) => [value, scoreOf(only(value))]))
  return { micro: scoreOf(lists), macroF1: meanF1(scores), values: scores }
}

/** The mean over the values that are in the gold at all. */
function meanF1(scores: Record<string, Score>): number | null {
  const there = Object.values(scores).filter((score) => score.right + score.missed > 0)
  return there.length === 0 ? null : there.reduce((sum, score) => sum + (score.f1 ?? 0), 0) / there.length
}

const kindOf = (labels: Pick<Reading, 'side' | 'type' | 'stage' | 'stance'>, facet: (typeof kindFacets)[number]): string => {
  const value = labels[facet]
  return value === null ? 'none' : typeof value === 'string' ? value : value.value
}

function kindScore(pairs: Pair[], facet: (typeof kindFacets)[number]): KindScore {
  const lists = pairs.map(({ text, reading }): Lists => [[kindOf(text.labels, facet)], [kindOf(reading, facet)]])
  const confusion: Record<string, Record<string, number>> = {}
  for (const [[wanted], [found]] of lists) {
    const row = confusion[wanted!] ?? {}
    row[found!] = (row[found!] ?? 0) + 1
    confusion[wanted!] = row
  }
  const { values, macroF1 } = facetScore(lists)
  return {
    ...accuracy(lists, ([wanted, found]) => wanted[0] === found[0]),
    macroF1,
    values,
    confusion,
  }
}

function accuracy<T>(all: T[], isRight: (one: T) => boolean): Accuracy {
  const right = all.filter(isRight).length
  return {
    right,
    of: all.length,
    accuracy: all.length === 0 ? null : right / all.length,
  }
}

function rolesScore(pairs: Pair[], onlyFound: boolean): Accuracy {
  const roles = pairs.flatMap(({ text, reading }) =>
    Object.entries(text.labels.roles).map(([name, role]) => ({
      wanted: role,
      found: reading.roles[name],
    })),
  )
  return accuracy(onlyFound ? roles.filter((role) => role.found !== undefined) : roles, ({ wanted, found }) => wanted === found)
}

/** Texts whose number of passages is right, and the types of the passages. */
function passagesScore(pairs: Pair[]): Evaluation['passages'] {
  const inside = pairs.filter(({ text }) => text.in_scope)
  const wanted = (text: GoldText) =>
    text.passages.length > 0 ? text.passages.map((passage) => passage.type as string) : [text.labels.type ?? 'none']
  const counted = inside.filter(({ text, reading }) => wanted(text).length === reading.passages.length).length
  const types = scoreOf(
    inside.map(
      ({ text, reading }): Lists => [[...new Set(wanted(text))], [...new Set(reading.passages.map((passage) => passage.type ?? 'none'))]],
    ),
  )
  return { texts: inside.length, counted, types }
}

/** Ten bins of the scope score: what was said on average, and how often it was true. */
function binsOf(pairs: Pair[]): Bin[] {
  return Array.from({ length: 10 }, (_, n) => {
    const here = pairs.filter(({ reading }) => Math.min(9, Math.floor(reading.relevance * 10)) === n)
    const mean = (values: number[]) => (values.length === 0 ? null : values.reduce((a, b) => a + b, 0) / values.length)
    return {
      from: n / 10,
      to: (n + 1) / 10,
      texts: here.length,
      said: mean(here.map(({ reading }) => reading.relevance)),
      true: mean(here.map(({ text }) => (text.in_scope ? 1 : 0))),
    }
  })
}

/** Texts with the most wrong with them first, with the reasons of what was wrongly found. */
function missesOf(pairs: Pair[]): Miss[] {
  const misses = pairs.flatMap(({ text, reading }) =>
    text.in_scope === reading.in_scope ? facetMisses(text, reading) : [scopeMiss(text, reading)],
  )
  const weight = (miss: Miss) => (miss.facet === 'scope' ? 100 : miss.missing.length + miss.extra.length)
  return misses.sort((a, b) => weight(b) - weight(a) || (a.id < b.id ? -1 : 1))
}

function scopeMiss(text: GoldText, reading: Reading): Miss {
  const said = reading.in_scope ? ['in scope'] : ['out of scope']
  return {
    id: text.id,
    title: text.title,
    facet: 'scope',
    missing: text.in_scope ? ['in scope'] : [],
    extra: said,
    reasons: [`relevance ${reading.relevance}`, text.why],
  }
}

function facetMisses(text: GoldText, reading: Reading): Miss[] {
  if (!text.in_scope) return []
  const lists = listFacets.map((facet) => ({
    facet,
    wanted: text.labels[facet] as string[],
    found: reading[facet] as string[],
  }))
  const kinds = kindFacets.map((facet) => ({
    facet,
    wanted: [kindOf(text.labels, facet)],
    found: [kindOf(reading, facet)],
  }))
  return [...lists, ...kinds].flatMap(({ facet, wanted, found }) => {
    const missing = wanted.filter((value) => !found.includes(value))
    const extra = found.filter((value) => !wanted.includes(value))
    if (missing.length + extra.length === 0) return []
    return [
      {
        id: text.id,
        title: text.title,
        facet,
        missing,
        extra,
        reasons: extra.flatMap((value) => reasonFor(reading.tags, facet, value)),
      },
    ]
  })
}

const reasonFor = (tags: Tag[], facet: string, value: string) =>
  tags.filter((tag) => tag.facet === facet && tag.value === value).map((tag) => `${value}: ${tag.by}, ${tag.because}`)
