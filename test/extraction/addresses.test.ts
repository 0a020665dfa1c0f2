import { expect, test } from 'vitest'
import { absoluteAddress, cleanAddress } from '../../src/extraction/addresses.ts'

const wrapped = (address: string) =>
  `https://news.google.com/rss/articles/${Buffer.from([0x08, 0x13, 0x22, address.length, ...Buffer.from(address), 0xd2, 0x01, 0x00]).toString('base64url')}?oc=5`

test.each([
  ['tracking', 'https://trade.example/story?utm_source=rss&id=3&utm_medium=feed&fbclid=x&mc_cid=1', 'https://trade.example/story?id=3'],
  ['a reference that says whence', 'https://trade.example/story?ref=rss&page=2', 'https://trade.example/story?page=2'],
  ['a bare rss', 'https://trade.example/story?rss', 'https://trade.example/story'],
  ['a fragment', 'https://trade.example/story#comments', 'https://trade.example/story'],
  ['ampersands escaped twice', 'https://trade.example/s?a=1&amp;utm_source=x&amp;b=2', 'https://trade.example/s?a=1&b=2'],
  ['an AMP ending', 'https://trade.example/2026/some-long-story/amp/', 'https://trade.example/2026/some-long-story/'],
  ['an AMP parameter', 'https://trade.example/story?amp=1', 'https://trade.example/story'],
  ['an AMP host', 'https://amp.trade.example/story', 'https://www.trade.example/story'],
  ['the AMP viewer', 'https://www.google.com/amp/s/trade.example/2026/a-long-story/amp/', 'https://trade.example/2026/a-long-story/'],
  ['the AMP cache', 'https://trade-example.cdn.ampproject.org/c/s/trade.example/story?id=1', 'https://trade.example/story?id=1'],
  ['a mobile host known to be safe', 'https://en.m.wikipedia.org/wiki/Film', 'https://en.wikipedia.org/wiki/Film'],
  ['a search result', 'https://www.google.com/url?sa=t&url=https%3A%2F%2Ftrade.example%2Fstory%3Fgclid%3D1', 'https://trade.example/story'],
  [
    'a wrapper in a wrapper',
    `https://l.facebook.com/l.php?u=${encodeURIComponent('https://www.google.com/url?q=https://trade.example/story')}`,
    'https://trade.example/story',
  ],
  ['an older Google News id', wrapped('https://trade.example/story?utm_source=google'), 'https://trade.example/story'],
  [
    'credentials, default port, capitals, a trailing dot',
    'HTTPS://me:secret@WWW.Trade.Example.:443/Story',
    'https://www.trade.example/Story',
  ],
  ['line breaks and spaces around', '\n  https://trade.example/sto\nry\t ', 'https://trade.example/story'],
  ['no scheme', 'www.trade.example/story', 'https://www.trade.example/story'],
  ['no scheme but slashes', '//trade.example/story', 'https://trade.example/story'],
])('%s: %s → %s', (_, address, clean) => {
  expect(cleanAddress(address)).toBe(clean)
})

test.each([
  ['a page about amplifiers', 'https://guitar.example/gear/amp'],
  ['a reference that says what', 'https://trade.example/story?ref=88123'],
  ['a mobile host nobody has checked', 'https://m.trade.example/story'],
  ['a route behind #!', 'https://trade.example/#!/story/1'],
  ['a newer Google News id, which cannot be undone offline', `https://news.google.com/rss/articles/CBMi${'x'.repeat(60)}`],
  ['a wrapper without an address inside', 'https://www.google.com/url?sa=t'],
  ['another port', 'http://127.0.0.1:8765/1'],
])('%s stays as it is: %s', (_, address) => {
  expect(cleanAddress(address)).toBe(address)
})

test.each([
  '',
  ' ',
  'javascript:alert(1)',
  'data:text/html,x',
  'file:///etc/passwd',
  'ftp://trade.example/',
  'mailto:a@b.example',
  'https://',
  'story.html',
  `https://trade.example/${'a'.repeat(9000)}`,
])('no address of an article, %#', (address) => {
  expect(cleanAddress(address)).toBeNull()
})

test('a relative address is resolved against where it was found', () => {
  expect(cleanAddress('../story?utm_source=x', 'https://trade.example/feeds/all/')).toBe('https://trade.example/feeds/story')
  expect(absoluteAddress('/a?utm_source=x#b', 'https://trade.example/feed')).toBe('https://trade.example/a?utm_source=x#b')
  expect(cleanAddress('/story', 'not an address')).toBeNull()
})

/** A small generator of numbers that are the same every time. */
function* numbers(seed: number): Generator<number, never> {
  for (let state = seed; ; ) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    yield state
  }
}

test('cleaning twice changes nothing, whatever the address is made of', () => {
  const hosts = [
    'trade.example',
    'amp.trade.example',
    'm.imdb.com',
    'WWW.google.com',
    'news.google.com',
    'l.facebook.com',
    'u:p@amp.amp.trade.example.',
    'trade-example.cdn.ampproject.org',
    '[::1]:80',
    'en.m.wikipedia.org',
  ]
  const paths = [
    '/',
    '/url',
    '/l.php',
    '/amp/s/trade.example/x-y-z/amp/amp',
    '/a-b-c/amp/amp/',
    '/2026/1234.amp.html',
    '/c/s/amp.trade.example/q',
    '/rss/articles/CBMiAAAA',
    '/%7Ebob/ä',
    '//x//',
  ]
  const queries = [
    '',
    '?',
    '?utm_a=1',
    '?url=https%3A%2F%2Famp.trade.example%2Fa-b-c%2Famp%3Futm_a',
    '?u=//x',
    '?amp&amp;ref=rss&&id=1',
    '?q=http://www.google.com/url?url=http://m.imdb.com',
    '?output=amp#!x',
    '?rss#f',
    '?%75tm_source=1',
  ]
  const draw = numbers(7)
  const one = (list: string[]) => list[draw.next().value % list.length]!
  for (let count = 0; count < 5000; count++) {
    const address = `http${count % 2 ? 's' : ''}://${one(hosts)}${one(paths)}${one(queries)}`
    const once = cleanAddress(address)
    if (once !== null) expect(cleanAddress(once), address).toBe(once)
  }
})
