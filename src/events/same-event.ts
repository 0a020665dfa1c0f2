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

/** Weights of a logistic function, learnt from the training part of data/gold/events (test/events/learn-weights.ts prints them). */
const bias = -6.42
const weights: Record<keyof Evidence, number> = {
  common: 3.67,
  proper: 1.43,
  head: 2.61,
  parties: 0.0,
  share: 1.28,
  strangers: -0.61,
  roles: 0.0,
  numbers: 0.0,
  days: 0.5,
  productions: 0.04,
  type: 1.27,
  otherType: -0.1,
  step: 1.58,
  otherStep: -0.8,
  facets: 0.92,
  near: 2.39,
  rare: 0.85,
  partiesNear: 0.0,
  wordsNear: 4.61,
  typeNear: 1.89,
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
  return { same: score >= 0.5 && veto === null, score: Math.round(score * 1000) / 1000, because: reasons(found), veto }
}

/** The score alone, for ranking many candidates before their reasons are asked for. */
export const scoreAlone = (a: EventSketch, b: EventSketch, rarity: Rarity = backgroundRarity) => scoreOf(evidenceOf(a, b, rarity).evidence)

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
