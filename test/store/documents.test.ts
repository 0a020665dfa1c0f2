import { expect, test } from 'vitest'
import { examine } from '../../src/store/doctor.ts'
import { addDocument, documentByAddress, reviseDocument, textOf, unreadBy } from '../../src/store/documents.ts'
import { currentReading, keepReading } from '../../src/store/readings.ts'
import { together } from '../../src/store/versions.ts'
import { anArticle, aReading, theVersions } from '../support/builders.ts'
import { onBothEngines } from '../support/stores.ts'

const now = new Date('2025-10-22T00:00:00Z')

onBothEngines('documents', (open) => {
  test('an article is known by the address it was fetched from', async () => {
    const store = await open()
    const filed = await together(store, (trx) => addDocument(trx, store, anArticle({ address: 'https://example.com/a' }), now))
    expect(await documentByAddress(store.db, 'https://example.com/a')).toEqual({ id: filed.id, key: filed.key, removed: false })
    expect(await documentByAddress(store.db, 'https://example.com/b')).toBeNull()
  })

  test('keys follow the time of publication, and an undated text counts from the day it was first seen', async () => {
    const store = await open()
    const file = (published: string | null) => together(store, (trx) => addDocument(trx, store, anArticle({ published }), now))
    const late = await file('2025-10-21T10:00:00.000Z')
    const early = await file('2025-10-20T10:00:00.000Z')
    const twin = await file('2025-10-21T10:00:00.000Z')
    const undated = await file(null)
    const impossible = await file('2031-01-01T00:00:00.000Z')
    expect([early.key, late.key, twin.key, undated.key, impossible.key].toSorted((a, b) => a - b)).toEqual([
      early.key,
      late.key,
      twin.key,
      undated.key,
      impossible.key,
    ])
    expect(twin.key).toBe(late.key + 1)
  })

  test('a changed headline is a revision, and the first one stays', async () => {
    const store = await open()
    const filed = await together(store, (trx) => addDocument(trx, store, anArticle({ title: 'First', text: 'Body of it.' }), now))
    const revise = (title: string) => together(store, (trx) => reviseDocument(trx, store, filed.id, { title }, now))
    expect(await revise('First')).toBe('unchanged')
    expect(await revise('Second')).toBe('revised')
    expect((await textOf(store.db, filed.key))?.title).toBe('Second')
    const revisions = await store.db.selectFrom('revisions').select('title').orderBy('number').execute()
    expect(revisions.map((row) => row.title)).toEqual(['First', 'Second'])
    expect((await examine(store)).filter((finding) => !finding.ok)).toEqual([])
  })

  test('a reading is put together again as it was kept, and only the newest is current', async () => {
    const store = await open()
    const article = anArticle({ title: 'Netflix tries a tool', text: 'Artists worry.' })
    const filed = await together(store, (trx) => addDocument(trx, store, article, now))
    const reading = aReading({
      studios: ['Netflix'],
      roles: { Netflix: 'user' },
      quotes: [{ speaker: 'A guild', role: null, text: 'worry', start: 30, end: 35 }],
      claims: [{ by: 'Netflix', says: 'asserts', start: 0, end: 7 }],
      tags: [{ facet: 'studios', value: 'Netflix', score: 0.9, start: 0, end: 7, by: 'name:netflix', because: 'named once' }],
    })
    const keep = (taxonomy: string) =>
      together(store, (trx) =>
        keepReading(trx, { documentKey: filed.key, revisionId: filed.revisionId, now }, reading, { ...theVersions, taxonomy }),
      )
    await keep('t1')
    await keep('t2')
    const kept = await currentReading(store.db, filed.key, reading.id)
    expect(kept?.reading).toEqual(reading)
    expect(kept?.versions.taxonomy).toBe('t2')
    expect(await unreadBy(store.db, { ...theVersions, taxonomy: 't2' }, -1, 10)).toEqual([])
    expect(await unreadBy(store.db, { ...theVersions, taxonomy: 't3' }, -1, 10)).toEqual([filed.key])
  })
})

onBothEngines('the doctor', (open) => {
  test('a tag whose words lie outside its text is found', async () => {
    const store = await open()
    const filed = await together(store, (trx) => addDocument(trx, store, anArticle({ title: 'T', text: 'short' }), now))
    const tag = { facet: 'uses' as const, value: 'vfx', score: 1, start: 2, end: 900, by: 'cue:x', because: 'x' }
    await together(store, (trx) =>
      keepReading(trx, { documentKey: filed.key, revisionId: filed.revisionId, now }, aReading({ tags: [tag] }), theVersions),
    )
    expect((await examine(store)).filter((finding) => !finding.ok).map((finding) => finding.name)).toEqual(['evidence is inside its text'])
  })

  test('a document missing from the search index is found', async () => {
    const store = await open()
    const filed = await together(store, (trx) => addDocument(trx, store, anArticle(), now))
    const { unindexDocument } = await import('../../src/store/search-index.ts')
    await together(store, (trx) => unindexDocument(trx, store.engine, filed.key))
    expect((await examine(store)).filter((finding) => !finding.ok).map((finding) => finding.name)).toEqual([
      'the search index and the documents agree',
    ])
  })

  test('an item that was kept without a document is found', async () => {
    const store = await open()
    const { syncSources } = await import('../../src/store/sources.ts')
    const { aSource, anItem } = await import('../support/builders.ts')
    const { offerItems, pendingItems, settleItem } = await import('../../src/store/items.ts')
    await syncSources(store, [aSource()], 'file')
    await together(store, (trx) => offerItems(trx, 'example', [{ item: anItem(), address: null }], now))
    const [item] = await pendingItems(store.db, now, 10)
    await settleItem(store.db, item!.id, { outcome: 'kept', why: null, documentId: 'dnothere' })
    expect((await examine(store)).filter((finding) => !finding.ok).map((finding) => finding.name)).toContain('every item has one outcome')
  })
})
