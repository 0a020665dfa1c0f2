import { describe, expect, test } from 'vitest'
import {
  type Choice,
  type Filter,
  filterKeys,
  firstDay,
  lastDay,
  parseFilter,
  vocabularyOf,
  wholeTimeline,
  withChoice,
  withoutChoice,
  writeFilter,
} from '../src/filter.ts'
import type { Name } from '../src/model.ts'

const name = (id: string, label: string, more: Partial<Name> = {}): Name => ({
  id, name: label, aliases: [], facet: 'studios', kind: 'studio', parent: null, owners: [], posts: [], former: [], ambiguous: [], countries: [], note: null, ...more,
}) // biome-ignore format: one builder, one line

const vocabulary = vocabularyOf({
  today: '2026-11-22',
  values: {
    side: [{ id: 'adoption', label: 'Adoption' }, { id: 'labour', label: 'Labour' }, { id: 'rules', label: 'Rules' }],
    use: [{ id: 'vfx', label: 'Visual effects' }, { id: 'voice-dubbing', label: 'Voice and dubbing' }],
    country: [{ id: 'US', label: 'United States', also: ['USA'] }, { id: 'FR', label: 'France' }],
  },
  names: [
    name('netflix', 'Netflix', { aliases: ['Netflix Inc.'] }),
    name('disney', 'Disney', { aliases: ['The Walt Disney Company', 'Mouse House'] }),
    name('warner-bros-discovery', 'Warner Bros. Discovery', { aliases: ['WBD'], former: [{ name: 'WarnerMedia', until: '2022-04-08', source: null }] }),
    name('sag-aftra', 'SAG-AFTRA', { facet: 'bodies', kind: 'union' }),
  ],
}) // biome-ignore format: tables

const read = (query: string) => {
  const parsed = parseFilter(query, vocabulary)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  return parsed
}
const refused = (query: string) => {
  const parsed = parseFilter(query, vocabulary)
  if (parsed.ok) throw new Error(`was read: ${query}`)
  return parsed
}

describe('an address is read', () => {
  test('what a reader asks for: Netflix or Disney itself, vfx, not the rules, in 2025', () => {
    expect(read('?studio=netflix&studio=disney!&use=vfx&-side=rules&from=2025&to=2025').filter).toEqual({
      ...wholeTimeline,
      from: '2025',
      to: '2025',
      facets: {
        side: [{ id: 'rules', not: true, only: false }],
        use: [{ id: 'vfx', not: false, only: false }],
        studio: [
          { id: 'disney', not: false, only: true },
          { id: 'netflix', not: false, only: false },
        ],
      },
    })
  })

  test.each([
    ['studio=The+Walt+Disney+Company', 'studio=disney'],
    ['studio=mouse+house!', 'studio=disney!'],
    ['studio=WarnerMedia', 'studio=warner-bros-discovery'],
    ['studio=Netflix', 'studio=netflix'],
    ['country=usa', 'country=US'],
    ['use=Visual+effects&side=labour', 'side=labour&use=vfx'],
    ['q=&from=&to=&side=labour&side=labour', 'side=labour'],
    ['side=labour&sort=date', 'side=labour'],
    ['side=labour&utm_source=letter&fbclid=x', 'side=labour'],
  ])('%s leads to %s', (given, canonical) => {
    const parsed = read(given)
    expect(writeFilter(parsed.filter)).toBe(canonical)
    expect(parsed.settled).toBe(false)
    expect(read(canonical).settled).toBe(true)
  })

  test('a browser that writes the exclamation mark in its own way is not sent in circles', () => {
    expect(read('studio=disney%21').settled).toBe(true)
  })
})

