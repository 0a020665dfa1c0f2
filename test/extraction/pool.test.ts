import { afterAll, describe, expect, test } from 'vitest'
import { openExtractionPool } from '../../src/extraction/pool.ts'
import { pdfOf, setLines } from '../support/pdf.ts'

const sentence = 'The studio said that the tool would not be used again. '
const story = (n: number) =>
  `<html><head><title>Story ${n}</title></head><body><article><h1>Story ${n}</h1>${Array.from({ length: 6 }, (_, at) => `<p>Part ${at}. ${sentence.repeat(4)}</p>`).join('')}</article></body></html>`
/** Small enough to be read whole, and enough work for a worker to be found at it. */
const slow = story(0) + `<div class="a"><p>${sentence}</p></div>`.repeat(15_000)

describe('a pool of workers', () => {
  const pool = openExtractionPool({ cutMs: 20_000 })
  afterAll(() => pool.close())

  test('pages handed in together come back each to its own', async () => {
    const articles = await Promise.all(Array.from({ length: 12 }, (_, n) => pool.extract(story(n), { url: `https://a.example/${n}` })))
    expect(articles.map((article) => article.title)).toEqual(Array.from({ length: 12 }, (_, n) => `Story ${n}`))
    expect(articles.every((article) => !article.cut && article.words === 276)).toBe(true)
  })

  test('bytes and PDFs are read too', async () => {
    expect((await pool.extract(new TextEncoder().encode(story(1)))).words).toBe(276)
    expect((await pool.extract(pdfOf([setLines([sentence.trim()])]))).text).toBe(sentence.trim())
  })
})

test('a page that takes too long is cut off, and the next is read', { timeout: 60_000 }, async () => {
  const pool = openExtractionPool({ workers: 1, cutMs: 60 })
  const late = await pool.extract(slow, { url: 'https://slow.example/' })
  expect(late).toMatchObject({ cut: true, url: 'https://slow.example/' })
  await pool.close()
  const patient = openExtractionPool({ workers: 1, cutMs: 30_000 })
  expect((await patient.extract(slow)).cut).toBe(false)
  await patient.close()
})

test('a worker that was stopped is replaced', { timeout: 60_000 }, async () => {
  const pool = openExtractionPool({ workers: 1, cutMs: 100 })
  const cut: boolean[] = []
  for (const page of [slow, '<p>short</p>', slow, '<p>short</p>']) cut.push((await pool.extract(page)).cut)
  expect(cut.filter(Boolean).length).toBeGreaterThanOrEqual(1)
  expect((await openedOnce('<p>short</p>')).text).toBe('short')
  await pool.close()
})

async function openedOnce(page: string) {
  const pool = openExtractionPool()
  try {
    return await pool.extract(page)
  } finally {
    await pool.close()
  }
}

test('closing is quick, even at work; what waits is told so', { timeout: 60_000 }, async () => {
  const pool = openExtractionPool({ workers: 1, cutMs: 30_000 })
  await pool.extract('<p>a</p>')
  const waiting = [slow, slow, slow].map((page) =>
    pool.extract(page).then(
      () => 'read',
      () => 'refused',
    ),
  )
  await new Promise((done) => setTimeout(done, 50))
  const begun = performance.now()
  await pool.close()
  expect(performance.now() - begun).toBeLessThan(1000)
  expect((await Promise.all(waiting)).filter((answer) => answer === 'refused').length).toBeGreaterThanOrEqual(2)
  await expect(pool.extract('<p>a</p>')).rejects.toThrow(/closed/)
})

test('a pool that was never asked has nothing to close', async () => {
  const begun = performance.now()
  await openExtractionPool().close()
  expect(performance.now() - begun).toBeLessThan(100)
})
