import { expect, test } from 'vitest'
import { wholeTimeline } from '../../src/filter.ts'
import { examine } from '../../src/store/doctor.ts'
import { addDocument, reviseDocument } from '../../src/store/documents.ts'
import type { Store } from '../../src/store/open.ts'
import { eventIdsMatching, type SearchAsk, search } from '../../src/store/search.ts'
import { together } from '../../src/store/versions.ts'
import { anArticle } from '../support/builders.ts'
import { onBothEngines } from '../support/stores.ts'

const now = new Date('2025-11-01T00:00:00Z')
const names = { named: (id: string) => [id], publisherName: (id: string) => id }

/** What stands in the store, newest first: the table below names them by their letter. */
const shelf: Record<string, { title: string; text: string; day: number }> = {
  a: {
    title: 'SAG-AFTRA objects to a synthetic performer',
    text: 'The union’s members said that no synthetic performer may stand in for them.',
    day: 9,
  },
  b: {
    title: 'Dubbing moves to machines',
    text: 'Voice actors fear that generative AI takes over dubbing. A guild will not agree.',
    day: 8,
  },
  c: {
    title: 'Visual effects by generative AI',
    text: 'A studio used visual effects that generative AI drew. The artists were asked.',
    day: 7,
  },
  d: {
    title: 'The union and the studios talk',
    text: 'Performers and studios talk about AI that is generative and about synthetic voices.',
    day: 6,
  },
  e: { title: 'Rain', text: 'It rained on the match. Robert’); DROP TABLE documents;-- was the name of the player.', day: 5 },
  f: { title: 'Kino heute', text: 'Über die Künstliche Intelligenz im Kino: die Gewerkschaft der Schauspieler verhandelt.', day: 4 },
  g: { title: '生成AIと俳優', text: '俳優の組合は生成AIについて話した。', day: 3 },
}

async function filled(store: Store): Promise<Map<string, string>> {
  const letters = new Map<string, string>()
  for (const [letter, { title, text, day }] of Object.entries(shelf)) {
    const published = `2025-10-0${day}T09:00:00.000Z`
    const filed = await together(store, (trx) => addDocument(trx, store, anArticle({ title, text, published }), now))
    letters.set(filed.id, letter)
  }
  return letters
}

const ask = (q: string, more: Partial<SearchAsk> = {}): SearchAsk => ({
  q,
  filter: wholeTimeline,
  sort: 'date',
  cursor: null,
  limit: 20,
  ...more,
})
const found = async (store: Store, letters: Map<string, string>, q: string, more: Partial<SearchAsk> = {}) => {
  const page = await search(store, ask(q, more), names)
  return page.hits.map((hit) => (hit.kind === 'document' ? (letters.get(hit.document.id) ?? '?') : 'event')).join('')
}

const long = 'studio '.repeat(15_000)

