import { excerptsOf } from '../excerpt.ts'
import type { DocumentView, EventMember, EventView, Excerpt } from '../model.ts'
import { correctionsOf } from './corrections.ts'
import { cardColumns, cardOf, textOf } from './documents.ts'
import { aliasTarget } from './event-ids.ts'
import { faceAt, facesOf, membersOf } from './events.ts'
import type { Store } from './open.ts'
import { currentReading } from './readings.ts'
import { dataVersion } from './versions.ts'

type PublisherName = (id: string) => string

/** An event with the documents it rests on, now or as its face stood at a data version. */
export async function eventView(
  store: Store,
  id: string,
  version: number | null,
  publisherName: PublisherName,
): Promise<EventView | { redirect: string } | null> {
  const face = await faceAt(store.db, id, version)
  if (!face) {
    const target = await aliasTarget(store.db, id)
    return target === null ? null : { redirect: target }
  }
  const [members, corrections, now] = await Promise.all([membersOf(store.db, id), correctionsOf(store.db, 'event', id), dataVersion(store)])
  const cards = new Map(
    (members.length === 0
      ? []
      : await store.db
          .selectFrom('documents')
          .select(cardColumns)
          .where(
            'key',
            'in',
            members.map((m) => m.documentKey),
          )
          .where('private', '=', 0)
          .execute()
    ).map((row) => [row.key, cardOf(row, publisherName)]),
  )
  const firstOfStory = new Map<string, string>()
  for (const member of members)
    if (member.document.story && !firstOfStory.has(member.document.story)) firstOfStory.set(member.document.story, member.document.id)
  const shown = members.flatMap((member): EventMember[] => {
    const card = cards.get(member.documentKey)
    if (!card || card.kind === 'brief') return []
    const first = member.document.story === null ? null : (firstOfStory.get(member.document.story) ?? null)
    const kept = member.reading
    const all = kept ? excerptsOf({ title: kept.title, text: kept.text, tags: kept.reading.tags, quotes: kept.reading.quotes }) : []
    return [
      {
        document: card,
        role: member.role,
        score: member.score,
        because: member.because,
        copyOf: first === card.id ? null : first,
        evidence: all.filter((excerpt) => excerpt.end > member.start && excerpt.start < member.end),
      },
    ]
  })
  return { face, version: version ?? now, members: shown, corrections, related: [] }
}

/** A document as its page shows it; private ones have no page. */
export async function documentView(store: Store, id: string, publisherName: PublisherName): Promise<DocumentView | null> {
  const row = await store.db
    .selectFrom('documents')
    .select([...cardColumns, 'words', 'first_seen', 'story_id', 'summary', 'credits'])
    .where('id', '=', id)
    .where('removed', '=', 0)
    .where('hidden', '=', 0)
    .where('private', '=', 0)
    .executeTakeFirst()
  if (!row) return null
  const [kept, revisions, memberships, copies, text] = await Promise.all([
    currentReading(store.db, row.key, id),
    store.db.selectFrom('revisions').select(['title', 'at']).where('document_key', '=', row.key).orderBy('number').execute(),
    store.db.selectFrom('event_members').selectAll().where('document_key', '=', row.key).execute(),
    row.story_id === null
      ? []
      : store.db
          .selectFrom('documents')
          .select(cardColumns)
          .where('story_id', '=', row.story_id)
          .where('key', '!=', row.key)
          .where('removed', '=', 0)
          .where('private', '=', 0)
          .orderBy('key')
          .execute(),
    textOf(store.db, row.key),
  ])
  const faces = new Map(
    (
      await facesOf(
        store.db,
        memberships.map((m) => m.event_id),
      )
    ).map((face) => [face.id, face]),
  )
  const first =
    row.story_id === null
      ? undefined
      : await store.db.selectFrom('stories').select('first_key').where('id', '=', row.story_id).executeTakeFirst()
  const own = row.kind === 'brief'
  return {
    card: cardOf(row, publisherName),
    summary: row.summary,
    words: row.words,
    firstSeen: row.first_seen,
    reading: kept && { ...kept.reading, quotes: [] },
    versions: kept?.versions ?? null,
    excerpts:
      text && !own
        ? excerptsOf({ title: text.title, text: text.text, tags: kept?.reading.tags ?? [], quotes: kept?.reading.quotes ?? [] })
        : [],
    headlines: revisions
      .filter((revision, index) => index === 0 || revision.title !== revisions[index - 1]!.title)
      .map((revision) => ({ at: revision.at, title: revision.title })),
    events: memberships.flatMap((m) => {
      const face = faces.get(m.event_id)
      return face
        ? [{ id: face.id, date: face.date, title: face.title, role: m.role, score: m.score, because: JSON.parse(m.because) as string[] }]
        : []
    }),
    copies: copies.map((copy) => cardOf(copy, publisherName)),
    copyOf:
      first && first.first_key !== row.key
        ? (copies.filter((copy) => copy.key === first.first_key).map((copy) => cardOf(copy, publisherName))[0] ?? null)
        : null,
    credits: JSON.parse(row.credits) as string[],
  }
}

/** Words that earned an event its tags, from one document that reports it. */
export type Evidence = { document: string; publisherName: string; excerpts: Excerpt[] }

/** How many documents of an event are quoted in a list: its page shows them all. */
const quotedInLists = 1

/** The excerpts behind the tags of some events, each from the first article that reports it. Curated events without articles have none. */
export async function evidenceOf(store: Store, ids: readonly string[], publisherName: PublisherName): Promise<Map<string, Evidence[]>> {
  const found = new Map<string, Evidence[]>()
  if (ids.length === 0) return found
  const rows = await store.db
    .selectFrom('event_members')
    .innerJoin('documents', 'documents.key', 'event_members.document_key')
    .select(['event_members.event_id', 'documents.key', 'documents.id', 'documents.publisher'])
    .where('event_members.event_id', 'in', [...ids])
    .where('event_members.role', '=', 'report')
    .where('documents.kind', '!=', 'brief')
    .where('documents.removed', '=', 0)
    .where('documents.hidden', '=', 0)
    .where('documents.private', '=', 0)
    .orderBy('documents.key')
    .execute()
  for (const row of rows) {
    const quoted = found.get(row.event_id) ?? []
    if (quoted.length >= quotedInLists) continue
    const kept = await currentReading(store.db, row.key, row.id)
    if (!kept) continue
    const excerpts = excerptsOf({ title: kept.title, text: kept.text, tags: kept.reading.tags, quotes: kept.reading.quotes })
    found.set(row.event_id, [...quoted, { document: row.id, publisherName: publisherName(row.publisher), excerpts }])
  }
  return found
}
