import { createHash } from 'node:crypto'
import type { LookupFunction } from 'node:net'
import type { FetchOutcome, Seen } from '../model.ts'
import { checkAddress, portOf, readAllowance } from './addresses.ts'
import { header, maxAgeOf, reservationOf } from './answer-headers.ts'
import { openConnections } from './connection.ts'
import { createHostQueue } from './host-queue.ts'
import { type Failed, failed } from './outcomes.ts'
import { type RobotsMemory, robotsBytes } from './robots.ts'
import { openRobotsDesk, type RobotsAnswer, type Welcome } from './robots-desk.ts'
import { type Question, type Visit, visit } from './visit.ts'

export type Limits = {
  /** bytes taken from the wire */
  maxWireBytes: number
  /** bytes taken after decompression, where the question sets no limit of its own */
  maxBodyBytes: number
  /** all requests of one get together, waiting for the host's turn not counted */
  totalMs: number
  headersMs: number
  idleMs: number
  connectMs: number
  maxRedirects: number
  maxHeaderBytes: number
}

export type FetcherOptions = {
  /** DAILIES_CONTACT: how the operator of a site reaches ours; in the User-Agent */
  contact: string | null
  /** the project's public address; in the User-Agent */
  projectUrl: string
  /** between the end of one request and the start of the next at the same host; a site's crawl-delay may make it longer */
  hostPauseMs: number
  /** most requests under way at any moment (24) */
  atOnce?: number
  /** private addresses that may be fetched: 'host:port', 'host', or a range like '127.0.0.0/8' */
  allow: string[]
  limits?: Partial<Limits>
  robots: RobotsMemory
  now?: () => number
  /** stop: every get under way or waiting answers 'stopped' */
  signal?: AbortSignal
  /** how names become addresses; the system's way by default */
  lookup?: LookupFunction
  /** PEM certificates to trust instead of the usual authorities */
  ca?: string
}

export type Ask = {
  /** validators and hash of what was last seen here, for a conditional question */
  seen?: Seen | null
  accept?: string
  maxBodyBytes?: number
  /** further headers, sent to the host asked first and to no other */
  headers?: Record<string, string>
}

export type Fetcher = {
  /** Asks an address for its content. Never throws for what the network does; never tries again by itself. */
  get(url: string, ask?: Ask): Promise<FetchOutcome>
  /** Ends everything under way and closes all connections. */
  close(): Promise<void>
}

const usual: Limits = {
  maxWireBytes: 32 * 2 ** 20,
  maxBodyBytes: 16 * 2 ** 20,
  totalMs: 30_000,
  headersMs: 15_000,
  idleMs: 10_000,
  connectMs: 10_000,
  maxRedirects: 5,
  maxHeaderBytes: 32 * 1024,
}

const product = 'Dailies'
const usualAccept = 'application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/html;q=0.8, */*;q=0.5'

const plain = (text: string) => text.replace(/[^\x20-\x7e]/g, '').trim()

/** Who we are, for the people whose servers we ask: name, project, and whom to write to. */
export function userAgentOf(projectUrl: string, contact: string | null): string {
  const known = [`+${plain(projectUrl)}`, plain(contact ?? '')].filter((part) => part !== '')
  return `${product}/0.1 (${known.join('; ').replace(/[()]/g, '')})`
}

// Validators come from the other side: what is not plain, or is long, is not sent back.
const echoable = (value: string | null | undefined) => (value && value.length <= 1_000 && /^[\x20-\x7e]+$/.test(value) ? value : null)

function conditions(seen: Seen | null | undefined): Record<string, string> {
  const etag = echoable(seen?.etag)
  const modified = echoable(seen?.lastModified)
  return { ...(etag && { 'if-none-match': etag }), ...(modified && { 'if-modified-since': modified }) }
}

const lowerCased = (headers: Record<string, string>) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))

// A name may end in the dot of the root: it is the same host.
const queueName = (url: URL) => `${url.hostname.replace(/\.$/, '')}:${portOf(url)}`

type Hop = { from: string; to: string; permanent: boolean }
type Journey = { url: string; hops: Hop[]; end: Exclude<Visit, { kind: 'redirect' }> }

