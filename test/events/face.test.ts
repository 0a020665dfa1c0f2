import { describe, expect, test } from 'vitest'
import { type FaceInput, faceOf, type Member } from '../../src/events/face.ts'
import { ladderOf, sayAndDo } from '../../src/events/ladder.ts'
import type { EventFace, Publisher, Reading } from '../../src/model.ts'
import { archiveById, emptyReading } from './gold-events.ts'

const publishers: Publisher[] = [
  { id: 'reel', name: 'Reel Ledger', domains: ['reel.example'], group: 'Penfold', wire: false },
  { id: 'sound', name: 'Soundstage Daily', domains: ['sound.example'], group: 'Penfold', wire: false },
  { id: 'north', name: 'Northlight Press', domains: ['north.example'], group: null, wire: false },
]

type Made = Partial<Member['document']> & { role?: Member['role']; read?: Partial<Reading> }

function member({ role = 'report', read = {}, ...document }: Made): Member {
  const reading: Reading = {
    ...emptyReading('r'),
    side: 'adoption',
    type: 'investment',
    studios: ['Netflix'],
    roles: { Netflix: 'user' },
    ...read,
  }
  return {
    role,
    score: 0.9,
    passage: { ...reading, start: 0, end: 1000 },
    reading,
    document: {
      id: 'd1',
      kind: 'article',
      title: 'Netflix buys a maker of AI tools',
      text: 'Netflix said on Thursday that it has bought the company.',
      url: `https://reel.example/${document.id ?? 'd1'}`,
      publisher: 'reel',
      sourceKind: 'trade',
      published: '2026-03-06T09:00:00Z',
      credits: [],
      copyOf: null,
      ...document,
    },
  } as Member
}

const face = (members: Member[], more: Partial<FaceInput> = {}) =>
  faceOf({ id: 'e1', origin: 'machine', entry: null, members, corrections: [], publishers, ...more })

describe('the face of an event', () => {
  test('bears the headline of its first original report, with the outlet’s name', () => {
    const made = face([
      member({ id: 'late', publisher: 'north', title: 'A later headline', published: '2026-03-07T09:00:00Z' }),
      member({ id: 'copy', title: 'A copy that came first by the clock', published: '2026-03-05T09:00:00Z', copyOf: 'd1' }),
      member({ id: 'd1' }),
    ])
    expect(made).toMatchObject({
      title: 'Netflix buys a maker of AI tools',
      titleBy: 'Reel Ledger',
      summary: null,
      origin: 'machine',
      confidence: null,
    })
  })

  test('is dated by the happening as stated, not by the print', () => {
    expect(face([member({})])).toMatchObject({ date: '2026-03-05', from: '2026-03-05', to: '2026-03-05' })
    expect(face([member({ text: 'Netflix has bought a company.' })]).date).toBe('2026-03-06')
    expect(face([member({ text: 'Undated.', published: null })])).toMatchObject({ date: '', from: '', to: '' })
  })

  test('counts articles, copies and independent sources, owners once', () => {
    const made = face([
      member({ id: 'd1' }),
      member({ id: 'd2', publisher: 'sound', url: 'https://sound.example/2' }),
      member({ id: 'd3', publisher: 'north', url: 'https://north.example/3', copyOf: 'd1' }),
      member({ id: 'd4', publisher: 'north', url: 'https://north.example/4', role: 'mention' }),
    ])
    expect(made).toMatchObject({ articles: 3, copies: 1, independent: 1, primary: 0 })
    expect(made.sources.map(({ document, role }) => [document, role])).toEqual([
      ['d1', 'reporting'],
      ['d2', 'reporting'],
      ['d3', 'syndicated'],
      ['d4', 'reporting'],
    ])
  })

  test('a document with two passages in the event is one article', () => {
    expect(face([member({ id: 'd1' }), member({ id: 'd1' })])).toMatchObject({ articles: 1, independent: 1 })
  })

  test('takes no name from one report among many', () => {
    const many = ['a', 'b', 'c', 'd'].map((id, at) =>
      member({ id, published: `2026-03-0${at + 5}T00:00:00Z`, read: at === 3 ? { studios: ['Netflix', 'Disney'] } : {} }),
    )
    expect(face(many).studios).toEqual(['Netflix'])
  })

  test('of a curated event is the editor’s; reports add sources and counts alone', () => {
    const entry = archiveById().get('netflix-acquires-interpositive')!
    const made = face([member({ title: 'Machine headline', read: { type: 'launch', studios: ['Disney'] } })], {
      entry,
      origin: 'archive',
      id: entry.id,
    })
    expect(made).toMatchObject({
      title: entry.title,
      titleBy: 'editor',
      date: entry.date,
      type: entry.type,
      studios: entry.studios,
      summary: entry.summary,
    })
    expect(made.articles).toBe(1)
    expect(made.sources.length).toBe(entry.sources.length + 1)
  })

  test('of every curated event is whole, even before anybody reports it', () => {
    for (const entry of archiveById().values()) {
      const made = face([], { entry, origin: 'archive', id: entry.id })
      expect(made.from <= made.to && made.from.length === 10).toBe(true)
      expect(made.sources.length).toBeLessThanOrEqual(entry.sources.length)
      expect(made.independent).toBeLessThanOrEqual(entry.sources.filter(({ role }) => role === 'reporting').length)
    }
  })

  test.each([
    ['a title set', { action: 'set', facet: 'title', value: 'In our words' }, { title: 'In our words', titleBy: 'editor' }],
    ['a month for a date', { action: 'set', facet: 'date', value: '2026-02' }, { date: '2026-02', from: '2026-02-01', to: '2026-02-28' }],
    ['a name rejected', { action: 'reject', facet: 'studios', value: 'Netflix' }, { studios: [] }],
    ['a name accepted', { action: 'accept', facet: 'studios', value: 'Disney' }, { studios: ['Netflix', 'Disney'] }],
    ['a name accepted twice over', { action: 'accept', facet: 'studios', value: 'Netflix' }, { studios: ['Netflix'] }],
    ['a kind set', { action: 'set', facet: 'type', value: 'launch' }, { type: 'launch' }],
    ['a side set', { action: 'set', facet: 'side', value: 'rules' }, { side: 'rules' }],
    [
      'a stage set',
      { action: 'set', facet: 'stage', value: 'pilot of Netflix, Disney' },
      { stage: { value: 'pilot', of: ['Netflix', 'Disney'] } },
    ],
    ['a stage cleared', { action: 'set', facet: 'stage', value: null }, { stage: null }],
    ['a stance set', { action: 'set', facet: 'stance', value: 'cautious of Netflix' }, { stance: { value: 'cautious', of: 'Netflix' } }],
    ['a facet there is none of', { action: 'set', facet: 'colour', value: 'blue' }, { studios: ['Netflix'] }],
  ] as const)('shows %s by an editor', (_, correction, shown) => {
    expect(face([member({})], { corrections: [correction] })).toMatchObject(shown)
  })

  test('does not waver with the order of its members', () => {
    const members = ['a', 'b', 'c'].map((id) => member({ id, title: `Headline ${id}`, url: `https://north.example/${id}` }))
    const { sources, ...one } = face(members)
    const { sources: others, ...other } = face([...members].reverse())
    expect(other).toEqual(one)
    expect(new Set(others)).toEqual(new Set(sources))
  })
})

