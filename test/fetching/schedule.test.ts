import { expect, test } from 'vitest'
import { failed } from '../../src/fetching/outcomes.ts'
import { habitMs, nextVisit, pastSkipped, type VisitPlan, type VisitResult } from '../../src/fetching/schedule.ts'
import type { FetchTrouble } from '../../src/model.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
// A Sunday, at noon.
const now = Date.parse('2026-11-22T12:00:00Z')
const seen = { etag: null, lastModified: null, bodyHash: null }
const unchanged: VisitResult = { kind: 'unchanged', status: 304, url: 'https://news.example/feed', seen, maxAge: null }
const every = (ms: number, count = 20) => Array.from({ length: count }, (_, n) => now - n * ms)
const plan = (more: Partial<VisitPlan> = {}): VisitPlan => ({
  now,
  outcome: unchanged,
  failures: 0,
  publishTimes: every(2 * hour),
  ...more,
})
const wait = (more: Partial<VisitPlan>) => {
  const { at } = nextVisit(plan(more))
  return at === null ? null : at - now
}
const trouble = (name: FetchTrouble, status: number | null = null, retryAfter: number | null = null) =>
  failed(name, undefined, { status, retryAfter })

test.each<[what: string, more: Partial<VisitPlan>, expected: number | null]>([
  ['a source that publishes every two hours is visited about every hour', {}, 54 * minute],
  ['a wire that publishes every minute is visited every ten', { publishTimes: every(minute) }, 10 * minute],
  ['a monthly is visited daily', { publishTimes: every(30 * day) }, day],
  ['a source never read before is visited after an hour', { publishTimes: [] }, hour],
  ['items dated in the future say nothing of its habit', { publishTimes: [now + day, now + 2 * day] }, hour],
  ['a feed that asks for three hours gets them', { everyMinutes: 180 }, 3 * hour],
  ['a feed that asks for a month is visited daily all the same', { everyMinutes: 43_200 }, day],
  ['a feed that asks for a minute does not get it', { everyMinutes: 1 }, 54 * minute],
  ['an answer fresh for two hours is not asked for before', { maxAge: 7_200 }, 2 * hour],
  ["the answer's own freshness counts", { outcome: { ...unchanged, maxAge: 7_200 } }, 2 * hour],
  ['one failure: half as often', { outcome: trouble('cut-off'), failures: 1 }, 108 * minute],
  ['two failures: half as often again', { outcome: trouble('server-error', 500), failures: 2 }, 216 * minute],
  ['a hundred failures: still daily', { outcome: trouble('name-not-found'), failures: 100 }, day],
  ['not found backs off like a failure', { outcome: trouble('not-found', 404), failures: 3 }, 432 * minute],
  ['an answer that cannot be read backs off like a failure', { outcome: { kind: 'unreadable' }, failures: 1 }, 108 * minute],
  ['a busy server that asks for two hours gets them', { outcome: trouble('busy', 429, 7_200), failures: 1 }, 2 * hour],
  ['a busy server that asks for three days gets them', { outcome: trouble('busy', 503, 259_200), failures: 1 }, 3 * day],
  ['a busy server that asks for a second waits as long as any failure', { outcome: trouble('busy', 503, 1), failures: 1 }, 108 * minute],
  ['a refusal is asked again after a day', { outcome: trouble('refused', 403), failures: 1 }, day],
  ['a paywall is asked again after a day', { outcome: trouble('refused', 402), failures: 1 }, day],
  ['a refusal repeated for a week is asked again weekly', { outcome: trouble('refused', 451), failures: 8, refusedBefore: 7 }, 7 * day],
  ['a robots.txt that refuses is asked again after a day', { outcome: trouble('robots'), failures: 1 }, day],
  ['a robots.txt in trouble is a failure like another', { outcome: trouble('robots', 500), failures: 1 }, 108 * minute],
  ['gone for good is never asked again', { outcome: trouble('gone', 410), failures: 1 }, null],
  ['a visit that we broke off is made at the next chance', { outcome: trouble('stopped') }, 0],
])('%s', (_what, more, expected) => {
  expect(wait(more)).toBe(expected)
})

test('the plan says why in words', () => {
  expect(nextVisit(plan()).words).toBe('again in 54 minutes, as often as it publishes')
  expect(nextVisit(plan({ everyMinutes: 180 })).words).toBe('again in 3 hours, as it asks')
  expect(nextVisit(plan({ outcome: trouble('cut-off'), failures: 2 })).words).toBe('again in 4 hours, after 2 failures in a row')
})

test('a source that falls silent is visited less and less', () => {
  const times = every(hour)
  const later = [0, 5, 20, 100].map((hours) => habitMs(times, now + hours * hour))
  expect(later).toEqual([...later].sort((a, b) => a - b))
  expect(later.at(-1)).toBeGreaterThan(4 * hour)
})

test.each([
  ['noon is kept free', [12], [], '2026-11-22T13:00:00Z'],
  ['noon and after', [12, 13, 14], [], '2026-11-22T15:00:00Z'],
  ['the hour 24 is midnight', [24], [], '2026-11-22T12:30:00Z'],
  ['Sunday is kept free', [], ['Sunday'], '2026-11-23T00:00:00Z'],
  ['the weekend and the small hours', [0, 1, 2, 3], ['saturday', 'Sunday '], '2026-11-23T04:00:00Z'],
  ['a feed that keeps all hours free is not believed', Array.from({ length: 24 }, (_, n) => n), [], '2026-11-22T12:30:00Z'],
  [
    'a feed that keeps all days free is not believed',
    [],
    ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
    '2026-11-22T12:30:00Z',
  ],
  ['a day nobody knows', [], ['Someday'], '2026-11-22T12:30:00Z'],
])('%s', (_what, hours, days, expected) => {
  expect(new Date(pastSkipped(now + 30 * minute, hours, days)).toISOString().replace('.000', '')).toBe(expected)
})
