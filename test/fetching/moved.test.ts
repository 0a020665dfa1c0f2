import { expect, test } from 'vitest'
import { type PastVisit, verdictOfHops } from '../../src/fetching/moved.ts'

const day = 24 * 3600_000
const old = 'https://news.example/feed'
const fresh = 'https://www.news.example/feed'
const permanent = [{ from: old, to: fresh, permanent: true }]
const temporary = [{ from: old, to: fresh, permanent: false }]
const visit = (daysAgo: number, hops = permanent, readable = true): PastVisit => ({ at: -daysAgo * day, hops, readable })

test.each<[what: string, history: PastVisit[], to: string | null]>([
  ['four days of permanent redirects move a source', [visit(4), visit(2), visit(0)], fresh],
  ['in whatever order they are told', [visit(0), visit(4), visit(2)], fresh],
  ['two days do not', [visit(2), visit(1), visit(0)], null],
  ['two visits do not, however far apart', [visit(9), visit(0)], null],
  ['temporary ones never do', [visit(9, temporary), visit(5, temporary), visit(0, temporary)], null],
  ['one visit without a redirect begins the count anew', [visit(9), visit(8), visit(2, []), visit(1), visit(0)], null],
  [
    'one visit led elsewhere begins it anew',
    [visit(9), visit(3, [{ from: old, to: 'https://captive.example/', permanent: true }]), visit(1), visit(0)],
    null,
  ],
  ['where no feed was read nothing moves', [visit(9, permanent, false), visit(5, permanent, false), visit(0, permanent, false)], null],
  ['no history, no move', [], null],
  [
    'of a chain only the permanent beginning counts',
    [9, 5, 0].map((ago) => visit(ago, [...permanent, { from: fresh, to: 'https://cdn.example/feed', permanent: false }])),
    fresh,
  ],
  [
    'a chain of two permanent hops leads to its end',
    [9, 5, 0].map((ago) => visit(ago, [...permanent, { from: fresh, to: 'https://new.example/feed', permanent: true }])),
    'https://new.example/feed',
  ],
])('%s', (_what, history, to) => {
  const verdict = verdictOfHops(history)
  expect(verdict.kind === 'moved' ? verdict.to : null).toBe(to)
  expect(verdict.words).not.toBe('')
})
