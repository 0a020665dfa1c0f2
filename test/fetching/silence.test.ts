import { expect, test } from 'vitest'
import { isSilent, silenceOf } from '../../src/fetching/silence.ts'

const hour = 3600_000
const day = 24 * hour
// A Friday evening.
const last = Date.parse('2026-11-20T17:00:00Z')
const isWeekend = (time: number) => [0, 6].includes(new Date(time).getUTCDay())
const hourly = Array.from({ length: 28 * 24 }, (_, n) => last - n * hour)
const daily = Array.from({ length: 28 }, (_, n) => last - n * day)
const weekdays = daily.filter((time) => !isWeekend(time))
const weekly = [0, 1, 2, 3].map((n) => last - n * 7 * day)

test.each<[what: string, dates: number[], quiet: number, silent: boolean]>([
  ['an hourly source, quiet for a night', hourly, 12 * hour, false],
  ['an hourly source, quiet for more than a day', hourly, 25 * hour, true],
  ['a daily source, quiet for a day', daily, day, false],
  ['a daily source, a day after the item that did not come', daily, 2 * day, true],
  ['a weekday source over the weekend', weekdays, 3 * day, false],
  ['a weekday source over a long weekend', weekdays, 3.9 * day, false],
  ['a weekday source, quiet on Tuesday evening too', weekdays, 4.2 * day, true],
  ['a weekly source on its day', weekly, 7 * day, false],
  ['a weekly source, a day after', weekly, 8.1 * day, true],
  ['a source with three items, quiet for a month', weekly.slice(0, 3), 30 * day, false],
  ['a source with three items, quiet for two months', weekly.slice(0, 3), 57 * day, true],
  ['nothing ever seen', [], 0, false],
  ['only items from the future', [last + 30 * day], 0, false],
  ['an item from the future does not hide the silence', [...daily, last + 300 * day], 3 * day, true],
])('%s', (_what, dates, quiet, silent) => {
  expect(isSilent(dates, last + quiet)).toBe(silent)
})

test('the sentence says how long, and what was expected', () => {
  expect(silenceOf(daily, last + 3 * day).words).toBe('It has been silent for 3.0 days, by its habit at most 36 hours.')
  expect(silenceOf([last], last + 3 * day).words).toBe('It has been silent for 3.0 days, and publishes too rarely to know its habit.')
})

/** Repeatable numbers between 0 and 1. */
function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
}

test('a source that publishes at random is flagged wrongly less than four times a year', () => {
  const next = dice(7)
  let flags = 0
  const years = 20
  for (let year = 0; year < years; year++) {
    const items: number[] = []
    for (let time = 0; time < 393 * day; time += -day * Math.log(1 - next())) items.push(time)
    for (let n = 1; n < items.length; n++) {
      const [before, after] = [items[n - 1]!, items[n]!]
      if (before > 28 * day && isSilent(items.slice(Math.max(0, n - 60), n), after - 1)) flags += 1
    }
  }
  expect(flags / years).toBeLessThan(4)
  // A rule that never flags would pass the line above.
  expect(flags).toBeGreaterThan(0)
})
