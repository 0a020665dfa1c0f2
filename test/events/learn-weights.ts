/**
 * Prints the weights of src/events/same-event.ts: logistic regression over pairs of reports, of the training part of the gold as the
 * analyser reads it and with its names known, of the archive, and of real news where DAILIES_CORPORA is set.
 * Run after changing what evidence is gathered: node test/events/learn-weights.ts
 */
import { join } from 'node:path'
import { createAnalyser } from '../../src/analysis/analyser.ts'
import { booksOf, viewOf } from '../../src/analysis/view.ts'
import { type Evidence, evidenceOf } from '../../src/events/evidence.ts'
import { backgroundRarity, rarityFrom, together } from '../../src/events/rarity.ts'
import { type EventSketch, mainPassage, sketchOf, sketchOfArchive } from '../../src/events/sketch.ts'
import { vetoOf } from '../../src/events/vetoes.ts'
import { nameKinds } from '../../src/knowledge/gazetteer.ts'
import { loadKnowledge } from '../../src/knowledge/knowledge.ts'
import type { Name } from '../../src/model.ts'
import { archiveById, goldReports, itemOf, labelledReading, root } from './gold-events.ts'
import { realReports } from './real-news.ts'

type Sample = { sketch: EventSketch; event: string }
type Row = { x: number[]; same: boolean; weight: number }

/** Evidence that can only speak for, or only against; a weight of the wrong sign is chance. */
const against: (keyof Evidence)[] = ['strangers', 'otherParty', 'otherType', 'otherStep']
/** The archive's facets are an editor's, and agree with themselves better than two machine readings will. */
const mostForFacets = 1.4
const furthest = 60
const rounds = 1500
/** Reports not found cost more than they weigh in the pairs, as most pairs are of different happenings. */
const leaning = 0.405

let keys: (keyof Evidence)[] = []

/** All pairs of one happening, all pairs of two that have something in common, and a tenth of the others. */
function rowsOf(samples: Sample[], weights: { same: number; other: number }): Row[] {
  const rarity = together(backgroundRarity, rarityFrom(samples.map(({ sketch }) => sketch.bag.words)))
  return samples.flatMap((a, i) =>
    samples.slice(i + 1).flatMap((b, j): Row[] => {
      const found = evidenceOf(a.sketch, b.sketch, rarity)
      const same = a.event === b.event
      const isNear = found.evidence.share > 0.1 || found.evidence.common > 0.05 || found.evidence.proper > 0.05
      if (vetoOf(a.sketch, b.sketch, found) || (!same && ((found.gap ?? 0) > furthest || (!isNear && (i * 31 + j) % 10 > 0)))) return []
      keys = Object.keys(found.evidence) as (keyof Evidence)[]
      return [{ x: keys.map((key) => found.evidence[key]), same, weight: same ? weights.same : weights.other * (isNear ? 1 : 10) }]
    }),
  )
}

function samplesFor(): Row[] {
  const knowledge = loadKnowledge(join(root, 'data'))
  const analyser = createAnalyser(knowledge)
  const books = booksOf(knowledge.taxonomy, knowledge.names)
  const gold = goldReports('train')
  const read = gold.map((report): Sample => {
    const { input } = itemOf(report, labelledReading(report))
    const reading = analyser.read(input)
    return { sketch: sketchOf(reading, mainPassage(reading), input), event: report.event }
  })
  const named = gold.map((report): Sample => {
    const { input } = itemOf(report, labelledReading(report))
    const reading = { ...analyser.read(input), ...namesOf(viewOf(input, books).mentions.map(({ name }) => name)) }
    return { sketch: sketchOf(reading, mainPassage(reading), input), event: report.event }
  })
  const seeds = [...archiveById().values()].map((entry): Sample => ({ sketch: sketchOfArchive(entry), event: entry.id }))
  const real = (realReports() ?? []).map(({ input, event }): Sample => {
    const reading = analyser.read(input)
    return { sketch: sketchOf(reading, mainPassage(reading), input), event }
  })
  if (real.length === 0) console.warn('learnt without real news: DAILIES_CORPORA is not set')
  return [
    ...rowsOf(read, { same: 1, other: 0.5 }),
    ...rowsOf([...named, ...seeds], { same: 1, other: 0.5 }),
    ...rowsOf(real, { same: 3, other: 0.3 }),
  ]
}

/** The gazetteer's names in a text, also where the analyser puts it out of scope and reads none. */
const namesOf = (names: Name[]) =>
  Object.fromEntries(nameKinds.map((kind) => [kind, [...new Set(names.filter(({ facet }) => facet === kind).map(({ name }) => name))]]))

/** Gradient descent with moments (Kingma and Ba 2015), a little decay, and signs held. */
function learn(rows: Row[]): { bias: number; weights: number[] } {
  const width = keys.length + 1
  const at = new Float64Array(width)
  at[width - 1] = -3
  const first = new Float64Array(width)
  const second = new Float64Array(width)
  const all = rows.reduce((sum, { weight }) => sum + weight, 0)
  for (let round = 1; round <= rounds; round++) {
    const slope = new Float64Array(width)
    for (const { x, same, weight } of rows) {
      let z = at[width - 1]!
      for (let k = 0; k < x.length; k++) z += at[k]! * x[k]!
      const off = (1 / (1 + Math.exp(-z)) - (same ? 1 : 0)) * weight
      for (let k = 0; k < x.length; k++) slope[k]! += off * x[k]!
      slope[width - 1]! += off
    }
    for (let k = 0; k < width; k++) {
      const pull = slope[k]! / all + (k < width - 1 ? 0.0002 * at[k]! : 0)
      first[k] = 0.9 * first[k]! + 0.1 * pull
      second[k] = 0.999 * second[k]! + 0.001 * pull * pull
      at[k]! -= (0.05 * (first[k]! / (1 - 0.9 ** round))) / (Math.sqrt(second[k]! / (1 - 0.999 ** round)) + 1e-8)
    }
    keys.forEach((key, k) => {
      if (key === 'facets') at[k] = Math.min(at[k]!, mostForFacets)
      if (against.includes(key) ? at[k]! > 0 : at[k]! < 0) at[k] = 0
    })
  }
  return { bias: at[width - 1]! + leaning, weights: [...at.slice(0, -1)] }
}

const { bias, weights } = learn(samplesFor())
console.log(`const bias = ${bias.toFixed(2)}`)
for (const [k, key] of keys.entries()) console.log(`  ${key}: ${weights[k]!.toFixed(2)},`)
