import { createHash } from 'node:crypto'

/** A feature vector: hash of a feature → its amount. */
export type Vector = Map<number, number>

/**
 * One question put to a text: which of `labels`? `one`: exactly one answer (softmax); else each label by itself (logistic).
 * `weights`: per feature, in thousandths, label number and weight by turns. Kept as plain numbers so that the file is the same bytes every time.
 */
export type Head = {
  labels: string[]
  one: boolean
  bias: number[]
  /** at or above which probability a label counts; softmax heads do not use it */
  threshold: number
  features: number[]
  weights: number[][]
}
export type Model = { version: string; heads: Record<string, Head> }

/** A head ready for asking. */
export type ReadyHead = Head & { table: Map<number, number[]> }

export function readyHead(head: Head): ReadyHead {
  return {
    ...head,
    table: new Map(head.features.map((feature, n) => [feature, head.weights[n]!])),
  }
}

/** The linear score of each label. */
function scoresOf(head: ReadyHead, vector: Vector): number[] {
  const scores = head.bias.map((bias) => bias / 1000)
  for (const [feature, amount] of vector) {
    const pairs = head.table.get(feature)
    if (pairs === undefined) continue
    const share = amount / 1000
    for (let n = 0; n < pairs.length; n += 2) scores[pairs[n]!]! += pairs[n + 1]! * share
  }
  return scores
}

/** The weight of one feature for one label. */
export function weightOf(head: ReadyHead, feature: number, label: number): number {
  const pairs = head.table.get(feature)
  if (pairs === undefined) return 0
  for (let n = 0; n < pairs.length; n += 2) if (pairs[n] === label) return pairs[n + 1]! / 1000
  return 0
}

/** Probabilities of the labels, in their order. */
export function probabilitiesOf(head: ReadyHead, vector: Vector): number[] {
  const scores = scoresOf(head, vector)
  return head.one ? softmax(scores) : scores.map(logistic)
}

export const logistic = (score: number) => 1 / (1 + Math.exp(-score))

export function softmax(scores: number[]): number[] {
  const top = Math.max(...scores)
  const raised = scores.map((score) => Math.exp(score - top))
  const sum = raised.reduce((a, b) => a + b, 0)
  return raised.map((value) => value / sum)
}

/** Twelve hexadecimal digits that name a model by its content. */
export const versionOf = (heads: Record<string, Head>) => createHash('sha256').update(JSON.stringify(heads)).digest('hex').slice(0, 12)
