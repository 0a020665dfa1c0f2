import type { Store } from './open.ts'
import { together } from './versions.ts'

/** Held while jobs run. `beat` must be called well within the term, else another may take it. */
export type Lease = {
  beat(now: Date): Promise<boolean>
  release(): Promise<void>
}

/**
 * Takes the lease `name` for `seconds`, or says who holds it. A holder that was killed frees it by not beating.
 * `isDead`: whether a holder is known to be gone already, so that its term need not be waited for.
 * The question and the deed are one statement, so that two askers cannot both win.
 */
export async function takeLease(
  store: Store,
  name: string,
  holder: string,
  now: Date,
  seconds: number,
  isDead: (holder: string) => boolean = () => false,
): Promise<{ kind: 'taken'; lease: Lease } | { kind: 'held'; by: string; until: string }> {
  const until = (at: Date) => new Date(at.valueOf() + seconds * 1000).toISOString()
  const row = await together(store, async (trx) => {
    await trx
      .insertInto('leases')
      .values({ name, holder, until: until(now) })
      .onConflict((conflict) =>
        conflict
          .column('name')
          .doUpdateSet({ holder, until: until(now) })
          .where('leases.until', '<', now.toISOString()),
      )
      .execute()
    const held = await trx.selectFrom('leases').selectAll().where('name', '=', name).executeTakeFirstOrThrow()
    if (held.holder === holder || !isDead(held.holder)) return held
    await trx
      .updateTable('leases')
      .set({ holder, until: until(now) })
      .where('name', '=', name)
      .where('holder', '=', held.holder)
      .execute()
    return await trx.selectFrom('leases').selectAll().where('name', '=', name).executeTakeFirstOrThrow()
  })
  if (row.holder !== holder) return { kind: 'held', by: row.holder, until: row.until }
  const mine = () => store.db.updateTable('leases').where('name', '=', name).where('holder', '=', holder)
  const beat = async (at: Date) => {
    const result = await mine()
      .set({ until: until(at) })
      .executeTakeFirst()
    return result.numUpdatedRows > 0n
  }
  const release = async () => {
    await store.db.deleteFrom('leases').where('name', '=', name).where('holder', '=', holder).execute()
  }
  return { kind: 'taken', lease: { beat, release } }
}
