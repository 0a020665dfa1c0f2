import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { examine } from '../../src/store/doctor.ts'
import { addDocument } from '../../src/store/documents.ts'
import { addEvent, putFace } from '../../src/store/events.ts'
import { offerItems, pendingItems, settleItem } from '../../src/store/items.ts'
import type { Store } from '../../src/store/open.ts'
import { keepReading } from '../../src/store/readings.ts'
import { syncSources } from '../../src/store/sources.ts'
import { raiseVersion, together } from '../../src/store/versions.ts'
import { anArticle, anItem, aReading, aSource, theVersions } from '../support/builders.ts'
import { anEvent } from '../support/faces.ts'
import { onBothEngines } from '../support/stores.ts'

const now = new Date('2025-11-01T00:00:00Z')

async function aSoundStore(store: Store): Promise<void> {
  await syncSources(store, [aSource()], 'file')
  await together(store, async (trx) => {
    const version = await raiseVersion(trx)
    const filed = await addDocument(trx, store, anArticle({ title: 'A tool 😀', text: 'A tool was tried.' }), now)
    const tag = { facet: 'uses', value: 'vfx', score: 1, start: 0, end: 6, by: 'cue:x', because: 'said' } as const
    await keepReading(trx, { documentKey: filed.key, revisionId: filed.revisionId, now }, aReading({ tags: [tag] }), theVersions)
    await offerItems(trx, 'example', [{ item: anItem(), address: null }], now)
    const [item] = await pendingItems(trx, now, 1)
    await settleItem(trx, item!.id, { outcome: 'kept', why: null, documentId: filed.id })
    await addEvent(trx, { id: 'e1', origin: 'machine', entry: null, archiveHash: null, sketch: {}, keys: [] }, now)
    await putFace(trx, store, anEvent({ id: 'e1' }), version, now)
  })
}

onBothEngines('the doctor', (open, engine) => {
  test('finds nothing wrong with a sound store', async () => {
    const store = await open()
    await aSoundStore(store)
    expect((await examine(store)).filter((finding) => !finding.ok)).toEqual([])
  })

  const index = engine === 'SQLite' ? 'delete from document_index where rowid > 0' : 'delete from document_index'
  const broken: [string, string, string][] = [
    ['a tag without words', 'update tags set start_at = null', 'every tag made by a machine has words of its text'],
    ['a tag beyond its text by one character', 'update tags set start_at = 20, end_at = 29', 'evidence is inside its text'],
    ['a tag that shows only space', 'update tags set start_at = 9, end_at = 11', 'evidence is inside its text'],
    ['an editor’s tag on an article', "update tags set by_whom = 'editor'", 'an editor’s tag stands on a source'],
    ['an outcome nobody knows', "update items set outcome = 'lost'", 'every item has one outcome'],
    ['a kept item without its document', "update items set document_id = 'd-none'", 'every item has one outcome'],
    ['a failure without a reason', "update items set outcome = 'failed', why = null", 'every item has one outcome'],
    [
      'a visit that counted more than is filed',
      "insert into visits (source_id, at, outcome, words, ms, bytes, offered, fresh, seen_again) values ('example', 'x', 'fresh', '', 1, 1, 9, 9, 0)",
      'visits and items agree',
    ],
    [
      'two current readings',
      'insert into readings (revision_id, document_key, taxonomy, gazetteer, model, code, at, current, in_scope, relevance, face) select revision_id, document_key, taxonomy, gazetteer, model, code, at, current, in_scope, relevance, face from readings',
      'each document has one current reading',
    ],
    [
      'two faces at once',
      'insert into event_faces (event_id, from_version, to_version, at, face) select event_id, 0, to_version, at, face from event_faces',
      'each event shows one face',
    ],
    ['a face of a version to come', 'update event_faces set from_version = 99', 'each event shows one face'],
    ['a removed text that is still there', 'update documents set removed = 1', 'what is kept out stays out'],
    ['an event that cannot be found', 'delete from event_index', 'the events index and the events agree'],
    ['a text that cannot be found', index, 'the search index and the documents agree'],
  ]
  test.each(broken)('finds %s', async (_what, harm, rule) => {
    const store = await open()
    await aSoundStore(store)
    await sql.raw(harm).execute(store.db)
    const bad = (await examine(store)).filter((finding) => !finding.ok).map((finding) => finding.name)
    expect(bad).toContain(rule)
  })

  if (engine === 'SQLite')
    test('finds a row that points nowhere', async () => {
      const store = await open()
      await aSoundStore(store)
      await sql`pragma foreign_keys = off`.execute(store.db)
      await sql`delete from revisions`.execute(store.db)
      expect((await examine(store)).filter((finding) => !finding.ok).map((finding) => finding.name)).toContain('foreign keys hold')
    })
})
