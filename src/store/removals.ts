import { sql } from 'kysely'
import { hashOf } from './ids.ts'
import type { Store } from './open.ts'
import { unindexDocument } from './search-index.ts'
import type { Db, Trx } from './versions.ts'

/** Whether what stands at an address was taken out for good. Only its hash is kept. */
export async function isRemoved(db: Db, address: string): Promise<boolean> {
  const row = await db.selectFrom('removals').select('hash').where('hash', '=', hashOf(address)).executeTakeFirst()
  return row !== undefined
}

/** A text as removals know it, whatever its spacing: the same words under another address stay out too. */
export const removedText = (text: string) => `text:${text.toLowerCase().replace(/\s+/g, ' ').trim()}`

export type Removal = { hash: string; what: string; reason: string; at: string }

/** Keeps out what is named by an address or a text, by its hash alone. */
export async function keepOut(trx: Trx, what: 'address' | 'text', words: string, reason: string, now: Date): Promise<void> {
  await keepRemovals(trx, [{ hash: hashOf(words), what, reason, at: now.toISOString() }])
}

export async function keepRemovals(trx: Trx, removals: Removal[]): Promise<void> {
  for (const removal of removals)
    await trx
      .insertInto('removals')
      .values(removal)
      .onConflict((conflict) => conflict.column('hash').doNothing())
      .execute()
}

/**
 * Takes a document's words out of every table: texts and headlines of all revisions, readings with their tags, quotes and claims, turns,
 * sketches, index, the lines of feeds that offered it, and the faces of events as they once stood. Its id stays, so that counts do.
 * @returns the events it stood in, whose faces must be drawn again
 */
export async function eraseDocument(trx: Trx, store: Store, key: number, why: string): Promise<string[]> {
  const document = await trx.selectFrom('documents').select(['id', 'title', 'story_id']).where('key', '=', key).executeTakeFirstOrThrow()
  const events = await trx.selectFrom('event_members').select('event_id').distinct().where('document_key', '=', key).execute()
  await trx.deleteFrom('event_members').where('document_key', '=', key).execute()
  await trx.deleteFrom('readings').where('document_key', '=', key).execute()
  await trx.deleteFrom('calls').where('document_key', '=', key).execute()
  const revisions = trx.selectFrom('revisions').select('id').where('document_key', '=', key)
  await trx.deleteFrom('turns').where('revision_id', 'in', revisions).execute()
  await trx.updateTable('revisions').set({ title: '', text: '', hash: '' }).where('document_key', '=', key).execute()
  await trx.deleteFrom('copy_keys').where('document_key', '=', key).execute()
  await trx.deleteFrom('signatures').where('document_key', '=', key).execute()
  await trx.deleteFrom('candidates').where('first_document', '=', document.id).execute()
  await unindexDocument(trx, store.engine, key)
  const nothing = {
    url: null,
    address: null,
    canonical: null,
    site: null,
    byline: null,
    summary: null,
    section: null,
    side: null,
    type: null,
  }
  await trx
    .updateTable('documents')
    .set({ ...nothing, title: '', credits: '[]', removed: 1, in_scope: 0, relevance: 0, words: 0, story_id: null })
    .where('key', '=', key)
    .execute()
  await passOnStory(trx, document.story_id, key)
  await trx
    .updateTable('items')
    .set({ outcome: 'removed', why, title: null, url: null, address: null, offered: '{}' })
    .where('document_id', '=', document.id)
    .execute()
  await blankFaces(trx, document.id)
  return events.map((row) => row.event_id)
}

/** The story of a removed first text goes on under the earliest of its others. */
async function passOnStory(trx: Trx, story: string | null, key: number): Promise<void> {
  if (story === null) return
  const next = await trx.selectFrom('documents').select('key').where('story_id', '=', story).orderBy('key').limit(1).executeTakeFirst()
  if (next) await trx.updateTable('stories').set({ first_key: next.key }).where('id', '=', story).where('first_key', '=', key).execute()
  else await trx.deleteFrom('stories').where('id', '=', story).execute()
}

type OldFace = { title: string; titleBy: string; sources: { title: string; url: string; document: string | null }[] }

/** Erasure takes words out of old versions, never numbers. */
async function blankFaces(trx: Trx, documentId: string): Promise<void> {
  const { rows } = await sql<{ event_id: string; from_version: number; face: string }>`
    select event_id, from_version, face from event_faces where face like ${`%"${documentId}"%`}`.execute(trx)
  for (const row of rows) {
    const face = JSON.parse(row.face) as OldFace
    const gone = face.sources.filter((source) => source.document === documentId)
    const title = face.titleBy !== 'editor' && gone.some((source) => source.title === face.title) ? '(removed)' : face.title
    const sources = face.sources.map((source) => (source.document === documentId ? { ...source, title: '', url: '' } : source))
    await trx
      .updateTable('event_faces')
      .set({ face: JSON.stringify({ ...face, title, sources }) })
      .where('event_id', '=', row.event_id)
      .where('from_version', '=', row.from_version)
      .execute()
  }
}
