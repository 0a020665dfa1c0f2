import type { DocumentKind } from '../model.ts'
import { containment, resemblance, shinglesOf } from './shingles.ts'

/** What is kept of a document to know its copies by. `keys` go into an indexed table key → document: copies share at least one. */
export type CopySketch = {
  document: string
  kind: DocumentKind
  words: number
  signature: number[]
  sample: number[]
  keys: string[]
}

export type CopyVerdict = { copy: boolean; score: number; because: string }

const fewestWords = 40
const enoughShared = 0.5
const enoughContained = 0.62
/** Below this many sampled shingles containment is a guess: such short texts must resemble each other as wholes. */
const enoughSampled = 12

/** The body alone is sketched: a wire copy usually runs under another headline. */
export function copySketchOf(document: { id: string; kind?: DocumentKind; text: string }): CopySketch {
  const { signature, sample, words, keys } = shinglesOf(document.text)
  return {
    document: document.id,
    kind: document.kind ?? 'article',
    words,
    signature: [...signature],
    sample,
    keys,
  }
}

/** Briefs are our own words, and a line or two proves nothing: neither takes part in the search for copies. */
export const takesPart = (sketch: Pick<CopySketch, 'kind' | 'words'>) => sketch.kind !== 'brief' && sketch.words >= fewestWords

/** Whether one text is a near-verbatim copy of the other. Two revisions of one document are not copies. */
export function isCopy(a: CopySketch, b: CopySketch): CopyVerdict {
  if (a.document === b.document) return { copy: false, score: 0, because: 'revisions of one document' }
  if (!takesPart(a) || !takesPart(b)) return { copy: false, score: 0, because: 'a brief or too short to tell' }
  const whole = resemblance(a.signature, b.signature)
  const part = Math.min(a.sample.length, b.sample.length) < enoughSampled ? whole : containment(a.sample, b.sample)
  const copy = whole >= enoughShared || part >= enoughContained
  return { copy, score: Math.max(whole, part), because: wordsFor(copy, whole, part) }
}

const percent = (share: number) => `${Math.round(share * 100)} %`

function wordsFor(copy: boolean, whole: number, part: number): string {
  if (!copy) return `only ${percent(whole)} of the runs of three words are shared, ${percent(part)} of the shorter text`
  if (whole >= enoughShared) return `${percent(whole)} of the runs of three words are shared`
  return `${percent(part)} of the shorter text stands in the longer one`
}

export type Copy = { id: string; publisher: string; published: string | null; credits: string[]; wire?: boolean }

const said = (credit: string, publisher: string) => credit.toLowerCase().includes(publisher.toLowerCase())
const creditsGiven = (copy: Copy, others: Copy[]) =>
  copy.credits.length > 0 && others.some((other) => other !== copy && copy.credits.some((credit) => said(credit, other.publisher))) ? 1 : 0
const creditsReceived = (copy: Copy, others: Copy[]) =>
  others.filter((other) => other !== copy && other.credits.some((credit) => said(credit, copy.publisher))).length

/**
 * Which of several copies came first: by day of publication (undated last), then who is credited by the others and credits nobody, an
 * agency before its customers, then the minute, then the id so that the answer never wavers. Days, not minutes, come before credits:
 * a customer's clock or time zone must not make it the author of an agency's text. Throws on an empty list.
 */
export function firstOf<T extends Copy>(copies: readonly T[]): T {
  const all = [...copies]
  const rank = (copy: T) => [
    copy.published?.slice(0, 10) ?? '9999',
    String(creditsGiven(copy, all)),
    String(1_000_000 - creditsReceived(copy, all)),
    copy.wire ? '0' : '1',
    copy.credits.length > 0 ? '1' : '0',
    copy.published ?? '9999',
    copy.id,
  ]
  const [first] = all.map((copy) => ({ copy, key: rank(copy).join('\u0000') })).sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
  if (!first) throw new Error('firstOf wants at least one copy, and found none')
  return first.copy
}
