import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createAnalyser } from '../../src/analysis/analyser.ts'
import { type ClusterInput, clusterAll } from '../../src/events/cluster.ts'
import { evaluateEvents } from '../../src/events/evaluate.ts'
import { EventBook } from '../../src/events/event-book.ts'
import { compare } from '../../src/events/same-event.ts'
import { mainPassage, sketchOf, sketchOfArchive } from '../../src/events/sketch.ts'
import { loadKnowledge } from '../../src/knowledge/knowledge.ts'
import type { Reading } from '../../src/model.ts'
import { archiveById, emptyReading, type GoldReport, goldReports, itemOf, labelledReading, root } from './gold-events.ts'
import { bases } from './made-copies.ts'

const score = (reports: GoldReport[], items: ClusterInput[]) =>
  evaluateEvents(clusterAll(items).map(({ id, event }, at) => ({ id, got: event ?? id, truth: reports[at]!.event })))

describe('the gold', () => {
  const all = goldReports()

  test('has events with several reports, events with one, and a part kept for testing', () => {
    const counts = new Map<string, number>()
    for (const { event } of all) counts.set(event, (counts.get(event) ?? 0) + 1)
    expect(all.length).toBeGreaterThanOrEqual(300)
    expect([...counts.values()].filter((count) => count > 1).length).toBeGreaterThanOrEqual(60)
    expect([...counts.values()].filter((count) => count === 1).length).toBeGreaterThanOrEqual(55)
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
    expect(all.filter(({ event }) => !archiveById().has(event))).toEqual([])
    const split = new Map(all.map(({ event, split }) => [event, split]))
    expect(all.filter(({ event, split: own }) => split.get(event) !== own)).toEqual([])
    expect(all.filter(({ split }) => split === 'test').length / all.length).toBeGreaterThan(0.12)
  })

  // Floors only rise. What was measured when they were set stands behind them.
  test.each([
    ['train', 'with names known', labelledReading, 0.89],
    ['test', 'with names known', labelledReading, 0.87],
    ['train', 'with nothing read, from their words alone', ({ id }: GoldReport) => emptyReading(id), 0.88],
    ['test', 'with nothing read, from their words alone', ({ id }: GoldReport) => emptyReading(id), 0.86],
  ] as const)('%s reports %s come together', (split, _, reading, floor) => {
    const reports = goldReports(split)
    const { f1, precision } = score(
      reports,
      reports.map((report) => itemOf(report, reading(report))),
    )
    expect(f1).toBeGreaterThanOrEqual(floor)
    expect(precision).toBeGreaterThanOrEqual(0.93)
  })

  test('as the analyser reads them, they come together well', () => {
    const analyser = createAnalyser(loadKnowledge(join(root, 'data')))
    const items = all.map((report) => {
      const { input } = itemOf(report, emptyReading(report.id))
      return { input, reading: analyser.read(input) }
    })
    expect(score(all, items).f1).toBeGreaterThanOrEqual(0.85)
  })

  test('pairs with some words in common but not many are found, and hardly ever wrongly', () => {
    const sketches = all.map((report) => {
      const { input, reading } = itemOf(report, labelledReading(report))
      return { event: report.event, sketch: sketchOf(reading, mainPassage(reading), input) }
    })
    const shared = (a: string[], b: string[]) => a.filter((word) => b.includes(word)).length
    const alike = (a: string[], b: string[]) => shared(a, b) / (a.length + b.length - shared(a, b))
    const tally = { right: 0, same: 0, wrong: 0, other: 0 }
    sketches.forEach((a, i) => {
      for (const b of sketches.slice(i + 1)) {
        const overlap = alike(a.sketch.bag.words, b.sketch.bag.words)
        if (overlap < 0.1 || overlap > 0.5) continue
        const same = compare(a.sketch, b.sketch).same
        if (a.event === b.event) {
          tally.same++
          if (same) tally.right++
        } else {
          tally.other++
          if (same) tally.wrong++
        }
      }
    })
    expect(tally.same).toBeGreaterThan(80)
    expect(tally.right / tally.same).toBeGreaterThanOrEqual(0.8)
    expect(tally.wrong / tally.other).toBeLessThanOrEqual(0.02)
  })

  test('whatever the order of arrival, the events are nearly the same', () => {
    const sketches = all.map((report) => {
      const { input, reading } = itemOf(report, labelledReading(report))
      return sketchOf(reading, mainPassage(reading), input)
    })
    const f1Of = (order: number[]) => {
      const book = new EventBook()
      const got: string[] = []
      for (const at of order) got[at] = book.take(sketches[at]!, true).find(({ role }) => role === 'report')!.event
      book.settle()
      return evaluateEvents(all.map(({ id, event }, at) => ({ id, got: book.finalId(got[at]!), truth: event }))).f1
    }
    const inTime = all.map((_, at) => at).sort((a, b) => (all[a]!.published < all[b]!.published ? -1 : 1))
    const best = f1Of(inTime)
    for (let seed = 1; seed <= 6; seed++) expect(f1Of(shuffled(inTime, seed))).toBeGreaterThan(best - 0.02)
  })

  test('the order of the input changes nothing at all', () => {
    const items = goldReports('train').map((report) => itemOf(report, labelledReading(report)))
    const groups = (lines: ReturnType<typeof clusterAll>) => new Map(lines.map(({ id, event }) => [id, event]))
    expect(groups(clusterAll([...items].reverse()))).toEqual(groups(clusterAll(items)))
  })

  test('reports join the curated events they are about', () => {
    const seeds = [...archiveById().values()].map((entry) => ({ id: entry.id, sketch: sketchOfArchive(entry) }))
    const lines = clusterAll(
      all.map((report) => itemOf(report, labelledReading(report))),
      seeds,
    )
    const seeded = lines.filter(({ event }) => archiveById().has(event ?? ''))
    const wrong = lines.filter(({ event }, at) => archiveById().has(event ?? '') && event !== all[at]!.event)
    expect(seeded.length / lines.length).toBeGreaterThan(0.8)
    expect(wrong.length / seeded.length).toBeLessThan(0.03)
  })
})

