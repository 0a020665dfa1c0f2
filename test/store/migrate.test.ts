import { fork } from 'node:child_process'
import { chmodSync, writeFileSync } from 'node:fs'
import { sql } from 'kysely'
import { afterEach, describe, expect, test } from 'vitest'
import { type Migration, migrate } from '../../src/store/migrate.ts'
import { theHouse } from '../../src/store/migrations/001-the-house.ts'
import { openStore, StoreError } from '../../src/store/open.ts'
import { aFolder } from '../support/folder.ts'
import { freshSchema, onBothEngines, testPostgres } from '../support/stores.ts'

const now = new Date('2025-10-22T00:00:00Z')
const folders: ReturnType<typeof aFolder>[] = []
const folder = () => {
  const made = aFolder()
  folders.push(made)
  return made
}
afterEach(() => {
  for (const made of folders.splice(0)) made.forget()
})

const starts = (address: string) =>
  new Promise<number | null>((done) => {
    const child = fork(new URL('../support/open-and-close.ts', import.meta.url), [address], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    child.once('exit', done)
  })

describe('six processes that start at once', () => {
  test('make one SQLite store', async () => {
    const file = folder().file('six.sqlite')
    expect(await Promise.all(Array.from({ length: 6 }, () => starts(file)))).toEqual([0, 0, 0, 0, 0, 0])
    const store = await openStore(file)
    expect((await sql<{ n: number }>`select count(*) as n from schema_versions`.execute(store.db)).rows[0]?.n).toBe(1)
    await store.close()
  })

  test.skipIf(testPostgres === null)('make one PostgreSQL store', async () => {
    const place = await freshSchema()
    expect(await Promise.all(Array.from({ length: 6 }, () => starts(place.address)))).toEqual([0, 0, 0, 0, 0, 0])
    await place.forget()
  })
})

onBothEngines('a migration', (open) => {
  test('that fails half way leaves nothing behind', async () => {
    const store = await open()
    const broken: Migration = {
      version: 2,
      name: 'broken',
      steps: ['create table half (id bigint)', 'create table half (id bigint)'],
      sqlite: [],
      postgres: [],
    }
    await expect(migrate(store.db, store.engine, now, [theHouse, broken])).rejects.toThrow()
    await expect(sql`select * from half`.execute(store.db)).rejects.toThrow()
    expect(await migrate(store.db, store.engine, now, [theHouse])).toEqual([])
  })

  test('is not undone by an older program: it refuses a newer store', async () => {
    const store = await open()
    await sql`insert into schema_versions (version, name, at) values (99, 'later', 'x')`.execute(store.db)
    await expect(migrate(store.db, store.engine, now)).rejects.toThrow(
      'the store has shape 99, this program knows only 1: start a newer Dailies on it',
    )
  })
})

describe('a store that cannot be used is named in one sentence', () => {
  test('a file that is no store', async () => {
    const file = folder().file('letter.sqlite')
    writeFileSync(file, 'Dear editor, '.repeat(200))
    await expect(openStore(file)).rejects.toThrow(new StoreError(`cannot open the store ${file}: the file is not a Dailies store`))
  })

  test.skipIf(process.getuid?.() === 0)('a folder that may not be written to (needs a user other than root)', async () => {
    const place = folder()
    chmodSync(place.path, 0o500)
    await expect(openStore(place.file('new.sqlite'))).rejects.toThrow(StoreError)
  })

  test('a folder that cannot be made', async () => {
    const place = folder()
    writeFileSync(place.file('file'), '')
    await expect(openStore(`${place.file('file')}/store.sqlite`)).rejects.toThrow(/^cannot open the store /)
  })

  test('a database server that is not there', async () => {
    await expect(openStore('postgres://nobody:secret@127.0.0.1:1/none')).rejects.toThrow(
      'cannot prepare the store postgres://nobody@127.0.0.1:1/none: no database server answers there',
    )
  })
})
