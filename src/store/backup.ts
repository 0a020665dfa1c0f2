import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs'
import { sql } from 'kysely'
import { textOf } from './documents.ts'
import { facesAt, wordsOf } from './events.ts'
import { hashOf } from './ids.ts'
import { nameOf, openStore, type Store, StoreError } from './open.ts'
import { eraseDocument, keepRemovals, type Removal, removedText } from './removals.ts'
import type { Tables } from './schema.ts'
import { indexDocument, indexEvent } from './search-index.ts'
import { type Db, together } from './versions.ts'

/** Every table that is kept, parents before children. The search index is made anew. */
const tables: (keyof Tables)[] = [
  'meta',
  'runs',
  'sources',
  'source_states',
  'visits',
  'hops',
  'robots',
  'items',
  'documents',
  'revisions',
  'readings',
  'passages',
  'tags',
  'quotes',
  'claims',
  'turns',
  'calls',
  'candidates',
  'stories',
  'signatures',
  'copy_keys',
  'events',
  'event_keys',
  'event_members',
  'event_sources',
  'event_faces',
  'aliases',
  'affairs',
  'affair_events',
  'corrections',
  'proposals',
  'removals',
  'evaluations',
  'users',
  'subscribers',
  'subscriptions',
  'deliveries',
  'told',
  'suppressions',
]

export type Counts = Record<string, number>

/** How many rows each table holds: what a backup and its restore must agree on. */
export async function countRows(db: Db): Promise<Counts> {
  const counts: Counts = {}
  for (const table of tables) {
    const row = await db
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
    counts[table] = Number(row.n)
  }
  return counts
}

/** Writes a whole copy of the store into a new SQLite file, while others go on reading and writing. */
export async function backupTo(store: Store, file: string): Promise<Counts> {
  if (existsSync(file)) throw new StoreError(`${file} exists already: a backup never overwrites`)
  const half = `${file}.half`
  rmSync(half, { force: true })
  if (store.engine === 'sqlite') await sql`vacuum into ${half}`.execute(store.db)
  else await copied(store, half)
  const copy = await openStore(half)
  const counts = await countRows(copy.db)
  await sql`pragma wal_checkpoint(truncate)`.execute(copy.db)
  await copy.close()
  renameSync(half, file)
  return counts
}

async function copied(store: Store, file: string): Promise<void> {
  const target = await openStore(file)
  try {
    await store.db
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute((from) => copyRows(from, target))
  } finally {
    await target.close()
  }
}

const batch = 200

async function copyRows(from: Db, target: Store): Promise<void> {
  await together(target, async (trx) => {
    await trx.deleteFrom('meta').execute()
    for (const table of tables) {
      const columns = await columnsOf(from, table)
      if (columns.length === 0) continue
      for (let at = 0; ; at += batch) {
        const rows = await from
          .selectFrom(table)
          .selectAll()
          .orderBy(sql.join(columns.slice(0, 4).map((column) => sql.ref(column))))
          .limit(batch)
          .offset(at)
          .execute()
        if (rows.length === 0) break
        await trx
          .insertInto(table)
          .values(rows as never)
          .execute()
      }
    }
    await indexAnew(trx, target)
    if (target.engine === 'postgres') await countOn(trx)
  })
}

