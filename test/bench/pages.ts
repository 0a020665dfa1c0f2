import { cpus } from 'node:os'
import { decodeBytes } from '../../src/extraction/decode.ts'
import { secondReading } from '../../src/extraction/main-text.ts'
import { extractPage } from '../../src/extraction/page.ts'
import { leanPage } from '../../src/extraction/page-tree.ts'
import { openExtractionPool } from '../../src/extraction/pool.ts'
import { dayAgrees, type KnownPage, pageSets, samePeople } from '../corpora/page-sets.ts'
import { agreement, overPages } from './_shingles.ts'

type Figure = { name: string; value: number; unit: string; baseline?: string }

const published: Record<string, string> = {
  scrapinghub: 'best published on all 181 pages 0.970 (rs_trafilatura, AutoExtract)',
  wcxb: 'Readability alone, 400 articles, 0.943',
}
const round = (value: number) => Math.round(value * 10_000) / 10_000

/** Accuracy and speed of the page reader on captured pages, beside Readability alone on the same pages. */
export async function bench(): Promise<Figure[]> {
  const corpora = process.env.DAILIES_CORPORA
  if (!corpora) {
    console.warn('DAILIES_CORPORA is not set: the page reader is not measured')
    return []
  }
  const sets = Object.entries(pageSets(corpora)).map(([name, pages]): [string, KnownPage[]] => [name, pages()])
  const figures = sets.filter(([, pages]) => pages.some((page) => page.text !== null)).flatMap(([name, pages]) => accuracy(name, pages))
  return [...figures, ...said(sets.flatMap(([, pages]) => pages)), ...(await pooled(sets.flatMap(([, pages]) => pages)))]
}

function accuracy(name: string, all: KnownPage[]): Figure[] {
  const pages = all.filter((page) => page.text !== null)
  const html = pages.map((page) => decodeBytes(page.bytes()).text)
  const begun = process.cpuUsage()
  const texts = html.map((page, at) => extractPage(page, { url: pages[at]!.url }).text)
  const { user, system } = process.cpuUsage(begun)
  const ours = overPages(texts.map((text, at) => agreement(pages[at]!.text!, text)))
  const alone = overPages(
    html.map((page, at) => agreement(pages[at]!.text!, secondReading(leanPage(page), { title: null, body: null, url: pages[at]!.url }))),
  )
  return [
    {
      name: `pages: ${name}, F1`,
      value: round(ours.f1),
      unit: '',
      baseline: [`Readability alone ${round(alone.f1)}`, published[name]].filter(Boolean).join('; '),
    },
    { name: `pages: ${name}, precision`, value: round(ours.precision), unit: '', baseline: `Readability alone ${round(alone.precision)}` },
    { name: `pages: ${name}, recall`, value: round(ours.recall), unit: '', baseline: `Readability alone ${round(alone.recall)}` },
    { name: `pages: ${name}, processor time`, value: round((user + system) / 1000 / pages.length), unit: 'ms a page' },
  ]
}

function said(pages: KnownPage[]): Figure[] {
  const told = pages.filter((page) => page.date !== null || page.authors.length > 0)
  const read = told.map((page) => ({ page, article: extractPage(decodeBytes(page.bytes()).text, { url: page.url }) }))
  const dated = read.filter(({ page }) => page.date !== null)
  const signed = read.filter(({ page }) => page.authors.length > 0)
  const days = dated.map(({ page, article }) => dayAgrees(page.date!, article.published))
  const share = (count: number, of: number) => round(count / of)
  return [
    {
      name: 'pages: dated on the day',
      value: share(days.filter((day) => day === 'same').length, dated.length),
      unit: '',
      baseline: `with the publisher's zone ${share(days.filter((day) => day !== 'other').length, dated.length)}`,
    },
    {
      name: 'pages: authors',
      value: share(
        signed.filter(({ page, article }) => samePeople(page.authors, (article.byline ?? '').split(', '))).length,
        signed.length,
      ),
      unit: '',
    },
  ]
}

async function pooled(pages: KnownPage[]): Promise<Figure[]> {
  const documents = pages.map((page) => page.bytes())
  const pool = openExtractionPool()
  await pool.extract(documents[0]!)
  const begun = performance.now()
  const articles = await Promise.all(documents.map((document, at) => pool.extract(document, { url: pages[at]!.url })))
  const seconds = (performance.now() - begun) / 1000
  await pool.close()
  return [
    {
      name: 'pages: in the pool of workers',
      value: round(documents.length / seconds),
      unit: 'pages/s',
      baseline: `${cpus().length} processors`,
    },
    { name: 'pages: cut off by time', value: round(articles.filter((article) => article.cut).length / articles.length), unit: '' },
  ]
}