/** The one place that asks the outside world over HTTP. */
export function createFetcher(options: FetcherOptions): Fetcher {
  const limits = { ...usual, ...options.limits }
  const now = options.now ?? Date.now
  const allowance = readAllowance(options.allow)
  const closing = new AbortController()
  const stop = options.signal ? AbortSignal.any([options.signal, closing.signal]) : closing.signal
  const atOnce = options.atOnce ?? 24
  const queue = createHostQueue(atOnce, stop)
  const connections = openConnections({ ...limits, allowance, mostOpen: atOnce * 2, lookup: options.lookup, ca: options.ca })
  const desk = openRobotsDesk({ memory: options.robots, agent: product, now, ask: askRobots })
  const who = { 'user-agent': userAgentOf(options.projectUrl, options.contact), 'accept-encoding': 'gzip, deflate, br, zstd' }

  /** Goes from an address to where it leads, each hop looked at, announced and waited for like a first question. */
  async function travel(
    start: string,
    question: Question,
    more: Record<string, string>,
    gate: (url: URL) => Promise<Welcome>,
  ): Promise<Journey> {
    const hops: Hop[] = []
    let left = limits.totalMs
    let address = start
    const end = (last: Journey['end']): Journey => ({ url: address, hops, end: last })
    for (;;) {
      const checked = checkAddress(address, allowance)
      if (checked.kind === 'failed') return end(checked)
      const { url } = checked
      const welcome = await gate(url)
      if (welcome.kind === 'failed') return end(welcome)
      const ours = hops.length === 0 || url.host === new URL(start).host
      const asked = { ...question, headers: { ...question.headers, ...(ours ? more : {}), ...who } }
      const found = await queue.run(
        queueName(url),
        { pauseMs: Math.max(options.hostPauseMs, welcome.delayMs), ahead: hops.length > 0 },
        async () => {
          const begun = performance.now()
          const brought = await visit(connections, url, asked, { ms: left, stop, now: now() })
          left = Math.max(1, left - (performance.now() - begun))
          return brought
        },
      )
      if (found === 'stopped') return end(failed('stopped'))
      if (found.kind !== 'redirect') return end(found)
      if (hops.length === limits.maxRedirects) return end(failed('too-many-redirects', `more than ${limits.maxRedirects}`))
      hops.push({ from: address, to: found.to, permanent: found.permanent })
      address = found.to
    }
  }

  async function askRobots(url: string): Promise<RobotsAnswer> {
    const question: Question = {
      headers: { accept: 'text/plain, */*;q=0.5' },
      limits: { wireBytes: robotsBytes, bytes: robotsBytes },
      overflow: 'take',
    }
    const { end } = await travel(url, question, {}, async () => ({ kind: 'welcome', delayMs: 0 }))
    if (end.kind === 'answer') return { kind: 'answered', status: end.status, text: new TextDecoder().decode(end.bytes) }
    if (end.kind === 'not-modified') return failed('bad-answer', 'it answered 304 to a question without conditions')
    // RFC 9309: no file to be had (4xx, too many redirects) is no rule; a server in trouble, or one that cannot be reached, is a no.
    // 429 counts as trouble: whoever asks for fewer requests has not said yes to more.
    const none = ['not-found', 'gone', 'refused', 'client-error', 'empty', 'too-many-redirects'].includes(end.trouble)
    return none ? { kind: 'answered', status: end.status ?? 0, text: '' } : end
  }

  async function get(url: string, ask: Ask = {}): Promise<FetchOutcome> {
    const bytes = ask.maxBodyBytes ?? limits.maxBodyBytes
    const headers = { accept: ask.accept ?? usualAccept, ...conditions(ask.seen) }
    const question: Question = { headers, limits: { wireBytes: limits.maxWireBytes, bytes }, overflow: 'fail' }
    const journey = await travel(url, question, lowerCased(ask.headers ?? {}), desk.welcome)
    return outcomeOf(journey, ask.seen ?? null)
  }

  async function close(): Promise<void> {
    closing.abort()
    await connections.close()
  }

  return { get, close }
}

/** What a journey means, seen from what was known before. */
function outcomeOf({ url, hops, end }: Journey, before: Seen | null): FetchOutcome | Failed {
  if (end.kind === 'failed') return end
  const { headers } = end
  const maxAge = maxAgeOf(headers)
  const reserved = reservationOf(headers, product)
  const etag = header(headers, 'etag')
  const lastModified = header(headers, 'last-modified')
  if (end.kind === 'not-modified') {
    if (!before) return failed('bad-answer', 'it answered 304 to a question without conditions', { status: 304 })
    const seen = { etag: etag ?? before.etag, lastModified: lastModified ?? before.lastModified, bodyHash: before.bodyHash }
    return { kind: 'unchanged', status: 304, url, seen, maxAge, hops, reserved }
  }
  const seen = { etag, lastModified, bodyHash: createHash('sha256').update(end.bytes).digest('hex') }
  const { status } = end
  if (before?.bodyHash === seen.bodyHash) return { kind: 'unchanged', status, url, seen, maxAge, hops, reserved }
  const contentType = header(headers, 'content-type')
  return { kind: 'fresh', status, url, body: end.bytes, contentType, seen, hops, maxAge, reserved }
}
