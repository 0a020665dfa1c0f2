import { randomBytes } from 'node:crypto'
import { PGlite } from '@electric-sql/pglite'
import { PGliteDialect } from 'kysely'
import pg from 'pg'
import { afterAll, afterEach, describe } from 'vitest'
import { migrate } from '../../src/store/migrate.ts'
import { onDialect, openStore, type Store } from '../../src/store/open.ts'

/** The PostgreSQL server that tests may use, named by whoever started it; never one found by chance. */
export const testPostgres = process.env.DAILIES_TEST_POSTGRES || null

type EngineName = 'SQLite' | 'PostgreSQL' | 'PGlite (PostgreSQL in this process)'
export const engines: EngineName[] = ['SQLite', testPostgres ? 'PostgreSQL' : 'PGlite (PostgreSQL in this process)']

/** Whether several processes can share a store of this engine: PGlite lives in one. */
export const shares = (engine: EngineName) => !engine.startsWith('PGlite')

/** The same tests on both engines, each test with a store of its own. */
export function onBothEngines(what: string, tests: (open: () => Promise<Store>, engine: EngineName) => void): void {
  describe.each(engines)(`${what} on %s`, (engine) => {
    const opened: Store[] = []
    const places: (() => Promise<void>)[] = []
    tests(async () => {
      const { store, forget } = await freshStore(engine)
      opened.push(store)
      places.push(forget)
      return store
    }, engine)
    afterEach(async () => {
      for (const store of opened.splice(0)) await store.close()
      for (const forget of places.splice(0)) await forget()
    })
    afterAll(async () => {
      await lite?.close()
      lite = undefined
    })
  })
}

let lite: PGlite | undefined

async function freshStore(engine: EngineName): Promise<{ store: Store; forget(): Promise<void> }> {
  if (engine === 'SQLite') return { store: await openStore(':memory:'), forget: async () => undefined }
  if (engine === 'PostgreSQL') {
    const place = await freshSchema()
    return { store: await openStore(place.address), forget: place.forget }
  }
  // Starting PGlite takes seconds: one serves a file of tests, emptied between them.
  lite ??= await PGlite.create({ parsers: { 20: Number } })
  await lite.exec('drop schema public cascade; create schema public')
  const store = onDialect(new PGliteDialect({ pglite: keptOpen(lite) }), 'postgres', 'pglite')
  await migrate(store.db, 'postgres', new Date())
  return { store, forget: async () => undefined }
}

/** A PGlite that a store may "close" without ending it for the next test. */
function keptOpen(pglite: PGlite): PGlite {
  return new Proxy(pglite, {
    get(target, name) {
      if (name === 'close') return async () => undefined
      const value = Reflect.get(target, name) as unknown
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}

/** A schema of its own on the test server, and the address that leads into it. */
export async function freshSchema(): Promise<{ address: string; forget(): Promise<void> }> {
  if (!testPostgres) throw new Error('DAILIES_TEST_POSTGRES names no server')
  const schema = `dailies_${randomBytes(6).toString('hex')}`
  const say = async (sql: string) => {
    const client = new pg.Client({ connectionString: testPostgres })
    await client.connect()
    await client.query(sql)
    await client.end()
  }
  await say(`create schema ${schema}`)
  const address = new URL(testPostgres)
  address.searchParams.set('options', `-c search_path=${schema}`)
  return { address: address.href, forget: () => say(`drop schema ${schema} cascade`) }
}
