import { describe, expect, test } from 'vitest'
import { type Choice, type Filter, filterKeys, wholeTimeline, withChoice } from '../../src/filter.ts'
import { loadGazetteer } from '../../src/knowledge/gazetteer.ts'
import type { Name } from '../../src/model.ts'
import { indexOf } from '../../src/timeline/index-of.ts'
import { monthsOf, select } from '../../src/timeline/select.ts'
import { anEvent, archiveFaces, dataFolder, manyFaces } from '../support/faces.ts'

const name = (id: string, label: string, more: Partial<Name> = {}): Name => ({
  id, name: label, aliases: [], facet: 'studios', kind: 'studio', parent: null, owners: [], posts: [], former: [], ambiguous: [], countries: [], note: null, ...more,
}) // biome-ignore format: one builder
const names = [
  name('disney', 'Disney'),
  name('pixar', 'Pixar', { parent: 'disney' }),
  name('hulu', 'Hulu', { parent: 'disney', owners: [{ parent: 'news-corp', from: null, to: '2019-03-19', source: null }, { parent: 'disney', from: '2019-03-20', to: null, source: null }] }),
  name('news-corp', 'News Corp'),
  name('openai', 'OpenAI', { facet: 'vendors' }),
  name('sora', 'Sora', { facet: 'vendors', kind: 'tool', parent: 'openai' }),
] // biome-ignore format: a table
const yes = (id: string): Choice => ({ id, not: false, only: false })
const no = (id: string): Choice => ({ id, not: true, only: false })
const itself = (id: string): Choice => ({ id, not: false, only: true })
const whole = { matching: null, limit: 1000 }
const asks = (facets: Filter['facets'], more: Partial<Filter> = {}): Filter => ({ ...wholeTimeline, facets, ...more })
const countOf = (counts: { id: string; count: number }[], id: string) => counts.find((row) => row.id === id)?.count ?? 0

describe('a studio includes what it owned on the day', () => {
  const index = indexOf(
    [
      anEvent({ id: 'pixar-tries', studios: ['Pixar'] }),
      anEvent({ id: 'disney-says', studios: ['Disney'] }),
      anEvent({ id: 'hulu-before', studios: ['Hulu'], date: '2018-05' }),
      anEvent({ id: 'hulu-after', studios: ['Hulu'], date: '2024-05-02' }),
      anEvent({ id: 'sora-shown', vendors: ['Sora'] }),
    ],
    { names, publishers: [] },
  )
  const idsOf = (facets: Filter['facets']) => select(index, asks(facets), whole).events.map(({ id }) => id)
  test.each([
    ['Disney', { studio: [yes('disney')] }, ['disney-says', 'pixar-tries', 'hulu-after']],
    ['Disney itself', { studio: [itself('disney')] }, ['disney-says']],
    ['the owner of that day', { studio: [yes('news-corp')] }, ['hulu-before']],
    ['all but Disney', { studio: [no('disney')] }, ['sora-shown', 'hulu-before']],
    ['Disney without Pixar', { studio: [yes('disney'), no('pixar')] }, ['disney-says', 'hulu-after']],
    ['the maker of a tool', { vendor: [yes('openai')] }, ['sora-shown']],
  ])('%s', (_, facets, ids) => expect(idsOf(facets)).toEqual(ids))
})

test('a role is asked of the names chosen: Netflix as user, not Netflix beside a user', () => {
  const index = indexOf(
    [
      anEvent({ id: 'as-user', studios: ['Disney'], vendors: ['OpenAI'], roles: { Disney: 'user', OpenAI: 'maker' } }),
      anEvent({ id: 'as-target', studios: ['Disney', 'News Corp'], roles: { Disney: 'target', 'News Corp': 'user' } }),
      anEvent({ id: 'through-pixar', studios: ['Pixar'], roles: { Pixar: 'user' } }),
    ],
    { names, publishers: [] },
  )
  const ids = (facets: Filter['facets']) => select(index, asks(facets), whole).events.map(({ id }) => id)
  expect(ids({ studio: [yes('disney')], role: [yes('user')] })).toEqual(['as-user', 'through-pixar'])
  expect(ids({ role: [yes('user')] })).toEqual(['as-target', 'as-user', 'through-pixar'])
  expect(ids({ studio: [yes('disney')], role: [no('target')] })).toEqual(['as-user', 'through-pixar'])
})

