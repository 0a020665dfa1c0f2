import { type Failed, failed, noted } from './outcomes.ts'
import { type RobotsMemory, type RobotsRecord, type Rules, rulesOf } from './robots.ts'

const day = 24 * 3600_000
/** How long a robots.txt that could not be had keeps us away before it is asked for again. */
const retryMs = 10 * 60_000
/** How long rules stand in for a robots.txt that cannot be had any more (RFC 9309, 2.3.1.4). */
const standIn = 30 * day
const mostKept = 2_000

export type Welcome = { kind: 'welcome'; delayMs: number } | Failed
/** robots.txt as asked for just now: a status with its text, or why there was none. */
export type RobotsAnswer = { kind: 'answered'; status: number; text: string } | Failed

type Verdict = { rules: Rules } | { failed: Failed }
type Kept = { verdict: Verdict; until: number }

export type RobotsDeskOptions = {
  memory: RobotsMemory
  /** the product name by which robots.txt addresses us */
  agent: string
  now: () => number
  ask: (url: string) => Promise<RobotsAnswer>
}

/** Says of each address whether its site wants us there, and asks each site for its rules once a day. */
export function openRobotsDesk({ memory, agent, now, ask }: RobotsDeskOptions) {
  const kept = new Map<string, Kept>()
  const asking = new Map<string, Promise<Kept>>()

  const rulesFrom = (origin: string, record: RobotsRecord): Kept => ({
    verdict: { rules: rulesOf(origin, record.body ?? '', agent) },
    until: Date.parse(record.fetchedAt) + day,
  })

  /** No answer: by RFC 9309 everything is disallowed until there is one, unless rules not older than 30 days are known. */
  function without(origin: string, old: RobotsRecord | undefined, why: Failed): Kept {
    const until = now() + Math.max(retryMs, (why.retryAfter ?? 0) * 1000)
    if (old && now() - Date.parse(old.fetchedAt) < standIn) return { ...rulesFrom(origin, old), until }
    // These are troubles of the host, not of its robots.txt.
    if (['name-not-found', 'certificate', 'stopped'].includes(why.trouble)) return { verdict: { failed: why }, until }
    const trouble = why.trouble === 'server-error' ? 'robots' : why.trouble
    return { verdict: { failed: noted(why, trouble, 'when asked for robots.txt; without it we stay away for now') }, until }
  }

  async function askAnew(origin: string): Promise<Kept> {
    const old = await memory.get(origin)
    if (old && Date.parse(old.fetchedAt) + day > now()) return rulesFrom(origin, old)
    const answer = await ask(`${origin}/robots.txt`)
    if (answer.kind === 'failed') return without(origin, old, answer)
    const record = { body: answer.text, status: answer.status, fetchedAt: new Date(now()).toISOString() }
    await memory.set(origin, record)
    return rulesFrom(origin, record)
  }

  async function keptFor(origin: string): Promise<Kept> {
    const known = kept.get(origin)
    if (known && known.until > now()) return known
    const asked = asking.get(origin) ?? askAnew(origin).finally(() => asking.delete(origin))
    asking.set(origin, asked)
    const found = await asked
    if (kept.size >= mostKept) kept.delete(kept.keys().next().value!)
    if (!('failed' in found.verdict && found.verdict.failed.trouble === 'stopped')) kept.set(origin, found)
    return found
  }

  /** Are we welcome at this address, and how long a pause does its site ask for? */
  async function welcome(url: URL): Promise<Welcome> {
    const { verdict } = await keptFor(url.origin)
    if ('failed' in verdict) return verdict.failed
    if (!verdict.rules.allows(url.href)) return failed('robots', `robots.txt of ${url.host} disallows ${url.pathname.slice(0, 200)}`)
    return { kind: 'welcome', delayMs: verdict.rules.delayMs }
  }

  return { welcome }
}
