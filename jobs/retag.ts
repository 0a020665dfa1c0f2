import { isDeepStrictEqual } from 'node:util'
import { copySketchOf, takesPart } from '../src/events/copies.ts'
import { keysOf } from '../src/events/keys.ts'
import { sketchOfArchive } from '../src/events/sketch.ts'
import { listFacets } from '../src/facets.ts'
import type { EventFace, Facet, Reading } from '../src/model.ts'
import { forgetStories } from '../src/store/copies.ts'
import { publicKeys, textOf, unreadBy } from '../src/store/documents.ts'
import { leadTo } from '../src/store/event-ids.ts'
import { eventIds, eventsOfDocument, faceAt, keptEvent, leaveEvents, reportedBy, setSketch, takeEventsApart } from '../src/store/events.ts'
import { currentReading, keepReading } from '../src/store/readings.ts'
import { forgetMeta, metaValue, raiseVersion, setMeta, type Trx, together } from '../src/store/versions.ts'
import type { Desk } from './desk.ts'
import { publishFace } from './faces.ts'
import { foldCopies } from './keep-document.ts'
import { placeDocument } from './place-document.ts'

export type RetagReport = {
  read: number
  changed: number
  entered: number
  left: number
  facets: Record<string, { added: number; removed: number }>
  examples: string[]
}
export type RetagAsk = { dryRun?: boolean; onDocument?: (done: number) => void }

const atATime = 100
const mostExamples = 20

/** Reads again what older versions read. Resumable: what is read already is found read. Corrections stand, because they are laid over every reading. */
export async function retag(desk: Desk, ask: RetagAsk): Promise<RetagReport> {
  const report = blankReport()
  let after = -1
  for (;;) {
    const keys = await unreadBy(desk.store.db, desk.analyser.versions, after, atATime)
    if (keys.length === 0 || desk.signal.aborted) return report
    for (const key of keys) {
      if (desk.signal.aborted) return report
      await retagOne(desk, key, ask, report)
      after = key
      ask.onDocument?.(report.read)
    }
  }
}

/** Reads one document again and draws its events anew, as after a changed headline. */
export async function readAgain(desk: Desk, key: number): Promise<void> {
  await retagOne(desk, key, {}, blankReport())
}

const blankReport = (): RetagReport => ({ read: 0, changed: 0, entered: 0, left: 0, facets: {}, examples: [] })

async function retagOne(desk: Desk, key: number, ask: RetagAsk, report: RetagReport): Promise<void> {
  const text = await textOf(desk.store.db, key)
  if (!text) return
  const before = await currentReading(desk.store.db, key, text.id)
  const reading = desk.analyser.read({ id: text.id, url: text.url, title: text.title, text: text.text, published: text.published })
  noteChange(report, text.title, before?.reading ?? null, reading)
  if (ask.dryRun) return
  await together(desk.store, async (trx) => {
    const version = await raiseVersion(trx)
    await keepReading(trx, { documentKey: key, revisionId: text.revisionId, now: desk.now() }, reading, desk.analyser.versions)
    const touched = new Set(await eventsOfDocument(trx, key))
    if (!sameWhereabouts(before?.reading ?? null, reading)) await placeAnew(trx, desk, key, reading, touched)
    for (const event of touched) await publishFace(trx, desk, event, version)
  })
}

/** Where a document stands depends on its scope and passages; while those are the same, its events stay as they are. */
const sameWhereabouts = (before: Reading | null, after: Reading) =>
  before !== null &&
  before.in_scope === after.in_scope &&
  isDeepStrictEqual(
    before.passages.map(({ start, end, side, type }) => ({ start, end, side, type })),
    after.passages.map(({ start, end, side, type }) => ({ start, end, side, type })),
  )

async function placeAnew(trx: Trx, desk: Desk, key: number, reading: Reading, touched: Set<string>): Promise<void> {
  await leaveEvents(trx, key)
  const document = await textOf(trx, key)
  if (!document || !reading.in_scope || document.private) return
  for (const event of await placeDocument(trx, desk, document, reading)) touched.add(event)
}

const place = 'rebuild_after'

/**
 * Rebuilds all that was made of documents, stories and events, in the order of time. An event keeps its id where the document that founded it
 * founds it again; else its id leads to where its reports are now. What stands on the site is drawn anew at the end. A rebuild that was
 * stopped goes on where it was: `retag` of the night sees to that.
 */