function shuffled(order: number[], seed: number): number[] {
  const out = [...order]
  let state = seed
  for (let i = out.length - 1; i > 0; i--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    const j = state % (i + 1)
    ;[out[i], out[j]] = [out[j]!, out[i]!]
  }
  return out
}

describe('a line', () => {
  const item = (
    id: string,
    title: string,
    text: string,
    published: string | null = '2026-01-01T00:00:00Z',
    reading: Partial<Reading> = {},
  ): ClusterInput => ({
    input: { id, title, text, published },
    reading: { ...emptyReading(id), ...reading },
  })

  test('stands for each text, in the order of the input, with its reasons', () => {
    const text = bases()[0]!.text
    const lines = clusterAll([item('b', 'Two', text), item('a', 'One', text, '2025-12-31T00:00:00Z')])
    expect(lines.map(({ id }) => id)).toEqual(['b', 'a'])
    expect(lines[0]!.story).toBe(lines[1]!.story)
    expect(lines[0]!.event).toBe(lines[1]!.event)
    expect(lines[0]!.events[0]).toMatchObject({ role: 'report', start: 0, end: 'Two'.length + 2 + text.length })
    expect(lines[0]!.events[0]!.because[0]).toBe('a copy of the same text')
  })

  test('of an empty text names no event', () => {
    expect(clusterAll([item('nothing', '', '')])[0]).toEqual({ id: 'nothing', story: 's1', event: null, events: [] })
  })

  test('of no input there is none', () => {
    expect(clusterAll([])).toEqual([])
  })

  test('tells both events of an article that reports two', () => {
    const one =
      'Netflix bought InterPositive, an AI company that Ben Affleck founded, and takes over its sixteen people. The price was not told. The models learn from the dailies of a production and mend light and continuity. '
    const two =
      'German dubbing actors refuse to work for the streamer. Contracts since January let it train on recordings without a fee, says their association VDS, which has six hundred members. The company speaks of a misunderstanding. '
    const text = `${one.repeat(2)}\n\n${two.repeat(2)}`
    const passage = (start: number, end: number, type: 'investment' | 'strike', name: string) => ({
      ...emptyReading('x'),
      side: 'labour' as const,
      type,
      start,
      end,
      roles: { [name]: 'user' as const },
      studios: [name],
    })
    const first = passage(6, 6 + one.length * 2, 'investment', 'Netflix')
    const second = passage(first.end + 2, first.end + 2 + two.length * 2, 'strike', 'VDS')
    const [line, other] = clusterAll([
      item('both', 'News', text, '2026-03-05T00:00:00Z', { type: 'investment', side: 'labour', passages: [first, second] }),
      item('one', 'German voices boycott streamer', two, '2026-03-05T00:00:00Z', {
        type: 'strike',
        side: 'labour',
        studios: ['VDS'],
        roles: { VDS: 'user' },
      }),
    ])
    expect(line!.events.filter(({ role }) => role === 'report')).toHaveLength(2)
    expect(line!.events.map(({ start }) => start)).toEqual([first.start, second.start])
    expect(line!.events.map(({ event }) => event)).toContain(other!.event)
    expect(line!.event).not.toBe(other!.event)
  })
})

describe('B-cubed', () => {
  const assigned = (pairs: string) => pairs.split(' ').map((pair, at) => ({ id: `${at}`, got: pair[0]!, truth: pair[1]! }))
  test.each([
    ['all right', 'ax ax by', 1, 1],
    ['all in one', 'ax ax ay ay', 0.5, 1],
    ['all apart', 'ax bx cy dy', 1, 0.5],
    ['one of three astray', 'ax ax bx', 1, 5 / 9],
    // Two of x with one of y, and one of y alone: precision (2/3+2/3+1/3+1)/4, recall (1+1+1/2+1/2)/4.
    ['mixed', 'ax ax ay by', 2 / 3, 3 / 4],
  ])('of %s', (_, pairs, precision, recall) => {
    const found = evaluateEvents(assigned(pairs))
    expect(found.precision).toBeCloseTo(precision, 10)
    expect(found.recall).toBeCloseTo(recall, 10)
  })

  test('tells the worst merges and splits with reasons', () => {
    const found = evaluateEvents(assigned('ax ax ay by'), (a, b) => [`${a} beside ${b}`])
    expect(found).toMatchObject({ falseMerges: 2, falseSplits: 1, documents: 4, events: 2 })
    expect(found.worstMerges).toEqual([{ event: 'a', documents: ['0', '1', '2'], truths: ['x', 'y'], reasons: ['0 beside 2'] }])
    expect(found.worstSplits).toEqual([{ truth: 'y', documents: ['2', '3'], events: ['a', 'b'], reasons: ['2 beside 3'] }])
  })

  test('of nothing is nothing', () => {
    expect(evaluateEvents([])).toMatchObject({ f1: 0, precision: 0, recall: 0 })
  })
})
