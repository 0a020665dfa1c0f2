import { readFileSync } from 'node:fs'
import { load } from 'cheerio/slim'
import { expect, test } from 'vitest'
import { type SiteRule, siteRuleFor } from '../../src/extraction/site-rules.ts'

const rules = JSON.parse(readFileSync(new URL('../../data/site-rules.json', import.meta.url), 'utf8')) as SiteRule[]

test.each(rules.map((rule): [string, SiteRule] => [rule.hosts.join(', '), rule]))(
  'the rule for %s says what it does and why',
  (_, rule) => {
    expect(Object.keys(rule).sort()).toEqual(['body', 'hosts', 'remove', 'why'])
    expect(rule.why.length).toBeGreaterThan(20)
    expect(rule.body !== null || rule.remove.length > 0).toBe(true)
    for (const host of rule.hosts) expect(host).toMatch(/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/)
    for (const selector of [rule.body, ...rule.remove]) if (selector) expect(() => load('<p>')(selector)).not.toThrow()
  },
)

test('no host has two rules', () => {
  const hosts = rules.flatMap((rule) => rule.hosts)
  expect(hosts).toEqual([...new Set(hosts)])
})

test.each([
  ['https://metro.co.uk/a', true],
  ['https://www.metro.co.uk/a', true],
  ['https://metro.co.uk.evil.example/a', false],
  ['https://notmetro.co.uk/a', false],
  ['nonsense', false],
  [null, false],
])('a rule for %s: %s', (url, expected) => {
  expect(siteRuleFor(url) !== null).toBe(expected)
})
