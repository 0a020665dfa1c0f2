import { sql } from 'kysely'
import type { Coverage } from '../model.ts'
import type { Store } from './open.ts'

/** What the timeline rests on: the archive's years, and what has been collected since the first fetch. */
export async function coverage(store: Store): Promise<Coverage> {
  const archive = await sql<{ first: string | null; last: string | null }>`
    select min(published) as first, max(published) as last from documents where kind = 'brief' and origin = 'archive' and removed = 0`.execute(
    store.db,
  )
  const live = await store.db
    .selectFrom('documents')
    .select((eb) => [
      eb.fn.min('first_seen').as('since'),
      eb.fn.countAll<number>().as('documents'),
      eb.fn.sum<number>('in_scope').as('scope'),
    ])
    .where('kind', '!=', 'brief')
    .where('removed', '=', 0)
    .executeTakeFirst()
  const fetched = await store.db
    .selectFrom('visits')
    .select((eb) => eb.fn.max('at').as('last'))
    .where('outcome', 'in', ['fresh', 'unchanged'])
    .executeTakeFirst()
  const sources = await store.db
    .selectFrom('sources')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('enabled', '=', 1)
    .executeTakeFirst()
  const { rows: months } = await sql<{ month: string; documents: number; scope: number }>`
    select substr(first_seen, 1, 7) as month, count(*) as documents, sum(in_scope) as scope from documents
    where kind <> 'brief' and removed = 0 group by substr(first_seen, 1, 7) order by 1`.execute(store.db)
  return {
    archiveFrom: archive.rows[0]?.first?.slice(0, 10) ?? null,
    archiveUntil: archive.rows[0]?.last?.slice(0, 10) ?? null,
    liveSince: live?.since ?? null,
    lastFetch: fetched?.last ?? null,
    sources: Number(sources?.n ?? 0),
    documents: Number(live?.documents ?? 0),
    inScope: Number(live?.scope ?? 0),
    collected: months.map((row) => ({ month: row.month, documents: Number(row.documents), inScope: Number(row.scope) })),
  }
}
