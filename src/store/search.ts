import { type RawBuilder, sql } from 'kysely'
import { excerptsOf, snippetOf } from '../excerpt.ts'
import { type Filter, firstDay, lastDay } from '../filter.ts'
import type { EventFace, FilterKey, SearchHit, SearchPage } from '../model.ts'
import { cardColumns, cardOf, type DocumentRow } from './documents.ts'
import { facesOf } from './events.ts'
import type { Store } from './open.ts'
import { currentReading } from './readings.ts'
import { bestKeysPostgres, documentKeysPostgres, eventIdsPostgres } from './search-postgres.ts'
import { type ParsedQuery, parseSearch, type Query } from './search-query.ts'
import { bestKeysSqlite, documentKeysSqlite, eventIdsSqlite } from './search-sqlite.ts'

export type SearchAsk = { q: string; filter: Filter; sort: 'date' | 'relevance'; cursor: string | null; limit: number }

/** What a search needs to know besides the store: canonical names by id (with what each owns), and publishers' names. */
export type SearchNames = { named(id: string, only: boolean): string[]; publisherName(id: string): string }

// A word that stands in more than a twentieth of all articles cannot be ranked in time (libraries: 1.9 s at a million).
const tooCommon = 0.05
const fewEnough = 2000

const documentKeys = (store: Store, query: Query) => (store.engine === 'sqlite' ? documentKeysSqlite(query) : documentKeysPostgres(query))
const eventIds = (store: Store, query: Query) => (store.engine === 'sqlite' ? eventIdsSqlite(query) : eventIdsPostgres(query))

/** Events whose own words match, and events that a matching document reports. */
export async function eventIdsMatching(store: Store, q: string): Promise<Set<string>> {
  const { query } = parseSearch(q)
  if (query === null) return new Set()
  const { rows } = await sql<{ event_id: string }>`
    ${eventIds(store, query)}
    union select event_id from event_members where role = 'report' and document_key in (${documentKeys(store, query)})`.execute(store.db)
  return new Set(rows.map((row) => row.event_id))
}

/** Articles and events that hold the words, newest first or best first, narrowed by the filter. */
export async function search(store: Store, ask: SearchAsk, names: SearchNames): Promise<SearchPage> {
  const parsed = parseSearch(ask.q)
  if (parsed.query === null)
    return { hits: [], total: { documents: 0, events: 0 }, next: null, ranked: false, problem: parsed.problem, suggestions: [] }
  const where = sql`${documentKeys(store, parsed.query)}`
  const narrowed = narrowing(ask.filter, names)
  const counted = await sql<{ n: number }>`select count(*) as n from documents where key in (${where}) and ${narrowed}`.execute(store.db)
  const total = Number(counted.rows[0]?.n ?? 0)
  const held = await store.db
    .selectFrom('documents')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  const rankable = total <= fewEnough || total <= Number(held.n) * tooCommon
  const byRank = ask.sort === 'relevance' && rankable
  const found = byRank ? await ranked(store, parsed.query, narrowed, ask) : await newest(store, where, narrowed, ask)
  const documents = await Promise.all(found.rows.slice(0, ask.limit).map((row) => documentHit(store, row, parsed, names)))
  const events = ask.cursor === null ? await eventHits(store, parsed, names, ask) : { hits: [], total: 0 }
  return {
    hits: [...events.hits, ...documents],
    total: { documents: total, events: events.total },
    next: found.next,
    ranked: rankable,
    problem: parsed.problem,
    suggestions: total + events.total === 0 ? await nearbyWords(store, parsed.words) : [],
  }
}

/** A cursor is ours or it is junk, which means the beginning. */
const placeIn = (cursor: string | null) => (cursor !== null && /^\d{1,16}$/.test(cursor) ? Number(cursor) : null)

async function newest(store: Store, where: RawBuilder<unknown>, narrowed: RawBuilder<unknown>, ask: SearchAsk) {
  const from = placeIn(ask.cursor)
  const before = from === null ? sql`true` : sql`key < ${from}`
  const { rows } = await sql<DocumentRow>`
    select ${sql.join(cardColumns.map((column) => sql.ref(column)))} from documents
    where key in (${where}) and ${narrowed} and ${before} order by key desc limit ${ask.limit + 1}`.execute(store.db)
  return { rows, next: rows.length > ask.limit ? String(rows[ask.limit - 1]!.key) : null }
}

async function ranked(store: Store, query: Query, narrowed: RawBuilder<unknown>, ask: SearchAsk) {
  const offset = placeIn(ask.cursor) ?? 0
  // Rank first, join after: the other order took ten times as long.
  const best = store.engine === 'sqlite' ? bestKeysSqlite(query, fewEnough * 2) : bestKeysPostgres(query, fewEnough * 2)
  const order = (await best.execute(store.db)).rows.map((row) => Number(row.document_key))
  if (order.length === 0) return { rows: [], next: null }
  const { rows } = await sql<DocumentRow>`
    select ${sql.join(cardColumns.map((column) => sql.ref(column)))} from documents where key in (${documentKeys(store, query)}) and ${narrowed}`.execute(
    store.db,
  )
  const byKey = new Map(rows.map((row) => [row.key, row]))
  const list = order.map((key) => byKey.get(key)).filter((row) => row !== undefined)
  return { rows: list.slice(offset, offset + ask.limit), next: list.length > offset + ask.limit ? String(offset + ask.limit) : null }
}

