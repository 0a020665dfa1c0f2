import { sql } from 'kysely'
import type { Store } from './open.ts'
import { stillStands } from './schema.ts'
import { dataVersion } from './versions.ts'

/** One invariant: what holds, or how many rows break it and the first of them. */
export type Finding = { name: string; ok: boolean; words: string }

type Count = { n: number; first: string | null }
const listed = async (store: Store, query: ReturnType<typeof sql<Count>>): Promise<Count> => {
  const { rows } = await query.execute(store.db)
  return { n: Number(rows[0]?.n ?? 0), first: rows[0]?.first ?? null }
}

/** Every rule of the store that can be asked of its rows, one line each. */
const rules: { name: string; holds: string; query: (store: Store) => ReturnType<typeof sql<Count>> }[] = [
  {
    name: 'every tag made by a machine has words of its text',
    holds: 'each has a span inside the text it was read from',
    query: () => sql<Count>`select count(*) as n, min(tags.facet || ' ' || tags.value) as first from tags
      join readings on readings.id = tags.reading_id join revisions on revisions.id = readings.revision_id
      where tags.by_whom <> 'editor' and (tags.start_at is null or tags.end_at is null or tags.start_at < 0 or tags.end_at <= tags.start_at
        or tags.end_at > length(revisions.title) + 2 + length(revisions.text) + ${slack})`,
  },
  {
    name: 'an editor’s tag stands on a source',
    holds: 'each is of a brief and has no span',
    query: () => sql<Count>`select count(*) as n, min(documents.id) as first from tags join documents on documents.key = tags.document_key
      where tags.by_whom = 'editor' and (documents.kind <> 'brief' or tags.start_at is not null)`,
  },
  {
    name: 'every item has one outcome',
    holds: 'offered = kept + duplicate + refused + failed + removed + pending',
    query:
      () => sql<Count>`select count(*) as n, min(guid) as first from items where outcome not in ('kept', 'duplicate', 'refused', 'failed', 'removed', 'pending')
      or (outcome = 'kept' and (document_id is null or not exists (select 1 from documents where documents.id = items.document_id)))
      or (outcome in ('refused', 'failed') and why is null)`,
  },
  {
    name: 'visits and items agree',
    holds: 'what visits counted as new is what is filed',
    query: () => sql<Count>`select count(*) as n, min(source_id) as first from (select source_states.source_id,
      (select count(*) from items where items.source_id = source_states.source_id) as filed,
      (select coalesce(sum(fresh), 0) from visits where visits.source_id = source_states.source_id) as counted from source_states) as sums where filed < counted`,
  },
  {
    name: 'each document has one current reading',
    holds: 'none has two',
    query: () =>
      sql<Count>`select count(*) as n, min(cast(document_key as text)) as first from (select document_key from readings where current = 1 group by document_key having count(*) > 1) as twice`,
  },
  {
    name: 'each event shows one face',
    holds: 'none has two, and no face is of a version to come',
    query: () => sql<Count>`select count(*) as n, min(event_id) as first from event_faces
      where (to_version = ${stillStands} and exists (select 1 from event_faces as other where other.event_id = event_faces.event_id and other.to_version = ${stillStands} and other.from_version <> event_faces.from_version))
      or from_version > (select cast(value as bigint) from meta where name = 'data_version')`,
  },
  {
    name: 'what is kept out stays out',
    holds: 'no removed document holds words, tags or a place in an event',
    query: () =>
      sql<Count>`select count(*) as n, min(documents.id) as first from documents where documents.removed = 1 and (documents.title <> '' or documents.address is not null
        or exists (select 1 from revisions where revisions.document_key = documents.key and revisions.text <> '')
        or exists (select 1 from readings where readings.document_key = documents.key)
        or exists (select 1 from event_members where event_members.document_key = documents.key))`,
  },
  {
    name: 'the events index and the events agree',
    holds: 'every published event can be found, nothing else can',
    query: () => sql<Count>`select count(*) as n, min(event_id) as first from (
      select event_id from event_faces where to_version = ${stillStands} and event_id not in (select event_id from event_index)
      union all select event_id from event_index where event_id not in (select event_id from event_faces where to_version = ${stillStands})) as astray`,
  },
]

// PostgreSQL and SQLite count characters where offsets count UTF-16 units: characters beyond the basic plane count double for us.
const slack = 100_000

/** Checks everything and changes nothing. */
export async function examine(store: Store): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const rule of rules) {
    const { n, first } = await listed(store, rule.query(store))
    findings.push({ name: rule.name, ok: n === 0, words: n === 0 ? rule.holds : `${n} rows break it, first ${first}` })
  }
  return [
    ...findings,
    await spansInside(store),
    await indexAgrees(store),
    ...(store.engine === 'sqlite' ? await sqliteChecks(store) : []),
    { name: 'data version', ok: true, words: String(await dataVersion(store)) },
  ]
}

/** Spans measured exactly, in UTF-16 units, some thousand tags at a time. */
async function spansInside(store: Store): Promise<Finding> {
  let after = 0
  let checked = 0
  for (;;) {
    const rows = await store.db
      .selectFrom('tags')
      .innerJoin('readings', 'readings.id', 'tags.reading_id')
      .innerJoin('revisions', 'revisions.id', 'readings.revision_id')
      .select(['tags.id', 'tags.start_at', 'tags.end_at', 'revisions.title', 'revisions.text'])
      .where('tags.id', '>', after)
      .where('tags.start_at', 'is not', null)
      .where('readings.current', '=', 1)
      .orderBy('tags.id')
      .limit(2000)
      .execute()
    if (rows.length === 0) return { name: 'evidence is inside its text', ok: true, words: `${checked} spans measured` }
    for (const row of rows) {
      const whole = `${row.title}\n\n${row.text}`
      const words = whole.slice(row.start_at ?? 0, row.end_at ?? 0)
      if (words.trim() === '' || (row.end_at ?? 0) > whole.length)
        return { name: 'evidence is inside its text', ok: false, words: `tag ${row.id} shows no words` }
    }
    checked += rows.length
    after = Number(rows.at(-1)?.id)
  }
}

async function indexAgrees(store: Store): Promise<Finding> {
  const { rows } = await sql<{ indexed: number; kept: number }>`select
    (select count(*) from ${store.engine === 'sqlite' ? sql`document_index` : sql`(select distinct document_key from document_index) as keys`}) as indexed,
    (select count(*) from documents where removed = 0) as kept`.execute(store.db)
  const { indexed, kept } = { indexed: Number(rows[0]?.indexed), kept: Number(rows[0]?.kept) }
  return { name: 'the search index and the documents agree', ok: indexed === kept, words: `${kept} documents, ${indexed} in the index` }
}

async function sqliteChecks(store: Store): Promise<Finding[]> {
  const keys = await sql<{ table: string }>`pragma foreign_key_check`.execute(store.db)
  const whole = await sql<{ quick_check: string }>`pragma quick_check(1)`.execute(store.db)
  const said = whole.rows[0]?.quick_check ?? 'no answer'
  return [
    {
      name: 'foreign keys hold',
      ok: keys.rows.length === 0,
      words: keys.rows.length === 0 ? 'all do' : `${keys.rows.length} rows point nowhere`,
    },
    { name: 'the file is sound', ok: said === 'ok', words: said },
  ]
}
