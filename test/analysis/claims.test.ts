import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { claimsOf } from '../../src/analysis/claims.ts'
import { foldQuotes, type PrintedQuote } from '../../src/analysis/fold-quotes.ts'
import { listenTo, quotesOf } from '../../src/analysis/quotes.ts'
import { speechBookOf } from '../../src/analysis/quotes-book.ts'
import { booksOf, viewOf } from '../../src/analysis/view.ts'
import { loadArchive } from '../../src/knowledge/archive.ts'
import { loadGazetteer } from '../../src/knowledge/gazetteer.ts'
import { formsOf } from '../../src/knowledge/name-index.ts'
import { loadSpeech } from '../../src/knowledge/speech.ts'
import { loadTaxonomy } from '../../src/knowledge/taxonomy.ts'
import { said } from './quote-pairs.ts'

const data = resolve(import.meta.dirname, '../../data')
const names = loadGazetteer(data)
const books = booksOf(loadTaxonomy(join(data, 'taxonomy.json')), names)
const book = speechBookOf(loadSpeech(data))

const claimsIn = (text: string, title = 'A report') => {
  const sayings = listenTo(viewOf({ id: 'x', title, text }, books), book)
  return claimsOf(sayings, quotesOf(sayings))
}
const read = (text: string) => claimsIn(text).map(({ by, says }) => `${by} ${says}`)

describe('claims', () => {
  test.each([
    ['said', 'Ted Sarandos said the tools make films better.', ['Ted Sarandos asserts']],
    ['quoted only', '“The tools make films better, and that is all,” Ted Sarandos told analysts.', ['Ted Sarandos asserts']],
    ['denied', 'Marvel Studios denied that a program had drawn the posters.', ['Marvel Studios denies']],
    [
      'not used, as the maker says',
      'A spokesman said so. Marvel Studios told reporters that AI was not used for the artwork.',
      ['Marvel Studios denies'],
    ],
    ['called untrue', 'The AMPTP called that description false.', ['AMPTP denies']],
    ['accused', 'SAG-AFTRA accused the company of bad faith.', ['SAG-AFTRA alleges']],
    ['without consent', 'Equity said performers had been scanned without consent.', ['Equity UK alleges']],
    ['sued', 'Disney sued the start-up in Los Angeles.', ['Disney alleges']],
    ['reported by an outlet', 'The Evening Ledger reported that talks had begun.', ['Evening Ledger reports']],
    ['first reported by', 'The talks, first reported by Deadline, go on.', ['Deadline reports']],
    ['ruled', 'The Delhi High Court ruled that the videos must go.', ['Delhi High Court on-record']],
    ['a promise is no denial', 'Netflix said it would never use the scans again.', ['Netflix asserts']],
    ['nobody said it', 'Netflix did not say how many titles were meant.', []],
    ['a plan to say', 'Netflix is expected to say more in May.', []],
    ['results are no report', 'Netflix reported revenue of $11 billion.', []],
    ['a description makes no claim', 'A lawyer in Leeds said nothing was signed.', []],
  ])('%s', (_, text, claims) => {
    expect(read(text)).toEqual(claims)
  })

  test('both sides of a quarrel stand with their sentences', () => {
    const text = 'The union SAG-AFTRA alleges that the company copied voices. The AMPTP denied it. Nobody else spoke.'
    const whole = `A report\n\n${text}`
    expect(claimsIn(text).map(({ by, says, start, end }) => [by, says, whole.slice(start, end)])).toEqual([
      ['SAG-AFTRA', 'alleges', 'The union SAG-AFTRA alleges that the company copied voices.'],
      ['AMPTP', 'denies', 'The AMPTP denied it.'],
    ])
  })

  test('“she said” belongs to whom it means', () => {
    expect(read('Rosalyn Petrakis heads the crew alliance. She said the clause was weak.')).toEqual(['Rosalyn Petrakis asserts'])
  })

  test('each of several who speak together makes the claim', () => {
    expect(read('Disney, Paramount Skydance and Netflix denied it.').sort()).toEqual([
      'Disney denies',
      'Netflix denies',
      'Paramount Skydance denies',
    ])
  })
})