onBothEngines('a search', (open) => {
  test('finds the same texts in the same order on both engines, whatever is typed', async () => {
    const store = await open()
    const letters = await filled(store)
    const table: [string, string][] = [
      ['union', 'ad'],
      ['unions', 'ad'],
      ['UNION', 'ad'],
      ['generative', 'bcd'],
      ['generative ai', 'bcd'],
      ['"generative AI"', 'bc'],
      ['“generative AI”', 'bc'],
      ['„generative AI“', 'bc'],
      ['"AI generative"', ''],
      ['"visual effects that generative"', 'c'],
      ['"by generative AI a studio"', ''],
      ['union OR dubbing', 'abd'],
      ['union dubbing', ''],
      ['generative -dubbing', 'cd'],
      ['generative NOT dubbing', 'cd'],
      ['generative -"generative AI"', 'd'],
      ['generative (union OR guild)', 'bd'],
      ['(generative (union OR guild)) OR rain', 'bde'],
      ['generative (-dubbing -union)', 'c'],
      ['generative -(-dubbing)', 'b'],
      ['generative -(dubbing OR visual)', 'd'],
      ['generative (dubbing OR -union)', 'bc'],
      ['generative AND visual', 'c'],
      ['synth*', 'ad'],
      ['syntheti*', 'ad'],
      ['perform*', 'ad'],
      ['performers*', 'ad'],
      ['dubbing*', 'b'],
      ['*', ''],
      ['title:union', 'd'],
      ['title:"visual effects"', 'c'],
      ['title:synth*', 'a'],
      ['title:union studios', 'd'],
      ['-title:union union', 'a'],
      ['SAG-AFTRA', 'a'],
      ['sag aftra', 'a'],
      ['"SAG-AFTRA"', 'a'],
      ['sagaftra', ''],
      ["union's", 'ad'],
      ['union’s', 'ad'],
      ['künstliche', 'f'],
      ['schauspieler', 'f'],
      ['俳優の組合は生成AIについて話した', 'g'],
      ['', ''],
      ['   ', ''],
      ['-union', ''],
      ['-union OR dubbing', ''],
      ['""', ''],
      ['"', ''],
      ['"generative AI', 'bc'],
      ['(generative', 'bcd'],
      ['generative)', 'bcd'],
      ['))((', ''],
      ['OR', ''],
      ['OR OR union', 'ad'],
      ['union OR', 'ad'],
      ['NOT', ''],
      ['NOT NOT union', 'ad'],
      ['and', 'd'],
      ['near', ''],
      ['NEAR(union studios)', ''],
      ['{title} : union', ''],
      ['^union', 'ad'],
      ['union + studios', 'd'],
      ["'; DROP TABLE documents; --", 'e'],
      ["' OR 1=1 --", ''],
      ['union & !studios | (', 'd'],
      ['union:*', 'ad'],
      ['union <-> studios', 'd'],
      ['\u0000union', 'ad'],
      ['\ud800 union', 'ad'],
      ['%', ''],
      ['_', ''],
      [long, 'cd'],
      [`${'('.repeat(1500)}union`, ''],
      [`${'-'.repeat(1500)}union`, ''],
    ]
    const got: [string, string][] = []
    for (const [q] of table) got.push([q.slice(0, 60), await found(store, letters, q)])
    expect(got).toEqual(table.map(([q, letters]) => [q.slice(0, 60), letters]))
    for (const [q] of table) await eventIdsMatching(store, q)
  })

  test('says what it could not read, and finds what it could', async () => {
    const store = await open()
    await filled(store)
    const problem = async (q: string) => (await search(store, ask(q), names)).problem
    expect(await problem('"generative AI')).toBe('a quotation mark is missing; the phrase was taken to the end')
    expect(await problem('(union')).toBe('a bracket is not closed')
    expect(await problem('-union')).toBe('a search needs at least one word to look for besides those left out')
    expect(await problem(long)).toMatch(/^only the first 2000 characters/)
    expect(await problem('union')).toBeNull()
  })

  test('finds words and phrases anywhere in a text of 40,000 words', async () => {
    const store = await open()
    const words = Array.from({ length: 40_000 }, (_, n) => (n % 1000 === 999 ? `milestone${n} reached today` : 'filler'))
    await together(store, (trx) => addDocument(trx, store, anArticle({ title: 'Long', text: words.join(' ') }), now))
    const total = async (q: string) => (await search(store, ask(q), names)).total.documents
    for (const q of [
      'milestone999',
      'milestone39999',
      '"milestone1999 reached today"',
      '"milestone23999 reached"',
      'milestone999 milestone39999',
      'long milestone39999',
    ])
      expect([q, await total(q)]).toEqual([q, 1])
    expect(await total('"milestone999 today"')).toBe(0)
    expect(await total('milestone999 -milestone39999')).toBe(0)
  })

  test('a page after a page misses nothing and doubles nothing, also where many came at one moment', async () => {
    const store = await open()
    const all: string[] = []
    for (let n = 0; n < 25; n += 1) {
      const published = `2025-10-${n < 12 ? '01' : '02'}T09:00:00.000Z`
      all.unshift((await together(store, (trx) => addDocument(trx, store, anArticle({ text: `A union spoke, ${n}.`, published }), now))).id)
    }
    for (const sort of ['date', 'relevance'] as const) {
      const seen: string[] = []
      let cursor: string | null = null
      do {
        const page = await search(store, ask('union', { limit: 7, cursor, sort }), names)
        expect(page.total.documents).toBe(25)
        seen.push(...page.hits.flatMap((hit) => (hit.kind === 'document' ? [hit.document.id] : [])))
        cursor = page.next
      } while (cursor !== null)
      if (sort === 'date') expect(seen).toEqual(all)
      else expect(seen.toSorted()).toEqual(all.toSorted())
    }
    await expect(search(store, ask('union', { cursor: 'junk' }), names)).resolves.toMatchObject({ total: { documents: 25 } })
  })

  test('by relevance the text that is about it comes before one that mentions it', async () => {
    const store = await open()
    const file = (title: string, text: string, day: number) =>
      together(store, (trx) => addDocument(trx, store, anArticle({ title, text, published: `2025-10-0${day}T00:00:00.000Z` }), now))
    const about = await file('Dubbing by machine', 'Dubbing, dubbing and once more dubbing.', 1)
    await file('A week in film', `Much happened. ${'Something else was said. '.repeat(40)} Dubbing too.`, 2)
    const page = await search(store, ask('dubbing', { sort: 'relevance' }), names)
    expect(page.hits[0]).toMatchObject({ kind: 'document', document: { id: about.id } })
  })

  test('never finds briefs, private or removed texts, nor the words of an older headline', async () => {
    const store = await open()
    const file = (more: Parameters<typeof anArticle>[0]) =>
      together(store, (trx) => addDocument(trx, store, anArticle({ text: 'A quorum met.', ...more }), now))
    await file({ kind: 'brief' })
    await file({ private: true })
    const shown = await file({ title: 'First headline' })
    const page = await search(store, ask('quorum'), names)
    expect(page.total.documents).toBe(1)
    await together(store, (trx) => reviseDocument(trx, store, shown.id, { title: 'Second heading' }, now))
    expect((await search(store, ask('headline'), names)).total.documents).toBe(0)
    expect((await search(store, ask('heading quorum'), names)).total.documents).toBe(1)
    expect((await examine(store)).filter((finding) => !finding.ok)).toEqual([])
  })

  test('a text with characters that no database likes is kept with its offsets', async () => {
    const store = await open()
    const filed = await together(store, (trx) =>
      addDocument(trx, store, anArticle({ title: 'Odd\u0000title', text: 'a\u0000b \ud800 😀 union' }), now),
    )
    const row = await store.db
      .selectFrom('revisions')
      .select(['title', 'text'])
      .where('document_key', '=', filed.key)
      .executeTakeFirstOrThrow()
    expect([row.title.length, row.text.length]).toEqual([9, 'a\u0000b \ud800 😀 union'.length])
    expect((await search(store, ask('union'), names)).total.documents).toBe(1)
  })
})
