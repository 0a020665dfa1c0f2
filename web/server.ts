import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import type { Hono } from 'hono'

export type Serving = { url: string; close(): Promise<void> }

const second = 1_000

/**
 * Listens. Slow senders are cut off, and a reader who keeps a connection open does not keep us from closing: at most a second.
 * Throws one sentence where the port is taken or may not be used.
 */
export async function serve({ app, port, host }: { app: Hono; port: number; host: string }): Promise<Serving> {
  const server = createAdaptorServer({
    fetch: app.fetch,
    serverOptions: {
      maxHeaderSize: 160 * 1024,
      headersTimeout: 10 * second,
      requestTimeout: 20 * second,
      keepAliveTimeout: 5 * second,
      connectionsCheckingInterval: 2 * second,
    },
  })
  const listening = server as import('node:http').Server
  listening.maxConnections = 4_000
  await new Promise<void>((resolve, reject) => {
    listening.once('error', (cause: NodeJS.ErrnoException) => reject(new Error(sentence(cause, host, port), { cause })))
    listening.listen(port, host, resolve)
  })
  const { port: taken } = listening.address() as AddressInfo
  const name = host === '0.0.0.0' || host === '::' || host === '127.0.0.1' ? 'localhost' : host.includes(':') ? `[${host}]` : host
  return { url: `http://${name}:${taken}`, close: () => closed(listening) }
}

function closed(server: import('node:http').Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeIdleConnections()
    setTimeout(() => server.closeAllConnections(), 0.7 * second).unref()
  })
}

function sentence(cause: NodeJS.ErrnoException, host: string, port: number): string {
  if (cause.code === 'EADDRINUSE') return `Port ${port} on ${host} is taken by another program: set PORT to a free one`
  if (cause.code === 'EACCES') return `Port ${port} may not be used without special rights: set PORT to one above 1023`
  if (cause.code === 'EADDRNOTAVAIL') return `${host} is no address of this machine: set HOST to one that is`
  return `The site cannot listen on ${host}:${port}: ${cause.message}`
}
