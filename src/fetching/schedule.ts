import type { FetchOutcome } from '../model.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
export const floorMs = 10 * minute
export const ceilingMs = day
const unknownHabit = hour
const recentItems = 10
const refusalsBeforeWeekly = 7

/** What a visit came to: the fetcher's outcome, or an answer that could not be read as what it was asked for (an HTML page, a broken feed). */
export type VisitResult = FetchOutcome | { kind: 'unreadable' }

export type VisitPlan = {
  /** ms since the epoch */
  now: number
  outcome: VisitResult
  /** visits in a row that failed, this one included */
  failures: number
  /** when its recent items were published, ms, in any order */
  publishTimes: number[]
  /** minutes between visits that the feed asks for (ttl, sy:updatePeriod) */
  everyMinutes?: number | null
  /** hours, UTC, in which the feed asks not to be visited, 0–23 */
  skipHours?: number[]
  /** days, UTC, in English, in which it asks not to be visited */
  skipDays?: string[]
  /** seconds the answer stays fresh; the outcome's own where left out */
  maxAge?: number | null
  /** seconds the server asks us to wait; the outcome's own where left out */
  retryAfter?: number | null
  /** refusals (402, 403, 451) in a row before this one */
  refusedBefore?: number
}

/** When to come next, ms since the epoch, null for never; and why, for the sources page. */
export type NextVisit = { at: number | null; words: string }

const within = (ms: number) => Math.min(Math.max(ms, floorMs), ceilingMs)

/**
 * Half the time that usually lies between two items, judged by the last ten and the silence since:
 * a source that stops is visited less and less, one that starts again is met soon.
 */
export function habitMs(publishTimes: number[], now: number): number {
  const past = publishTimes.filter((time) => time <= now).sort((a, b) => b - a)
  const oldest = past.slice(0, recentItems).at(-1)
  if (oldest === undefined || past.length < 2) return unknownHabit
  return within((now - oldest) / Math.min(past.length, recentItems) / 2)
}

function spoken(ms: number): string {
  if (ms >= 2 * day) return `${Math.round(ms / day)} days`
  if (ms >= 2 * hour) return `${Math.round(ms / hour)} hours`
  return `${Math.round(ms / minute)} minutes`
}

const dayNames = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']

/** The first moment from `at` on that is in none of the hours and days a feed keeps free. A feed that keeps all of them free is not believed. */
export function pastSkipped(at: number, skipHours: number[], skipDays: string[]): number {
  const closed = new Set(skipDays.map((name) => dayNames.indexOf(name.trim().toLowerCase())))
  // RSS 0.91 counted the hours 1–24, so that 24 is midnight.
  const shut = new Set(skipHours.map((hour) => hour % 24))
  let moment = at
  for (let step = 0; step < 7 * 24; step++) {
    const date = new Date(moment)
    if (!closed.has(date.getUTCDay()) && !shut.has(date.getUTCHours())) return moment
    moment = (Math.floor(moment / hour) + 1) * hour
  }
  return at
}

function afterSuccess(plan: VisitPlan, maxAge: number | null): NextVisit {
  const asked = Math.max((plan.everyMinutes ?? 0) * minute, (plan.maxAge ?? maxAge ?? 0) * 1000)
  const habit = habitMs(plan.publishTimes, plan.now)
  const wait = within(Math.max(habit, asked))
  const at = pastSkipped(plan.now + wait, plan.skipHours ?? [], plan.skipDays ?? [])
  const why = at > plan.now + wait ? 'after the hours it keeps free' : asked > habit ? 'as it asks' : 'as often as it publishes'
  return { at, words: `again in ${spoken(at - plan.now)}, ${why}` }
}

/** Half as often each time, but at least daily: a trade paper that was down for a week must not stay lost. */
function backOff(plan: VisitPlan, retryAfter: number | null): NextVisit {
  const wait = within(habitMs(plan.publishTimes, plan.now) * 2 ** Math.min(Math.max(plan.failures, 1), 20))
  const asked = (plan.retryAfter ?? retryAfter ?? 0) * 1000
  const why = asked > wait ? 'as the server asks' : `after ${Math.max(plan.failures, 1)} failure${plan.failures > 1 ? 's' : ''} in a row`
  return { at: plan.now + Math.max(wait, asked), words: `again in ${spoken(Math.max(wait, asked))}, ${why}` }
}

function afterRefusal(plan: VisitPlan, retryAfter: number | null): NextVisit {
  const usual = (plan.refusedBefore ?? 0) >= refusalsBeforeWeekly ? 7 * day : day
  const wait = Math.max(usual, (plan.retryAfter ?? retryAfter ?? 0) * 1000)
  return { at: plan.now + wait, words: `refused; asked again in ${spoken(wait)}` }
}

/** When to visit a source again, by what came of this visit, how often it publishes, and what it and its server ask for. */
export function nextVisit(plan: VisitPlan): NextVisit {
  const { outcome, now } = plan
  if (outcome.kind === 'unreadable') return backOff(plan, null)
  if (outcome.kind !== 'failed') return afterSuccess(plan, outcome.maxAge)
  const { trouble, status, retryAfter } = outcome
  if (trouble === 'gone') return { at: null, words: 'never again: gone for good' }
  if (trouble === 'stopped') return { at: now, words: 'at the next chance: we stopped before there was an answer' }
  // A robots.txt that says no is a refusal; one that could not be had (its status is kept) is a failure like another.
  const refused = trouble === 'refused' || (trouble === 'robots' && status === null)
  return refused ? afterRefusal(plan, retryAfter) : backOff(plan, retryAfter)
}
