import { describe, expect, test } from 'vitest'
import { keysOf } from '../../src/events/keys.ts'
import { merged } from '../../src/events/merged.ts'
import { dateOf, dayOf, daysNamed, intervalOf, statedDay } from '../../src/events/named-dates.ts'
import { place, sameEvents } from '../../src/events/place.ts'
import { compare } from '../../src/events/same-event.ts'
import { type EventSketch, mainPassage, sketchOf, sketchOfArchive } from '../../src/events/sketch.ts'
import { stepsIn } from '../../src/events/steps.ts'
import { numbersIn } from '../../src/events/text-features.ts'
import type { Reading } from '../../src/model.ts'
import { archiveById, emptyReading, goldReports, itemOf, labelledReading } from './gold-events.ts'

type Told = { title: string; text: string; published?: string | null } & Partial<Reading>

const sketch = ({ title, text, published = '2025-06-11T12:00:00Z', ...reading }: Told): EventSketch => {
  const read = { ...emptyReading('x'), ...reading }
  return sketchOf(read, mainPassage(read), { id: 'x', title, text, published })
}
const ofGold = (id: string) => {
  const report = goldReports().find((one) => one.id === id)!
  const { input, reading } = itemOf(report, labelledReading(report))
  return sketchOf(reading, mainPassage(reading), input)
}

const suit = (more: Partial<Told> = {}): EventSketch =>
  sketch({
    title: 'Disney and Universal sue Midjourney over characters',
    text: 'Disney and Universal filed a complaint against the image generator Midjourney in Los Angeles. It shows Darth Vader, Shrek and the Minions.',
    type: 'lawsuit',
    studios: ['Disney', 'NBCUniversal'],
    vendors: ['Midjourney'],
    roles: { Disney: 'claimant', NBCUniversal: 'claimant', Midjourney: 'target' },
    ...more,
  })

describe('one happening', () => {
  test('is known in other words, with the reasons said', () => {
    const other = suit({
      title: 'Studios take AI picture maker to court',
      text: 'Midjourney faces a lawsuit by Disney and NBCUniversal. The Los Angeles filing holds pictures of Shrek, the Minions and Darth Vader.',
    })
    const verdict = compare(suit(), other)
    expect(verdict).toMatchObject({ same: true, veto: null })
    expect(verdict.because).toContain('same parties: Disney, NBCUniversal, Midjourney')
    expect(verdict.because).toContain('same kind of happening')
    expect(verdict.because).toContain('published at the same time')
  })

  test('is the same from either side', () => {
    const sketches = goldReports('train')
      .slice(0, 40)
      .map(({ id }) => ofGold(id))
    for (const a of sketches) for (const b of sketches) expect(compare(a, b).score).toBe(compare(b, a).score)
  })

  test('survives being stored as JSON', () => {
    const stored = JSON.parse(JSON.stringify(suit())) as EventSketch
    expect(stored).toEqual(suit())
    expect(compare(stored, suit()).same).toBe(true)
  })
})

