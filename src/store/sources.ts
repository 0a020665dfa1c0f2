import type { ItemOutcome, Seen, Source, SourceHealth, VisitOutcome } from '../model.ts'
import type { Store } from './open.ts'
import { type Db, type Trx, together } from './versions.ts'

/** What we have done with a source so far, apart from what the source is. */
export type SourceState = {
  source: Source
  /** from data/sources.json, added by hand, or named by one `fetch --sources` */
  origin: 'file' | 'hand' | 'run'
  seen: Seen
  nextAt: string | null
  failures: number
  refusedSince: string | null
  retired: string | null
  movedTo: string | null
  itemCount: number
  hints: {
    everyMinutes?: number | null
    skipHours?: number[]
    skipDays?: string[]
  }
  lastOutcome: VisitOutcome | null
}

/** Makes the stored list equal to the file's: new ones in, changed ones changed, those taken out of the file switched off (their items stay). */
export async function syncSources(store: Store, sources: Source[], origin: 'file' | 'hand' | 'run'): Promise<void> {
  await together(store, async (trx) => {
    const kept = new Map((await trx.selectFrom('sources').selectAll().execute()).map((row) => [row.id, row]))
    for (const source of sources) {
      const known = kept.get(source.id)
      const before = known ? (JSON.parse(known.entry) as Source) : null
      const row = {
        publisher: source.publisher,
        enabled: (known && switchedByHand(known.enabled, before) ? known.enabled === 1 : source.enabled) ? 1 : 0,
        origin,
        entry: JSON.stringify(source),
      }
      if (known && known.entry === row.entry && known.origin === origin) continue
      await trx
        .insertInto('sources')
        .values({ id: source.id, ...row })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
        .execute()
      await trx
        .insertInto('source_states')
        .values({
          source_id: source.id,
          etag: null,
          last_modified: null,
          body_hash: null,
          feed_moved_to: null,
          next_at: null,
          refused_since: null,
          retired: null,
          last_at: null,
          last_outcome: null,
          last_words: null,
          last_fresh_at: null,
          proven: null,
        })
        .onConflict((conflict) => conflict.column('source_id').doNothing())
        .execute()
      if (before && before.feed !== source.feed) await startAfresh(trx, source.id)
    }
    if (origin !== 'file') return
    const listed = new Set(sources.map((source) => source.id))
    const gone = [...kept.values()].filter((row) => row.origin === 'file' && row.enabled === 1 && !listed.has(row.id)).map((row) => row.id)
    for (const id of gone) {
      // Noted in its entry too: when it comes back into the file, this is not taken for a person's wish.
      const entry = JSON.stringify({ ...(JSON.parse(kept.get(id)!.entry) as Source), enabled: false })
      await trx.updateTable('sources').set({ enabled: 0, entry }).where('id', '=', id).execute()
    }
  })
}

/** Whether a person has switched a source on or off against what its entry says. */
const switchedByHand = (enabled: number, entry: Source | null) => entry !== null && (enabled === 1) !== entry.enabled

/** At a new address nothing is known yet: validators and moves of the old one would answer for another feed. */
async function startAfresh(trx: Trx, id: string): Promise<void> {
  await trx
    .updateTable('source_states')
    .set({
      etag: null,
      last_modified: null,
      body_hash: null,
      feed_moved_to: null,
      next_at: null,
      failures: 0,
      refused_since: null,
      retired: null,
    })
    .where('source_id', '=', id)
    .execute()
  await trx.deleteFrom('hops').where('source_id', '=', id).execute()
}

/** Every source with its state; `only` narrows to some ids. */
export async function sourceStates(db: Db, only?: string[]): Promise<SourceState[]> {
  const rows = await db
    .selectFrom('sources')
    .innerJoin('source_states', 'source_states.source_id', 'sources.id')
    .selectAll()
    .$if(only !== undefined, (query) => query.where('sources.id', 'in', only!.length > 0 ? only! : ['']))
    .orderBy('sources.id')
    .execute()
  return rows.map((row) => ({
    source: {
      ...(JSON.parse(row.entry) as Source),
      enabled: row.enabled === 1,
    },
    origin: row.origin,
    seen: {
      etag: row.etag,
      lastModified: row.last_modified,
      bodyHash: row.body_hash,
    },
    nextAt: row.next_at,
    failures: row.failures,
    refusedSince: row.refused_since,
    retired: row.retired,
    movedTo: row.feed_moved_to,
    itemCount: row.item_count,
    hints: JSON.parse(row.hints) as SourceState['hints'],
    lastOutcome: row.last_outcome as VisitOutcome | null,
  }))
}

/** What one visit came to. Times ISO; `seen` null keeps the validators as they are. */
export type Visit = {
  runId: number | null
  at: string
  outcome: VisitOutcome
  status: number | null
  words: string
  ms: number
  bytes: number
  offered: number
  fresh: number
  seenAgain: number
  nextAt: string | null
  failures: number
  refusedSince: string | null
  retired: string | null
  seen: Seen | null
  hints: SourceState['hints'] | null
  /** where its feed is to be asked from now on; null is its own address */
  movedTo: string | null
}

