import type { Store } from './open.ts'
import { together } from './versions.ts'

/** Held while jobs run. `beat` must be called well within the term, else another may take it. */
export type Lease = {
  beat(now: Date): Promise<boolean>
  release(): Promise<void>
}

/**
 * Takes the lease `name` for `seconds`, or says who holds it. A holder that was killed frees it by not beating.
 * The question and the deed are one statement, so that two askers cannot both win.
 */
export async function takeLease(
  store: Store,
  name: string,
  holder: string,
  now: Date,
  seconds: number,
): Promise<{ kind: 'taken'; lease: Lease } | { kind: 'held'; by: string; until: string }> {
  const until = (at: Date) => new Date(at.valueOf() + seconds * 1000).toISOString()
  const take = (at: Date) =>
    store.db
      .insertInto('leases')
      .values({ name, holder, until: until(at) })
      .onConflict((conflict) =>
        conflict
          .column('name')
          .doUpdateSet({ holder, until: until(at) })
          .where((eb) => eb.or([eb('leases.until', '<', at.toISOString()), eb('leases.holder', '=', holder)])),
      )
      .executeTakeFirst()
  return await together(store, async (trx) => {
    await take(now)
    const row = await trx.selectFrom('leases').selectAll().where('name', '=', name).executeTakeFirstOrThrow()
    return row
  }).then((row) => {
    if (row.holder !== holder) return { kind: 'held', by: row.holder, until: row.until } as const
    const beat = async (at: Date) => {
      const result = await store.db
        .updateTable('leases')
        .set({ until: until(at) })
        .where('name', '=', name)
        .where('holder', '=', holder)
        .executeTakeFirst()
      return result.numUpdatedRows > 0n
    }
    const release = async () => {
      await store.db.deleteFrom('leases').where('name', '=', name).where('holder', '=', holder).execute()
    }
    return { kind: 'taken', lease: { beat, release } } as const
  })
}
