import type { ArchiveEntry, EventFace } from '../model.ts'
import { livesOnIn } from './event-ids.ts'
import type { Store } from './open.ts'
import { type CurrentReading, currentReading } from './readings.ts'
import { stillStands } from './schema.ts'
import { indexEvent, unindexEvent } from './search-index.ts'
import type { Db, Trx } from './versions.ts'

/** An event as the jobs know it: what it was made from, and the sketch that new passages are compared with. */
export type KeptEvent<S> = {
  id: string
  origin: 'archive' | 'machine' | 'editor'
  entry: ArchiveEntry | null
  hidden: boolean
  mergedInto: string | null
  sketch: S
}

export type NewEvent<S> = {
  id: string
  origin: 'archive' | 'machine' | 'editor'
  entry: ArchiveEntry | null
  archiveHash: string | null
  sketch: S
  keys: string[]
}

/** Files an event; one of this id that was taken apart comes back. */
export async function addEvent<S>(trx: Trx, event: NewEvent<S>, now: Date): Promise<void> {
  await trx.deleteFrom('aliases').where('alias', '=', event.id).execute()
  await trx
    .insertInto('events')
    .values({
      id: event.id,
      origin: event.origin,
      created: now.toISOString(),
      archive_hash: event.archiveHash,
      entry: event.entry && JSON.stringify(event.entry),
      merged_into: null,
      sketch: JSON.stringify(event.sketch),
      vanished: null,
    })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ sketch: JSON.stringify(event.sketch), vanished: null }))
    .execute()
  await setEventKeys(trx, event.id, event.keys)
}

/** The sketch of an event grows with what joins it; so may the keys it is found by. */
export async function setSketch<S>(trx: Trx, id: string, sketch: S, keys: string[]): Promise<void> {
  await trx
    .updateTable('events')
    .set({ sketch: JSON.stringify(sketch) })
    .where('id', '=', id)
    .execute()
  await setEventKeys(trx, id, keys)
}

async function setEventKeys(trx: Trx, id: string, keys: string[]): Promise<void> {
  await trx.deleteFrom('event_keys').where('event_id', '=', id).execute()
  const rows = [...new Set(keys)].map((hash) => ({ hash, event_id: id }))
  for (let at = 0; at < rows.length; at += 500)
    await trx
      .insertInto('event_keys')
      .values(rows.slice(at, at + 500))
      .execute()
}

/** Events that share at least one key with a passage, those sharing most first. */
export async function eventCandidates<S>(db: Db, keys: string[], limit: number): Promise<{ id: string; sketch: S }[]> {
  if (keys.length === 0) return []
  const found = await db
    .selectFrom('event_keys')
    .innerJoin('events', 'events.id', 'event_keys.event_id')
    .select(['event_id', (eb) => eb.fn.countAll<number>().as('shared')])
    .where('hash', 'in', keys)
    .where('events.merged_into', 'is', null)
    .groupBy('event_id')
    .orderBy('shared', 'desc')
    .orderBy('event_id')
    .limit(limit)
    .execute()
  if (found.length === 0) return []
  const rows = await db
    .selectFrom('events')
    .select(['id', 'sketch'])
    .where(
      'id',
      'in',
      found.map((row) => row.event_id),
    )
    .execute()
  const sketches = new Map(rows.map((row) => [row.id, row.sketch]))
  return found.map((row) => ({ id: row.event_id, sketch: JSON.parse(sketches.get(row.event_id)!) as S }))
}

export async function keptEvent<S>(db: Db, id: string): Promise<KeptEvent<S> | null> {
  const row = await db.selectFrom('events').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) return null
  return {
    id: row.id,
    origin: row.origin,
    entry: row.entry === null ? null : (JSON.parse(row.entry) as ArchiveEntry),
    hidden: row.hidden === 1,
    mergedInto: row.merged_into,
    sketch: JSON.parse(row.sketch) as S,
  }
}

/** A passage of a document in an event: as its report or a mention, with the score and the reasons it was placed by. */
export type Membership = {
  eventId: string
  documentKey: number
  passage: number
  role: 'report' | 'mention'
  score: number
  because: string[]
  start: number
  end: number
}

export async function addMember(trx: Trx, member: Membership): Promise<void> {
  const values = {
    role: member.role,
    score: member.score,
    because: JSON.stringify(member.because),
    start_at: member.start,
    end_at: member.end,
  }
  await trx
    .insertInto('event_members')
    .values({ event_id: member.eventId, document_key: member.documentKey, passage: member.passage, ...values })
    .onConflict((conflict) => conflict.columns(['event_id', 'document_key', 'passage']).doUpdateSet(values))
    .execute()
}

