import { readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'
import { decodeBytes } from '../../src/extraction/decode.ts'
import { parseFeed } from '../../src/extraction/feed.ts'
import { agrees, type Expected, feedparserSays, filesBelow, gofeedSays } from './feed-expectations.ts'

const corpora = process.env.DAILIES_CORPORA
if (!corpora)
  console.warn(
    'DAILIES_CORPORA is not set: the feed reader is not measured on the public suites (feedparser, W3C, gofeed and seven others)',
  )

const root = join(corpora ?? '', 'feeds')
const suites = [
  'feedparser',
  'w3c',
  'gofeed',
  'feedsmith',
  'rss-parser',
  'feed-rs',
  'rsparser',
  'node-feedparser',
  'feed-extractor',
  'miniflux',
]

/** Floors, a little under what was reached; they only rise. */
const floors = { withItems: 0.998, alike: 0.999, titles: 0.98, gofeed: 0.97 }
const mostMisses = { link: 0, date: 0 }

/** An item or entry stands in it outside of comments and CDATA: on these suites exactly the files in which python3-feedparser 6.0.10 finds one. */
const holdsAnItem = (text: string) =>
  /<(?:[\w-]+:)?(?:item|entry)[\s>/]/i.test(text.replace(/<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>/g, ''))

type Tally = { right: number; of: number; misses: string[] }
const tally = (): Tally => ({ right: 0, of: 0, misses: [] })

function count(into: Tally, isRight: boolean, miss: string) {
  into.of += 1
  if (isRight) into.right += 1
  else into.misses.push(miss)
}

const share = ({ right, of }: Tally) => right / of
const told = (name: string, { right, of, misses }: Tally) =>
  console.info(`${name}: ${right} of ${of}${misses.length > 0 ? `; not: ${misses.slice(0, 5).join('; ')}` : ''}`)

describe.skipIf(!corpora)('on the public suites', () => {
  test('nearly every file that holds items yields them; none throws, hangs or reaches a prototype', { timeout: 300_000 }, async () => {
    const all = tally()
    let slowest = 0
    for (const suite of suites) {
      const yielded = tally()
      for (const file of filesBelow(join(root, suite))) {
        const bytes = readFileSync(file)
        const begun = performance.now()
        const feed = await parseFeed(bytes)
        slowest = Math.max(slowest, performance.now() - begun)
        if (!holdsAnItem(decodeBytes(bytes).text)) continue
        for (const each of [yielded, all]) count(each, feed.items.length > 0, relative(root, file))
      }
      told(`${suite}: files with items that yield them`, yielded)
    }
    told('all suites', all)
    expect(share(all)).toBeGreaterThanOrEqual(floors.withItems)
    expect(slowest).toBeLessThan(10_000)
    expect(Object.keys(Object.prototype)).toEqual([])
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })

  test('an item reads the same whichever of the two readers read it', { timeout: 300_000 }, async () => {
    const alike = tally()
    for (const file of suites.flatMap((suite) => filesBelow(join(root, suite))).filter((name) => /\.(xml|rss|atom|rdf)$/.test(name))) {
      const { text } = decodeBytes(readFileSync(file))
      // The mention of xml:base sends the whole feed to the tolerant reader.
      const [both, tolerant] = [await parseFeed(text), await parseFeed(`${text}<!-- xml:base= -->`)]
      count(alike, JSON.stringify(both.items) === JSON.stringify(tolerant.items), relative(root, file))
    }
    told('read alike by both readers', alike)
    expect(share(alike)).toBeGreaterThanOrEqual(floors.alike)
  })

  test("titles, links and dates are those that feedparser's comments expect", { timeout: 300_000 }, async () => {
    const fields = { title: tally(), link: tally(), date: tally() }
    const folder = join(root, 'feedparser', 'tests')
    for (const file of filesBelow(folder).filter((name) => !name.includes('sanitize'))) {
      const bytes = readFileSync(file)
      const { expected, contentType, location } = feedparserSays(bytes)
      if (expected.length === 0) continue
      // The suite's own server, whose port its relative links are expected to carry.
      const served = `http://127.0.0.1:8097/${relative(folder, file)}`
      const { items } = await parseFeed(bytes, { contentType, url: location ? (URL.parse(location, served)?.href ?? served) : served })
      for (const each of expected) count(fields[each.field], agrees(items[each.at], each), `${relative(folder, file)} ${each.field}`)
    }
    for (const [name, each] of Object.entries(fields)) told(`feedparser: ${name}`, each)
    expect(share(fields.title)).toBeGreaterThanOrEqual(floors.titles)
    expect(fields.link.misses.length).toBeLessThanOrEqual(mostMisses.link)
    expect(fields.date.misses.length).toBeLessThanOrEqual(mostMisses.date)
  })

  test("titles, links and dates are those of gofeed's expected JSON", { timeout: 300_000 }, async () => {
    const fields: Record<Expected['field'], Tally> = { title: tally(), link: tally(), date: tally() }
    for (const file of filesBelow(join(root, 'gofeed', 'testdata'))) {
      const expected = gofeedSays(file)
      if (!expected || expected.length === 0) continue
      const { items } = await parseFeed(readFileSync(file))
      for (const each of expected) count(fields[each.field], agrees(items[each.at], each), `${relative(root, file)} ${each.field}`)
    }
    for (const [name, each] of Object.entries(fields)) {
      told(`gofeed: ${name}`, each)
      expect(share(each)).toBeGreaterThanOrEqual(floors.gofeed)
    }
  })

  test('what the sanitizer cases smuggle in leaves no markup in anything we show', { timeout: 300_000 }, async () => {
    const left: string[] = []
    const files = filesBelow(join(root, 'feedparser', 'tests', 'wellformed', 'sanitize'))
    for (const file of files) {
      const feed = await parseFeed(readFileSync(file))
      const shown = [feed.title, ...feed.items.flatMap(({ title, author, summary, categories }) => [title, author, summary, ...categories])]
      const addresses = [feed.site, ...feed.items.map(({ url }) => url)]
      if (
        shown.some((text) => /<[a-z/!?][^<>]*>|\bjavascript:/i.test(text ?? '')) ||
        addresses.some((url) => url !== null && !/^https?:/.test(url))
      )
        left.push(relative(root, file))
    }
    console.info(`sanitizer cases: ${files.length}, with markup left: ${left.length}`)
    expect(files.length).toBeGreaterThan(500)
    expect(left).toEqual([])
  })
})
