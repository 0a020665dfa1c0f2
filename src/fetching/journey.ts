import { type Allowance, checkAddress, portOf } from './addresses.ts'
import type { Connections } from './connection.ts'
import type { HostQueue } from './host-queue.ts'
import { failed } from './outcomes.ts'
import type { Welcome } from './robots-desk.ts'
import { type Question, type Visit, visit } from './visit.ts'

export type Hop = { from: string; to: string; permanent: boolean }

/** From the address first asked to the one that answered, or to where it went wrong. */
export type Journey = { url: string; hops: Hop[]; end: Exclude<Visit, { kind: 'redirect' }> }

/** What every journey of one fetcher shares. */
export type Road = {
  allowance: Allowance
  queue: HostQueue
  connections: Connections
  hostPauseMs: number
  /** all requests of one journey together, waiting for turns not counted */
  totalMs: number
  maxRedirects: number
  stop: AbortSignal
  now: () => number
}

export type Traveller = {
  question: Question
  /** headers for the host asked first and for no other */
  private: Record<string, string>
  /** asked at every address before it is visited */
  gate: (url: URL) => Promise<Welcome>
}

// A name may end in the dot of the root: it is the same host.
const queueName = (url: URL) => `${url.hostname.replace(/\.$/, '')}:${portOf(url)}`

/** Goes from an address to where it leads; each hop is looked at, asks at the gate and waits its turn like a first question. */
export async function travel(road: Road, start: string, traveller: Traveller): Promise<Journey> {
  const hops: Hop[] = []
  let left = road.totalMs
  let address = start
  const end = (last: Journey['end']): Journey => ({ url: address, hops, end: last })
  for (;;) {
    const checked = checkAddress(address, road.allowance)
    if (checked.kind === 'failed') return end(checked)
    const { url } = checked
    const welcome = await traveller.gate(url)
    if (welcome.kind === 'failed') return end(welcome)
    const known = hops.length === 0 || url.host === new URL(start).host
    const headers = { ...(known ? traveller.private : {}), ...traveller.question.headers }
    const turn = { pauseMs: Math.max(road.hostPauseMs, welcome.delayMs), ahead: hops.length > 0 }
    const found = await road.queue.run(queueName(url), turn, async () => {
      const begun = performance.now()
      const brought = await visit(road.connections, url, { ...traveller.question, headers }, { ms: left, stop: road.stop, now: road.now() })
      left = Math.max(1, left - (performance.now() - begun))
      return brought
    })
    if (found === 'stopped') return end(failed('stopped'))
    if (found.kind !== 'redirect') return end(found)
    if (hops.length === road.maxRedirects) return end(failed('too-many-redirects', `more than ${road.maxRedirects}`))
    hops.push({ from: address, to: found.to, permanent: found.permanent })
    address = found.to
  }
}
