import { createHash } from 'node:crypto'
import type { LookupFunction } from 'node:net'
import { expect, test } from 'vitest'
import type { Fetcher } from '../../src/fetching/fetcher.ts'
import type { FetchOutcome, Seen } from '../../src/model.ts'
import { serve, serveSite } from '../support/server.ts'
import { aFetcher, serveOddly } from './asking.ts'

const news = '<rss><channel><title>The news</title></channel></rss>'
const hashOf = (text: string) => createHash('sha256').update(text).digest('hex')

async function once(url: string, ask?: Parameters<Fetcher['get']>[1], options?: Parameters<typeof aFetcher>[0]): Promise<FetchOutcome> {
  const fetcher = aFetcher(options)
  const outcome = await fetcher.get(url, ask)
  await fetcher.close()
  return outcome
}

test('a first visit brings the body, its type, its validators and its hash', async () => {
  const { url } = await serveSite((_, response) =>
    response
      .writeHead(200, {
        'content-type': 'application/rss+xml',
        etag: '"one"',
        'last-modified': 'Sun, 22 Nov 2026 08:00:00 GMT',
        'cache-control': 'public, max-age=900',
      })
      .end(news),
  )
  const outcome = await once(`${url}/feed`)
  expect(outcome).toEqual({
    kind: 'fresh',
    status: 200,
    url: `${url}/feed`,
    body: Buffer.from(news),
    contentType: 'application/rss+xml',
    seen: { etag: '"one"', lastModified: 'Sun, 22 Nov 2026 08:00:00 GMT', bodyHash: hashOf(news) },
    hops: [],
    maxAge: 900,
    reserved: null,
  })
})

test('a second visit sends the validators, and "not modified" is no news', async () => {
  const asked: (string | undefined)[][] = []
  const { url } = await serveSite((request, response) => {
    asked.push([request.headers['if-none-match'], request.headers['if-modified-since']])
    response.writeHead(304, { etag: '"one"' }).end()
  })
  const seen: Seen = { etag: '"one"', lastModified: 'Sun, 22 Nov 2026 08:00:00 GMT', bodyHash: hashOf(news) }
  const outcome = await once(url, { seen })
  expect(asked).toEqual([['"one"', 'Sun, 22 Nov 2026 08:00:00 GMT']])
  expect(outcome).toMatchObject({ kind: 'unchanged', status: 304, seen })
})

test('the same bytes again are no news, whatever the validators say', async () => {
  let visits = 0
  const { url } = await serveSite((_, response) => response.setHeader('etag', `"${visits++}"`).end(news))
  const outcome = await once(url, { seen: { etag: '"old"', lastModified: null, bodyHash: hashOf(news) } })
  expect(outcome).toMatchObject({ kind: 'unchanged', status: 200, seen: { etag: '"0"', bodyHash: hashOf(news) } })
})

test('"not modified" to a question that carried only a hash is no answer', async () => {
  const { url } = await serveSite((_, response) => response.writeHead(304).end())
  expect(await once(url, { seen: { etag: null, lastModified: null, bodyHash: hashOf(news) } })).toMatchObject({
    trouble: 'bad-answer',
    status: 304,
  })
})

test('validators that no server should have sent are not sent back', async () => {
  const asked: unknown[] = []
  const { url } = await serveSite((request, response) => {
    asked.push(request.headers['if-none-match'])
    response.end(news)
  })
  for (const etag of ['"a\r\nX-Evil: 1"', `"${'a'.repeat(5_000)}"`, '"ü"'])
    expect((await once(url, { seen: { etag, lastModified: null, bodyHash: null } })).kind).toBe('fresh')
  expect(asked).toEqual([undefined, undefined, undefined])
})

test('every request says who we are and whom to write to, and the caller cannot say otherwise', async () => {
  const agents: unknown[] = []
  const { url } = await serve((request, response) => {
    agents.push(request.headers['user-agent'])
    response.end('User-agent: *\nAllow: /\n')
  })
  await once(url, { headers: { 'User-Agent': 'Mozilla/5.0' } })
  await once(url, {}, { contact: null })
  expect(agents).toEqual([
    'Dailies/0.1 (+https://dailies.example; desk@example.org)',
    'Dailies/0.1 (+https://dailies.example; desk@example.org)',
    'Dailies/0.1 (+https://dailies.example)',
    'Dailies/0.1 (+https://dailies.example)',
  ])
})

test('each hop of a redirect is kept, with its permanence', async () => {
  const { url } = await serveSite((request, response) => {
    if (request.url === '/old') response.writeHead(301, { location: '/newer' }).end()
    else if (request.url === '/newer') response.writeHead(302, { location: `${url}/newest#top` }).end()
    else response.end(news)
  })
  expect(await once(`${url}/old`)).toMatchObject({
    kind: 'fresh',
    url: `${url}/newest`,
    hops: [
      { from: `${url}/old`, to: `${url}/newer`, permanent: true },
      { from: `${url}/newer`, to: `${url}/newest`, permanent: false },
    ],
  })
})

test('headers for one host are not carried to another', async () => {
  const heard: unknown[] = []
  const other = await serveSite((request, response) => {
    heard.push(request.headers.authorization)
    response.end(news)
  })
  const { url } = await serveSite((request, response) => {
    heard.push(request.headers.authorization)
    response.writeHead(302, { location: other.url }).end()
  })
  await once(url, { headers: { authorization: 'Bearer secret' } })
  expect(heard).toEqual(['Bearer secret', undefined])
})

