import { type Kysely, sql, type Transaction } from 'kysely'
import type { Store } from './open.ts'
import type { Tables } from './schema.ts'

export type Trx = Transaction<Tables>
/** Where a question may be asked: inside a transaction or outside. */
export type Db = Kysely<Tables> | Trx

/** Does `work` whole or not at all. */
export function together<T>(store: Store, work: (trx: Trx) => Promise<T>): Promise<T> {
  return store.db.transaction().execute(work)
}

/** Raises the one counter that every publishing transaction raises, and returns its new value. */
export async function raiseVersion(trx: Trx): Promise<number> {
  const { rows } = await sql<{ value: string }>`
    update meta set value = cast(cast(value as bigint) + 1 as text) where name = 'data_version' returning value`.execute(trx)
  return Number(rows[0]!.value)
}

/** The data version that readers see now. */
export async function dataVersion(store: Store): Promise<number> {
  const row = await store.db.selectFrom('meta').select('value').where('name', '=', 'data_version').executeTakeFirstOrThrow()
  return Number(row.value)
}

export async function metaValue(db: Db, name: string): Promise<string | null> {
  const row = await db.selectFrom('meta').select('value').where('name', '=', name).executeTakeFirst()
  return row?.value ?? null
}

export async function setMeta(db: Db, name: string, value: string): Promise<void> {
  await db
    .insertInto('meta')
    .values({ name, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute()
}

export async function forgetMeta(db: Db, name: string): Promise<void> {
  await db.deleteFrom('meta').where('name', '=', name).execute()
}