const step = (id: string, date: string, stage: EventFace['stage'], more: Partial<EventFace> = {}): EventFace => ({
  ...face([member({})]),
  id,
  date,
  from: date,
  to: date,
  stage,
  uses: ['vfx'],
  ...more,
})

describe('the ladder', () => {
  const pilot = step('pilot', '2025-01-01', { value: 'pilot', of: ['Netflix'] })
  const scaled = step('scaled', '2026-01-01', { value: 'scaled', of: ['Netflix'] })

  test('goes up by date, with who says so', () => {
    const [ladder] = ladderOf([scaled, pilot])
    expect(ladder).toMatchObject({ studio: 'Netflix', use: 'vfx' })
    expect(ladder!.steps.map(({ stage, event, independent }) => [stage, event, independent])).toEqual([
      ['pilot', 'pilot', 1],
      ['scaled', 'scaled', 1],
    ])
  })

  test('counts a studio only where it is the user', () => {
    expect(ladderOf([{ ...pilot, roles: { Netflix: 'target' } }])).toEqual([])
    expect(
      ladderOf([{ ...pilot, studios: ['Netflix', 'Disney'], roles: { Netflix: 'user', Disney: 'user' } }]).map(({ studio }) => studio),
    ).toEqual(['Netflix'])
  })

  test('shows both of two steps that do not agree, and overwrites neither', () => {
    const [ladder] = ladderOf([pilot, step('dropped', '2025-01-01', { value: 'withdrawn', of: ['Netflix'] })])
    expect(ladder!.steps.map(({ conflict }) => conflict)).toEqual([true, true])
  })

  test('keeps uses apart, and says where none is told', () => {
    expect(
      ladderOf([
        { ...pilot, uses: ['vfx', 'writing'] },
        { ...scaled, uses: [] },
      ]).map(({ use }) => use),
    ).toEqual(['unstated', 'vfx', 'writing'])
  })

  test('sets what a studio said beside what it did', () => {
    const said = step('said', '2025-06-01', null, { type: 'statement', stance: { value: 'embracing', of: 'Netflix' } })
    expect(sayAndDo([pilot, said, scaled])).toEqual([
      { studio: 'Netflix', year: '2025', said: ['said'], did: ['pilot'] },
      { studio: 'Netflix', year: '2026', said: [], did: ['scaled'] },
    ])
  })
})
