import type { Db, Trx } from './versions.ts'

/**
 * The id of the event that a passage founds: made of the founding document's own, which is random and final, so that a rebuild gives the
 * same event the same id. `joined`: that event was merged since, and this is the one it lives on in.
 */
export async function foundingId(db: Db, documentId: string, passage: number): Promise<{ id: string; joined: boolean }> {
  const base = `e${documentId.slice(1)}${passage === 0 ? '' : `p${passage}`}`
  for (let turn = 1; ; turn += 1) {
    const id = turn === 1 ? base : `${base}v${turn}`
    const row = await db.selectFrom('events').select(['origin', 'merged_into']).where('id', '=', id).executeTakeFirst()
    if (!row) return { id, joined: false }
    if (row.merged_into !== null) return { id: await livesOnIn(db, row.merged_into), joined: true }
    const member = await db.selectFrom('event_members').select('event_id').where('event_id', '=', id).limit(1).executeTakeFirst()
    if (row.origin === 'machine' && !member) return { id, joined: false }
  }
}

/** Where a merged event lives on, through later merges; an event that is not merged is its own answer. */
export async function livesOnIn(db: Db, id: string): Promise<string> {
  const seen = new Set<string>()
  for (let at = id; ; ) {
    const row = await db.selectFrom('events').select('merged_into').where('id', '=', at).executeTakeFirst()
    if (!row?.merged_into || seen.has(at)) return at
    seen.add(at)
    at = row.merged_into
  }
}

/** Moves all that reports one event to another; the old id stays and leads there. The faces of both must be drawn again. */
export async function mergeEvents(trx: Trx, from: string, into: string, reason: string, now: Date): Promise<void> {
  const members = await trx.selectFrom('event_members').selectAll().where('event_id', '=', from).execute()
  for (const member of members)
    await trx
      .insertInto('event_members')
      .values({ ...member, event_id: into })
      .onConflict((conflict) => conflict.columns(['event_id', 'document_key', 'passage']).doNothing())
      .execute()
  await trx.deleteFrom('event_members').where('event_id', '=', from).execute()
  await trx.deleteFrom('event_keys').where('event_id', '=', from).execute()
  await trx.updateTable('events').set({ merged_into: into }).where('id', '=', from).execute()
  await leadTo(trx, from, into, reason, now)
}

/** Makes an old id lead to another event; what led to the old one leads there too. */
export async function leadTo(trx: Trx, alias: string, target: string, reason: string, now: Date): Promise<void> {
  const line = { target, reason, at: now.toISOString() }
  await trx.deleteFrom('aliases').where('alias', '=', target).execute()
  await trx.updateTable('aliases').set({ target }).where('target', '=', alias).execute()
  await trx
    .insertInto('aliases')
    .values({ alias, ...line })
    .onConflict((conflict) => conflict.column('alias').doUpdateSet(line))
    .execute()
}

/** Where an old address leads now. */
export async function aliasTarget(db: Db, alias: string): Promise<string | null> {
  const row = await db.selectFrom('aliases').select('target').where('alias', '=', alias).executeTakeFirst()
  return row?.target ?? null
}
