import { newId } from './ids.ts'
import type { Db, Trx } from './versions.ts'

/** A text as kept for the search for copies; the sketch itself is the events room's business. */
export type KeptSketch<S> = { documentKey: number; story: string; sketch: S }

/** Documents that share at least one copy key with a text: those worth comparing, those sharing most first. */
export async function copyCandidates<S>(db: Db, keys: string[], limit: number): Promise<KeptSketch<S>[]> {
  if (keys.length === 0) return []
  const rows = await db
    .selectFrom('copy_keys')
    .innerJoin('signatures', 'signatures.document_key', 'copy_keys.document_key')
    .select(['signatures.document_key', 'signatures.story_id', 'signatures.sketch', (eb) => eb.fn.countAll<number>().as('shared')])
    .where('copy_keys.hash', 'in', keys)
    .groupBy(['signatures.document_key', 'signatures.story_id', 'signatures.sketch'])
    .orderBy('shared', 'desc')
    .orderBy('signatures.document_key')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ documentKey: row.document_key, story: row.story_id, sketch: JSON.parse(row.sketch) as S }))
}

/** Lets go of every story, so that copies can be folded anew. */
export async function forgetStories(trx: Trx): Promise<void> {
  await trx.deleteFrom('copy_keys').execute()
  await trx.deleteFrom('signatures').execute()
  await trx.updateTable('documents').set({ story_id: null }).where('story_id', 'is not', null).execute()
  await trx.deleteFrom('stories').execute()
}

/** Puts a text into a story (a new one where `story` is null) and keeps its sketch. */
export async function joinStory<S>(trx: Trx, documentKey: number, story: string | null, sketch: S, keys: string[]): Promise<string> {
  const id = story ?? newId('s')
  if (story === null) await trx.insertInto('stories').values({ id, first_key: documentKey }).execute()
  await trx
    .insertInto('signatures')
    .values({ document_key: documentKey, story_id: id, sketch: JSON.stringify(sketch) })
    .execute()
  const rows = [...new Set(keys)].map((hash) => ({ hash, document_key: documentKey }))
  for (let at = 0; at < rows.length; at += 500)
    await trx
      .insertInto('copy_keys')
      .values(rows.slice(at, at + 500))
      .execute()
  await trx.updateTable('documents').set({ story_id: id }).where('key', '=', documentKey).execute()
  return id
}

/** The documents of a story, and which of them is held to be the first. */
export async function storyMembers(
  db: Db,
  story: string,
): Promise<{ first: number; members: { key: number; id: string; publisher: string; published: string | null; credits: string[] }[] }> {
  const head = await db.selectFrom('stories').select('first_key').where('id', '=', story).executeTakeFirstOrThrow()
  const rows = await db
    .selectFrom('documents')
    .select(['key', 'id', 'publisher', 'published', 'credits'])
    .where('story_id', '=', story)
    .where('removed', '=', 0)
    .orderBy('key')
    .execute()
  return { first: head.first_key, members: rows.map((row) => ({ ...row, credits: JSON.parse(row.credits) as string[] })) }
}

export async function setFirstOfStory(trx: Trx, story: string, key: number): Promise<void> {
  await trx.updateTable('stories').set({ first_key: key }).where('id', '=', story).execute()
}
