import { describe, expect, test } from 'vitest'
import { labelOf } from '../../src/timeline/labels.ts'
import { type PictureFrame, pictureOf } from '../../src/timeline/picture.ts'
import { anEvent, archiveFaces, manyFaces } from '../support/faces.ts'

const frame: PictureFrame = {
  from: '2022-01-01',
  to: '2026-11-22',
  archiveFrom: '2022-03-09',
  archiveUntil: '2026-06-22',
  liveSince: '2026-11-22',
  width: 1180,
}

describe('the picture of the archive', () => {
  const archive = archiveFaces()
  const picture = pictureOf(archive, frame)
  test('every event has exactly one mark', () => {
    expect(picture.perMark).toBe(1)
    expect(picture.marks.map(({ event }) => event!.id).sort()).toEqual(archive.map(({ id }) => id).sort())
  })
  test('adoption stands above the line, labour below, rules on it', () => {
    for (const { side, y } of picture.marks.filter(({ side }) => side !== 'rules')) expect(y < picture.axis).toBe(side === 'adoption')
    for (const { y } of picture.marks.filter(({ side }) => side === 'rules')) expect(Math.abs(y - picture.axis)).toBeLessThan(16)
  })
  test('no mark lies over another, none outside the picture', () => {
    for (const [i, a] of picture.marks.entries()) {
      expect(a.x > 0 && a.x < picture.width && a.y > 0 && a.y < picture.height).toBe(true)
      for (const b of picture.marks.slice(i + 1)) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(5.5)
    }
  })
  test('some marks are named, by what most sources report, and no name lies over a mark or a name', () => {
    expect(picture.labels.length).toBeGreaterThan(3)
    const boxes = picture.labels.map(({ text, x, y }) => ({ x1: x - text.length * 3, x2: x + text.length * 3, y1: y - 10, y2: y + 3 }))
    for (const [i, a] of boxes.entries()) {
      for (const b of boxes.slice(i + 1)) expect(a.x1 < b.x2 && b.x1 < a.x2 && a.y1 < b.y2 && b.y1 < a.y2).toBe(false)
      for (const { x, y, r } of picture.marks) expect(x > a.x1 - r && x < a.x2 + r && y > a.y1 - r && y < a.y2 + r).toBe(false)
    }
  })
  test('the chosen years, the unknown months and the live days follow each other', () => {
    const { picked, unknown, live } = picture
    expect(picked!.x2).toBeCloseTo(unknown!.x1)
    expect(unknown!.x2).toBeCloseTo(live!.x1)
    expect(live!.x2).toBeCloseTo(picture.width)
  })
})

test('five thousand events are binned: few marks, low stacks, and together they stand for all', () => {
  const many = manyFaces(5000)
  const picture = pictureOf(many, frame)
  expect(picture.perMark).toBeGreaterThan(1)
  expect(picture.marks.length).toBeLessThanOrEqual(420)
  expect(picture.marks.reduce((sum, { count }) => sum + count, 0)).toBe(5000)
  expect(picture.height).toBeLessThan(420)
})

test('within a month days are told apart, and what is known to the month only is hollow', () => {
  const picture = pictureOf([anEvent({ date: '2025-03-02' }), anEvent({ date: '2025-03-30' }), anEvent({ date: '2025-03' })], {
    ...frame,
    from: '2025-03-01',
    to: '2025-03-31',
  })
  expect(picture.unit).toBe('day')
  expect(new Set(picture.marks.map(({ x }) => x)).size).toBe(3)
  expect(picture.marks.filter(({ hollow }) => hollow)).toHaveLength(1)
})

test.each([
  ['a title on screen', { productions: ['The Eternaut'], studios: ['Netflix'] }, 'The Eternaut'],
  [
    'two who joined',
    {
      type: 'partnership' as const,
      studios: ['Lionsgate'],
      vendors: ['Runway'],
      roles: { Lionsgate: 'user' as const, Runway: 'maker' as const },
    },
    'Lionsgate–Runway',
  ],
  [
    'two who quarrel',
    {
      type: 'lawsuit' as const,
      side: 'rules' as const,
      studios: ['Disney'],
      vendors: ['Midjourney'],
      roles: { Midjourney: 'target' as const, Disney: 'claimant' as const },
    },
    'Disney v. Midjourney',
  ],
  [
    'who did what',
    { type: 'strike' as const, side: 'labour' as const, bodies: ['SAG-AFTRA'], roles: { 'SAG-AFTRA': 'bargainer' as const } },
    'SAG-AFTRA strike',
  ],
  ['nobody', {}, null],
])('an event is named by %s', (_, more, label) => expect(labelOf(anEvent(more))).toBe(label))

test('an event known to the month stands in any few days of that month, for it may have been then', () => {
  const events = [anEvent({ date: '2025-10-21' }), anEvent({ date: '2025-10' })]
  const picture = pictureOf(events, { ...frame, from: '2025-10-20', to: '2025-10-24' })
  expect(picture.marks).toHaveLength(2)
})
