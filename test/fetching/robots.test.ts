import { expect, test } from 'vitest'
import { rulesOf } from '../../src/fetching/robots.ts'

const site = 'https://news.example'
const allows = (text: string, path: string) => rulesOf(site, text, 'Dailies').allows(site + path)

test.each<[what: string, text: string, path: string, welcome: boolean]>([
  ['no rules', '', '/feed', true],
  ['everything refused', 'User-agent: *\nDisallow: /', '/feed', false],
  ['an empty refusal refuses nothing', 'User-agent: *\nDisallow:', '/feed', true],
  ['another program refused', 'User-agent: OtherBot\nDisallow: /', '/feed', true],
  ['we refused by name, in any case', 'User-agent: DAILIES\nDisallow: /', '/feed', false],
  ['we refused by name and version', 'User-agent: Dailies/0.1\nDisallow: /', '/feed', false],
  ["our own group stands before everyone's", 'User-agent: *\nDisallow: /\nUser-agent: Dailies\nAllow: /', '/feed', true],
  ['a group for several programs', 'User-agent: OtherBot\nUser-agent: Dailies\nDisallow: /a', '/a', false],
  ['two groups of ours are one', 'User-agent: Dailies\nDisallow: /a\n\nUser-agent: Dailies\nDisallow: /b', '/b', false],
  ['the longest rule wins', 'User-agent: *\nDisallow: /news\nAllow: /news/feed', '/news/feed', true],
  ['of equal rules the kinder wins', 'User-agent: *\nDisallow: /news\nAllow: /news', '/news', true],
  ['a star', 'User-agent: *\nDisallow: /*/private', '/a/b/private', false],
  ['an end', 'User-agent: *\nDisallow: /*.pdf$', '/a.pdf?x=1', true],
  ['an end that is met', 'User-agent: *\nDisallow: /*.pdf$', '/a.pdf', false],
  ['a question', 'User-agent: *\nDisallow: /*?', '/a?b=c', false],
  ['escapes in either case', 'User-agent: *\nDisallow: /caf%c3%a9', '/caf%C3%A9', false],
  ['letters outside ASCII', 'User-agent: *\nDisallow: /café', '/caf%C3%A9', false],
  ['a comment', 'User-agent: * # everyone\nDisallow: /a # not this', '/a', false],
  ['a byte order mark', '\uFEFFUser-agent: *\nDisallow: /', '/feed', false],
  ['old line ends', 'User-agent: *\rDisallow: /', '/feed', false],
  ['null bytes', 'User-agent: *\nDis\0allow: /', '/feed', false],
  ['rules for nobody', 'Disallow: /', '/feed', true],
])('%s', (_what, text, path, welcome) => {
  expect(allows(text, path)).toBe(welcome)
})

test.each([
  ['Crawl-delay: 5', 5_000],
  ['Crawl-delay: 0.5', 500],
  ['Crawl-delay: 86400', 60_000],
  ['Crawl-delay: -1', 0],
  ['Crawl-delay: soon', 0],
  ['Disallow: /a', 0],
])('%s → %i ms', (line, ms) => {
  expect(rulesOf(site, `User-agent: *\n${line}`, 'Dailies').delayMs).toBe(ms)
})

test('half a megabyte of rules is read and matched in good time', () => {
  const text = `User-agent: *\n${Array.from({ length: 20_000 }, (_, n) => `Disallow: /a/${n}/*`).join('\n')}`
  const begun = performance.now()
  const rules = rulesOf(site, text, 'Dailies')
  expect(rules.allows(`${site}/a/19999/b`)).toBe(false)
  expect(rules.allows(`${site}/b/${'c'.repeat(50)}`)).toBe(true)
  expect(performance.now() - begun).toBeLessThan(1_000)
})