/** A member with all that an event's face is drawn from. */
export type FullMember = Membership & {
  document: {
    id: string
    key: number
    kind: string
    title: string
    url: string | null
    address: string | null
    publisher: string
    published: string | null
    firstSeen: string
    credits: string[]
    story: string | null
    source: string | null
    language: string | null
  }
  reading: CurrentReading | null
}

export async function membersOf(db: Db, eventId: string): Promise<FullMember[]> {
  const rows = await db
    .selectFrom('event_members')
    .innerJoin('documents', 'documents.key', 'event_members.document_key')
    .selectAll('event_members')
    .select([
      'documents.id',
      'documents.key',
      'documents.kind',
      'documents.title',
      'documents.url',
      'documents.address',
      'documents.publisher',
      'documents.published',
      'documents.first_seen',
      'documents.credits',
      'documents.story_id',
      'documents.source_id',
      'documents.language',
    ])
    .where('event_members.event_id', '=', eventId)
    .where('documents.removed', '=', 0)
    .where('documents.hidden', '=', 0)
    .orderBy('documents.key')
    .orderBy('event_members.passage')
    .execute()
  const members: FullMember[] = []
  for (const row of rows)
    members.push({
      eventId,
      documentKey: row.document_key,
      passage: row.passage,
      role: row.role,
      score: row.score,
      because: JSON.parse(row.because) as string[],
      start: row.start_at,
      end: row.end_at,
      document: {
        id: row.id,
        key: row.key,
        kind: row.kind,
        title: row.title,
        url: row.url,
        address: row.address,
        publisher: row.publisher,
        published: row.published,
        firstSeen: row.first_seen,
        credits: JSON.parse(row.credits) as string[],
        story: row.story_id,
        source: row.source_id,
        language: row.language,
      },
      reading: await currentReading(db, row.document_key, row.id),
    })
  return members
}

/** Events whose archive sources name an address: a document fetched from it belongs to them. */
export async function eventsNaming(db: Db, address: string): Promise<string[]> {
  const rows = await db.selectFrom('event_sources').select('event_id').where('address', '=', address).execute()
  const ids: string[] = []
  for (const row of rows) ids.push(await livesOnIn(db, row.event_id))
  return [...new Set(ids)]
}

/** The events that other documents of a story stand in: a copy is folded there. */
export async function storyEvents(db: Db, story: string, except: number): Promise<{ id: string; role: 'report' | 'mention' }[]> {
  const rows = await db
    .selectFrom('event_members')
    .innerJoin('documents', 'documents.key', 'event_members.document_key')
    .select(['event_members.event_id', 'event_members.role'])
    .distinct()
    .where('documents.story_id', '=', story)
    .where('documents.key', '!=', except)
    .execute()
  const roles = new Map<string, 'report' | 'mention'>()
  for (const row of rows) if (roles.get(row.event_id) !== 'report') roles.set(row.event_id, row.role)
  return [...roles].map(([id, role]) => ({ id, role }))
}

/** The documents we hold of an event's archive sources, by address. */
export async function heldSources(db: Db, eventId: string): Promise<Map<string, { id: string; published: string | null }>> {
  const rows = await db
    .selectFrom('event_sources')
    .innerJoin('documents', 'documents.address', 'event_sources.address')
    .select(['event_sources.address', 'documents.id', 'documents.published'])
    .where('event_sources.event_id', '=', eventId)
    .where('documents.removed', '=', 0)
    .execute()
  return new Map(rows.map((row) => [row.address, { id: row.id, published: row.published }]))
}

/** Publishes an event's face as of `version`; one that says the same as before is left to stand. */
export async function putFace(trx: Trx, store: Store, face: EventFace, version: number, now: Date): Promise<'published' | 'same'> {
  const text = JSON.stringify(face)
  const before = await trx
    .selectFrom('event_faces')
    .select(['face', 'from_version'])
    .where('event_id', '=', face.id)
    .where('to_version', '=', stillStands)
    .executeTakeFirst()
  if (before?.face === text) return 'same'
  await closeFace(trx, face.id, version)
  await trx
    .insertInto('event_faces')
    .values({ event_id: face.id, from_version: version, to_version: stillStands, at: now.toISOString(), face: text })
    .onConflict((conflict) => conflict.columns(['event_id', 'from_version']).doUpdateSet({ face: text, to_version: stillStands }))
    .execute()
  await indexEvent(trx, store.engine, face.id, wordsOf(face))
  return 'published'
}

/** Takes an event off the site from `version` on; what was published before stays true of before. */
export async function closeFace(trx: Trx, id: string, version: number): Promise<void> {
  await trx
    .updateTable('event_faces')
    .set({ to_version: version })
    .where('event_id', '=', id)
    .where('to_version', '=', stillStands)
    .execute()
}