/** The archive's summaries are not news prose, and its claims are an editor's: a weak measure, whose floor only rises. */
test('the claims of the archive, where its summaries name who makes them, are found often enough', () => {
  const byName = new Map(names.map((name) => [name.name, formsOf(name)]))
  let [labelled, found, right] = [0, 0, 0]
  for (const { id, title, summary, claims } of loadArchive(data)) {
    const whole = `${title} ${summary}`
    const named = claims.filter(({ by }) => (byName.get(by) ?? [by]).some((form) => whole.includes(form)))
    const sayings = listenTo(viewOf({ id, title, text: summary }, books), book)
    const read = claimsOf(sayings, quotesOf(sayings))
    labelled += named.length
    for (const claim of named) {
      const same = read.filter(({ by }) => by === claim.by)
      if (same.length > 0) found++
      if (same.some(({ says }) => says === claim.says)) right++
    }
  }
  expect(right / labelled).toBeGreaterThan(0.45)
  expect(right / found).toBeGreaterThan(0.75)
})

// ── Folding ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────

const printed = (id: string, speaker: string | null, text: string, published: string | null = '2026-01-01T00:00:00Z'): PrintedQuote => ({
  id,
  speaker,
  text,
  published,
  publisher: `paper ${id}`,
})
const together = (speaker: string, a: string, b: string) =>
  foldQuotes([printed('a', speaker, a), printed('b', speaker, b, '2026-01-02T00:00:00Z')]).length === 1

test('the same quotation is folded in nineteen of twenty printings, and words that only resemble it in none of a hundred', () => {
  const same = said.flatMap(({ speaker, text, same }) => same.map((other) => ({ other, isOne: together(speaker, text, other) })))
  const similar = said.flatMap(({ speaker, text, similar }) => similar.map((other) => ({ other, isOne: together(speaker, text, other) })))
  expect(same.length).toBeGreaterThanOrEqual(60)
  expect(similar.length).toBeGreaterThanOrEqual(100)
  expect(same.filter(({ isOne }) => isOne).length / same.length).toBeGreaterThan(0.95)
  expect(similar.filter(({ isOne }) => isOne)).toEqual([])
})

test('among all of them at once no quotation joins another speaker or a mere likeness', () => {
  const all = said.flatMap(({ speaker, text, same, similar }, n) =>
    [text, ...same, ...similar].map((words, m) => printed(`${n} ${m <= same.length ? 'same' : `other ${m}`} ${m}`, speaker, words)),
  )
  for (const { ids } of foldQuotes(all)) {
    expect(new Set(ids.map((id) => id.split(' ')[0])).size).toBe(1)
    if (ids.some((id) => id.endsWith(' same 0'))) expect(ids.filter((id) => id.includes('other'))).toEqual([])
  }
})

test('folding keeps every wording with who printed it, and names the first', () => {
  const folded = foldQuotes([
    printed('b', 'Sarandos', 'The tools make films better, not just cheaper', '2026-01-02T00:00:00Z'),
    printed('a', 'Ted Sarandos', 'The tools make films better …', '2026-01-01T00:00:00Z'),
    printed('c', null, 'The tools make films better, not just cheaper', '2026-01-03T00:00:00Z'),
  ])
  expect(folded).toHaveLength(1)
  expect(folded[0]).toMatchObject({
    key: 'a',
    speaker: 'Ted Sarandos',
    text: 'The tools make films better, not just cheaper',
    first: { id: 'a', publisher: 'paper a' },
    ids: ['a', 'b', 'c'],
    wordings: [
      { text: 'The tools make films better …', ids: ['a'] },
      { text: 'The tools make films better, not just cheaper', ids: ['b', 'c'] },
    ],
  })
})

test.each([
  ['other speakers', printed('a', 'Lucy Stone', 'We will not sign that paper'), printed('b', 'Paul Gray', 'We will not sign that paper')],
  ['one word of assent, weeks apart', printed('a', 'Lucy Stone', 'No.'), printed('b', 'Lucy Stone', 'No.', '2026-03-01T00:00:00Z')],
  ['nobody named, and few words', printed('a', null, 'We will not sign'), printed('b', 'Lucy Stone', 'We will not sign')],
])('%s stay apart', (_, one, other) => {
  expect(foldQuotes([one, other])).toHaveLength(2)
})

test('the order in which quotations come changes nothing', () => {
  const quotes = said
    .slice(0, 8)
    .flatMap(({ speaker, text, same }, n) => [text, ...same].map((words, m) => printed(`${n}-${m}`, speaker, words)))
  expect(foldQuotes([...quotes].reverse())).toEqual(foldQuotes(quotes))
})

test('five thousand quotations that share their words are folded without comparing all with all', () => {
  const many = Array.from({ length: 5_000 }, (_, n) =>
    printed(`${n}`, 'Lucy Stone', `We will sign paper number ${n} with the studio today`),
  )
  const started = performance.now()
  expect(foldQuotes(many)).toHaveLength(5_000)
  expect(performance.now() - started).toBeLessThan(20_000)
})
