import { beforeAll, describe, expect, test } from 'vitest'
import { extractDocument } from '../../src/extraction/page-document.ts'
import type { Article } from '../../src/model.ts'
import { agreement, overPages } from '../bench/_shingles.ts'
import { dayAgrees, held, type KnownPage, pageSets, samePeople } from './page-sets.ts'

const corpora = process.env.DAILIES_CORPORA
if (!corpora)
  console.warn(
    'DAILIES_CORPORA is not set: the page reader is not measured on scrapinghub, WCXB, newspaper4k, fundus, postlight, trafilatura',
  )

/** Floors, a little under what was reached; they only rise. */
const floors = {
  f1: { scrapinghub: 0.974, wcxb: 0.965, newspaper4k: 0.928, fundus: 0.971 } as Record<string, number>,
  dates: 0.905,
  datesOfTheDay: 0.87,
  authors: 0.855,
  must: 0.945,
  mustNot: 0.955,
}

type Read = { page: KnownPage; article: Article }

describe.skipIf(!corpora)('on captured pages of the press', () => {
  const read: Read[] = []
  let milliseconds = 0
  let slowest = 0
  beforeAll(async () => {
    for (const pages of Object.values(pageSets(corpora!)))
      for (const page of pages()) {
        const bytes = page.bytes()
        const begun = performance.now()
        const article = await extractDocument(bytes, { url: page.url })
        const took = performance.now() - begun
        milliseconds += took
        slowest = Math.max(slowest, took)
        read.push({ page, article })
      }
  }, 120_000)

  test.each(Object.entries(floors.f1))('the text of %s agrees with what people marked, F1 at least %d', (set, floor) => {
    const pages = read.filter(({ page }) => page.set === set && page.text !== null)
    const { precision, recall, f1 } = overPages(pages.map(({ page, article }) => agreement(page.text!, article.text)))
    console.info(`${set}: ${pages.length} pages, F1 ${f1.toFixed(4)}, precision ${precision.toFixed(4)}, recall ${recall.toFixed(4)}`)
    expect(f1).toBeGreaterThanOrEqual(floor)
  })

  test('publication is dated right', () => {
    const dated = read.filter(({ page }) => page.date !== null)
    const found = dated.map(({ page, article }) => dayAgrees(page.date!, article.published))
    const same = found.filter((one) => one === 'same').length
    const near = found.filter((one) => one === 'near').length
    console.info(
      `dates: ${same} of ${dated.length} on the very day in UTC, ${near} more on the same day in the publisher's zone or next to it`,
    )
    expect(same / dated.length).toBeGreaterThanOrEqual(floors.datesOfTheDay)
    expect((same + near) / dated.length).toBeGreaterThanOrEqual(floors.dates)
  })

  test('authors are named right, all of them and nobody else', () => {
    const signed = read.filter(({ page }) => page.authors.length > 0)
    const right = signed.filter(({ page, article }) => samePeople(page.authors, (article.byline ?? '').split(', ')))
    console.info(`authors: ${right.length} of ${signed.length}`)
    expect(right.length / signed.length).toBeGreaterThanOrEqual(floors.authors)
  })

  test('what must be in a text is, and what must not is not', () => {
    const asked = read.filter(({ page }) => page.must.length + page.mustNot.length > 0)
    const sum = (of: (one: Read) => number) => asked.reduce((total, one) => total + of(one), 0)
    const must = sum(({ page, article }) => held(`${article.title ?? ''} ${article.text}`, page.must)) / sum(({ page }) => page.must.length)
    const mustNot = 1 - sum(({ page, article }) => held(article.text, page.mustNot)) / sum(({ page }) => page.mustNot.length)
    console.info(`snippets: ${(must * 100).toFixed(1)} % of what must be there, ${(mustNot * 100).toFixed(1)} % of what must not kept out`)
    expect(must).toBeGreaterThanOrEqual(floors.must)
    expect(mustNot).toBeGreaterThanOrEqual(floors.mustNot)
  })

  test('every page of the press gives more than sixty words', () => {
    const press = read.filter(({ page }) => page.set === 'newspaper4k' || page.set === 'wcxb')
    expect(press.filter(({ article }) => article.words <= 60).map(({ page }) => page.url)).toEqual([])
    expect(press).toHaveLength(263)
  })

  test('no page is taken for the transcript of a call or a filing', () => {
    expect(read.filter(({ article }) => article.kind === 'transcript' || article.kind === 'filing').map(({ page }) => page.url)).toEqual([])
  })

  test('a page takes its time and no more', () => {
    console.info(`${(milliseconds / read.length).toFixed(1)} ms a page, the slowest ${slowest.toFixed(0)} ms`)
    expect(milliseconds / read.length).toBeLessThan(150)
  })
})
