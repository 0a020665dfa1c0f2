import type { Db, Trx } from './versions.ts'

export type Hop = { from: string; to: string; permanent: boolean }

/** The redirects of the last visits, as long as all took the same way: how many visits, and from when to when (ms). */
export type SameWay = { hops: Hop[]; visits: number; since: number; until: number }

/** Notes the way that a visit took. Another way than last time begins a new count; no redirect at all ends it. */
export async function noteWay(trx: Trx, sourceId: string, hops: Hop[], now: Date): Promise<SameWay | null> {
  const before = await trx.selectFrom('hops').selectAll().where('source_id', '=', sourceId).execute()
  const nameOf = (hop: { from: string; to: string; permanent: boolean }) => `${hop.from} ${hop.to} ${hop.permanent}`
  const known = new Set(before.map((row) => nameOf({ from: row.from_url, to: row.to_url, permanent: row.permanent === 1 })))
  const same = known.size === hops.length && hops.every((hop) => known.has(nameOf(hop)))
  const at = now.toISOString()
  if (same && hops.length > 0) {
    await trx
      .updateTable('hops')
      .set((eb) => ({ last_at: at, days: eb('days', '+', 1) }))
      .where('source_id', '=', sourceId)
      .execute()
    return { hops, visits: before[0]!.days + 1, since: Date.parse(before[0]!.first_at), until: now.valueOf() }
  }
  await forgetWay(trx, sourceId)
  const ways = new Map(hops.map((hop) => [`${hop.from} ${hop.to}`, hop]))
  for (const hop of ways.values())
    await trx
      .insertInto('hops')
      .values({
        source_id: sourceId,
        from_url: hop.from,
        to_url: hop.to,
        permanent: hop.permanent ? 1 : 0,
        first_at: at,
        last_at: at,
        days: 1,
      })
      .execute()
  return hops.length === 0 ? null : { hops, visits: 1, since: now.valueOf(), until: now.valueOf() }
}

export async function forgetWay(db: Db, sourceId: string): Promise<void> {
  await db.deleteFrom('hops').where('source_id', '=', sourceId).execute()
}