const documentColumns: Partial<Record<FilterKey, string>> = {
  side: 'side',
  type: 'type',
  source: 'source_id',
  publisher: 'publisher',
  kind: 'kind',
  lang: 'language',
}
const tagFacets: Partial<Record<FilterKey, string>> = {
  stage: 'stage',
  stance: 'stance',
  use: 'uses',
  technique: 'techniques',
  concern: 'concerns',
  worker: 'workers',
  country: 'countries',
  studio: 'studios',
  vendor: 'vendors',
  body: 'bodies',
  person: 'people',
  production: 'productions',
}
const nameFacets = new Set<FilterKey>(['studio', 'vendor', 'body', 'person', 'production'])

/** The filter as a condition on documents. Briefs, private and removed texts are never found. */
function narrowing(filter: Filter, names: SearchNames): RawBuilder<unknown> {
  const conditions = [sql`removed = 0 and hidden = 0 and private = 0 and kind <> 'brief'`]
  if (filter.from) conditions.push(sql`published >= ${firstDay(filter.from)}`)
  if (filter.to) conditions.push(sql`published <= ${`${lastDay(filter.to)}T23:59:59.999Z`}`)
  for (const [key, choices] of Object.entries(filter.facets) as [FilterKey, NonNullable<Filter['facets'][FilterKey]>][]) {
    const wanted = choices.filter((choice) => !choice.not)
    const left = choices.filter((choice) => choice.not)
    const values = (list: typeof choices) =>
      list.flatMap((choice) => (nameFacets.has(key) ? names.named(choice.id, choice.only) : [choice.id]))
    if (wanted.length > 0) conditions.push(holds(key, values(wanted)))
    if (left.length > 0) conditions.push(sql`not (${holds(key, values(left))})`)
  }
  return sql.join(conditions, sql` and `)
}

function holds(key: FilterKey, values: string[]): RawBuilder<unknown> {
  const column = documentColumns[key]
  if (column) return sql`coalesce(${sql.ref(column)}, '') in (${sql.join(values)})`
  const facet = tagFacets[key]
  if (!facet) return sql`true`
  return sql`key in (select tags.document_key from tags join readings on readings.id = tags.reading_id and readings.current = 1 where tags.facet = ${facet} and tags.value in (${sql.join(values)}))`
}

async function documentHit(store: Store, row: DocumentRow, parsed: ParsedQuery, names: SearchNames): Promise<SearchHit> {
  const [kept, events] = await Promise.all([
    currentReading(store.db, row.key, row.id),
    store.db.selectFrom('event_members').select('event_id').where('document_key', '=', row.key).where('role', '=', 'report').execute(),
  ])
  const faces = await facesOf(
    store.db,
    events.map((event) => event.event_id),
  )
  const excerpts = kept ? excerptsOf({ title: kept.title, text: kept.text, tags: kept.reading.tags, quotes: kept.reading.quotes }) : []
  return {
    kind: 'document',
    document: cardOf(row, names.publisherName),
    snippet: snippetOf(excerpts, new Set(parsed.words)),
    events: faces.map((face) => ({ id: face.id, title: face.title })),
    score: 0,
  }
}

const mostEvents = 5

async function eventHits(
  store: Store,
  parsed: ParsedQuery,
  _names: SearchNames,
  ask: SearchAsk,
): Promise<{ hits: SearchHit[]; total: number }> {
  const facets = Object.keys(ask.filter.facets).length > 0 || ask.filter.from !== null || ask.filter.to !== null
  const { rows } = await sql<{ event_id: string }>`${eventIds(store, parsed.query!)}`.execute(store.db)
  const faces = (
    await facesOf(
      store.db,
      rows.map((row) => row.event_id),
    )
  ).sort((a, b) => (a.date < b.date ? 1 : -1))
  // With a filter set, the timeline answers for events; here only those that plainly pass the dates are offered.
  const chosen = facets ? faces.filter((face) => passes(face, ask.filter)) : faces
  return { hits: chosen.slice(0, mostEvents).map((face) => eventHit(face, parsed)), total: chosen.length }
}

function passes(face: EventFace, filter: Filter): boolean {
  if (filter.from && face.to < firstDay(filter.from)) return false
  if (filter.to && face.from > lastDay(filter.to)) return false
  const side = filter.facets.side?.filter((choice) => !choice.not).map((choice) => choice.id)
  return side === undefined || side.length === 0 || side.includes(face.side)
}

function eventHit(face: EventFace, parsed: ParsedQuery): SearchHit {
  const text = face.summary ?? face.title
  return {
    kind: 'event',
    event: { id: face.id, date: face.date, title: face.title, side: face.side, type: face.type },
    snippet: snippetOf([{ text, start: 0, end: text.length, tags: [] }], new Set(parsed.words)),
    score: 0,
  }
}

/** Known words that begin like the ones that found nothing. */
async function nearbyWords(store: Store, words: string[]): Promise<string[]> {
  const starts = words
    .filter((word) => word.length >= 4)
    .slice(0, 3)
    .map((word) => word.slice(0, 4))
  if (starts.length === 0) return []
  const rows = await store.db
    .selectFrom('tags')
    .select('value')
    .distinct()
    .where((eb) => eb.or(starts.map((start) => eb(sql<string>`lower(value)`, 'like', `%${start.replace(/[%_]/g, '')}%`))))
    .limit(5)
    .execute()
  return rows.map((row) => row.value)
}
