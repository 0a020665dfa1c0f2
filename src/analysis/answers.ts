import type { Hit } from './cue-hits.ts'
import { cueTrust, featureOf, type Part, vectorOf } from './features.ts'
import { logistic, probabilitiesOf, type ReadyHead, type Vector, weightOf } from './linear-model.ts'
import type { View } from './view.ts'

/** A value found for a facet, with the sentence that speaks for it. `hit` where a cue earned it, else the model did. */
export type Answer = {
  value: string
  score: number
  sentence: number
  hit: Hit | null
}

/** A cue of this weight an editor is certain of: the model is not asked whether it counts. */
const certain = 1.5
const certainScore = 0.7

/** The values of a many-valued facet in these parts of a text. A value without a sentence that speaks for it is no answer. */
export function answersOf(facet: string, view: View, parts: Part[], head: ReadyHead | undefined): Answer[] {
  const here = new Set(parts.map((part) => part.sentence))
  const hits = view.hits.filter((hit) => hit.cue.facet === facet && here.has(hit.sentence) && !(hit.negated && hit.cue.cancelledByNot))
  const vector = passageVector(view, parts)
  const chances = head ? chancesOf(head, vector) : new Map<string, number>()
  const values = new Set([...hits.map((hit) => hit.cue.value), ...chances.keys()])
  return [...values].flatMap((value) => {
    const own = hits.filter((hit) => hit.cue.value === value)
    const byModel = chances.get(value)
    const weighed = byModel ?? ruleScore(facet, value, vector)
    const isSure = own.some((hit) => hit.cue.weight >= certain && !hit.negated)
    const score = isSure ? Math.max(weighed, certainScore) : weighed
    if (score < (byModel === undefined ? 0.5 : head!.threshold)) return []
    const ground = bestGround(value, own, view, parts, byModel === undefined ? undefined : head)
    return ground ? [{ value, score: Math.round(score * 1000) / 1000, ...ground }] : []
  })
}

/** What the cues say by themselves, for when there is no model. */
function ruleScore(facet: string, value: string, vector: Vector): number {
  const sum = vector.get(featureOf(`sum ${facet} ${value}`)) ?? 0
  return logistic(cueTrust.bias + cueTrust.weight * sum)
}

function chancesOf(head: ReadyHead, vector: Vector): Map<string, number> {
  const chances = probabilitiesOf(head, vector)
  return new Map(head.labels.map((label, n) => [label, chances[n]!]))
}

/** The sentence that speaks loudest for a value: its cue there, and what the model hears in all its cues. */
export function bestGround(
  value: string,
  hits: Hit[],
  view: View,
  parts: Part[],
  head: ReadyHead | undefined,
): { sentence: number; hit: Hit | null } | null {
  const loudest = loudestBySentence(hits)
  let best: { sentence: number; hit: Hit | null; worth: number } | null = null
  for (const { sentence, place } of parts) {
    const hit = loudest.get(sentence) ?? null
    const heard = head ? heardIn(value, sentence, view, head) : 0
    const worth = (hit ? 1 + hit.cue.weight : 0) + heard + (place === 'headline' ? 0 : 0.1)
    if ((hit || heard > 0.05) && (!best || worth > best.worth)) best = { sentence, hit, worth }
  }
  return best && { sentence: best.sentence, hit: best.hit }
}

function loudestBySentence(hits: Hit[]): Map<number, Hit> {
  const loudest = new Map<number, Hit>()
  for (const hit of hits) {
    const before = loudest.get(hit.sentence)
    if (!before || hit.cue.weight > before.cue.weight || (hit.cue.weight === before.cue.weight && hit.from < before.from))
      loudest.set(hit.sentence, hit)
  }
  return loudest
}

/** How loud the cues of one sentence speak for a label, as the model weighs them. */
function heardIn(value: string, sentence: number, view: View, head: ReadyHead): number {
  const label = head.labels.indexOf(value)
  if (label < 0) return 0
  let sum = 0
  for (const cue of view.features[sentence]!.cues)
    sum += 0.5 * weightOf(head, cue.cue, label) + weightOf(head, cue.phrase, label) + 0.7 * weightOf(head, cue.sum, label)
  return sum
}

const vectors = new WeakMap<Part[], Vector>()

/** The vector of a passage, made once for all the questions put to it. */
function passageVector(view: View, parts: Part[]): Vector {
  const found = vectors.get(parts)
  if (found) return found
  const made = vectorOf(view.features, parts)
  vectors.set(parts, made)
  return made
}

/** The answer to a facet of which there is one: by the model, else the value whose cues weigh most. Null where nothing speaks. */
export function answerOf(facet: string, view: View, parts: Part[], head: ReadyHead | undefined): Answer | null {
  const here = new Set(parts.map((part) => part.sentence))
  const hits = view.hits.filter((hit) => hit.cue.facet === facet && here.has(hit.sentence) && !(hit.negated && hit.cue.cancelledByNot))
  if (!head) return byWeight(hits, parts)
  const chances = [...chancesOf(head, passageVector(view, parts))].sort((a, b) => b[1] - a[1])
  const [value, score] = chances[0]!
  if (value === 'none') return null
  const own = hits.filter((hit) => hit.cue.value === value)
  const ground = bestGround(value, own, view, parts, head) ?? {
    sentence: parts[0]?.sentence ?? 0,
    hit: null,
  }
  return { value, score: Math.round(score * 1000) / 1000, ...ground }
}

const placeWorth = { headline: 2, lead: 1, body: 0.4 }

function byWeight(hits: Hit[], parts: Part[]): Answer | null {
  const place = new Map(parts.map((part) => [part.sentence, part.place]))
  const sums = new Map<string, number>()
  for (const hit of hits) sums.set(hit.cue.value, (sums.get(hit.cue.value) ?? 0) + hit.cue.weight * placeWorth[place.get(hit.sentence)!])
  const best = [...sums].sort((a, b) => b[1] - a[1])[0]
  if (!best) return null
  const hit = hits.find((one) => one.cue.value === best[0])!
  return {
    value: best[0],
    score: Math.min(0.9, 0.4 + best[1] / 10),
    sentence: hit.sentence,
    hit,
  }
}
