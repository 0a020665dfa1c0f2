import { type CopySketch, copySketchOf, firstOf, isCopy, takesPart } from '../src/events/copies.ts'
import type { Reading } from '../src/model.ts'
import { copyCandidates, joinStory, setFirstOfStory, storyMembers } from '../src/store/copies.ts'
import { addDocument, documentByAddress, type NewDocument } from '../src/store/documents.ts'
import { newId } from '../src/store/ids.ts'
import { type Settled, settleItem } from '../src/store/items.ts'
import { keepReading } from '../src/store/readings.ts'
import { isRemoved, removedText } from '../src/store/removals.ts'
import { raiseVersion, type Trx, together } from '../src/store/versions.ts'
import type { Desk } from './desk.ts'
import { publishFace } from './faces.ts'
import { placeDocument } from './place-document.ts'

/**
 * Reads a text and keeps all that follows from it – document, revision, reading, story, events, the item's outcome – in one transaction:
 * a kill at any point leaves the item pending and nothing half kept.
 */
export async function keepDocument(
  desk: Desk,
  document: NewDocument,
  from: { item: number | null; why: string | null },
): Promise<Settled & { inScope?: boolean }> {
  const id = newId('d')
  const reading = desk.analyser.read({ id, url: document.url, title: document.title, text: document.text, published: document.published })
  const sketch = copySketchOf({ id, kind: document.kind, text: document.text })
  return await together(desk.store, async (trx) => {
    // Asked inside the transaction: another feed may have brought the same address a moment ago.
    const known = document.address === null ? null : await documentByAddress(trx, document.address)
    const removed = !known && (await isRemoved(trx, removedText(document.text)))
    const outcome: Settled = removed
      ? { outcome: 'removed', why: 'this text was removed for good' }
      : known
        ? { outcome: 'duplicate', why: 'the same address was taken already', documentId: known.id }
        : { outcome: 'kept', why: from.why, documentId: id }
    if (outcome.outcome === 'kept') await fileAll(trx, desk, { ...document, id }, reading, sketch)
    if (from.item !== null) await settleItem(trx, from.item, outcome)
    return { ...outcome, inScope: outcome.outcome === 'kept' && reading.in_scope }
  })
}

async function fileAll(trx: Trx, desk: Desk, document: NewDocument & { id: string }, reading: Reading, sketch: CopySketch): Promise<void> {
  const now = desk.now()
  const version = await raiseVersion(trx)
  const filed = await addDocument(trx, desk.store, document, now)
  await keepReading(trx, { documentKey: filed.key, revisionId: filed.revisionId, now }, reading, desk.analyser.versions)
  const story = document.private || !takesPart(sketch) ? null : await foldCopies(trx, desk, filed.key, sketch)
  if (!reading.in_scope || document.private) return
  const touched = await placeDocument(trx, desk, { ...document, key: filed.key, story }, reading)
  for (const event of touched) await publishFace(trx, desk, event, version)
}

const mostCompared = 40

/** Joins the story of a near-verbatim copy, or opens one; says who of it came first. */
export async function foldCopies(trx: Trx, desk: Pick<Desk, 'publishers'>, key: number, sketch: CopySketch): Promise<string> {
  const candidates = await copyCandidates<CopySketch>(trx, sketch.keys, mostCompared)
  const twin = candidates.find((candidate) => isCopy(sketch, candidate.sketch).copy)
  const story = await joinStory(trx, key, twin?.story ?? null, { ...sketch, keys: [] }, sketch.keys)
  if (!twin) return story
  const { members } = await storyMembers(trx, story)
  const first = firstOf(members.map((member) => ({ ...member, wire: desk.publishers.get(member.publisher)?.wire ?? false })))
  await setFirstOfStory(trx, story, first.key)
  return story
}
