import type { Hit } from './cue-hits.ts'
import { hashOf } from './lexicon.ts'
import type { Vector } from './linear-model.ts'
import type { Mention } from './names.ts'
import type { Prose } from './prose.ts'

/** What one sentence offers a model: hashes of its words, pairs of words and cues. Names are replaced by their kind, so that no model learns who is who. */
export type SentenceFeatures = { words: number[]; cues: number[] }

const empty = new Set(
  'a an the of and to in is that for it with as was on by be at from he his are this has but not they have its or had who will were been their more about which when would one she her said say over into than i we you him my me our us them these those there here so if then also just some any all can could do did does being what how where while after before up out off no only very own such mr ms mrs'.split(
    ' ',
  ),
)
const mix = (a: number, b: number) => (Math.imul(a ^ (b >>> 15), 0x85ebca6b) ^ Math.imul(b, 0xc2b2ae35)) >>> 0

/** The number of a feature that has a name of its own. */
export const featureOf = (name: string) => hashOf(`#${name}`)

export function sentenceFeatures(prose: Prose, mentions: Mention[], hits: Hit[]): SentenceFeatures[] {
  const kinds = new Map<number, { code: number; length: number }>()
  for (const mention of mentions) kinds.set(mention.at, { code: featureOf(`kind ${mention.name.facet}`), length: mention.length })
  const features = prose.sentences.map((sentence) => ({
    words: wordsOf(prose, sentence.first, sentence.last, kinds),
    cues: [] as number[],
  }))
  for (const hit of hits) features[hit.sentence]!.cues.push(featureOf(`${hit.negated ? 'not ' : ''}cue ${hit.cue.cue.id}`))
  return features
}

function wordsOf(prose: Prose, first: number, last: number, kinds: Map<number, { code: number; length: number }>): number[] {
  const words: number[] = []
  let before = 0
  for (let at = first; at < last; at++) {
    const name = kinds.get(at)
    const word = prose.words[at]!
    const code = name ? name.code : word.shape === 'number' || empty.has(word.folded) ? 0 : word.id
    if (name) at += name.length - 1
    if (code !== 0) {
      words.push(code)
      if (before !== 0) words.push(mix(before, code))
    }
    before = code
  }
  return words
}

/** How much of each sentence counts: 1 for one that belongs to the passage, less for its surroundings. */
export type Part = { sentence: number; place: 'headline' | 'lead' | 'body' }

const places = { headline: featureOf('at headline'), lead: featureOf('at lead'), body: featureOf('at body') }
const cueAmount = { headline: 1, lead: 0.8, body: 0.5 }

/**
 * One vector of a passage. Words are counted once and scaled to unit length, so that a long article speaks no louder than a short one;
 * headline and lead also speak for themselves. Cues are worth more than words.
 */
export function vectorOf(features: SentenceFeatures[], parts: Part[]): Vector {
  const words: Vector = new Map()
  const cues: Vector = new Map()
  for (const { sentence, place } of parts) {
    const { words: own, cues: met } = features[sentence]!
    for (const word of own) {
      words.set(word, 1)
      if (place !== 'body') words.set(mix(places[place], word), 1)
    }
    for (const cue of met) {
      cues.set(cue, Math.max(cues.get(cue) ?? 0, cueAmount[place]))
      if (place !== 'body') cues.set(mix(places[place], cue), 0.5)
    }
  }
  const length = Math.sqrt(words.size) || 1
  const vector: Vector = new Map()
  for (const [word, amount] of words) vector.set(word, (2.5 * amount) / length)
  for (const [cue, amount] of cues) vector.set(cue, amount)
  return vector
}
