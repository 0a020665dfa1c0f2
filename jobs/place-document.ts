import { keysOf } from '../src/events/keys.ts'
import { merged } from '../src/events/merged.ts'
import { type Membership as Placed, place } from '../src/events/place.ts'
import { type EventSketch, mainPassage, sketchOf } from '../src/events/sketch.ts'
import type { Passage, Reading } from '../src/model.ts'
import { propose } from '../src/store/corrections.ts'
import { foundingId, mergeEvents } from '../src/store/event-ids.ts'
import { addEvent, addMember, eventCandidates, eventsNaming, keptEvent, setSketch, storyEvents } from '../src/store/events.ts'
import type { Trx } from '../src/store/versions.ts'
import type { Desk } from './desk.ts'

type Placing = {
  id: string
  key: number
  story: string | null
  url: string | null
  address: string | null
  title: string
  text: string
  published: string | null
}

const mostCandidates = 60
/** A side passage shorter than this may join an event but founds none. */
const slightest = 240

/**
 * Puts each passage of a document where it belongs: into an event that is reported already, or a new one.
 * @returns the events whose faces must be drawn again
 */
export async function placeDocument(trx: Trx, desk: Pick<Desk, 'now'>, document: Placing, reading: Reading): Promise<Set<string>> {
  const touched = new Set<string>()
  const folded = document.story === null ? [] : await storyEvents(trx, document.story, document.key)
  const length = document.title.length + 2 + document.text.length
  const keep = async (placed: Placed, passage: number, span: { start: number; end: number }) => {
    await addMember(trx, {
      eventId: placed.event,
      documentKey: document.key,
      passage,
      role: placed.role,
      score: placed.score,
      because: placed.because,
      start: span.start,
      end: Math.min(span.end, length),
    })
    touched.add(placed.event)
  }
  if (folded.length > 0) {
    // A copy says what its original says: it stands where that stands, and is folded there.
    for (const event of folded)
      await keep({ event: event.id, role: event.role, score: 1, because: ['a near-verbatim copy of a text that is placed here'] }, 0, {
        start: 0,
        end: length,
      })
    return touched
  }
  for (const event of document.address === null ? [] : await eventsNaming(trx, document.address)) {
    await keep({ event, role: 'report', score: 1, because: ['an editor named this address as a source of the event'] }, 0, {
      start: 0,
      end: length,
    })
  }
  const main = mainPassage(reading)
  const passages = reading.passages.length === 0 ? [main] : reading.passages
  for (const [number, passage] of passages.entries()) {
    const isMain = passage === main
    if (isMain && touched.size > 0) continue
    const sketch = sketchOf(reading, passage, document, { main: isMain })
    const span = isMain && passages.length === 1 ? { start: 0, end: length } : passage
    const founder = { document: document.id, passage: isMain ? 0 : number + 1 }
    const put = await placePassage(trx, desk, sketch, founder, isMain || opensEvent(passage))
    for (const placed of put.placed) await keep(placed, number, span)
    for (const event of put.touched) touched.add(event)
  }
  return touched
}

const opensEvent = (passage: Passage) => passage.end - passage.start >= slightest && passage.side !== null && passage.type !== null

type Put = { placed: Placed[] /** events changed besides those joined */; touched: string[] }

/** The events a passage reports or mentions; a new one where none is reported and it may found one. */
async function placePassage(
  trx: Trx,
  desk: Pick<Desk, 'now'>,
  sketch: EventSketch,
  founder: { document: string; passage: number },
  opens: boolean,
): Promise<Put> {
  const keys = keysOf(sketch)
  const candidates = await eventCandidates<EventSketch>(trx, keys, mostCandidates)
  const placement = place(sketch, candidates, { opens })
  if (placement.kind === 'mention') return { placed: placement.mentions, touched: [] }
  if (placement.kind === 'report') {
    await grow(trx, placement.membership.event, sketch)
    const touched = await joinSame(trx, desk, placement.membership.event, placement.alsoSame)
    return { placed: [placement.membership, ...placement.mentions.filter(({ event }) => !touched.includes(event))], touched }
  }
  const { id, joined } = await foundingId(trx, founder.document, founder.passage)
  if (joined) await grow(trx, id, sketch)
  else await addEvent(trx, { id, origin: 'machine', entry: null, archiveHash: null, sketch, keys }, desk.now())
  const because = joined ? 'the event it once founded was merged into this one' : 'the first report of it that we hold'
  return { placed: [{ event: id, role: 'report', score: 1, because: [because] }, ...placement.mentions], touched: [] }
}

async function grow(trx: Trx, id: string, sketch: EventSketch): Promise<void> {
  const event = await keptEvent<EventSketch>(trx, id)
  if (!event) return
  const grown = merged(event.sketch, sketch)
  await setSketch(trx, event.id, grown, keysOf(grown))
}

/** A passage has shown that events are one: machine-made ones are merged, leaving redirects; what an editor curated is proposed only. */
async function joinSame(trx: Trx, desk: Pick<Desk, 'now'>, into: string, others: string[]): Promise<string[]> {
  const touched: string[] = []
  const target = await keptEvent<EventSketch>(trx, into)
  for (const id of others) {
    const other = await keptEvent<EventSketch>(trx, id)
    if (!target || !other) continue
    const because = 'one report matches both, and they match each other'
    if (target.origin === 'machine' && other.origin === 'machine') {
      await mergeEvents(trx, id, into, because, desk.now())
      await grow(trx, into, other.sketch)
      touched.push(id)
    } else await propose(trx, { kind: 'merge', subjectId: into, body: { with: id }, because }, desk.now())
  }
  return touched
}
