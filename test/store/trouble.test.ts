import { chmodSync, copyFileSync, statSync, writeFileSync } from 'node:fs'
import { sql } from 'kysely'
import { afterEach, expect, test } from 'vitest'
import { countRows } from '../../src/store/backup.ts'
import { examine } from '../../src/store/doctor.ts'
import { addDocument } from '../../src/store/documents.ts'
import { openStore, sayingOf } from '../../src/store/open.ts'
import { together } from '../../src/store/versions.ts'
import { anArticle } from '../support/builders.ts'
import { dailies } from '../support/command.ts'
import { aFolder } from '../support/folder.ts'

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

test('when the disk is full, what was being kept is not kept by half, and what was there stays whole', async () => {
  const address = aPlace().file('store.sqlite')
  const store = await openStore(address)
  const pages = (await sql<{ page_count: number }>`pragma page_count`.execute(store.db)).rows[0]!.page_count
  await sql.raw(`pragma max_page_count = ${pages + 40}`).execute(store.db)
  const keep = () => together(store, (trx) => addDocument(trx, store, anArticle({ text: 'A word and another. '.repeat(500) }), now))
  let failure: unknown = null
  for (let n = 0; n < 100 && failure === null; n += 1)
    await keep().catch((error: unknown) => {
      failure = error
    })
  expect(sayingOf(failure)).toBe('the disk is full')
  const counts = await countRows(store.db)
  expect(counts.documents).toBe(counts.revisions)
  expect(counts.documents).toBeGreaterThan(0)
  await sql.raw('pragma max_page_count = 1000000').execute(store.db)
  expect((await examine(store)).filter((finding) => !finding.ok)).toEqual([])
  await keep()
  await store.close()
})

test('a command on a full disk ends with one sentence and status 1', async () => {
  const folder = aPlace()
  const address = folder.file('store.sqlite')
  await (await openStore(address)).close()
  const size = statSync(address).size
  writeFileSync(folder.file('none.json'), '[]')
  const said = await dailies(['--db', address, '--quiet', 'fetch', '--sources', folder.file('none.json')], {
    fileLimitKb: Math.ceil(size / 1024) + 64,
  })
  expect(said.status).toBe(1)
  expect(said.stderr.trim().split('\n')).toHaveLength(1)
  expect(said.stderr).toMatch(/the disk (is full|answered with an error)/)
  const store = await openStore(address)
  expect((await examine(store)).filter((finding) => !finding.ok)).toEqual([])
  await store.close()
})

test('a store kept locked by another program is said to be so', { timeout: 60_000 }, async () => {
  const address = aPlace().file('store.sqlite')
  const store = await openStore(address)
  await sql`begin exclusive`.execute(store.db)
  const said = await dailies(['--db', address, '--quiet', 'doctor'])
  await sql`rollback`.execute(store.db)
  await store.close()
  expect(said).toMatchObject({ status: 1, stdout: '' })
  expect(said.stderr).toMatch(/^cannot (open|prepare) the store .*: another program keeps it locked\n$/)
})

test('a store of a newer Dailies is left alone', async () => {
  const address = aPlace().file('store.sqlite')
  const store = await openStore(address)
  await sql`insert into schema_versions (version, name, at) values (99, 'later', 'x')`.execute(store.db)
  await store.close()
  const said = await dailies(['--db', address, '--quiet', 'doctor'])
  expect(said).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/^.*the store has shape 99, this program knows only 1: start a newer Dailies on it\n$/),
  })
})

test.skipIf(process.getuid?.() === 0)('a file that may only be read is said to be so (needs a user other than root)', async () => {
  const folder = aPlace()
  const store = await openStore(folder.file('made.sqlite'))
  await store.close()
  copyFileSync(folder.file('made.sqlite'), folder.file('read.sqlite'))
  chmodSync(folder.file('read.sqlite'), 0o400)
  const said = await dailies(['--db', folder.file('read.sqlite'), '--quiet', 'fetch', '--source', 'variety'])
  expect(said).toMatchObject({ status: 1, stderr: expect.stringContaining('may not be written to') })
})
