import type { Socket } from 'node:net'
import { createFetcher, type Fetcher, type FetcherOptions } from '../../src/fetching/fetcher.ts'
import { mapRobotsMemory } from '../../src/fetching/robots.ts'
import { serveBytes } from '../support/server.ts'

/** Limits small enough that a test of slowness is quick. */
export const smallLimits = {
  maxWireBytes: 400_000,
  maxBodyBytes: 1_000_000,
  totalMs: 800,
  headersMs: 300,
  idleMs: 300,
  connectMs: 300,
  maxHeaderBytes: 16_384,
}

/** A fetcher that may go to 127.0.0.0/8, without a pause, with small limits. */
export const aFetcher = (more: Partial<FetcherOptions> = {}): Fetcher =>
  createFetcher({
    contact: 'desk@example.org',
    projectUrl: 'https://dailies.example',
    hostPauseMs: 0,
    allow: ['127.0.0.0/8'],
    robots: mapRobotsMemory(),
    ...more,
    limits: { ...smallLimits, ...more.limits },
  })

const noRobots = 'HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n'

/** A server that has no robots.txt and answers all else with bytes of its own. */
export const serveOddly = (answer: (socket: Socket) => void) =>
  serveBytes((socket, asked) => {
    if (asked.startsWith('GET /robots.txt')) socket.end(noRobots)
    else answer(socket)
  })