/** Files a visit and moves the source's state, in the transaction that also files the items it brought. */
export async function recordVisit(trx: Trx, sourceId: string, visit: Visit): Promise<void> {
  await trx
    .insertInto('visits')
    .values({
      source_id: sourceId,
      run_id: visit.runId,
      at: visit.at,
      outcome: visit.outcome,
      status: visit.status,
      words: visit.words,
      ms: Math.round(visit.ms),
      bytes: visit.bytes,
      offered: visit.offered,
      fresh: visit.fresh,
      seen_again: visit.seenAgain,
    })
    .execute()
  await trx
    .updateTable('source_states')
    .set({
      next_at: visit.nextAt,
      failures: visit.failures,
      refused_since: visit.refusedSince,
      retired: visit.retired,
      feed_moved_to: visit.movedTo,
      last_at: visit.at,
      last_outcome: visit.outcome,
      last_words: visit.words,
      ...(visit.outcome === 'fresh' && { last_fresh_at: visit.at }),
      ...(visit.offered > 0 && { item_count: visit.offered }),
      ...(visit.seen && {
        etag: visit.seen.etag,
        last_modified: visit.seen.lastModified,
        body_hash: visit.seen.bodyHash,
      }),
      ...(visit.hints && { hints: JSON.stringify(visit.hints) }),
    })
    .where('source_id', '=', sourceId)
    .execute()
}

/** Notes that a filing source's number was proven by the company's name in the answer. */
export async function proveSource(db: Db, sourceId: string, words: string): Promise<void> {
  await db.updateTable('source_states').set({ proven: words }).where('source_id', '=', sourceId).execute()
}

export async function setSourceEnabled(db: Db, sourceId: string, enabled: boolean): Promise<boolean> {
  const result = await db
    .updateTable('sources')
    .set({ enabled: enabled ? 1 : 0 })
    .where('id', '=', sourceId)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

const noItems: Record<ItemOutcome, number> = {
  kept: 0,
  duplicate: 0,
  refused: 0,
  failed: 0,
  removed: 0,
  pending: 0,
}

/** The sources page: each source with its last visit, its ledger of items and its last 28 days. `silent` is judged by the caller. */
export async function sourceHealth(store: Store, now: Date, publisherName: (id: string) => string): Promise<SourceHealth[]> {
  const since = new Date(now.valueOf() - 28 * 86_400_000).toISOString()
  const [states, rows, ledger, days, scope] = await Promise.all([
    sourceStates(store.db),
    store.db.selectFrom('source_states').select(['source_id', 'last_at', 'last_words', 'last_fresh_at', 'next_at']).execute(),
    store.db
      .selectFrom('items')
      .select(['source_id', 'outcome', (eb) => eb.fn.countAll<number>().as('count')])
      .groupBy(['source_id', 'outcome'])
      .execute(),
    store.db.selectFrom('visits').select(['source_id', 'at', 'outcome', 'fresh']).where('at', '>=', since).orderBy('id').execute(),
    store.db
      .selectFrom('documents')
      .select(['source_id', (eb) => eb.fn.countAll<number>().as('count')])
      .where('in_scope', '=', 1)
      .where('removed', '=', 0)
      .groupBy('source_id')
      .execute(),
  ])
  const last = new Map(rows.map((row) => [row.source_id, row]))
  const items = Map.groupBy(ledger, (row) => row.source_id)
  const visits = Map.groupBy(days, (row) => row.source_id)
  const inScope = new Map(scope.map((row) => [row.source_id, Number(row.count)]))
  return states.map((state) => {
    const id = state.source.id
    const seen = last.get(id)
    return {
      source: state.source,
      publisherName: publisherName(state.source.publisher),
      lastAt: seen?.last_at ?? null,
      lastOutcome: state.lastOutcome,
      words: seen?.last_words ?? null,
      lastFresh: seen?.last_fresh_at ?? null,
      nextAt: seen?.next_at ?? null,
      failures: state.failures,
      items: {
        ...noItems,
        ...Object.fromEntries((items.get(id) ?? []).map((row) => [row.outcome, Number(row.count)])),
      },
      inScope: inScope.get(id) ?? 0,
      silent: false,
      days: byDay(visits.get(id) ?? []),
    }
  })
}

/** The last outcome of each day and what was new in it, newest first. */
function byDay(visits: { at: string; outcome: string; fresh: number }[]): SourceHealth['days'] {
  const days = new Map<string, { outcome: VisitOutcome; fresh: number }>()
  for (const visit of visits) {
    const day = visit.at.slice(0, 10)
    days.set(day, {
      outcome: visit.outcome as VisitOutcome,
      fresh: (days.get(day)?.fresh ?? 0) + visit.fresh,
    })
  }
  return [...days].map(([day, value]) => ({ day, ...value })).reverse()
}
