const hour = 3600_000
const day = 24 * hour
const historyMs = 28 * day
const leastItems = 4

export type Silence = {
  silent: boolean
  /** how long the source may be silent before it is flagged, ms; null where too little is known of its habit */
  limitMs: number | null
  /** one sentence for the sources page */
  words: string
}

/** How long a source with these gaps between its items may be silent, ms. */
function limitOf(gaps: number[]): number {
  const longest = Math.max(...gaps)
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length
  return Math.max(longest + Math.min(longest / 2, day), 5 * mean, day)
}

const spoken = (ms: number) => (ms >= 2 * day ? `${(ms / day).toFixed(1)} days` : `${Math.round(ms / hour)} hours`)

/**
 * Is a source silent for longer than its own habit says?
 *
 * Its habit is read from the 28 days before its newest item (`dates`: publication times in ms, any order; more than 28 days do no harm).
 * The limit is the longest gap in them and half as much again, at most a day more: weekends and nights lie inside the longest gap. It is
 * never less than a day, and never less than five mean gaps: of a source that publishes at random, e⁻⁵ = 0.7 % of the gaps are longer.
 * With fewer than four items in those days there is no habit to judge by, and the limit is the 28 days themselves.
 */
export function silenceOf(dates: number[], now: number): Silence {
  const past = dates.filter((date) => date <= now).sort((a, b) => b - a)
  const newest = past[0]
  if (newest === undefined) return { silent: false, limitMs: null, words: 'It has published nothing yet that we have seen.' }
  const recent = past.filter((date) => date >= newest - historyMs)
  const gaps = recent.slice(1).map((date, n) => recent[n]! - date)
  const limitMs = recent.length < leastItems ? historyMs : limitOf(gaps)
  const quiet = now - newest
  const habit = recent.length < leastItems ? 'and publishes rarely' : `by its habit never longer than ${spoken(limitMs)}`
  return { silent: quiet > limitMs, limitMs, words: `It has been silent for ${spoken(quiet)}, ${habit}.` }
}

export const isSilent = (dates: number[], now: number): boolean => silenceOf(dates, now).silent
