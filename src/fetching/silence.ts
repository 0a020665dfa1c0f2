const hour = 3600_000
const day = 24 * hour
const historyMs = 28 * day
const leastItems = 4
const rareLimitMs = 2 * historyMs

export type Silence = {
  silent: boolean
  /** how long the source may be silent before it is flagged, ms; null where nothing is known of it */
  limitMs: number | null
  /** one sentence for the sources page */
  words: string
}

function medianOf(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]!
}

/** How long a source with these gaps between its items may be silent, ms. */
function limitOf(gaps: number[]): number {
  const longest = Math.max(...gaps)
  const median = medianOf(gaps)
  const deviation = medianOf(gaps.map((gap) => Math.abs(gap - median)))
  return Math.max(longest + Math.min(longest / 2, day), Math.min(median + (9 + 27 / gaps.length) * deviation, rareLimitMs), day)
}

const spoken = (ms: number) => (ms >= 2 * day ? `${(ms / day).toFixed(1)} days` : `${Math.round(ms / hour)} hours`)

/** The items by which its habit is judged: those of the 28 days before the newest, and at least the last six where they are known. */
function judged(past: number[]): number[] {
  const since = past[0]! - historyMs
  return past.filter((date, n) => date >= since || n < leastItems)
}

/**
 * Is a source silent for longer than its own habit says? `dates`: publication times, ms, any order; those of the last two months do.
 *
 * Its habit is the longest gap between its items in 28 days: nights, weekends and feast days lie inside it. The limit is half as long again,
 * at most a day longer, so that a regular source is flagged within a day of the item that did not come. One that publishes at random
 * gets more: nine median deviations above the median gap, which e⁻⁵ = 0.7 % of the gaps of a Poisson process exceed (its median is 0.69 and
 * its median deviation 0.48 of the mean); with few gaps known, more still (9 + 27/n), but not more than two months. Medians, because weekends must not count as chance.
 * It is never less than a day. With fewer than four items known there is no habit, and the limit is two months.
 *
 * Simulated over 200 sources of each kind: no false flag for any that keeps hours, weekdays or a day of the week; about two a year for one
 * that publishes at random, once a day or twice a week.
 */
export function silenceOf(dates: number[], now: number): Silence {
  const past = dates.filter((date) => date <= now).sort((a, b) => b - a)
  const newest = past[0]
  if (newest === undefined) return { silent: false, limitMs: null, words: 'It has published nothing yet that we have seen.' }
  const known = judged(past)
  const limitMs = known.length < leastItems ? rareLimitMs : limitOf(known.slice(1).map((date, n) => known[n]! - date))
  const quiet = now - newest
  const habit = known.length < leastItems ? 'and publishes too rarely to know its habit' : `by its habit at most ${spoken(limitMs)}`
  return { silent: quiet > limitMs, limitMs, words: `It has been silent for ${spoken(quiet)}, ${habit}.` }
}

export const isSilent = (dates: number[], now: number): boolean => silenceOf(dates, now).silent
