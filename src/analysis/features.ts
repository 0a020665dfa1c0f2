import type { Name } from '../model.ts'
import type { Hit } from './cue-hits.ts'
import { hashOf } from './lexicon.ts'
import type { Vector } from './linear-model.ts'
import type { Mention } from './names.ts'
import type { Phrase } from './phrase.ts'
import type { Prose } from './prose.ts'

/** A cue of a sentence as a model sees it: the cue, its very phrase, the value it speaks for, and how much it counts. */
type CueFeature = {
  cue: number
  phrase: number
  sum: number
  worth: number
  nearAi: number
  ofOne: boolean
}

/** What one sentence offers a model: its plain words (names left out, so that no model learns who is who), its cues, and the kinds of its names. */
export type SentenceFeatures = { words: number[]; kinds: number[]; cues: CueFeature[] }

const mix = (a: number, b: number) => (Math.imul(a ^ (b >>> 15), 0x85ebca6b) ^ Math.imul(b, 0xc2b2ae35)) >>> 0

/** The number of a feature that has a name of its own. */
export const featureOf = (name: string) => hashOf(`#${name}`)

export function sentenceFeatures(prose: Prose, mentions: Mention[], hits: Hit[]): SentenceFeatures[] {
  const onAi = new Set(hits.filter((hit) => hit.cue.facet === 'scope' && hit.cue.value.startsWith('ai')).map((hit) => hit.sentence))
  const nearness = (n: number) => (onAi.has(n) ? near.same : onAi.has(n - 1) || onAi.has(n + 1) ? near.beside : near.far)
  const named = new Uint8Array(prose.words.length)
  for (const { at, length } of mentions) named.fill(1, at, at + length)
  const features = prose.sentences.map(
    ({ first, last }): SentenceFeatures => ({ words: wordsOf(prose, first, last, named), kinds: [], cues: [] }),
  )
  for (const mention of mentions) features[prose.sentenceOf[mention.at]!]!.kinds.push(kindFeature(mention.name))
  for (const hit of hits) features[hit.sentence]!.cues.push(cueFeature(hit, nearness(hit.sentence)))
  return features
}

function wordsOf(prose: Prose, first: number, last: number, named: Uint8Array): number[] {
  const words: number[] = []
  for (let at = first; at < last; at++)
    if (named[at] === 0 && prose.words[at]!.shape !== 'number') words.push((prose.words[at]!.id ^ wordSalt) >>> 0)
  return words
}

// Keeps the hashes of words apart from those of other features.
const wordSalt = 0x5bd1e995

/** How much a cue counts in a sentence on AI, beside one, elsewhere. */
const near = { same: 1, beside: 0.85, far: 0.5 }

const oneValued = new Set(['side', 'type', 'stage', 'stance'])

const kindFeatures = new Map<string, number>()
/** A union, a court and a studio are told apart; one studio and another are not. */
function kindFeature(name: Name): number {
  const found = kindFeatures.get(name.kind)
  if (found !== undefined) return found
  const made = featureOf(`kind ${name.kind}`)
  kindFeatures.set(name.kind, made)
  return made
}
const phraseFeatures = new WeakMap<Phrase, [plain: CueFeature, negated: CueFeature]>()

/** Made once for each phrase. A cue turned round by "not" is another feature, and speaks for no value. */
function cueFeature(hit: Hit, nearAi: number): CueFeature {
  let made = phraseFeatures.get(hit.phrase)
  if (!made) {
    const { cue, facet, value, weight } = hit.cue
    const plain = {
      cue: featureOf(`cue ${cue.id}`),
      phrase: featureOf(`phrase ${cue.id} ${hit.phrase.words}`),
      sum: featureOf(`sum ${facet} ${value}`),
      worth: weight,
      nearAi,
      ofOne: oneValued.has(facet),
    }
    made = [
      plain,
      {
        ...plain,
        cue: featureOf(`not ${cue.id}`),
        phrase: featureOf(`not phrase ${cue.id} ${hit.phrase.words}`),
        worth: hit.cue.cancelledByNot ? 0 : weight,
      },
    ]
    phraseFeatures.set(hit.phrase, made)
  }
  const found = made[hit.negated ? 1 : 0]
  return found.nearAi === nearAi ? found : { ...found, nearAi }
}

/** How much of each sentence counts: 1 for one that belongs to the passage, less for its surroundings. */
export type Part = { sentence: number; place: 'headline' | 'lead' | 'body' }

const places = {
  headline: featureOf('at headline'),
  lead: featureOf('at lead'),
  body: featureOf('at body'),
}
/** What a text is about stands up front; what it mentions may stand anywhere. */
const sumWorth = { many: { headline: 1.5, lead: 1, body: 0.85 }, one: { headline: 2, lead: 1.3, body: 0.3 } }
const withAiFeature = featureOf('with ai')

/** How far cues alone are believed: the chance of a value is logistic(bias + weight × log(1 + the sum of its cues)). */
export const cueTrust = { bias: -1.3, weight: 3.2, one: 2.5, side: 0.8 }

const frontWorth = 0.5
const wordsWorth = 8
const wordPlace = { headline: 3, lead: 1.5, body: 0.5 }

/**
 * One vector of a passage: each cue counts once, again where it stands in the headline or the lead, again in a sentence on AI; the cues of each
 * value are summed up; the kinds of names are told; and the plain words, at unit length, so that a long article speaks no louder than a short one.
 */
export function vectorOf(features: SentenceFeatures[], parts: Part[], worth = wordsWorth): Vector {
  const vector: Vector = new Map()
  const sums: Vector = new Map()
  const words: Vector = new Map()
  const put = (feature: number, amount: number) => vector.set(feature, Math.max(vector.get(feature) ?? 0, amount))
  for (const { sentence, place } of parts) {
    const { kinds, cues, words: own } = features[sentence]!
    for (const word of own) words.set(word, (words.get(word) ?? 0) + wordPlace[place])
    for (const kind of kinds) put(place === 'body' ? kind : mix(places[place], kind), 0.4)
    for (const { cue, phrase, sum, worth, nearAi, ofOne } of cues) {
      put(cue, 0.5)
      put(phrase, 1)
      if (nearAi === near.same) put(mix(withAiFeature, phrase), 0.7)
      if (place !== 'body') put(mix(places[place], cue), frontWorth)
      const amount = ofOne ? sumWorth.one[place] * (0.5 + nearAi / 2) : sumWorth.many[place] * nearAi
      sums.set(sum, (sums.get(sum) ?? 0) + worth * amount)
    }
  }
  for (const [sum, amount] of sums) if (amount > 0) vector.set(sum, Math.log1p(amount))
  if (worth > 0) addAtUnitLength(words, worth, vector)
  return vector
}

/** Adds counts to a vector, each as its logarithm, together of length `worth`. */
function addAtUnitLength(counts: Vector, worth: number, vector: Vector): void {
  let squares = 0
  for (const count of counts.values()) squares += Math.log1p(count) ** 2
  for (const [feature, count] of counts) vector.set(feature, (worth * Math.log1p(count)) / Math.sqrt(squares))
}
