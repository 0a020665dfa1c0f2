import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { afterEach, expect, test } from 'vitest'
import { backupTo, countRows, restoreFrom } from '../../src/store/backup.ts'
import { examine } from '../../src/store/doctor.ts'
import { addDocument, documentByAddress } from '../../src/store/documents.ts'
import { addEvent, addMember, facesAt, putFace } from '../../src/store/events.ts'
import { offerItems } from '../../src/store/items.ts'
import { openStore, type Store } from '../../src/store/open.ts'
import { keepReading } from '../../src/store/readings.ts'
import { eraseDocument, keepOut } from '../../src/store/removals.ts'
import { eventIdsMatching } from '../../src/store/search.ts'
import { syncSources } from '../../src/store/sources.ts'
import { raiseVersion, together } from '../../src/store/versions.ts'
import { anArticle, anItem, aReading, aSource, theVersions } from '../support/builders.ts'
import { anEvent } from '../support/faces.ts'
import { aFolder } from '../support/folder.ts'
import { freshSchema, onBothEngines, testPostgres } from '../support/stores.ts'

const now = new Date('2025-11-01T00:00:00Z')
const folders: ReturnType<typeof aFolder>[] = []
const aPlace = () => {
  const folder = aFolder()
  folders.push(folder)
  return folder
}
afterEach(() => {
  for (const folder of folders.splice(0)) folder.forget()
})

/** A store with something in every table that matters. */
async function fill(store: Store, texts = 8): Promise<void> {
  await syncSources(store, [aSource()], 'file')
  await together(store, async (trx) => {
    const version = await raiseVersion(trx)
    await offerItems(
      trx,
      'example',
      Array.from({ length: 3 }, () => anItem()).map((item) => ({ item, address: item.url })),
      now,
    )
    await addEvent(trx, { id: 'e1', origin: 'machine', entry: null, archiveHash: null, sketch: {}, keys: ['k1'] }, now)
    for (let n = 0; n < texts; n += 1) {
      const filed = await addDocument(
        trx,
        store,
        anArticle({ address: `https://example.com/kept-${n}`, text: `A zither was played in hall ${n}.` }),
        now,
      )
      const tag = { facet: 'uses', value: 'music', score: 1, start: 0, end: 6, by: 'cue:x', because: 'said' } as const
      await keepReading(trx, { documentKey: filed.key, revisionId: filed.revisionId, now }, aReading({ tags: [tag] }), theVersions)
      await addMember(trx, { eventId: 'e1', documentKey: filed.key, passage: 0, role: 'report', score: 1, because: [], start: 0, end: 5 })
    }
    await putFace(trx, store, anEvent({ id: 'e1', title: 'A zither is played' }), version, now)
  })
}

onBothEngines('a backup', (open) => {
  test('holds as many rows of every table, and can be searched', async () => {
    const store = await open()
    await fill(store)
    const file = aPlace().file('copy.sqlite')
    const counts = await backupTo(store, file)
    expect(counts).toEqual(await countRows(store.db))
    const copy = await openStore(file)
    expect(await eventIdsMatching(copy, 'zither')).toEqual(new Set(['e1']))
    expect(await facesAt(copy.db, null)).toEqual(await facesAt(store.db, null))
    expect((await examine(copy)).filter((finding) => !finding.ok)).toEqual([])
    await copy.close()
    await expect(backupTo(store, file)).rejects.toThrow('exists already: a backup never overwrites')
  })
})

test.skipIf(testPostgres === null)('a store goes from a file to PostgreSQL and back without losing a row', async () => {
  const folder = aPlace()
  const first = await openStore(folder.file('first.sqlite'))
  await fill(first)
  const counts = await backupTo(first, folder.file('one.sqlite'))
  await first.close()
  const schema = await freshSchema()
  expect((await restoreFrom(folder.file('one.sqlite'), schema.address, now)).counts).toEqual(counts)
  const server = await openStore(schema.address)
  expect(await countRows(server.db)).toEqual(counts)
  expect(await eventIdsMatching(server, 'zither')).toEqual(new Set(['e1']))
  // Counters go on after what was brought along.
  await fill2(server)
  const grown = await countRows(server.db)
  await backupTo(server, folder.file('two.sqlite'))
  await server.close()
  await expect(restoreFrom(folder.file('two.sqlite'), schema.address, now)).rejects.toThrow(
    'holds documents already: restore into an empty database',
  )
  const back = await restoreFrom(folder.file('two.sqlite'), folder.file('back.sqlite'), now)
  expect(back.counts).toEqual(grown)
  await schema.forget()
})

const fill2 = (store: Store) =>
  together(store, async (trx) => {
    const filed = await addDocument(trx, store, anArticle({ address: 'https://example.com/later' }), now)
    await keepReading(trx, { documentKey: filed.key, revisionId: filed.revisionId, now }, aReading(), theVersions)
    await offerItems(trx, 'example', [{ item: anItem(), address: null }], now)
  })

test('what was removed since a backup is removed again, and what was there is kept beside', async () => {
  const folder = aPlace()
  const address = folder.file('store.sqlite')
  const store = await openStore(address)
  await fill(store)
  await backupTo(store, folder.file('copy.sqlite'))
  const held = await documentByAddress(store.db, 'https://example.com/kept-3')
  await together(store, async (trx) => {
    await keepOut(trx, 'address', 'https://example.com/kept-3', 'asked', now)
    await eraseDocument(trx, store, held!.key, 'removed')
  })
  await store.close()
  const restored = await restoreFrom(folder.file('copy.sqlite'), address, now)
  expect(restored).toMatchObject({ removedAgain: 1, events: ['e1'] })
  expect(existsSync(restored.before!)).toBe(true)
  const again = await openStore(address)
  const texts = await again.db.selectFrom('revisions').select('text').execute()
  expect(texts.filter((row) => row.text === '')).toHaveLength(1)
  expect(JSON.stringify(texts)).not.toContain('hall 3')
  expect((await examine(again)).filter((finding) => !finding.ok)).toEqual([])
  await again.close()
})

test('a damaged or foreign file is not restored, and the store stays as it was', async () => {
  const folder = aPlace()
  const address = folder.file('store.sqlite')
  const store = await openStore(address)
  await fill(store)
  const counts = await countRows(store.db)
  await store.close()
  writeFileSync(folder.file('letter'), 'Dear editor. '.repeat(500))
  await expect(restoreFrom(folder.file('letter'), address, now)).rejects.toThrow('the file is not a Dailies store')
  await expect(restoreFrom(folder.file('none'), address, now)).rejects.toThrow('there is no file')
  const same = await openStore(address)
  expect(await countRows(same.db)).toEqual(counts)
  await same.close()
  expect(readdirSync(folder.path).filter((name) => name.includes('before'))).toEqual([])
})

test('a store in use by jobs is not replaced under them', async () => {
  const folder = aPlace()
  const address = folder.file('store.sqlite')
  const store = await openStore(address)
  await fill(store)
  await backupTo(store, folder.file('copy.sqlite'))
  await store.db
    .insertInto('leases')
    .values({ name: 'jobs', holder: 'a run', until: new Date(Date.now() + 60_000).toISOString() })
    .execute()
  await store.close()
  await expect(restoreFrom(folder.file('copy.sqlite'), address, now)).rejects.toThrow('jobs are running on it (a run): stop them first')
})
