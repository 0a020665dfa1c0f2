import robotsParser from 'robots-parser'

type Robots = { isAllowed(url: string, agent: string): boolean | undefined; getCrawlDelay(agent: string): number | undefined }
// The package's types describe an ES module; what it exports is the function itself.
const parse = robotsParser as unknown as (url: string, text: string) => Robots

/** robots.txt as last answered. `body` null where there was none; `fetchedAt` ISO 8601 UTC. */
export type RobotsRecord = { body: string | null; status: number; fetchedAt: string }

/** Where answers to robots.txt are kept for a day, by origin. The store has one; `mapRobotsMemory` serves where there is no store. */
export type RobotsMemory = {
  get(origin: string): Promise<RobotsRecord | undefined>
  set(origin: string, record: RobotsRecord): Promise<void>
}

export function mapRobotsMemory(): RobotsMemory {
  const records = new Map<string, RobotsRecord>()
  return {
    get: async (origin) => records.get(origin),
    set: async (origin, record) => {
      records.set(origin, record)
    },
  }
}

/** RFC 9309 asks crawlers to read at least 500 KiB; we read no more. */
export const robotsBytes = 500 * 1024
const longestDelayMs = 60_000
const mostSteps = 50_000_000

export type Rules = { allows: (url: string) => boolean; delayMs: number }

/** What a rule with a wildcard can cost to match is its length times the path's; the sum over all rules is bounded by this. */
function wildcardLength(text: string): number {
  let sum = 0
  for (const line of text.split(/[\r\n]/)) if (line.includes('*')) sum += line.length
  return sum
}

/** The rules of a robots.txt for a program of this name (RFC 9309). Crawl-delay, which the RFC leaves out, is honoured up to a minute. */
export function rulesOf(origin: string, text: string, agent: string): Rules {
  const clean = text.replace(/^\uFEFF/, '').replaceAll('\0', '')
  const robots = parse(`${origin}/robots.txt`, clean)
  const wildcards = wildcardLength(clean)
  const delay = (robots.getCrawlDelay(agent) ?? 0) * 1000
  return {
    // A file made to be slow to match is taken as a no.
    allows: (url) => wildcards * url.length <= mostSteps && robots.isAllowed(url, agent) !== false,
    delayMs: Math.min(Math.max(delay, 0), longestDelayMs),
  }
}
