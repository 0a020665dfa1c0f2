import type { ArchiveEntry } from '../model.ts'
import { addDocument, reviseDocument } from './documents.ts'
import { addEvent, setSketch } from './events.ts'
import type { Store } from './open.ts'
import { type KeptTag, keepReading } from './readings.ts'
import type { Db, Trx } from './versions.ts'

/** The content hash of each curated entry as it was last taken in, by id. */
export async function archiveHashes(db: Db): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('events')
    .select(['id', 'archive_hash'])
    .where('origin', '=', 'archive')
    .where('archive_hash', 'is not', null)
    .execute()
  return new Map(rows.map((row) => [row.id, row.archive_hash!]))
}

export type EntryToKeep<S> = {
  entry: ArchiveEntry
  hash: string
  sketch: S
  keys: string[]
  tags: KeptTag[]
  addressOf(url: string): string
  origin?: 'archive' | 'editor'
}

/** Files a curated entry as an event and as a brief, our own words about it. What was filed before under its id is brought up to date. */
export async function takeInEntry<S>(trx: Trx, store: Store, kept: EntryToKeep<S>, now: Date): Promise<void> {
  const { entry } = kept
  const known = await trx.selectFrom('events').select('id').where('id', '=', entry.id).executeTakeFirst()
  if (known) {
    await trx
      .updateTable('events')
      .set({ entry: JSON.stringify(entry), archive_hash: kept.hash, vanished: null })
      .where('id', '=', entry.id)
      .execute()
    await setSketch(trx, entry.id, kept.sketch, kept.keys)
    await trx.deleteFrom('event_sources').where('event_id', '=', entry.id).execute()
  } else
    await addEvent(
      trx,
      { id: entry.id, origin: kept.origin ?? 'archive', entry, archiveHash: kept.hash, sketch: kept.sketch, keys: kept.keys },
      now,
    )
  for (const [position, source] of entry.sources.entries()) {
    await trx
      .insertInto('event_sources')
      .values({
        event_id: entry.id,
        address: kept.addressOf(source.url),
        url: source.url,
        publisher: source.publisher,
        title: source.title,
        role: source.role,
        position,
      })
      .onConflict((conflict) => conflict.columns(['event_id', 'address']).doNothing())
      .execute()
  }
  await keepBrief(trx, store, kept, now)
}

async function keepBrief<S>(trx: Trx, store: Store, { entry, tags }: EntryToKeep<S>, now: Date): Promise<void> {
  const id = `brief-${entry.id}`
  const known = await trx.selectFrom('documents').select('key').where('id', '=', id).executeTakeFirst()
  if (known) await reviseDocument(trx, store, id, { title: entry.title, text: entry.summary }, now)
  const key = known?.key ?? (await addDocument(trx, store, briefOf(entry, id), now)).key
  const revision = await trx
    .selectFrom('revisions')
    .select('id')
    .where('document_key', '=', key)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  const {
    side,
    type,
    stage,
    stance,
    uses,
    techniques,
    concerns,
    workers,
    countries,
    studios,
    vendors,
    bodies,
    people,
    productions,
    roles,
    dates,
  } = entry
  const face = {
    side,
    type,
    stage,
    stance,
    uses,
    techniques,
    concerns,
    workers,
    countries,
    studios,
    vendors,
    bodies,
    people,
    productions,
    roles,
    dates,
  }
  await keepReading(
    trx,
    { documentKey: key, revisionId: Number(revision.id), now },
    { ...face, in_scope: true, relevance: 1, claims: [], passages: [], quotes: [], tags },
    { taxonomy: 'editor', gazetteer: 'editor', model: 'editor', code: 'editor' },
  )
}

const briefOf = (entry: ArchiveEntry, id: string) => ({
  id,
  kind: 'brief' as const,
  url: null,
  address: null,
  canonical: null,
  sourceId: null,
  publisher: 'dailies',
  site: null,
  byline: null,
  title: entry.title,
  text: entry.summary,
  published: `${entry.date.padEnd(10, '-01')}T00:00:00.000Z`,
  language: 'en',
  paywalled: false,
  section: null,
  credits: [],
  words: entry.summary.split(/\s+/).length,
  origin: 'archive' as const,
  summary: entry.summary,
})

/** Marks curated events whose entry is no longer in the files; they stay on the site until an editor hides them. */
export async function vanishEntries(db: Db, ids: string[], now: Date): Promise<void> {
  if (ids.length > 0)
    await db.updateTable('events').set({ vanished: now.toISOString() }).where('id', 'in', ids).where('vanished', 'is', null).execute()
}