export async function rebuildEvents(desk: Desk): Promise<{ documents: number; events: number }> {
  let after = await placeOfRebuild(desk)
  let documents = 0
  for (;;) {
    const keys = await publicKeys(desk.store.db, after, atATime)
    if (keys.length === 0 || desk.signal.aborted) break
    for (const key of keys) {
      after = key
      await together(desk.store, async (trx) => {
        documents += (await placeAgain(trx, desk, key)) ? 1 : 0
        await setMeta(trx, place, String(key))
      })
    }
  }
  if (desk.signal.aborted) return { documents, events: 0 }
  return { documents, events: await drawAll(desk) }
}

/** Whether a rebuild was begun and not ended. */
export const rebuildWaits = async (desk: Pick<Desk, 'store'>): Promise<boolean> => (await metaValue(desk.store.db, place)) !== null

/** Where a stopped rebuild goes on; a new one begins with taking everything apart. */
async function placeOfRebuild(desk: Desk): Promise<number> {
  const stopped = await metaValue(desk.store.db, place)
  if (stopped !== null) return Number(stopped)
  await together(desk.store, async (trx) => {
    await takeEventsApart(trx)
    await forgetStories(trx)
    for (const { id, origin } of await eventIds(trx)) {
      if (origin === 'machine') continue
      const event = await keptEvent(trx, id)
      if (!event?.entry) continue
      const sketch = sketchOfArchive(event.entry)
      await setSketch(trx, id, sketch, keysOf(sketch))
    }
    await setMeta(trx, place, '-1')
  })
  return -1
}

/** @returns whether the document takes part in events */
async function placeAgain(trx: Trx, desk: Desk, key: number): Promise<boolean> {
  const document = await textOf(trx, key)
  if (!document) return false
  const sketch = copySketchOf({ id: document.id, kind: document.kind, text: document.text })
  const story = takesPart(sketch) ? await foldCopies(trx, desk, key, sketch) : null
  const kept = await currentReading(trx, key, document.id)
  if (!kept?.reading.in_scope) return false
  await placeDocument(trx, desk, { ...document, story }, kept.reading)
  return true
}

/** Draws every event again, some at a time, each lot under a version of its own. @returns how many are on the site */
async function drawAll(desk: Desk): Promise<number> {
  const ids = await eventIds(desk.store.db)
  let shown = 0
  for (let at = 0; at < ids.length; at += 20)
    await together(desk.store, async (trx) => {
      const version = await raiseVersion(trx)
      for (const { id, origin } of ids.slice(at, at + 20)) {
        const before = await faceAt(trx, id, null)
        const came = await publishFace(trx, desk, id, version)
        if (came !== 'withdrawn') shown += 1
        else if (origin === 'machine' && before) await leadOn(trx, desk, before)
      }
    })
  await forgetMeta(desk.store.db, place)
  return shown
}

/** An event that nothing reports any more leads to the one its reports have gone to. */
async function leadOn(trx: Trx, desk: Desk, face: EventFace): Promise<void> {
  const held = face.sources.flatMap((source) => source.document ?? [])
  const target = await reportedBy(trx, held)
  if (target !== null && target !== face.id)
    await leadTo(trx, face.id, target, 'its reports were read as reports of this event', desk.now())
}

function noteChange(report: RetagReport, title: string, before: Reading | null, after: Reading): void {
  report.read += 1
  const notes: string[] = []
  if ((before?.in_scope ?? false) !== after.in_scope) {
    report[after.in_scope ? 'entered' : 'left'] += 1
    notes.push(after.in_scope ? 'now in scope' : 'no longer in scope')
  }
  for (const facet of listFacets) {
    const [was, is] = [valuesOf(before, facet), valuesOf(after, facet)]
    const added = is.filter((value) => !was.includes(value))
    const removed = was.filter((value) => !is.includes(value))
    if (added.length + removed.length === 0) continue
    const sum = report.facets[facet] ?? { added: 0, removed: 0 }
    report.facets[facet] = { added: sum.added + added.length, removed: sum.removed + removed.length }
    notes.push(`${facet} ${[...added.map((value) => `+${value}`), ...removed.map((value) => `−${value}`)].join(' ')}`)
  }
  if (notes.length === 0) return
  report.changed += 1
  if (report.examples.length < mostExamples) report.examples.push(`${title}: ${notes.join('; ')}`)
}

const valuesOf = (reading: Reading | null, facet: Facet) => (reading === null ? [] : (reading[facet] as string[]))
