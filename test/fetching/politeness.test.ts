import type { RequestListener } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { mapRobotsMemory } from '../../src/fetching/robots.ts'
import { serve, serveSite, type TestServer } from '../support/server.ts'
import { aFetcher } from './asking.ts'

/** Counts what is under way at each of several servers, and when each request began and ended. */
async function watched(count: number, ms: number, robots = 'User-agent: *\nAllow: /\n') {
  const seen = {
    now: 0,
    most: 0,
    mostPerHost: 0,
    robots: 0,
    pauses: [] as number[],
    sockets: new Set<unknown>(),
    mostSockets: 0,
    connections: 0,
  }
  const servers: TestServer[] = []
  for (let n = 0; n < count; n++) {
    let here = 0
    let endedAt: number | null = null
    const answer: RequestListener = (request, response) => {
      if (!seen.sockets.has(request.socket)) {
        seen.sockets.add(request.socket)
        seen.connections += 1
        request.socket.on('close', () => seen.sockets.delete(request.socket))
      }
      seen.mostSockets = Math.max(seen.mostSockets, seen.sockets.size)
      if (endedAt !== null) seen.pauses.push(performance.now() - endedAt)
      seen.mostPerHost = Math.max(seen.mostPerHost, ++here)
      seen.most = Math.max(seen.most, ++seen.now)
      if (request.url === '/robots.txt') seen.robots += 1
      setTimeout(() => {
        here -= 1
        seen.now -= 1
        response.end(request.url === '/robots.txt' ? robots : `the news at ${request.url}`)
        endedAt = performance.now()
      }, ms)
    }
    servers.push(await serve(answer))
  }
  return { seen, servers }
}

test('a hundred requests to ten hosts: one at a time at each, a pause between, robots.txt once, and never more than the bound', async () => {
  const { seen, servers } = await watched(10, 10)
  const fetcher = aFetcher({ hostPauseMs: 40, atOnce: 6 })
  const asked = servers.flatMap(({ url }) => Array.from({ length: 10 }, (_, n) => `${url}/${n}`))
  const begun = performance.now()
  const outcomes = await Promise.all(asked.map((url) => fetcher.get(url)))
  const took = performance.now() - begun
  await fetcher.close()
  expect(outcomes.filter(({ kind }) => kind === 'fresh')).toHaveLength(100)
  expect(seen.mostPerHost).toBe(1)
  expect(seen.most).toBeLessThanOrEqual(6)
  expect(seen.robots).toBe(10)
  expect(Math.min(...seen.pauses)).toBeGreaterThan(38)
  // Eleven turns of fifty milliseconds each, side by side: hosts do not wait for one another.
  expect(took).toBeLessThan(4_000)
})

test('requests to one host share one connection', async () => {
  const { seen, servers } = await watched(1, 1)
  const fetcher = aFetcher()
  for (let n = 0; n < 20; n++) await fetcher.get(`${servers[0]!.url}/${n}`)
  await fetcher.close()
  expect(seen.connections).toBe(1)
})

test('refusals and errors leave the connection usable', async () => {
  const sockets = new Set<unknown>()
  const { url } = await serve((request, response) => {
    sockets.add(request.socket)
    response.writeHead(request.url === '/robots.txt' ? 404 : 503).write('not')
    setTimeout(() => response.end(' now'), 5)
  })
  const fetcher = aFetcher()
  for (let n = 0; n < 5; n++) await fetcher.get(`${url}/${n}`)
  await fetcher.close()
  expect(sockets.size).toBe(1)
})

test('many hosts do not mean many sockets', async () => {
  const { seen, servers } = await watched(100, 2)
  const fetcher = aFetcher({ atOnce: 8 })
  const outcomes = await Promise.all(servers.map(({ url }) => fetcher.get(url)))
  await fetcher.close()
  expect(outcomes.every(({ kind }) => kind === 'fresh')).toBe(true)
  expect(seen.most).toBeLessThanOrEqual(8)
  // Twice the bound are kept for the next request; a few more are still being closed.
  expect(seen.mostSockets).toBeLessThanOrEqual(32)
})

test('a slow host does not hold up the others', async () => {
  const slow = await serveSite((_, response) => void setTimeout(() => response.end('late news'), 300))
  const quick = await serveSite((_, response) => response.end('the news'))
  const fetcher = aFetcher({ atOnce: 2 })
  const order: string[] = []
  const ask = async (url: string, name: string) => {
    await fetcher.get(url)
    order.push(name)
  }
  await Promise.all([
    ...Array.from({ length: 3 }, (_, n) => ask(`${slow.url}/${n}`, 'late')),
    ...Array.from({ length: 20 }, (_, n) => ask(`${quick.url}/${n}`, 'quick')),
  ])
  await fetcher.close()
  expect(order.slice(0, 20)).toEqual(Array(20).fill('quick'))
})

test('a journey under way goes before others that wait at the same host', async () => {
  const order: string[] = []
  const { url } = await serveSite((request, response) => {
    order.push(request.url!)
    if (request.url === '/first') response.writeHead(302, { location: '/second' }).end()
    else response.end('the news')
  })
  const fetcher = aFetcher({ hostPauseMs: 5 })
  await Promise.all(['first', 'a', 'b', 'c'].map((path) => fetcher.get(`${url}/${path}`)))
  await fetcher.close()
  expect(order).toEqual(['/first', '/second', '/a', '/b', '/c'])
})

