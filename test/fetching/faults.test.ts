import type { RequestListener, ServerResponse } from 'node:http'
import type { LookupFunction, Socket } from 'node:net'
import zlib from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import type { FetcherOptions } from '../../src/fetching/fetcher.ts'
import type { FetchTrouble } from '../../src/model.ts'
import { deadPort, opensslThere, selfSigned, serve, serveSite, serveTls } from '../support/server.ts'
import { aFetcher, serveOddly } from './asking.ts'

// The timers that wait for a header or the next byte are undici's, which are up to a second late.
const patient = { totalMs: 3_000 }

type Expected = FetchTrouble | 'fresh'
/** What a server does, what we must make of it, and what the sentence for people must say. `set` gives the address to ask. */
type Fault = [what: string, expected: Expected, words: RegExp, set: () => Promise<string>, options?: Partial<FetcherOptions>]

const MB = 2 ** 20
const timers = new Set<NodeJS.Timeout>()
afterAll(() => {
  for (const timer of timers) clearInterval(timer)
})

const site = (answer: RequestListener, robots?: string) => async () => (await serveSite(answer, robots)).url
const robots = (answer: RequestListener) => async () =>
  (await serve((request, response) => (request.url === '/robots.txt' ? answer(request, response) : response.end('the news')))).url
const bytes = (text: string | Buffer, end = true) => odd((socket) => (end ? socket.end(text, 'latin1') : socket.write(text, 'latin1')))
const odd = (answer: (socket: Socket) => void) => async () => (await serveOddly(answer)).url
const at = (address: string) => async () => address
const status = (code: number, headers: Record<string, string> = {}, body = 'sorry') =>
  site((_, response) => response.writeHead(code, headers).end(body))
const redirect = (location: string) => site((_, response) => response.writeHead(302, { location }).end())
const names =
  (...addresses: string[]): LookupFunction =>
  (_name, _options, callback) =>
    callback(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    )
const nameless =
  (code: string): LookupFunction =>
  (_name, _options, callback) =>
    callback(Object.assign(new Error(`lookup ${code}`), { code }), [])

function forEver(response: ServerResponse | Socket, part: string | Buffer, everyMs: number) {
  const timer = setInterval(() => response.write(part), everyMs)
  timers.add(timer)
  response.on('close', () => clearInterval(timer))
}
const packed = (encoding: string, body: Buffer) => site((_, response) => response.setHeader('content-encoding', encoding).end(body))
const bomb = zlib.gzipSync(Buffer.alloc(300 * MB), { level: 9 })
const brotliBomb = zlib.brotliCompressSync(Buffer.alloc(100 * MB), { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 4 } })
const zstdBomb = zlib.zstdCompressSync(Buffer.alloc(100 * MB))
const nested = (layers: number) => {
  let body: Buffer = Buffer.from('the news')
  for (let n = 0; n < layers; n++) body = zlib.gzipSync(body)
  return packed(Array(layers).fill('gzip').join(', '), body)
}
// Not random: now and then noise is a brotli stream by chance.
const noise = Buffer.from(Array.from({ length: 2_000 }, (_, n) => (n * 73 + 255) & 255))
const feed = zlib.gzipSync(Buffer.from('<rss>'.repeat(5_000)))
const tls = (names: string, days?: number) => {
  const pair = selfSigned(names, days)
  return { pair, set: async () => (await serveTls(pair, (_, response) => response.end('the news'))).url }
}

function certificateFaults(): Fault[] {
  const own = tls('IP:127.0.0.1')
  const otherName = tls('DNS:other.example')
  const expired = tls('IP:127.0.0.1', -1)
  return [
    ['a certificate signed by itself', 'certificate', /DEPTH_ZERO_SELF_SIGNED_CERT/, own.set],
    ['a certificate for another name', 'certificate', /ALTNAME/, otherName.set, { ca: otherName.pair.cert }],
    ['a certificate that has expired', 'certificate', /EXPIRED/, expired.set, { ca: expired.pair.cert }],
    ['a certificate in order', 'fresh', /./, own.set, { ca: own.pair.cert }],
  ]
}