/** The columns of a table in their order; none of one that holds no row. */
async function columnsOf(db: Db, table: keyof Tables): Promise<string[]> {
  const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(table)} limit 1`.execute(db)
  return Object.keys(rows[0] ?? {})
}

async function indexAnew(trx: Parameters<Parameters<typeof together>[1]>[0], store: Store): Promise<void> {
  const documents = await trx.selectFrom('documents').select('key').where('removed', '=', 0).execute()
  for (const { key } of documents) {
    const last = await trx
      .selectFrom('revisions')
      .select(['title', 'text'])
      .where('document_key', '=', key)
      .orderBy('number', 'desc')
      .limit(1)
      .executeTakeFirst()
    if (last) await indexDocument(trx, store.engine, key, last.title, last.text)
  }
  for (const face of await facesAt(trx, null)) await indexEvent(trx, store.engine, face.id, wordsOf(face))
}

/** Rows were written with their own numbers: the engine's counters go on after the last of each. */
async function countOn(trx: Db): Promise<void> {
  for (const table of [
    'runs',
    'visits',
    'items',
    'revisions',
    'readings',
    'tags',
    'quotes',
    'claims',
    'corrections',
    'proposals',
    'evaluations',
  ] as const)
    await sql`select setval(pg_get_serial_sequence(${table}, 'id'), coalesce((select max(id) from ${sql.table(table)}), 0) + 1, false)`.execute(
      trx,
    )
}

export type Restored = {
  counts: Counts
  before: string | null
  removedAgain: number /** events those stood in: their faces must be drawn again */
  events: string[]
}

/**
 * Puts a backup in the place of the store, after checking it whole. The present SQLite file is kept beside it under another name;
 * what was removed for good since the backup is removed again.
 */
export async function restoreFrom(file: string, address: string, now: Date): Promise<Restored> {
  if (!existsSync(file)) throw new StoreError(`there is no file ${file}`)
  const removals = await removalsOf(address)
  const sound = await openStore(file, { readOnly: true })
  const check = await sql<{ quick_check: string }>`pragma quick_check(1)`.execute(sound.db)
  const counts = await countRows(sound.db)
  if (check.rows[0]?.quick_check !== 'ok') throw new StoreError(`${file} is damaged: nothing was restored`)
  try {
    if (/^postgres/.test(address)) await intoPostgres(sound, address)
  } finally {
    await sound.close()
  }
  const before = /^postgres/.test(address) ? null : intoFile(file, address, now)
  const store = await openStore(address)
  const { removedAgain, events } = await removeAgain(store, removals)
  await store.close()
  return { counts, before, removedAgain, events }
}

function intoFile(file: string, address: string, now: Date): string | null {
  const half = `${address}.restoring`
  copyFileSync(file, half)
  const before = existsSync(address) ? `${address}.before-${now.toISOString().replace(/[:.]/g, '-')}` : null
  if (before) renameSync(address, before)
  for (const end of ['-wal', '-shm']) rmSync(address + end, { force: true })
  renameSync(half, address)
  return before
}

async function intoPostgres(from: Store, address: string): Promise<void> {
  const target = await openStore(address)
  try {
    const held = await countRows(target.db)
    if ((held.documents ?? 0) > 0) throw new StoreError(`${nameOf(address)} holds documents already: restore into an empty database`)
    await copyRows(from.db, target)
  } finally {
    await target.close()
  }
}

async function removalsOf(address: string): Promise<Removal[]> {
  if (!/^postgres/.test(address) && !existsSync(address)) return []
  const present = await openStore(address)
  const rows = await present.db.selectFrom('removals').selectAll().execute()
  const leases = await present.db.selectFrom('leases').selectAll().where('until', '>', new Date().toISOString()).execute()
  await sql`select 1`.execute(present.db)
  await present.close()
  if (leases.length > 0) throw new StoreError(`jobs are running on it (${leases[0]!.holder}): stop them first`)
  return rows
}

/** What was removed since the backup goes again, by its address or by its very text. */
async function removeAgain(store: Store, removals: Removal[]): Promise<{ removedAgain: number; events: string[] }> {
  const hashes = new Set(removals.map((removal) => removal.hash))
  if (hashes.size === 0) return { removedAgain: 0, events: [] }
  return await together(store, async (trx) => {
    await keepRemovals(trx, removals)
    const documents = await trx
      .selectFrom('documents')
      .select(['key', 'address'])
      .where('removed', '=', 0)
      .where('kind', '!=', 'brief')
      .execute()
    let removedAgain = 0
    const events = new Set<string>()
    for (const { key, address } of documents) {
      const text = await textOf(trx, key)
      const named = address !== null && hashes.has(hashOf(address))
      if (!named && !(text?.text && hashes.has(hashOf(removedText(text.text))))) continue
      for (const event of await eraseDocument(trx, store, key, 'this text was removed for good')) events.add(event)
      removedAgain += 1
    }
    return { removedAgain, events: [...events] }
  })
}