describe('a veto beats a score', () => {
  test.each<[string, EventSketch, EventSketch, RegExp]>([
    [
      'a suit filed and the same suit settled',
      suit(),
      suit({ title: 'Disney and Universal settle lawsuit against Midjourney' }),
      /different steps.*filed, settled/,
    ],
    ['the same words a year later', suit(), suit({ published: '2026-06-11T12:00:00Z' }), /365 days apart/],
    [
      'two suits against one vendor',
      suit(),
      suit({ studios: ['Warner Bros. Discovery'], roles: { 'Warner Bros. Discovery': 'claimant', Midjourney: 'target' } }),
      /different claimants: Disney, NBCUniversal; Warner Bros\. Discovery/,
    ],
    [
      'a deal struck and the deal ratified',
      sketch({ title: 'Guild and studios reach tentative deal', text: 'The guild said so on Monday.' }),
      sketch({ title: 'Guild members ratify deal with studios', text: 'The guild said so on Monday.' }),
      /tentative, ratified/,
    ],
    [
      'a mandate and the strike itself',
      sketch({ title: 'Actors vote for strike authorisation', text: 'The union said so.' }),
      sketch({ title: 'Actors go on strike', text: 'The union said so.' }),
      /mandate, begins/,
    ],
    [
      'a law signed and the law in force',
      sketch({ title: 'Governor signs replica law', text: 'It protects actors.' }),
      sketch({ title: 'Replica law takes effect', text: 'It protects actors.' }),
      /signed, in force/,
    ],
    [
      'results of two quarters',
      sketch({ title: 'Netflix talks of AI on Q2 call', text: 'Revenue rose.', published: null }),
      sketch({ title: 'Netflix talks of AI on Q3 call', text: 'Revenue rose.', published: null }),
      /different editions: q2; q3/,
    ],
    [
      'the rules of two years’ awards',
      sketch({ title: 'AI rules for the 98th Oscars', text: 'The Academy said so.', published: null }),
      sketch({ title: 'AI rules for the 99th Oscars', text: 'The Academy said so.', published: null }),
      /98th; 99th/,
    ],
    [
      'undated reports of two years',
      sketch({ title: 'AI at the festival in 2024', text: 'The festival said so.', published: null }),
      sketch({ title: 'AI at the festival in 2025', text: 'The festival said so.', published: null }),
      /2024; 2025/,
    ],
    [
      'the same complaint about two films',
      sketch({ title: 'Fans find AI posters for Civil War', text: 'Hands were wrong.', productions: ['Civil War'] }),
      sketch({ title: 'Fans find AI posters for Fantastic Four', text: 'Hands were wrong.', productions: ['Fantastic Four'] }),
      /different titles: Civil War; Fantastic Four/,
    ],
  ])('%s', (_, a, b, veto) => {
    const verdict = compare(a, b)
    expect(verdict.veto).toMatch(veto)
    expect(verdict.same).toBe(false)
  })
})

test.each([
  ['WGA and studios reach tentative agreement', { deal: 'tentative' }],
  ['Members ratify the tentative deal', { deal: 'ratified' }],
  ['Talks collapse between guild and alliance', { deal: 'broken off' }],
  ['Writers walk out', { strike: 'begins' }],
  ['Strike is over, guild tells members', { strike: 'ends' }],
  ['Strike begins over AI', { strike: 'begins' }],
  ['Judge dismisses claims', { suit: 'decided' }],
  ['Disney sends cease-and-desist letter', { suit: 'demand' }],
  ['Estate settles lawsuit over special', { suit: 'settled' }],
  ['Newsom signs two bills on replicas', { law: 'signed' }],
  ['A walk in the park', {}],
])('the steps in “%s”', (words, steps) => {
  expect(stepsIn(words)).toEqual(steps)
})

describe('days', () => {
  test.each([
    ['The suit was filed on 4 April 2026.', '2026-04-10', '2026-04-04'],
    ['The suit was filed on April 4.', '2026-04-10', '2026-04-04'],
    ['The board met on Tuesday.', '2025-06-12', '2025-06-10'],
    ['It was said yesterday.', '2025-06-12', '2025-06-11'],
    ['The strike of 2 May 2023 is remembered.', '2025-06-12', null],
    ['Nothing is dated here.', '2025-06-12', null],
    ['On 31 December the contract ended.', '2026-01-02', '2025-12-31'],
  ])('“%s”, printed on %s, happened on %s', (lead, printed, happened) => {
    const day = statedDay(lead, dayOf(printed))
    expect(day === null ? null : dateOf(day)).toBe(happened)
  })

  test('named in a text are told in order, once, and only where they are days', () => {
    const days = daysNamed('From 30 June 2026 to May 1, 2026, 45 June and 2026-05-01; May 2026 is a month.', null)
    expect(days.map(dateOf)).toEqual(['2026-05-01', '2026-06-30'])
  })

  test('of a month are all of it', () => {
    expect(intervalOf('2026-02')!.map(dateOf)).toEqual(['2026-02-01', '2026-02-28'])
    expect(intervalOf('someday')).toBe(null)
  })
})

test('amounts agree however they are written, and years and small numbers do not count', () => {
  expect(numbersIn('$75m')).toEqual(numbersIn('75 million'))
  expect(numbersIn('In 2026 three of 5 said 91.4 per cent, or 8,435 votes')).toEqual(['8435', '91.4%'])
})