test('a site that asks for a longer pause gets it', async () => {
  const { seen, servers } = await watched(1, 1, 'User-agent: *\nCrawl-delay: 0.3\nAllow: /\n')
  const fetcher = aFetcher()
  await Promise.all([1, 2, 3].map((n) => fetcher.get(`${servers[0]!.url}/${n}`)))
  await fetcher.close()
  // The first pause follows robots.txt itself, before the wish was known.
  expect(Math.min(...seen.pauses.slice(1))).toBeGreaterThan(298)
})

test('robots.txt is asked for once a day, and kept by whoever keeps our memory', async () => {
  const { seen, servers } = await watched(1, 0)
  let now = Date.parse('2026-11-22T12:00:00Z')
  const robots = mapRobotsMemory()
  const first = aFetcher({ robots, now: () => now })
  await Promise.all([first.get(`${servers[0]!.url}/a`), first.get(`${servers[0]!.url}/b`)])
  await first.close()
  const second = aFetcher({ robots, now: () => now })
  await second.get(`${servers[0]!.url}/c`)
  expect(seen.robots).toBe(1)
  now += 25 * 3600_000
  await second.get(`${servers[0]!.url}/d`)
  await second.close()
  expect(seen.robots).toBe(2)
})

test('rules that were known stand in for a robots.txt that cannot be had, for a month', async () => {
  let answers = 0
  const { url } = await serve((request, response) => {
    if (request.url !== '/robots.txt') return void response.end('the news')
    answers += 1
    if (answers === 1) response.end('User-agent: *\nDisallow: /private\n')
    else response.writeHead(500).end()
  })
  let now = Date.parse('2026-11-01T12:00:00Z')
  const fetcher = aFetcher({ now: () => now })
  expect((await fetcher.get(`${url}/feed`)).kind).toBe('fresh')
  now += 2 * 24 * 3600_000
  expect((await fetcher.get(`${url}/feed`)).kind).toBe('fresh')
  expect(await fetcher.get(`${url}/private`)).toMatchObject({ trouble: 'robots', status: null })
  now += 40 * 24 * 3600_000
  expect(await fetcher.get(`${url}/feed`)).toMatchObject({ trouble: 'robots', status: 500 })
  await fetcher.close()
})

test('a robots.txt that cannot be had is asked for again after ten minutes, not at every address', async () => {
  let asked = 0
  const { url } = await serve((_, response) => {
    asked += 1
    response.writeHead(500).end()
  })
  let now = Date.parse('2026-11-22T12:00:00Z')
  const fetcher = aFetcher({ now: () => now })
  for (const path of ['a', 'b', 'c']) expect(await fetcher.get(`${url}/${path}`)).toMatchObject({ trouble: 'robots' })
  expect(asked).toBe(1)
  now += 11 * 60_000
  await fetcher.get(`${url}/d`)
  await fetcher.close()
  expect(asked).toBe(2)
})

test('told to stop in the middle of bodies, waits and pauses, everything answers "stopped" within two seconds', async () => {
  const endless = await serveSite((_, response) => {
    const timer = setInterval(() => response.write('more'), 20)
    response.on('close', () => clearInterval(timer))
  })
  const { servers } = await watched(3, 5)
  const stop = new AbortController()
  const fetcher = aFetcher({
    signal: stop.signal,
    hostPauseMs: 60_000,
    atOnce: 3,
    limits: { totalMs: 60_000, idleMs: 60_000, headersMs: 60_000 },
  })
  const asked = [endless, ...servers].flatMap(({ url }) => [fetcher.get(`${url}/1`), fetcher.get(`${url}/2`)])
  await pause(150)
  stop.abort()
  const begun = performance.now()
  const outcomes = await Promise.all(asked)
  expect(performance.now() - begun).toBeLessThan(1_000)
  expect(outcomes.every((outcome) => outcome.kind === 'failed' && outcome.trouble === 'stopped')).toBe(true)
  expect(await fetcher.get(endless.url)).toMatchObject({ trouble: 'stopped' })
  await fetcher.close()
})

test('a body under way is cut by a stop', async () => {
  const { url } = await serveSite((_, response) => {
    const timer = setInterval(() => response.write('more'), 20)
    response.on('close', () => clearInterval(timer))
  })
  const stop = new AbortController()
  const fetcher = aFetcher({ signal: stop.signal, limits: { totalMs: 60_000 } })
  const asked = fetcher.get(url)
  await pause(200)
  stop.abort()
  expect(await asked).toMatchObject({ trouble: 'stopped' })
  await fetcher.close()
})

test('closing ends what is under way', async () => {
  const { url } = await serveSite(() => undefined)
  const fetcher = aFetcher({ limits: { totalMs: 60_000, headersMs: 60_000 } })
  const asked = fetcher.get(url)
  await pause(100)
  await fetcher.close()
  expect(await asked).toMatchObject({ trouble: 'stopped' })
})
