import { sql } from 'kysely'
import type { Article, DocumentCard, DocumentKind, EventType, Side, Turn } from '../model.ts'
import { hashOf, newId } from './ids.ts'
import type { Store } from './open.ts'
import { indexDocument, unindexDocument } from './search-index.ts'
import type { Db, Trx } from './versions.ts'

/** A text to be kept, whole: what it says, where it stands, how we came by it. Times ISO 8601 UTC or null. */
export type NewDocument = {
  id?: string
  kind: DocumentKind
  url: string | null
  /** the cleaned address by which it is known across feeds; null for texts without one */
  address: string | null
  canonical: string | null
  sourceId: string | null
  publisher: string
  site: string | null
  byline: string | null
  title: string
  text: string
  published: string | null
  language: string | null
  paywalled: boolean
  section: string | null
  credits: string[]
  words: number
  origin: 'feed' | 'page' | 'archive' | 'import' | 'editor'
  private?: boolean
  summary?: string | null
  turns?: Turn[]
  /** of a call: whose, of which quarter, on which day, and how often it speaks of AI in how many words */
  call?: { company: string | null; quarter: string | null; heldOn: string | null; aiMentions: number; words: number }
}

export type Filed = { id: string; key: number; revisionId: number }

const sequences = 2 ** 20

/** The first free key of a second: publication second × 2^20 + sequence. Undated and impossible dates count from the day first seen. */
async function freeKey(db: Db, published: string | null, firstSeen: Date): Promise<{ key: number; dated: boolean }> {
  const time = published === null ? Number.NaN : Date.parse(published)
  // A date before cinema or beyond tomorrow is a slip of the page: it may be shown, but does not order.
  const plausible = time >= 0 && time <= firstSeen.valueOf() + 86_400_000
  const second = Math.floor((plausible ? time : firstSeen.valueOf()) / 1000)
  const row = await db
    .selectFrom('documents')
    .select((eb) => eb.fn.max('key').as('last'))
    .where('key', '>=', second * sequences)
    .where('key', '<', (second + 1) * sequences)
    .executeTakeFirst()
  return {
    key: row?.last == null ? second * sequences : Number(row.last) + 1,
    dated: plausible,
  }
}

/** Files a new document with its first revision and its words in the index. The caller has made sure that its address is new. */
export async function addDocument(trx: Trx, store: Store, document: NewDocument, now: Date): Promise<Filed> {
  const { key, dated } = await freeKey(trx, document.published, now)
  const id = document.id ?? newId('d')
  await trx
    .insertInto('documents')
    .values({
      key,
      id,
      kind: document.kind,
      url: document.url,
      address: document.address,
      canonical: document.canonical,
      source_id: document.sourceId,
      publisher: document.publisher,
      site: document.site,
      byline: document.byline,
      title: storable(document.title),
      published: document.published,
      dated: dated ? 1 : 0,
      first_seen: now.toISOString(),
      language: document.language,
      paywalled: document.paywalled ? 1 : 0,
      section: document.section,
      credits: JSON.stringify(document.credits),
      words: document.words,
      origin: document.origin,
      private: document.private ? 1 : 0,
      side: null,
      type: null,
      story_id: null,
      summary: document.summary ?? null,
    })
    .execute()
  const revisionId = await addRevision(trx, key, 1, document.title, document.text, now)
  for (const [number, turn] of (document.turns ?? []).entries()) {
    await trx
      .insertInto('turns')
      .values({
        revision_id: revisionId,
        number,
        speaker: turn.speaker,
        role: turn.role,
        firm: turn.firm,
        section: turn.section,
        start_at: turn.start,
        end_at: turn.end,
      })
      .execute()
  }
  if (document.call) {
    const { company, quarter, heldOn, aiMentions, words } = document.call
    await trx.insertInto('calls').values({ document_key: key, company, quarter, held_on: heldOn, ai_mentions: aiMentions, words }).execute()
  }
  await indexDocument(trx, store.engine, key, document.title, document.text)
  return { id, key, revisionId }
}

/** PostgreSQL takes no NUL. What stands in its place is as long, so that spans stay where they are. */
const storable = (text: string) => text.replaceAll('\0', '\ufffd')