describe('what we do not know is named, with what is near', () => {
  test.each([
    ['studoi=netflix', 'studoi', 'studio'],
    ['studio=netflx', 'studio', 'netflix'],
    ['studio=warner', 'studio', 'warner-bros-discovery'],
    ['-side=labor', 'side', 'labour'],
    ['body=sag', 'body', 'sag-aftra'],
    ['from=2025-13', 'from', '2025-12'],
    ['to=2025-02-30', 'to', '2025-02-28'],
    ['from=march', 'from', '2026-11'],
    ['to=12/2024', 'to', '2024-12'],
    ['sort=newest', 'sort', 'date'],
    ['-q=strike', '-q', 'q'],
  ])('%s', (query, key, near) => {
    const { status, problems } = refused(query)
    expect(status).toBe(400)
    expect(problems.map((problem) => problem.key)).toEqual([key])
    expect(problems[0]!.nearest).toContain(near)
  })

  test('an end before the beginning', () => expect(refused('from=2025-06&to=2025-05').problems[0]!.words).toContain('before'))
  test.each(['asof=now', 'cursor=%3Cb%3E', 'seen-after=-1', `q=${'x'.repeat(600)}`, '__proto__=1', 'constructor=x', 'side=constructor'])(
    '%s',
    (query) => expect(refused(query).status).toBe(400),
  )
  test('ten thousand facets and a hundred kilobytes are refused at once', () => {
    expect(refused(Array.from({ length: 300 }, (_, i) => `use=u${i}`).join('&')).status).toBe(400)
    expect(refused(Array.from({ length: 10_000 }, (_, i) => `use=u${i}`).join('&')).status).toBe(414)
    expect(refused(`q=${'x'.repeat(100_000)}`).status).toBe(414)
  })
})

test('every filter that can be written is read back the same', () => {
  let seed = 11
  const random = (below: number) => {
    seed = (seed * 1103515245 + 12345) % 2147483648
    return seed % below
  }
  for (let round = 0; round < 500; round++) {
    let filter: Filter = { ...wholeTimeline, facets: {} }
    for (let i = random(8); i > 0; i--) {
      const key = (['side', 'use', 'country', 'studio', 'body'] as const)[random(5)]!
      const ids = [...vocabulary.keys[key].ids]
      const choice: Choice = {
        id: ids[random(ids.length)]!,
        not: random(3) === 0,
        only: (key === 'studio' || key === 'body') && random(3) === 0,
      }
      filter = withChoice(filter, key, choice)
    }
    filter.q = [null, 'strike', '"two words" OR é & = ?', 'a+b %'][random(4)]!
    filter.from = [null, '2022', '2023-02', '2024-02-29'][random(4)]!
    filter.to = [null, '2025', '2025-02', '2024-12-31'][random(4)]!
    filter.asof = [null, 0, 12345][random(3)]!
    filter.seenAfter = [null, 7][random(2)]!
    filter.sort = ([null, 'relevance'] as const)[random(2)]!
    filter.cursor = [null, '2025-03-01~some-id'][random(2)]!
    const written = writeFilter(filter)
    const parsed = read(written)
    expect(writeFilter(parsed.filter)).toBe(written)
    expect(parsed.settled).toBe(true)
    expect({ ...parsed.filter, facets: null }).toEqual({
      ...filter,
      facets: null,
    })
    for (const key of filterKeys) expect(new Set(parsed.filter.facets[key])).toEqual(new Set(filter.facets[key]))
  }
})

test('a value chosen the other way round gives way, and the list starts anew', () => {
  const some = withChoice({ ...wholeTimeline, cursor: 'x' }, 'side', {
    id: 'rules',
    not: false,
    only: false,
  })
  expect(writeFilter(withChoice(some, 'side', { id: 'rules', not: true, only: false }))).toBe('-side=rules')
  expect(writeFilter(withoutChoice(some, 'side', 'rules'))).toBe('')
})

test.each([
  ['2024', '2024-01-01', '2024-12-31'],
  ['2024-02', '2024-02-01', '2024-02-29'],
  ['2025-11', '2025-11-01', '2025-11-30'],
  ['2025-11-03', '2025-11-03', '2025-11-03'],
])('%s runs from %s to %s', (date, from, to) => expect([firstDay(date), lastDay(date)]).toEqual([from, to]))
