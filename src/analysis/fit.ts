import { type Head, logistic, softmax, type Vector } from './linear-model.ts'

/** A vector with the numbers of the labels that hold for it; `weight` is how much it counts. */
export type Example = { vector: Vector; labels: number[]; weight: number }
export type FitOptions = {
  one: boolean
  threshold: number
  rounds: number
  rate: number
  decay: number
  biasDecay: number
  rarest: number
  smallest: number
  prior: Prior
}

/** What is believed before the first example: the weight of a feature for a label, and of every label's bias. Decay pulls back to it. */
export type Prior = {
  bias: number
  weights: { feature: number; label: number; weight: number }[]
}

export const usualFit: FitOptions = {
  one: false,
  threshold: 0.5,
  rounds: 15,
  rate: 0.05,
  decay: 0.1,
  biasDecay: 0.3,
  rarest: 3,
  smallest: 0.012,
  prior: { bias: 0, weights: [] },
}

/**
 * Logistic regression by AdaGrad (Duchi, Hazan & Singer 2011) with weight decay, over features seen in at least `rarest` examples.
 * Nothing is left to chance: the order of the examples is a fixed shuffle, so equal examples give an equal head, to the last digit.
 */
export function fitHead(labels: string[], examples: Example[], options: FitOptions): Head {
  const columns = columnsOf(examples, options)
  const rows = examples.map((example) => rowOf(example, columns))
  const width = labels.length
  const state: State = {
    start: new Float64Array(0),
    weights: new Float64Array(columns.size * width),
    squares: new Float64Array(columns.size * width),
    bias: new Float64Array(width),
    biasSquares: new Float64Array(width),
  }
  state.bias.fill(options.prior.bias)
  for (const { feature, label, weight } of options.prior.weights) {
    const column = columns.get(feature)
    if (column !== undefined) state.weights[column * width + label] = weight
  }
  state.start = Float64Array.from(state.weights)
  for (let round = 0; round < options.rounds; round++) for (const at of shuffled(rows.length, round)) step(rows[at]!, width, state, options)
  return packed(labels, columns, state, options)
}

type Row = {
  columns: Int32Array
  amounts: Float64Array
  labels: number[]
  weight: number
}
type State = {
  weights: Float64Array
  start: Float64Array
  squares: Float64Array
  bias: Float64Array
  biasSquares: Float64Array
}

function columnsOf(examples: Example[], { rarest, prior }: FitOptions): Map<number, number> {
  const counts = new Map<number, number>()
  for (const { vector } of examples) for (const feature of vector.keys()) counts.set(feature, (counts.get(feature) ?? 0) + 1)
  for (const { feature } of prior.weights) counts.set(feature, rarest)
  const kept = [...counts].filter(([, count]) => count >= rarest).map(([feature]) => feature)
  return new Map(kept.sort((a, b) => a - b).map((feature, n) => [feature, n]))
}

function rowOf({ vector, labels, weight }: Example, columns: Map<number, number>): Row {
  const pairs = [...vector].flatMap(([feature, amount]) => {
    const column = columns.get(feature)
    return column === undefined ? [] : [{ column, amount }]
  })
  return {
    columns: Int32Array.from(pairs.map((pair) => pair.column)),
    amounts: Float64Array.from(pairs.map((pair) => pair.amount)),
    labels,
    weight,
  }
}

/** A fixed permutation per round, by a linear congruential generator (Numerical Recipes' constants). */
function shuffled(length: number, round: number): number[] {
  const order = Array.from({ length }, (_, n) => n)
  let seed = (round * 2654435761 + 12345) >>> 0
  for (let n = length - 1; n > 0; n--) {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
    const other = seed % (n + 1)
    ;[order[n], order[other]] = [order[other]!, order[n]!]
  }
  return order
}

function step(row: Row, width: number, state: State, options: FitOptions): void {
  const scores = Array.from(state.bias)
  row.columns.forEach((column, n) => {
    for (let label = 0; label < width; label++) scores[label]! += state.weights[column * width + label]! * row.amounts[n]!
  })
  const guesses = options.one ? softmax(scores) : scores.map(logistic)
  for (let label = 0; label < width; label++) {
    const error = (guesses[label]! - (row.labels.includes(label) ? 1 : 0)) * row.weight
    descend(state.bias, state.biasSquares, label, error + options.biasDecay * (state.bias[label]! - options.prior.bias), options.rate)
    for (let n = 0; n < row.columns.length; n++) {
      const cell = row.columns[n]! * width + label
      descend(
        state.weights,
        state.squares,
        cell,
        error * row.amounts[n]! + options.decay * (state.weights[cell]! - state.start[cell]!),
        options.rate,
      )
    }
  }
}

function descend(values: Float64Array, squares: Float64Array, cell: number, gradient: number, rate: number): void {
  squares[cell]! += gradient * gradient
  values[cell]! -= (rate * gradient) / (Math.sqrt(squares[cell]!) + 1e-6)
}

/** Weights in whole thousandths; what hardly counts is left out, so that the file stays small. */
function packed(labels: string[], columns: Map<number, number>, state: State, options: FitOptions): Head {
  const width = labels.length
  const features: number[] = []
  const weights: number[][] = []
  for (const [feature, column] of columns) {
    const pairs: number[] = []
    for (let label = 0; label < width; label++) {
      const weight = state.weights[column * width + label]!
      if (Math.abs(weight) >= options.smallest) pairs.push(label, Math.round(weight * 1000))
    }
    if (pairs.length === 0) continue
    features.push(feature)
    weights.push(pairs)
  }
  return {
    labels,
    one: options.one,
    bias: Array.from(state.bias, (bias) => Math.round(bias * 1000)),
    threshold: options.threshold,
    features,
    weights,
  }
}
