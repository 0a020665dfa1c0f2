import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { extractPage } from '../../src/extraction/page.ts'

const folder = join(import.meta.dirname, 'pages')
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.html.txt'))
  .map((name) => name.slice(0, -'.html.txt'.length))

type Expected = { url: string; expected: Record<string, unknown>; paragraphs: string[] | null }

describe.each(names)('%s', (name) => {
  const { url, expected, paragraphs } = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as Expected
  const article = extractPage(readFileSync(join(folder, `${name}.html.txt`), 'utf8'), { url })

  test('says of itself what its publisher says', () => {
    expect(article).toMatchObject(expected)
  })

  test('has its paragraphs, in order, and nothing else', () => {
    if (paragraphs) expect(article.text.split('\n\n').filter((paragraph) => paragraph !== '')).toEqual(paragraphs)
    expect(article.text).not.toMatch(/<[a-z/]|&[a-z]+;|cookies|newsletter|Read Next|Comments/i)
  })

  test('counts the words of its text', () => {
    expect(article.words).toBe(article.text.split(/[\s–—]+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length)
  })
})

test('there are pages to read', () => {
  expect(names.length).toBeGreaterThanOrEqual(8)
})

test('the feed’s date stands in where a page has none, and gives the hour where a page gives the day', () => {
  const page = (meta: string) =>
    `<html><head>${meta}</head><body><h1>A headline</h1><p>${'A sentence of the story. '.repeat(20)}</p></body></html>`
  const dated = (meta: string) => extractPage(page(meta), { publishedHint: '2025-05-02T18:30:00Z' }).published
  expect(dated('')).toBe('2025-05-02T18:30:00.000Z')
  expect(dated('<meta property="article:published_time" content="2025-05-02">')).toBe('2025-05-02T18:30:00.000Z')
  expect(dated('<meta property="article:published_time" content="2025-04-30">')).toBe('2025-04-30T00:00:00.000Z')
})

test('the first reader’s text is handed out before the second opinion is asked', () => {
  const seen: boolean[] = []
  const article = extractPage('<p>Short.</p>', {}, (first) => seen.push(first.cut))
  expect(seen).toEqual([true])
  expect(article.cut).toBe(false)
})