export async function withdrawFace(trx: Trx, store: Store, id: string, version: number): Promise<void> {
  await closeFace(trx, id, version)
  await unindexEvent(trx, store.engine, id)
}

/** What an event is found by: its title, our words, its parties and the headlines of its sources. */
export function wordsOf(face: EventFace): string {
  const names = [...face.studios, ...face.vendors, ...face.bodies, ...face.people, ...face.productions]
  return [
    face.title,
    face.summary ?? '',
    ...names,
    ...face.updates.map((u) => u.text),
    ...face.sources.map((s) => `${s.publisher} ${s.title}`),
  ].join(' . ')
}

/** Every face published at a data version; null for now. */
export async function facesAt(db: Db, version: number | null): Promise<EventFace[]> {
  const rows = await db
    .selectFrom('event_faces')
    .select('face')
    .$if(version === null, (query) => query.where('to_version', '=', stillStands))
    .$if(version !== null, (query) => query.where('from_version', '<=', version ?? 0).where('to_version', '>', version ?? 0))
    .execute()
  return rows.map((row) => JSON.parse(row.face) as EventFace)
}

/** The standing faces of some events; those withdrawn are left out. */
export async function facesOf(db: Db, ids: string[]): Promise<EventFace[]> {
  const faces: EventFace[] = []
  for (let at = 0; at < ids.length; at += 500) {
    const rows = await db
      .selectFrom('event_faces')
      .select('face')
      .where('to_version', '=', stillStands)
      .where('event_id', 'in', ids.slice(at, at + 500))
      .execute()
    for (const row of rows) faces.push(JSON.parse(row.face) as EventFace)
  }
  return faces
}

export async function faceAt(db: Db, id: string, version: number | null): Promise<EventFace | null> {
  const row = await db
    .selectFrom('event_faces')
    .select('face')
    .where('event_id', '=', id)
    .$if(version === null, (query) => query.where('to_version', '=', stillStands))
    .$if(version !== null, (query) => query.where('from_version', '<=', version ?? 0).where('to_version', '>', version ?? 0))
    .executeTakeFirst()
  return row ? (JSON.parse(row.face) as EventFace) : null
}

/** The events a document stands in. */
export async function eventsOfDocument(db: Db, key: number): Promise<string[]> {
  const rows = await db.selectFrom('event_members').select('event_id').distinct().where('document_key', '=', key).execute()
  return rows.map((row) => row.event_id)
}

/**
 * Takes a document out of every event, so that it can be placed anew. A machine-made event that nothing reports any more is found by
 * nobody until its founder founds it again.
 */
export async function leaveEvents(trx: Trx, key: number): Promise<void> {
  const left = await eventsOfDocument(trx, key)
  await trx.deleteFrom('event_members').where('document_key', '=', key).execute()
  for (const id of left) {
    const event = await trx.selectFrom('events').select('origin').where('id', '=', id).executeTakeFirst()
    const report = await trx
      .selectFrom('event_members')
      .select('event_id')
      .where('event_id', '=', id)
      .where('role', '=', 'report')
      .limit(1)
      .executeTakeFirst()
    if (event?.origin !== 'machine' || report) continue
    await trx.deleteFrom('event_keys').where('event_id', '=', id).execute()
  }
}

/**
 * Takes all events apart: members go, and the keys by which machine-made ones are found. Rows and faces stay, so that every address
 * goes on answering until the rebuild has drawn it again.
 */
export async function takeEventsApart(trx: Trx): Promise<void> {
  await trx.deleteFrom('event_members').execute()
  const machine = trx.selectFrom('events').select('id').where('origin', '=', 'machine')
  await trx.deleteFrom('event_keys').where('event_id', 'in', machine).execute()
}

/** Every event that is not merged into another. */
export async function eventIds(db: Db): Promise<{ id: string; origin: 'archive' | 'machine' | 'editor' }[]> {
  return await db.selectFrom('events').select(['id', 'origin']).where('merged_into', 'is', null).orderBy('id').execute()
}

/** The event that most of these documents report now, null where none does. */
export async function reportedBy(db: Db, documentIds: string[]): Promise<string | null> {
  if (documentIds.length === 0) return null
  const row = await db
    .selectFrom('event_members')
    .innerJoin('documents', 'documents.key', 'event_members.document_key')
    .select(['event_id', (eb) => eb.fn.countAll<number>().as('reports')])
    .where('documents.id', 'in', documentIds.slice(0, 500))
    .where('role', '=', 'report')
    .groupBy('event_id')
    .orderBy('reports', 'desc')
    .orderBy('event_id')
    .limit(1)
    .executeTakeFirst()
  return row?.event_id ?? null
}
