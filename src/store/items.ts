import { sql } from 'kysely'
import type { FeedItem, ItemOutcome } from '../model.ts'
import { hashOf } from './ids.ts'
import type { Store } from './open.ts'
import type { Db, Trx } from './versions.ts'

/** An item waiting for its outcome. */
export type PendingItem = {
  id: number
  sourceId: string
  guid: string
  url: string | null
  address: string | null
  title: string | null
  published: string | null
  offered: FeedItem
  attempts: number
}

/** What became of an item, with the reason in words where it was not kept. */
export type Settled = {
  outcome: ItemOutcome
  why: string | null
  documentId?: string | null
  nextAt?: string | null
  attempts?: number
}

const longestOffer = 400_000

/** An item as we keep it: a feed that carries a novel in one entry does not fill the store. */
function trimmed(item: FeedItem): FeedItem {
  return {
    ...item,
    content: item.content && item.content.length > longestOffer ? item.content.slice(0, longestOffer) : item.content,
  }
}

/**
 * Files what a feed offered: what its guid shows to be new becomes pending, the rest was seen before.
 * @returns how many of each; `renamed` are known items whose headline has changed since
 */
export async function offerItems(
  trx: Trx,
  sourceId: string,
  items: { item: FeedItem; address: string | null }[],
  now: Date,
): Promise<{
  fresh: number
  seenAgain: number
  renamed: { documentId: string; title: string }[]
}> {
  const known = new Map<string, { title: string | null; document_id: string | null }>()
  const guids = items.map(({ item }) => guidOf(item))
  for (let at = 0; at < guids.length; at += 500) {
    const rows = await trx
      .selectFrom('items')
      .select(['guid', 'title', 'document_id'])
      .where('source_id', '=', sourceId)
      .where('guid', 'in', guids.slice(at, at + 500))
      .execute()
    for (const row of rows) known.set(row.guid, row)
  }
  let fresh = 0
  const renamed: { documentId: string; title: string }[] = []
  for (const { item, address } of items) {
    const guid = guidOf(item)
    const before = known.get(guid)
    if (before) {
      if (before.document_id && item.title && before.title && before.title !== item.title) {
        renamed.push({ documentId: before.document_id, title: item.title })
        await trx.updateTable('items').set({ title: item.title }).where('source_id', '=', sourceId).where('guid', '=', guid).execute()
      }
      continue
    }
    await trx
      .insertInto('items')
      .values({
        source_id: sourceId,
        guid,
        url: item.url,
        address,
        title: item.title,
        published: item.published,
        offered: JSON.stringify(trimmed(item)),
        first_seen: now.toISOString(),
        outcome: 'pending',
        why: null,
        document_id: null,
        next_at: null,
      })
      .execute()
    known.set(guid, { title: item.title, document_id: null })
    fresh += 1
  }
  return { fresh, seenAgain: items.length - fresh, renamed }
}

/** Over-long guids are kept by their hash: an index must not carry a page. */
function guidOf(item: FeedItem): string {
  return item.id.length <= 500 ? item.id : `sha256:${hashOf(item.id)}`
}

/** Items that wait for an outcome and whose time has come, oldest first. */
export async function pendingItems(db: Db, now: Date, limit: number, only?: string[]): Promise<PendingItem[]> {
  const rows = await db
    .selectFrom('items')
    .selectAll()
    .where('outcome', '=', 'pending')
    .where((eb) => eb.or([eb('next_at', 'is', null), eb('next_at', '<=', now.toISOString())]))
    .$if(only !== undefined, (query) => query.where('source_id', 'in', only!.length > 0 ? only! : ['']))
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    sourceId: row.source_id,
    guid: row.guid,
    url: row.url,
    address: row.address,
    title: row.title,
    published: row.published,
    offered: JSON.parse(row.offered) as FeedItem,
    attempts: row.attempts,
  }))
}

/** Gives an item its outcome. Once it is settled, what the feed sent with it is no longer needed and is let go. */
export async function settleItem(db: Db, id: number, settled: Settled): Promise<void> {
  await db
    .updateTable('items')
    .set({
      outcome: settled.outcome,
      why: settled.why,
      document_id: settled.documentId ?? null,
      next_at: settled.nextAt ?? null,
      ...(settled.attempts !== undefined && { attempts: settled.attempts }),
      ...(settled.outcome !== 'pending' && { offered: '{}' }),
    })
    .where('id', '=', id)
    .execute()
}

/** How many items have each outcome, of all sources or of some. */
export async function itemLedger(store: Store, only?: string[]): Promise<Record<ItemOutcome, number>> {
  const rows = await store.db
    .selectFrom('items')
    .select(['outcome', (eb) => eb.fn.countAll<number>().as('count')])
    .$if(only !== undefined, (query) => query.where('source_id', 'in', only!.length > 0 ? only! : ['']))
    .groupBy('outcome')
    .execute()
  const ledger: Record<ItemOutcome, number> = {
    kept: 0,
    duplicate: 0,
    refused: 0,
    failed: 0,
    removed: 0,
    pending: 0,
  }
  for (const row of rows) ledger[row.outcome as ItemOutcome] = Number(row.count)
  return ledger
}

const judged = 120

/** When each source's latest items were published (first seen where undated), ms: enough of them to know its habit. */
export async function itemTimes(db: Db): Promise<Map<string, number[]>> {
  const { rows } = await sql<{ source_id: string; at: string }>`
    select source_id, at from (
      select source_id, coalesce(published, first_seen) as at,
        row_number() over (partition by source_id order by coalesce(published, first_seen) desc) as place from items) as ranked
    where place <= ${judged}`.execute(db)
  const times = new Map<string, number[]>()
  for (const row of rows) {
    const list = times.get(row.source_id)
    if (list) list.push(Date.parse(row.at))
    else times.set(row.source_id, [Date.parse(row.at)])
  }
  return times
}
