import { type FaceCorrection, faceOf, type Member } from '../src/events/face.ts'
import { mainPassage } from '../src/events/sketch.ts'
import type { DocumentKind, EventFace, Passage, Reading, SourceKind } from '../src/model.ts'
import { correctionsOf } from '../src/store/corrections.ts'
import { type FullMember, keptEvent, membersOf, putFace, withdrawFace } from '../src/store/events.ts'
import { type Db, raiseVersion, type Trx, together } from '../src/store/versions.ts'
import type { Desk } from './desk.ts'

type ForFaces = Pick<Desk, 'store' | 'publishers' | 'knowledge' | 'now'>

/** Draws an event's face anew from its rows and publishes it as of `version`; an event left without any ground goes off the site. */
export async function publishFace(trx: Trx, desk: ForFaces, id: string, version: number): Promise<'published' | 'same' | 'withdrawn'> {
  const face = await drawnFace(trx, desk, id)
  if (face) return await putFace(trx, desk.store, face, version, desk.now())
  await withdrawFace(trx, desk.store, id, version)
  return 'withdrawn'
}

/** Draws some events again under a version of their own. */
export async function drawAgain(desk: ForFaces, ids: string[]): Promise<void> {
  if (ids.length === 0) return
  await together(desk.store, async (trx) => {
    const version = await raiseVersion(trx)
    for (const id of ids) await publishFace(trx, desk, id, version)
  })
}

/** The face that follows from an event's rows; null for one that is hidden, merged, or rests on nothing. */
export async function drawnFace(db: Db, desk: Pick<ForFaces, 'publishers' | 'knowledge'>, id: string): Promise<EventFace | null> {
  const event = await keptEvent(db, id)
  if (!event || event.mergedInto) return null
  const corrections = await correctionsOf(db, 'event', id)
  if (event.hidden || corrections.some((line) => line.action === 'hide')) return null
  const members = (await membersOf(db, id)).filter((member) => member.document.kind !== 'brief')
  if (event.entry === null && members.every((member) => member.role !== 'report')) return null
  const kinds = new Map(desk.knowledge.sources.map((source) => [source.id, source.kind]))
  const firsts = firstsOf(members)
  return faceOf({
    id,
    origin: event.origin,
    entry: event.entry,
    members: members.flatMap((member) => memberOf(member, firsts, kinds)),
    corrections: corrections.flatMap((line): FaceCorrection[] =>
      line.action === 'accept' || line.action === 'reject' || line.action === 'set' || line.action === 'title' || line.action === 'date'
        ? [{ action: line.action === 'title' || line.action === 'date' ? 'set' : line.action, facet: line.facet, value: line.value }]
        : [],
    ),
    publishers: desk.publishers,
  })
}

/** The first document of each story that has several in the event. Members come in order of time. */
function firstsOf(members: FullMember[]): Map<string, string> {
  const firsts = new Map<string, string>()
  for (const { document } of members) if (document.story && !firsts.has(document.story)) firsts.set(document.story, document.id)
  return firsts
}

function memberOf(member: FullMember, firsts: Map<string, string>, kinds: Map<string, SourceKind>): Member[] {
  if (!member.reading) return []
  const { document } = member
  const first = document.story === null ? null : (firsts.get(document.story) ?? null)
  return [
    {
      role: member.role,
      score: member.score,
      passage: passageOf(member.reading.reading, member.passage),
      reading: member.reading.reading,
      document: {
        id: document.id,
        kind: document.kind as DocumentKind,
        title: document.title,
        text: member.reading.text,
        url: document.url,
        publisher: document.publisher,
        sourceKind: document.source === null ? null : (kinds.get(document.source) ?? null),
        published: document.published ?? document.firstSeen,
        credits: document.credits,
        copyOf: first === document.id ? null : first,
        source: document.source,
        language: document.language,
      },
    },
  ]
}

/** A membership names its passage by number; a text read as one whole has none to name. */
export const passageOf = (reading: Reading, number: number): Passage => reading.passages[number] ?? mainPassage(reading)
