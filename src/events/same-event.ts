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
const bias = -6.2
const weights: Record<keyof Evidence, number> = {
  common: 7,
  proper: 4,
  head: 2.6,
  parties: 1.6,
  roles: 0.5,
  numbers: 1.2,
  days: 0.8,
  productions: 1,
  type: 0.8,
  near: 1.2,
  rare: 1.5,
}

const scoreOf = (evidence: Evidence) => {
  let z = bias
  for (const key in weights) z += weights[key as keyof Evidence] * evidence[key as keyof Evidence]
  return 1 / (1 + Math.exp(-z))
}

/** Whether two passages, or a passage and an event, tell of one happening. A veto beats any score. */
export function compare(a: EventSketch, b: EventSketch, rarity: Rarity = backgroundRarity): Verdict {
  const found = evidenceOf(a, b, rarity)
  const score = scoreOf(found)
  const veto = vetoOf(a, b, found)
  return { same: score >= 0.5 && veto === null, score: Math.round(score * 1000) / 1000, because: reasons(found), veto }
}

/** The score alone, for ranking many candidates before their reasons are asked for. */
export const scoreAlone = (a: EventSketch, b: EventSketch, rarity: Rarity = backgroundRarity) => scoreOf(evidenceOf(a, b, rarity))

const list = (words: string[], most: number) => words.slice(0, most).join(', ')

function reasons(found: Found): string[] {
  return [
    found.sharedNames.length > 0 ? `same parties: ${list(found.sharedNames, 4)}` : null,
    found.roles > 0 ? 'in the same roles' : null,
    found.productions > 0 ? 'about the same title' : null,
    found.type === 1 ? 'same kind of happening' : null,
    found.sharedNumbers.length > 0 ? `same numbers: ${list(found.sharedNumbers, 4)}` : null,
    found.days > 0 ? 'the same days are named' : null,
    found.head > 0.3 ? 'headlines alike' : null,
    found.sharedWords.length > 0 ? `rare words shared: ${list(found.sharedWords, 6)}` : null,
    found.gap === null ? null : found.gap === 0 ? 'published at the same time' : `${found.gap} days apart`,
  ].filter((reason) => reason !== null)
}
