import { expect, test } from 'vitest'
import { clusterAll } from '../../src/events/cluster.ts'
import { evaluateEvents } from '../../src/events/evaluate.ts'
import { emptyReading } from './gold-events.ts'
import { isGrouped, realReports } from './real-news.ts'

const reports = realReports()
if (!reports)
  console.warn('real news articles are not measured: DAILIES_CORPORA is not set or holds no news/allsides and pages/newspaper4k')

test.runIf(reports)('real articles on one happening come together, also undated ones and opinion', () => {
  const lines = clusterAll(reports!.map(({ input }) => ({ input, reading: emptyReading(input.id) })))
  const assigned = lines.map(({ id, event }, at) => ({ id, got: event ?? id, truth: reports![at]!.event }))
  expect(evaluateEvents(assigned).f1).toBeGreaterThanOrEqual(0.95)
  expect(evaluateEvents(assigned.filter(({ id }) => isGrouped(id))).recall).toBeGreaterThanOrEqual(0.85)
})