async function addRevision(trx: Trx, key: number, number: number, heading: string, body: string, now: Date): Promise<number> {
  const [title, text] = [storable(heading), storable(body)]
  const row = await trx
    .insertInto('revisions')
    .values({
      document_key: key,
      number,
      title,
      text,
      hash: hashOf(`${title}\n\n${text}`),
      at: now.toISOString(),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return Number(row.id)
}

/** Keeps a changed headline or text as a new revision; an unchanged one is left alone. */
export async function reviseDocument(
  trx: Trx,
  store: Store,
  id: string,
  changed: { title: string; text?: string },
  now: Date,
): Promise<'revised' | 'unchanged' | 'unknown'> {
  const last = await trx
    .selectFrom('documents')
    .innerJoin('revisions', 'revisions.document_key', 'documents.key')
    .select(['documents.key', 'revisions.number', 'revisions.text', 'revisions.title', 'documents.removed'])
    .where('documents.id', '=', id)
    .orderBy('revisions.number', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!last || last.removed === 1) return 'unknown'
  const text = changed.text ?? last.text
  if (last.title === storable(changed.title) && last.text === storable(text)) return 'unchanged'
  await addRevision(trx, last.key, last.number + 1, changed.title, text, now)
  await trx
    .updateTable('documents')
    .set({ title: storable(changed.title) })
    .where('key', '=', last.key)
    .execute()
  await unindexDocument(trx, store.engine, last.key)
  await indexDocument(trx, store.engine, last.key, changed.title, text)
  return 'revised'
}

/** The document known by an address, also by the address it was canonical under when we fetched it ourselves. */
export async function documentByAddress(db: Db, address: string): Promise<{ id: string; key: number; removed: boolean } | null> {
  const row = await db.selectFrom('documents').select(['id', 'key', 'removed']).where('address', '=', address).executeTakeFirst()
  return row ? { id: row.id, key: row.key, removed: row.removed === 1 } : null
}

export async function documentById(db: Db, id: string): Promise<{ id: string; key: number; removed: boolean } | null> {
  const row = await db.selectFrom('documents').select(['id', 'key', 'removed']).where('id', '=', id).executeTakeFirst()
  return row ? { id: row.id, key: row.key, removed: row.removed === 1 } : null
}

/** The text that a document's newest revision holds, with what identifies both. */
export type KeptText = {
  id: string
  key: number
  revisionId: number
  kind: DocumentKind
  url: string | null
  title: string
  text: string
  published: string | null
  publisher: string
  firstSeen: string
  credits: string[]
  language: string | null
  address: string | null
  story: string | null
  private: boolean
}

export async function textOf(db: Db, key: number): Promise<KeptText | null> {
  const row = await db
    .selectFrom('documents')
    .innerJoin('revisions', 'revisions.document_key', 'documents.key')
    .select([
      'documents.id',
      'documents.key',
      'documents.kind',
      'documents.url',
      'documents.published',
      'documents.publisher',
      'documents.first_seen',
      'documents.credits',
      'documents.language',
      'documents.address',
      'documents.story_id',
      'documents.private',
      'revisions.id as revision',
      'revisions.title',
      'revisions.text',
    ])
    .where('documents.key', '=', key)
    .orderBy('revisions.number', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return null
  return {
    id: row.id,
    key: row.key,
    revisionId: Number(row.revision),
    kind: row.kind as DocumentKind,
    url: row.url,
    title: row.title,
    text: row.text,
    published: row.published,
    publisher: row.publisher,
    firstSeen: row.first_seen,
    credits: JSON.parse(row.credits) as string[],
    language: row.language,
    address: row.address,
    story: row.story_id,
    private: row.private === 1,
  }
}

/** Keys of the documents that stories and events are made of, in the order of time, after `afterKey`. */
export async function publicKeys(db: Db, afterKey: number, limit: number): Promise<number[]> {
  const rows = await db
    .selectFrom('documents')
    .select('key')
    .where('kind', '!=', 'brief')
    .where('removed', '=', 0)
    .where('private', '=', 0)
    .where('key', '>', afterKey)
    .orderBy('key')
    .limit(limit)
    .execute()
  return rows.map((row) => row.key)
}

/** Documents whose current reading was made by other versions than these or of an older revision, or that have none; oldest first after `afterKey`. */
export async function unreadBy(
  db: Db,
  versions: {
    taxonomy: string
    gazetteer: string
    model: string
    code: string
  },
  afterKey: number,
  limit: number,
): Promise<number[]> {
  const rows = await db
    .selectFrom('documents')
    .leftJoin('readings', (join) => join.onRef('readings.document_key', '=', 'documents.key').on('readings.current', '=', 1))
    .select('documents.key')
    .where('documents.kind', '!=', 'brief')
    .where('documents.removed', '=', 0)
    .where('documents.key', '>', afterKey)
    .where((eb) =>
      eb.or([
        eb('readings.id', 'is', null),
        eb('readings.taxonomy', '!=', versions.taxonomy),
        eb('readings.gazetteer', '!=', versions.gazetteer),
        eb('readings.model', '!=', versions.model),
        eb('readings.code', '!=', versions.code),
        sql<boolean>`readings.revision_id <> (select max(revisions.id) from revisions where revisions.document_key = documents.key)`,
      ]),
    )
    .orderBy('documents.key')
    .limit(limit)
    .execute()
  return rows.map((row) => row.key)
}

export type DocumentRow = {
  key: number
  id: string
  kind: string
  title: string
  url: string | null
  byline: string | null
  published: string | null
  source_id: string | null
  publisher: string
  in_scope: number
  relevance: number
  side: string | null
  type: string | null
  paywalled: number
  language: string | null
}
export const cardColumns = [
  'key',
  'id',
  'kind',
  'title',
  'url',
  'byline',
  'published',
  'source_id',
  'publisher',
  'in_scope',
  'relevance',
  'side',
  'type',
  'paywalled',
  'language',
] as const

/** A row as pages may see it. */
export function cardOf(row: DocumentRow, publisherName: (id: string) => string): DocumentCard {
  return {
    id: row.id,
    kind: row.kind as DocumentKind,
    title: row.title,
    url: row.url,
    byline: row.byline,
    published: row.published,
    source: row.source_id,
    publisher: row.publisher,
    publisherName: publisherName(row.publisher),
    inScope: row.in_scope === 1,
    relevance: row.relevance,
    side: row.side as Side | null,
    type: row.type as EventType | null,
    paywalled: row.paywalled === 1,
    language: row.language,
  }
}

/** An extracted page as a document to be kept. */
export function documentOf(
  article: Article,
  more: {
    sourceId: string | null
    publisher: string
    url: string
    address: string
    title: string
    published: string | null
    origin: 'feed' | 'page'
  },
): NewDocument {
  return {
    kind: article.kind,
    url: more.url,
    address: more.address,
    canonical: article.canonical,
    sourceId: more.sourceId,
    publisher: more.publisher,
    site: article.site,
    byline: article.byline,
    title: more.title,
    text: article.text,
    published: more.published,
    language: article.language,
    paywalled: article.paywalled,
    section: article.section,
    credits: article.credits,
    words: article.words,
    origin: more.origin,
    ...(article.turns && { turns: article.turns }),
  }
}