const faults: Fault[] = [
  // ── connections ──
  ['nobody listens at the port', 'cut-off', /ECONNREFUSED/, async () => `http://127.0.0.1:${await deadPort()}/feed`],
  [
    'the connection is reset before an answer',
    'cut-off',
    /when asked for robots\.txt/,
    async () => (await serve((request) => request.socket.resetAndDestroy())).url,
  ],
  ['the connection is reset after robots.txt', 'cut-off', /cut off/, odd((socket) => socket.resetAndDestroy())],
  [
    'the connection is reset in the middle of the body',
    'cut-off',
    /ECONNRESET|closed|terminated/,
    odd((socket) => {
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf of it', () => setTimeout(() => socket.resetAndDestroy(), 30))
    }),
  ],
  [
    'the connection is closed before the announced length',
    'cut-off',
    /closed/,
    bytes('HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf of it'),
  ],
  [
    'a chunked body ends without its last chunk',
    'cut-off',
    /closed/,
    bytes('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n'),
  ],
  ['the name is not known', 'name-not-found', /ENOTFOUND/, at('http://nowhere.example/feed'), { lookup: nameless('ENOTFOUND') }],
  ['the name server is not answering', 'name-not-found', /EAI_AGAIN/, at('http://nowhere.example/feed'), { lookup: nameless('EAI_AGAIN') }],
  ['the name has no address', 'name-not-found', /no address/, at('http://nowhere.example/feed'), { lookup: names() }],
  [
    'the name server never answers',
    'too-slow',
    /CONNECT_TIMEOUT/,
    at('http://nowhere.example/feed'),
    { lookup: () => undefined, limits: patient },
  ],

  // ── slowness ──
  ['no header ever comes', 'too-slow', /HEADERS_TIMEOUT/, odd(() => undefined), { limits: patient }],
  [
    'a header comes a byte at a time for ever',
    'too-slow',
    /HEADERS_TIMEOUT/,
    odd((socket) => {
      socket.write('HTTP/1.1 200 OK\r\nX-Slow: ')
      forEver(socket, 'a', 40)
    }),
    { limits: patient },
  ],
  [
    'the body comes a byte at a time for ever',
    'too-slow',
    /cut after/,
    site((_, response) => {
      response.writeHead(200)
      forEver(response, 'a', 60)
    }),
  ],
  [
    'the body stops in the middle',
    'too-slow',
    /BODY_TIMEOUT/,
    site((_, response) => response.writeHead(200, { 'content-length': '100' }).write('half')),
    { limits: patient },
  ],
  [
    'an error page comes a byte at a time for ever',
    'not-found',
    /404/,
    site((_, response) => {
      response.writeHead(404)
      forEver(response, 'a', 60)
    }),
  ],
  [
    'interim answers come for ever',
    'too-slow',
    /cut after|HEADERS_TIMEOUT/,
    odd((socket) => forEver(socket, 'HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n', 20)),
  ],
  ['robots.txt never comes', 'too-slow', /when asked for robots\.txt/, robots(() => undefined)],

  // ── size ──
  [
    'the body never ends',
    'too-large',
    /400000 bytes on the wire/,
    site((_, response) => {
      response.writeHead(200)
      forEver(response, Buffer.alloc(100_000), 1)
    }),
  ],
  [
    'ten gigabytes are announced',
    'too-large',
    /10000000000 bytes announced/,
    site((_, response) => response.writeHead(200, { 'content-length': '10000000000' }).write('a')),
  ],
  ['291 KB of gzip hold 300 MB', 'too-large', /1000000 bytes once unpacked/, packed('gzip', bomb)],
  ['a brotli bomb', 'too-large', /once unpacked/, packed('br', brotliBomb)],
  ['a zstd bomb', 'too-large', /once unpacked/, packed('zstd', zstdBomb)],
  ['a gzip bomb inside gzip', 'too-large', /once unpacked/, packed('gzip, gzip', zlib.gzipSync(bomb))],
  [
    'a header of a megabyte',
    'too-large',
    /HEADERS_OVERFLOW|HPE_HEADER_OVERFLOW/,
    bytes(`HTTP/1.1 200 OK\r\nX-Big: ${'a'.repeat(MB)}\r\n\r\n`, false),
  ],
  ['ten thousand headers', 'too-large', /OVERFLOW/, bytes(`HTTP/1.1 200 OK\r\n${'X-Many: 1\r\n'.repeat(10_000)}\r\n`, false)],

  // ── encodings ──
  ['gzip three times over is undone', 'fresh', /./, nested(3)],
  ['gzip seven times over', 'bad-answer', /packed 7 times/, nested(7)],
  ['an encoding nobody knows', 'bad-answer', /packed as "compress"/, packed('compress', Buffer.from('the news'))],
  ['plain text that says it is gzip', 'bad-answer', /Z_DATA_ERROR/, packed('gzip', Buffer.from('the news'))],
  ['gzip that is cut short', 'bad-answer', /Z_BUF_ERROR/, packed('gzip', feed.subarray(0, feed.length - 20))],
  ['noise that says it is brotli', 'bad-answer', /Z_|ERR_/, packed('br', noise)],
  ['noise that says it is zstd', 'bad-answer', /ZSTD/i, packed('zstd', noise)],
  ['deflate without a zlib header is undone', 'fresh', /./, packed('deflate', zlib.deflateRawSync('the news'))],
  ['deflate with a zlib header is undone', 'fresh', /./, packed('deflate', zlib.deflateSync('the news'))],

  // ── broken HTTP ──
  ['an answer from before HTTP had headers', 'bad-answer', /does not match the HTTP/, bytes('<rss>the news</rss>')],
  ['a mail server answers', 'bad-answer', /does not match the HTTP/, bytes('220 mail.example ESMTP\r\n')],
  ['a null byte in a header', 'bad-answer', /Invalid header value/, bytes('HTTP/1.1 200 OK\r\nX-Odd: a\0b\r\nContent-Length: 1\r\n\r\na')],
  ['a bad chunk size', 'bad-answer', /chunk size/, bytes('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n0\r\n\r\n')],
  [
    'two lengths that differ',
    'cut-off',
    /CONTENT_LENGTH_MISMATCH/,
    bytes('HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab'),
  ],
  [
    'a length and chunks at once',
    'cut-off',
    /CONTENT_LENGTH_MISMATCH/,
    bytes('HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n'),
  ],
  ['a length that is no number', 'bad-answer', /Content-Length/, bytes('HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\na')],
  ['a status that is no number', 'bad-answer', /Invalid status/, bytes('HTTP/1.1 OK\r\n\r\n')],
  [
    'a switch to another protocol',
    'cut-off',
    /upgrade/,
    bytes('HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\nConnection: upgrade\r\n\r\n'),
  ],
  [
    'an early hint before the answer',
    'fresh',
    /./,
    bytes('HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 8\r\n\r\nthe news'),
  ],
  ['HTTP 1.0 without a length', 'fresh', /./, bytes('HTTP/1.0 200 OK\r\n\r\nthe news')],

  // ── statuses ──
  ...[401, 402, 403, 451].map((code): Fault => [`status ${code}`, 'refused', new RegExp(`refuses us .*${code}`), status(code)]),
  ['status 404', 'not-found', /404/, status(404)],
  ['status 410', 'gone', /for good/, status(410)],
  ['status 418', 'client-error', /418/, status(418)],
  ['status 429', 'busy', /429/, status(429, { 'retry-after': '120' })],
  ['status 503', 'busy', /503/, status(503, { 'retry-after': '120' })],
  ['status 500', 'server-error', /500/, status(500)],
  ['status 502 with an empty body', 'server-error', /502/, status(502, {}, '')],
  ['status 999', 'server-error', /999/, status(999)],
  ['status 200 with nothing', 'empty', /200/, status(200, {}, '')],
  ['status 202 with nothing', 'empty', /202/, status(202, {}, '')],
  ['status 204', 'empty', /204/, status(204, {}, '')],
  ['status 200 with nothing, packed', 'empty', /200/, packed('gzip', zlib.gzipSync(''))],
  ['a part of the answer, unasked', 'bad-answer', /206/, status(206)],
  ['"not modified" where nothing was known', 'bad-answer', /304/, status(304, {}, '')],

  // ── redirects ──
  ['a redirect to itself', 'too-many-redirects', /more than 5/, redirect('/')],
  [
    'a redirect that goes on and on',
    'too-many-redirects',
    /more than 5/,
    site((request, response) => response.writeHead(307, { location: `${request.url}a` }).end()),
  ],
  [
    'redirects that each take their time',
    'too-slow',
    /cut after/,
    site((request, response) => void setTimeout(() => response.writeHead(302, { location: `${request.url}a` }).end(), 200)),
  ],
  ['a redirect to nowhere', 'bad-answer', /names no address/, status(302)],
  ['a redirect to an address nobody can read', 'bad-address', /http:\/\/\[/, redirect('http://[oops/')],
  ['a redirect to a file', 'bad-address', /file:/, redirect('file:///etc/passwd')],
  ['a redirect to a script', 'bad-address', /javascript:/, redirect('javascript:alert(1)')],
  ['a redirect with a password', 'bad-address', /name or password/, redirect('http://me:secret@127.0.0.1/')],
  ['a redirect to a mail server', 'bad-address', /port 25/, redirect('http://mail.example:25/')],
  ['a redirect to a private address', 'private-address', /10\.0\.0\.1/, redirect('http://10.0.0.1/')],
  ["a redirect to the cloud's own address", 'private-address', /169\.254/, redirect('http://169.254.169.254/latest/meta-data/')],
  ['a redirect to a mapped address', 'private-address', /a00:1/, redirect('http://[::ffff:10.0.0.1]/')],
  ['a redirect to a private address as one number', 'private-address', /10\.0\.0\.1/, redirect('http://167772161/')],
  ['a redirect to a private address in octal', 'private-address', /10\.0\.0\.1/, redirect('http://012.0.0.01/')],
  ['a redirect to a private address in hex', 'private-address', /10\.0\.0\.1/, redirect('//0xa.1/')],
  [
    'a redirect to a host whose robots.txt refuses',
    'robots',
    /disallows \/secret/,
    async () => {
      const other = await serveSite((_, response) => response.end('secret'), 'User-agent: *\nDisallow: /secret\n', '127.0.0.2')
      return (await serveSite((_, response) => response.writeHead(301, { location: `${other.url}/secret` }).end())).url
    },
  ],

  // ── private addresses ──
  [
    'a name with one private record',
    'private-address',
    /news\.example is 10\.0\.0\.1/,
    at('http://news.example/'),
    { lookup: names('127.0.0.1', '10.0.0.1') },
  ],
  [
    'a name with one private IPv6 record',
    'private-address',
    /news\.example is fd00::1/,
    at('http://news.example/'),
    { lookup: names('127.0.0.1', 'fd00::1') },
  ],
  [
    'a name that maps to a private address',
    'private-address',
    /::ffff:192\.168\.0\.1/,
    at('http://news.example/'),
    { lookup: names('::ffff:192.168.0.1') },
  ],
  ['this very machine by name', 'private-address', /localhost/, at('http://localhost/'), { allow: [] }],
  ['this very machine by number', 'private-address', /127\.0\.0\.1/, at('http://127.0.0.1/'), { allow: [] }],

  // ── robots.txt ──
  [
    'robots.txt refuses everyone',
    'robots',
    /disallows \//,
    site((_, response) => response.end('the news'), 'User-agent: *\nDisallow: /\n'),
  ],
  [
    'robots.txt refuses us by name',
    'robots',
    /disallows \//,
    site((_, response) => response.end('the news'), 'User-agent: *\nAllow: /\n\nUser-agent: dailies\nDisallow: /\n'),
  ],
  ['robots.txt answers 500', 'robots', /status 500, when asked for robots\.txt/, robots((_, response) => response.writeHead(500).end())],
  [
    'robots.txt answers 503',
    'busy',
    /status 503, when asked for robots\.txt/,
    robots((_, response) => response.writeHead(503, { 'retry-after': '60' }).end()),
  ],
  ['robots.txt answers 404', 'fresh', /./, robots((_, response) => response.writeHead(404).end())],
  ['robots.txt answers 403', 'fresh', /./, robots((_, response) => response.writeHead(403).end())],
  ['robots.txt redirects for ever', 'fresh', /./, robots((_, response) => response.writeHead(302, { location: '/robots.txt' }).end())],
  [
    'robots.txt redirects to a private address',
    'private-address',
    /when asked for robots\.txt/,
    robots((_, response) => response.writeHead(302, { location: 'http://10.0.0.1/' }).end()),
  ],
  ['robots.txt is an HTML page', 'fresh', /./, robots((_, response) => response.end('<!doctype html><title>Not here</title>'))],
  [
    'robots.txt is huge, and refuses in its first half',
    'robots',
    /disallows/,
    site((_, response) => response.end('the news'), `User-agent: *\nDisallow: /\n${'# hm\n'.repeat(400_000)}`),
  ],
  ['robots.txt never ends', 'fresh', /./, robots((_, response) => forEver(response, '# and another thing\n'.repeat(5_000), 1))],
  [
    'robots.txt is made to be slow to match',
    'robots',
    /disallows/,
    async () =>
      `${await site((_, response) => response.end('the news'), `User-agent: *\n${`Disallow: /${'*a'.repeat(1000)}b\n`.repeat(200)}`)()}/${'a'.repeat(2_000)}`,
  ],

  // ── certificates ──
  ...(opensslThere ? certificateFaults() : []),
  [
    'no TLS where TLS was due',
    'bad-answer',
    /SSL|EPROTO/i,
    async () => (await site((_, response) => response.end('the news'))()).replace('http:', 'https:'),
  ],

  // ── addresses ──
  ['an address of another kind', 'bad-address', /ftp:/, at('ftp://news.example/')],
  ['an address with a password', 'bad-address', /name or password/, at('https://me:secret@news.example/')],
  ['an address that is none', 'bad-address', /"the news"/, at('the news')],
  ['an empty address', 'bad-address', /""/, at('')],
  ['an address as long as a book', 'bad-address', /longer than/, at(`http://news.example/${'a'.repeat(10_000)}`)],
]

test.skipIf(!opensslThere)('certificates are among the faults (needs openssl)', () =>
  expect(faults.filter(([, expected]) => expected === 'certificate')).toHaveLength(3),
)

test('at least forty faults are known', () => expect(faults.length).toBeGreaterThanOrEqual(40))

test.each(faults)('%s → %s', async (_what, expected, words, set, options) => {
  const address = await set()
  const fetcher = aFetcher(options)
  const begun = performance.now()
  const outcome = await fetcher.get(address)
  const took = performance.now() - begun
  await fetcher.close()
  expect(outcome.kind === 'failed' ? outcome.trouble : outcome.kind, JSON.stringify(outcome).slice(0, 400)).toBe(expected)
  if (outcome.kind === 'failed') expect(outcome.words, outcome.words).toMatch(words)
  if (outcome.kind === 'failed') expect(outcome.words).toMatch(/^[A-Z][^:]+(: [^ ].*)?[^.]\.$/)
  expect(took).toBeLessThan(5_000)
})
