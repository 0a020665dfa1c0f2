import type { Name, Span } from '../model.ts'
import { featureOf, type Part } from './features.ts'
import { probabilitiesOf, type Vector } from './linear-model.ts'
import type { ReadyModel } from './ready-model.ts'
import { partsOf, type View } from './view.ts'

export type PassageParts = { parts: Part[]; span: Span }

const most = 3

/**
 * The passages of a text, in its order and so with the main one first. A second happening begins where the trained head hears one begin;
 * without a model a text is one passage.
 */
export function passagePartsOf(view: View, model: ReadyModel): PassageParts[] {
  const { sentences, text } = view.prose
  const starts = [0, ...breaksOf(view, model)]
  return starts.map((first, n) => {
    const last = starts[n + 1] ?? sentences.length
    const span = { start: sentences[first]?.start ?? 0, end: sentences[last - 1]?.end ?? text.length }
    return { parts: partsOf(view.prose, first, last), span }
  })
}

function breaksOf(view: View, model: ReadyModel): number[] {
  const head = model.heads.get('break')
  if (!head) return []
  const line = storylineOf(view)
  const likely = breakCandidates(view)
    .map((sentence) => ({ sentence, chance: probabilitiesOf(head, breakVector(view, sentence, line))[0]! }))
    .filter(({ chance }) => chance >= head.threshold)
    .sort((a, b) => b.chance - a.chance)
  const kept: number[] = []
  for (const { sentence } of likely)
    if (kept.length < most - 1 && kept.every((other) => Math.abs(other - sentence) > 1)) kept.push(sentence)
  return kept.sort((a, b) => a - b)
}

/** A second happening never begins in the headline or in the first two sentences after it. */
export function breakCandidates(view: View): number[] {
  const body = view.prose.sentences.findIndex((sentence) => sentence.start >= view.prose.headline)
  return body < 0 ? [] : view.prose.sentences.flatMap((sentence, n) => (n >= body + 2 && sentence.last - sentence.first > 3 ? [n] : []))
}

/** What tells a beginning: the first words, a new paragraph, new parties, what kind of happening the sentence tells, and the second half of the headline. */
export function breakVector(view: View, number: number, line: Storyline): Vector {
  const { prose } = view
  const sentence = prose.sentences[number]!
  const vector: Vector = new Map()
  const put = (name: string, amount = 1) => vector.set(featureOf(`break ${name}`), amount)
  const isNew = prose.sentences[number - 1]?.paragraph !== sentence.paragraph
  if (isNew) put('paragraph')
  for (let at = sentence.first; at < Math.min(sentence.last, sentence.first + 5); at++) {
    put(`word ${prose.words[at]!.folded}`, 0.7)
    if (isNew) put(`opens ${prose.words[at]!.folded}`, 0.7)
  }
  const parties = partiesBefore(line, number)
  for (const kind of parties.fresh) put(`new ${kind}`)
  if (parties.fresh.length > 0 && isNew) put('new in paragraph')
  if (parties.old) put('known party')
  const tells = line.types.get(number) ?? new Set()
  for (const value of tells) put(`tells ${value}`, 0.6)
  if (tells.size > 0 && isNew) put('tells in paragraph')
  const { halves } = line
  put('second half', Math.min(2, overlap(view, number, halves.second)))
  put('first half', Math.min(2, overlap(view, number, halves.first)))
  if (halves.parted) put(isNew ? 'parted headline, paragraph' : 'parted headline')
  put('place', number / prose.sentences.length)
  return vector
}

/** Who is met where and what each sentence tells, gathered once for a text. */
export type Storyline = { firstMet: Map<Name, number>; parties: Map<number, Name[]>; types: Map<number, Set<string>>; halves: Halves }

export function storylineOf(view: View): Storyline {
  const firstMet = new Map<Name, number>()
  const parties = new Map<number, Name[]>()
  for (const { name, at } of view.mentions) {
    if (view.prose.starts[at]! < view.prose.headline) continue
    const sentence = view.prose.sentenceOf[at]!
    if (!firstMet.has(name)) firstMet.set(name, sentence)
    parties.set(sentence, [...(parties.get(sentence) ?? []), name])
  }
  const types = new Map<number, Set<string>>()
  for (const hit of view.hits)
    if (hit.cue.facet === 'type') types.set(hit.sentence, (types.get(hit.sentence) ?? new Set()).add(hit.cue.value))
  return { firstMet, parties, types, halves: headlineHalves(view) }
}

function partiesBefore(line: Storyline, number: number): { fresh: string[]; old: boolean } {
  const here = line.parties.get(number) ?? []
  const fresh = here.filter((name) => line.firstMet.get(name) === number)
  return { fresh: [...new Set(fresh.map((name) => name.facet))], old: fresh.length < here.length }
}

type Halves = { first: Set<string>; second: Set<string>; parted: boolean }

/** Round-ups part their headline by a semicolon, a comma, "and", "as" or "while". */
function headlineHalves(view: View): Halves {
  const { prose } = view
  const title = prose.words.flatMap((_, n) => (prose.starts[n]! < prose.headline ? [n] : []))
  const semicolon = prose.text.slice(0, prose.headline).indexOf(';')
  const joint =
    semicolon > 0
      ? title.find((n) => prose.starts[n]! > semicolon)
      : title.find((n) => n > 3 && /^(?:and|as|while)$/.test(prose.words[n]!.folded))
  const contentOf = (words: number[]) => new Set(words.map((n) => prose.words[n]!.stem).filter((stem) => stem.length > 3))
  if (joint === undefined) return { first: contentOf(title), second: new Set(), parted: false }
  return { first: contentOf(title.filter((n) => n < joint)), second: contentOf(title.filter((n) => n >= joint)), parted: true }
}

function overlap(view: View, number: number, stems: Set<string>): number {
  const { first, last } = view.prose.sentences[number]!
  const met = new Set<string>()
  for (let at = first; at < last; at++) if (stems.has(view.prose.words[at]!.stem)) met.add(view.prose.words[at]!.stem)
  return met.size
}
