import dns from 'node:dns'
import net from 'node:net'
import type { Readable } from 'node:stream'
import { buildConnector, Client } from 'undici'
import { type Allowance, isNamed, mayConnect } from './addresses.ts'
import type { Headers } from './answer-headers.ts'

export type ConnectionOptions = {
  allowance: Allowance
  /** connections kept open over all hosts, busy or idle */
  mostOpen: number
  connectMs: number
  headersMs: number
  idleMs: number
  maxHeaderBytes: number
  /** how names become addresses; the system's way by default */
  lookup?: net.LookupFunction | undefined
  /** certificates of authorities trusted besides nobody else (PEM); the system's by default */
  ca?: string | undefined
}

export type Answer = { status: number; headers: Headers; body: Readable & { dump(how: { limit: number }): Promise<void> } }

class PrivateAddress extends Error {
  readonly code = 'PRIVATE_ADDRESS'
}

/** Refuses a name if any of its records is private: whoever adds one public record must not get the others past us. */
function guarded(lookup: net.LookupFunction, allowance: Allowance): net.LookupFunction {
  return (hostname, options, callback) =>
    lookup(hostname, { ...options, all: true }, (error, found) => {
      const records = typeof found === 'string' ? [{ address: found, family: net.isIP(found) }] : found
      if (error) return callback(error, [])
      const wrong = records.find((record) => !mayConnect(allowance, record.address))
      if (wrong) return callback(new PrivateAddress(`${hostname} is ${wrong.address}`), [])
      const first = records[0]
      if (!first) return callback(Object.assign(new Error(`${hostname} has no address`), { code: 'ENOTFOUND' }), [])
      return options.all ? callback(null, records) : callback(null, first.address, first.family)
    })
}

/**
 * Connects to one origin, and to the public internet only. Three gates, because each alone leaves a way in: undici does not look up a
 * host that is written as an address, a name may change its records between check and use, and the peer has the last word.
 */
function connectorFor(origin: URL, options: ConnectionOptions): buildConnector.connector {
  const free = isNamed(options.allowance, origin.hostname, origin.port || (origin.protocol === 'https:' ? '443' : '80'))
  const lookup = options.lookup ?? (dns.lookup as net.LookupFunction)
  const base = buildConnector({
    timeout: options.connectMs,
    allowH2: false,
    lookup: free ? lookup : guarded(lookup, options.allowance),
    ...(options.ca === undefined ? {} : { ca: options.ca }),
  } as buildConnector.BuildOptions)
  const open = (address: string | undefined) => free || (address !== undefined && mayConnect(options.allowance, address))

  return (how, callback) => {
    const host = how.hostname.replace(/^\[|\]$/g, '')
    if (net.isIP(host) && !open(host)) return callback(new PrivateAddress(host), null)
    return base({ ...how, hostname: host }, (...[error, socket]) => {
      if (error) return callback(error, null)
      if (open(socket.remoteAddress)) return callback(null, socket)
      socket.destroy()
      return callback(new PrivateAddress(String(socket.remoteAddress)), null)
    })
  }
}

/** One connection to each origin, kept for the next request, and a bounded number over all: the one unused for longest is closed first. */
export function openConnections(options: ConnectionOptions) {
  const open = new Map<string, { client: Client; users: number }>()

  function closeOldest() {
    for (const [origin, { client, users }] of open) {
      if (open.size <= options.mostOpen) return
      if (users > 0) continue
      open.delete(origin)
      void client.destroy()
    }
  }

  function connectionTo(url: URL) {
    const known = open.get(url.origin)
    const found = known ?? {
      users: 0,
      client: new Client(url.origin, {
        connect: connectorFor(url, options),
        headersTimeout: options.headersMs,
        bodyTimeout: options.idleMs,
        maxHeaderSize: options.maxHeaderBytes,
      }),
    }
    // Set anew, so that the map's order is that of last use.
    open.delete(url.origin)
    open.set(url.origin, found)
    closeOldest()
    return found
  }

  /** GETs the address and hands the answer to `read`, for which the connection is held. Throws what the network throws. */
  async function get<T>(url: URL, headers: Record<string, string>, signal: AbortSignal, read: (answer: Answer) => Promise<T>): Promise<T> {
    const connection = connectionTo(url)
    connection.users += 1
    try {
      const answer = await connection.client.request({ path: url.pathname + url.search, method: 'GET', headers, signal })
      return await read({ status: answer.statusCode, headers: answer.headers, body: answer.body })
    } finally {
      connection.users -= 1
    }
  }

  async function close(): Promise<void> {
    const clients = [...open.values()].map(({ client }) => client.destroy())
    open.clear()
    await Promise.all(clients)
  }

  return { get, close, openCount: () => open.size }
}

export type Connections = ReturnType<typeof openConnections>
