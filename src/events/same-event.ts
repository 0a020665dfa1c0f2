import { type Evidence, evidenceOf, type Found } from './evidence.ts'
import { backgroundRarity, type Rarity } from './rarity.ts'
import type { EventSketch } from './sketch.ts'
import { vetoOf } from './vetoes.ts'

export type Verdict = {
  same: boolean
  /** 0 to 1; a half and more is the same happening unless vetoed */
  score: number
  because: string[]
  veto: string | null
}

/**
 * Weights of a logistic function, learnt from the training part of data/gold/events and from real news: test/events/learn-weights.ts
 * prints them. Nought for roles and numbers: what they tell, parties and words have told already; they are still given as reasons.
 */
const bias = -6.12
const weights: Record<keyof Evidence, number> = {
  common: 3.59,
  proper: 1.29,
  head: 2.52,
  share: 1.4,
  strangers: -0.37,
  otherParty: -1.67,
  roles: 0.0,
  numbers: 0.0,
  days: 0.59,
  productions: 0.54,
  type: 0.89,
  otherType: 0.0,
  step: 1.67,
  otherStep: -0.77,
  facets: 1.4,
  near: 2.46,
  rare: 1.05,
  wordsNear: 4.62,
  typeNear: 1.13,
}

const scoreOf = (evidence: Evidence) => {
  let z = bias
  for (const key in weights) z += weights[key as keyof Evidence] * evidence[key as keyof Evidence]
  return 1 / (1 + Math.exp(-z))
}

/** Whether two passages, or a passage and an event, tell of one happening. A veto beats any score. */
export function compare(a: EventSketch, b: EventSketch, rarity: Rarity = backgroundRarity): Verdict {
  const found = evidenceOf(a, b, rarity)
  const score = scoreOf(found.evidence)
  const veto = vetoOf(a, b, found)
  return { same: score >= enough(a, b) && veto === null, score: Math.round(score * 1000) / 1000, because: reasons(found), veto }
}

/** An event that has gathered many reports shares something with everything near it: it asks for more. */
const enough = (a: EventSketch, b: EventSketch) => Math.min(most, 0.5 + perReport * (Math.max(a.texts, b.texts, 1) - 1))
const most = 0.6
const perReport = 0.02

const list = (words: string[], most: number) => words.slice(0, most).join(', ')

function reasons(found: Found): string[] {
  return [
    found.sharedNames.length > 0 ? `same parties: ${list(found.sharedNames, 4)}` : null,
    found.evidence.roles > 0 ? 'in the same roles' : null,
    found.evidence.productions > 0 ? 'about the same title' : null,
    found.evidence.step > 0 ? 'at the same step of the affair' : null,
    found.evidence.type === 1 ? 'same kind of happening' : null,
    found.sharedNumbers.length > 0 ? `same numbers: ${list(found.sharedNumbers, 4)}` : null,
    found.evidence.days > 0 ? 'the same days are named' : null,
    found.evidence.head > 0.3 ? 'headlines alike' : null,
    found.sharedWords.length > 0 ? `rare words shared: ${list(found.sharedWords, 6)}` : null,
    found.gap === null ? null : found.gap === 0 ? 'published at the same time' : `${found.gap} days apart`,
  ].filter((reason) => reason !== null)
}