describe('dates', () => {
  const index = indexOf(
    [anEvent({ id: 'day', date: '2025-03-14' }), anEvent({ id: 'month', date: '2025-03' }), anEvent({ id: 'later', date: '2025-04-01' })],
    { names, publishers: [] },
  )
  test.each([
    ['2025-03-14', '2025-03-14', ['day', 'month']],
    ['2025-03-31', '2025-03-31', ['month']],
    ['2025', '2025', ['later', 'day', 'month']],
    ['2025-04', null, ['later']],
    [null, '2025-02', []],
  ])('from %s to %s, both included', (from, to, ids) =>
    expect(select(index, asks({}, { from, to }), whole).events.map(({ id }) => id)).toEqual(ids),
  )
})

describe('the archive', () => {
  const archive = archiveFaces()
  const index = indexOf(archive, { names: loadGazetteer(dataFolder), publishers: [] })
  let seed = 5
  const random = (below: number) => {
    seed = (seed * 1103515245 + 12345) % 2147483648
    return Math.floor((seed / 2147483648) * below)
  }
  const anyFilter = (): Filter => {
    let filter = asks({}, { from: [null, '2023', '2024-06'][random(3)]!, to: [null, '2025-10', '2025'][random(3)]! })
    for (let i = random(4); i > 0; i--) {
      const key = filterKeys[random(filterKeys.length)]!
      const values = index.values[key]
      if (values.length > 0)
        filter = withChoice(filter, key, { id: values[random(Math.min(values.length, 6))]!, not: random(4) === 0, only: false })
    }
    return filter
  }

  test('each count is exactly what choosing that value alone in its facet would give', () => {
    for (let round = 0; round < 60; round++) {
      const filter = anyFilter()
      const { counts } = select(index, filter, whole)
      for (const key of filterKeys)
        for (const id of index.values[key].slice(0, 12)) {
          const alone = asks({ ...filter.facets, [key]: [yes(id)] }, { from: filter.from, to: filter.to })
          expect([key, id, countOf(counts[key], id)]).toEqual([key, id, select(index, alone, whole).total])
        }
    }
  })

  test('pages one after the other give the whole list, each event once, in order', () => {
    for (let round = 0; round < 20; round++) {
      const filter = anyFilter()
      const all = select(index, filter, whole).events.map(({ id }) => id)
      const paged: string[] = []
      let cursor: string | null = null
      do {
        const page = select(index, { ...filter, cursor }, { matching: null, limit: 7 })
        paged.push(...page.events.map(({ id }) => id))
        cursor = page.next
      } while (cursor)
      expect(paged).toEqual(all)
    }
  })

  test('months add up to the whole', () => {
    const months = monthsOf(archive)
    expect(months.reduce((sum, { adoption, labour, rules }) => sum + adoption + labour + rules, 0)).toBe(archive.length)
  })
})

test('words keep only the events that hold them', () => {
  const index = indexOf([anEvent({ id: 'a', side: 'rules' }), anEvent({ id: 'b' })], { names, publishers: [] })
  const { events, counts } = select(index, asks({}), { matching: new Set(['b']), limit: 10 })
  expect(events.map(({ id }) => id)).toEqual(['b'])
  expect(counts.side).toEqual([{ id: 'adoption', count: 1 }])
})

test('five thousand events are counted within a few milliseconds', () => {
  const index = indexOf(manyFaces(5000), { names, publishers: [] })
  const times = Array.from({ length: 40 }, (_, i) => {
    const start = process.cpuUsage()
    select(index, asks({ side: [yes(['adoption', 'labour'][i % 2]!)], use: [yes('vfx'), yes('digital-replica')] }), {
      matching: null,
      limit: 40,
    })
    const { user, system } = process.cpuUsage(start)
    return (user + system) / 1000
  }).sort((a, b) => a - b)
  expect(times[37]).toBeLessThan(25)
})