describe('keys', () => {
  test('are few, and the same for the same sketch', () => {
    for (const { id } of goldReports('train')) expect(keysOf(ofGold(id)).length).toBeLessThanOrEqual(24)
    expect(keysOf(suit())).toEqual(keysOf(suit()))
  })

  test('of an event that has grown stay few', () => {
    const grown = goldReports('train').reduce((event, { id }) => merged(event, ofGold(id)), suit())
    expect(keysOf(grown).length).toBeLessThanOrEqual(48)
    expect(JSON.stringify(grown).length).toBeLessThan(12_000)
  })

  test('bring together what would be found the same', () => {
    const sketches = goldReports('train').map(({ id, event }) => ({ event, sketch: ofGold(id) }))
    const same = sketches.flatMap((a, i) =>
      sketches
        .slice(i + 1)
        .filter((b) => compare(a.sketch, b.sketch).same)
        .map((b) => [a, b] as const),
    )
    const missed = same.filter(([a, b]) => !keysOf(a.sketch).some((key) => keysOf(b.sketch).includes(key)))
    expect(same.length).toBeGreaterThan(80)
    expect(missed.length / same.length).toBeLessThan(0.06)
  })
})

describe('placing', () => {
  test('a report joins its event, not the next step of the affair', () => {
    const filed = { id: 'filed', sketch: suit() }
    const settled = { id: 'settled', sketch: suit({ title: 'Disney and Universal settle lawsuit with Midjourney' }) }
    expect(place(suit({ title: 'Midjourney sued by Disney' }), [settled, filed])).toMatchObject({
      kind: 'report',
      membership: { event: 'filed', role: 'report' },
    })
  })

  test('a text about something else opens an event', () => {
    const other = sketch({
      title: 'Festival bans generated films',
      text: 'Films whose script comes from a model cannot compete in Cannes.',
      type: 'policy',
      bodies: ['Festival de Cannes'],
    })
    expect(place(other, [{ id: 'suit', sketch: suit() }])).toEqual({ kind: 'new', mentions: [] })
  })

  test('a side passage too slight to found an event founds none', () => {
    expect(place(suit(), [], { opens: false })).toEqual({ kind: 'mention', mentions: [] })
  })

  test('a text that looks back at a step of the affair mentions it', () => {
    const filed = { id: 'filed', sketch: suit({ published: '2025-06-11T12:00:00Z' }) }
    const settled = suit({ title: 'Disney and Universal settle lawsuit with Midjourney', published: '2025-06-14T12:00:00Z' })
    const placed = place(settled, [filed])
    expect(placed).toMatchObject({ kind: 'new', mentions: [{ event: 'filed', role: 'mention' }] })
    expect(placed.mentions[0]!.because.at(-1)).toMatch(/^but different steps/)
  })

  test('two halves of one event which a report brings together are named', () => {
    const halves = [
      { id: 'a', sketch: suit() },
      { id: 'b', sketch: suit({ title: 'Midjourney sued' }) },
    ]
    const placed = place(suit(), halves)
    expect(placed.kind === 'report' && [placed.membership.event, ...placed.alsoSame].sort()).toEqual(['a', 'b'])
  })

  test('curated events are never merged by the machine', () => {
    const entry = [...archiveById().values()][0]!
    expect(sameEvents(sketchOfArchive(entry), sketchOfArchive(entry))).toBe(0)
  })
})

test('an event keeps its editor’s title, kind and day when reports join it', () => {
  const entry = archiveById().get('disney-universal-v-midjourney-2025')!
  const event = sketchOfArchive(entry)
  const grown = merged(event, suit({ title: 'Another headline', type: 'backlash' }))
  expect(grown).toMatchObject({ title: entry.title, type: 'lawsuit', happened: event.happened, curated: true, texts: 1 })
})

test('odd texts make sketches too', () => {
  for (const text of ['', '   ', '!!!', '\u0000', 'a'.repeat(200_000), 'Ａ Ｂ '.repeat(5_000), '🎬'.repeat(1_000)])
    for (const title of ['', text.slice(0, 300)]) {
      const odd = sketch({ title, text, published: 'no date' })
      expect(keysOf(odd).length).toBeLessThanOrEqual(24)
      expect(compare(odd, odd).score).toBeGreaterThanOrEqual(0)
    }
})

test('a long text without an end is read in time', () => {
  const start = performance.now()
  for (const piece of ['sue the ', 'strike ', 'sign a bill ', 'talks ', '1,000,000 ', 'on 4 '])
    sketch({ title: piece.repeat(200), text: piece.repeat(20_000) })
  expect(performance.now() - start).toBeLessThan(8000)
})
