import { createHash } from 'node:crypto'
import type { LookupFunction } from 'node:net'
import type { FetchOutcome, Seen } from '../model.ts'
import { readAllowance } from './addresses.ts'
import { header, maxAgeOf, reservationOf } from './answer-headers.ts'
import { openConnections } from './connection.ts'
import { HostQueue } from './host-queue.ts'
import { type Journey, type Road, travel } from './journey.ts'
import { failed } from './outcomes.ts'
import { type RobotsMemory, robotsBytes } from './robots.ts'
import { openRobotsDesk, type RobotsAnswer } from './robots-desk.ts'
import type { Question } from './visit.ts'

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

const unasked304 = failed('bad-answer', 'it says "not modified" to a question without conditions', { status: 304 })

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

/** Asks for a robots.txt, without asking at any gate whether it may. */
async function askRobots(road: Road, who: Record<string, string>, url: string): Promise<RobotsAnswer> {
  const limits = { wireBytes: robotsBytes, bytes: robotsBytes }
  const question: Question = { headers: { accept: 'text/plain, */*;q=0.5', ...who }, limits, overflow: 'take' }
  const { end } = await travel(road, url, { question, private: {}, gate: async () => ({ kind: 'welcome', delayMs: 0 }) })
  if (end.kind === 'answer') return { kind: 'answered', status: end.status, text: new TextDecoder().decode(end.bytes) }
  if (end.kind === 'not-modified') return unasked304
  // RFC 9309: no file to be had (4xx, too many redirects) is no rule; a server in trouble, or one that cannot be reached, is a no.
  // 429 counts as trouble: whoever asks for fewer requests has not said yes to more.
  const none = ['not-found', 'gone', 'refused', 'client-error', 'empty', 'too-many-redirects'].includes(end.trouble)
  return none ? { kind: 'answered', status: end.status ?? 0, text: '' } : end
}

/** The one place that asks the outside world over HTTP. Throws, naming it, on an entry of `allow` that cannot be read. */
export function createFetcher(options: FetcherOptions): Fetcher {
  const { hostPauseMs, now = Date.now, atOnce = 24 } = options
  const limits = { ...usual, ...options.limits }
  const allowance = readAllowance(options.allow)
  const closing = new AbortController()
  const stop = options.signal ? AbortSignal.any([options.signal, closing.signal]) : closing.signal
  const queue = new HostQueue(atOnce, stop)
  const connections = openConnections({ ...limits, allowance, mostOpen: atOnce * 2, lookup: options.lookup, ca: options.ca })
  const { totalMs, maxRedirects } = limits
  const road: Road = { allowance, queue, connections, hostPauseMs, totalMs, maxRedirects, stop, now }
  const who = { 'user-agent': userAgentOf(options.projectUrl, options.contact), 'accept-encoding': 'gzip, deflate, br, zstd' }
  const desk = openRobotsDesk({ memory: options.robots, agent: product, now, ask: (url) => askRobots(road, who, url) })

  async function get(url: string, ask: Ask = {}): Promise<FetchOutcome> {
    const before = ask.seen ?? null
    const headers = { accept: ask.accept ?? usualAccept, ...conditions(before), ...who }
    const bytes = { wireBytes: limits.maxWireBytes, bytes: ask.maxBodyBytes ?? limits.maxBodyBytes }
    const question: Question = { headers, limits: bytes, overflow: 'fail' }
    return outcomeOf(await travel(road, url, { question, private: lowerCased(ask.headers ?? {}), gate: desk.welcome }), before)
  }

  async function close(): Promise<void> {
    closing.abort()
    await connections.close()
  }

  return { get, close }
}

/** What a journey means, seen from what was known before. */
function outcomeOf({ url, hops, end }: Journey, before: Seen | null): FetchOutcome {
  if (end.kind === 'failed') return end
  const { headers } = end
  const maxAge = maxAgeOf(headers)
  const reserved = reservationOf(headers, product)
  const etag = header(headers, 'etag')
  const lastModified = header(headers, 'last-modified')
  if (end.kind === 'not-modified') {
    if (before === null || Object.keys(conditions(before)).length === 0) return unasked304
    const seen = { etag: etag ?? before.etag, lastModified: lastModified ?? before.lastModified, bodyHash: before.bodyHash }
    return { kind: 'unchanged', status: 304, url, seen, maxAge, hops, reserved }
  }
  const { status, bytes: body } = end
  const seen = { etag, lastModified, bodyHash: createHash('sha256').update(body).digest('hex') }
  if (before?.bodyHash === seen.bodyHash) return { kind: 'unchanged', status, url, seen, maxAge, hops, reserved }
  return { kind: 'fresh', status, url, body, contentType: header(headers, 'content-type'), seen, hops, maxAge, reserved }
}