test.each([
  ['120', 120],
  ['0', 0],
  ['Sun, 22 Nov 2026 12:05:00 GMT', 300],
  ['Sun, 22 Nov 2026 11:00:00 GMT', 0],
  ['99999999', 604_800],
  ['soon', null],
  ['-5', null],
])('Retry-After "%s" asks for %s seconds', async (text, seconds) => {
  const { url } = await serveSite((_, response) => response.writeHead(503, { 'retry-after': text }).end())
  const now = () => Date.parse('2026-11-22T12:00:00Z')
  expect(await once(url, {}, { now })).toMatchObject({ kind: 'failed', trouble: 'busy', retryAfter: seconds })
})

test.each([
  [{ 'cache-control': 'max-age=60' }, 60],
  [{ 'cache-control': 'max-age=60', age: '50' }, 10],
  [{ 'cache-control': 'max-age=60', age: '500' }, 0],
  [{ 'cache-control': 'no-cache, max-age=60' }, 0],
  [{ 'cache-control': 's-maxage=5' }, null],
  [{ 'cache-control': 'max-age=99999999999999999999' }, 9_999_999_999],
  [{}, null],
])('%o keeps an answer fresh for %s seconds', async (headers, seconds) => {
  const { url } = await serveSite((_, response) => response.writeHead(200, headers).end(news))
  expect(await once(url)).toMatchObject({ kind: 'fresh', maxAge: seconds })
})

test.each<[Record<string, string | string[]>, string | null]>([
  [{ 'tdm-reservation': '1' }, 'tdm-reservation: 1'],
  [{ 'tdm-reservation': '1', 'tdm-policy': 'https://news.example/tdm' }, 'tdm-reservation: 1 (policy https://news.example/tdm)'],
  [{ 'tdm-reservation': '0' }, null],
  [{ 'x-robots-tag': 'noai, noimageai' }, 'X-Robots-Tag: noai, noimageai'],
  [{ 'x-robots-tag': 'noindex' }, null],
  [{ 'x-robots-tag': ['noarchive', 'notrain'] }, 'X-Robots-Tag: notrain'],
  [{ 'x-robots-tag': 'otherbot: noai' }, null],
  [{ 'x-robots-tag': 'otherbot: noindex, noai' }, null],
  [{ 'x-robots-tag': 'dailies: noai' }, 'X-Robots-Tag: noai'],
  [{ 'x-robots-tag': 'unavailable_after: Sun, 22 Nov 2026 12:00:00 GMT, noai' }, 'X-Robots-Tag: noai'],
])('%o reserves %s', async (headers, reserved) => {
  const { url } = await serveSite((_, response) => response.writeHead(200, headers).end(news))
  expect(await once(url)).toMatchObject({ kind: 'fresh', reserved })
})

test('a page may be larger than usual where the question says so', async () => {
  const { url } = await serveSite((_, response) => response.end('a'.repeat(200_000)))
  expect(await once(url, { maxBodyBytes: 100_000 })).toMatchObject({ trouble: 'too-large' })
  expect(await once(url, { maxBodyBytes: 200_000 })).toMatchObject({ kind: 'fresh' })
})

test('bytes after the announced length are not taken for the next answer', async () => {
  const { url } = await serveOddly((socket) =>
    socket.write('HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabcHTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil'),
  )
  const fetcher = aFetcher()
  for (const path of ['one', 'two']) {
    const outcome = await fetcher.get(`${url}/${path}`)
    // Either the first answer alone or none: never the one nobody asked for.
    if (outcome.kind === 'fresh') expect(Buffer.from(outcome.body).toString()).toBe('abc')
    else expect(outcome).toMatchObject({ kind: 'failed', trouble: expect.stringMatching(/cut-off|bad-answer/) })
  }
  await fetcher.close()
})

test('a name is looked at anew at each connection, so that it cannot lead us elsewhere later', async () => {
  const answers = ['127.0.0.1', '127.0.0.1', '127.0.0.9']
  const lookup: LookupFunction = (_name, _options, callback) => callback(null, [{ address: answers.shift() ?? '127.0.0.9', family: 4 }])
  const { port } = await serve((_, response) => response.setHeader('connection', 'close').end(''))
  const fetcher = aFetcher({ lookup, allow: ['127.0.0.1/32'] })
  expect(await fetcher.get(`http://news.example:${port}/`)).toMatchObject({ trouble: 'empty' })
  expect(await fetcher.get(`http://news.example:${port}/`)).toMatchObject({ trouble: 'private-address' })
  await fetcher.close()
})

test('one place on the allow list opens that place and no other', async () => {
  const one = await serveSite((_, response) => response.end(news))
  const other = await serveSite((_, response) => response.end(news))
  const fetcher = aFetcher({ allow: [one.host] })
  expect((await fetcher.get(one.url)).kind).toBe('fresh')
  expect(await fetcher.get(other.url)).toMatchObject({ trouble: 'private-address' })
  expect(await fetcher.get(one.url.replace('127.0.0.1', '2130706433'))).toMatchObject({ kind: 'fresh' })
  await fetcher.close()
})

test('an allowed place written wrongly is an error at the start', () => {
  expect(() => aFetcher({ allow: ['127.0.0.0/99'] })).toThrow('127.0.0.0/99')
})
