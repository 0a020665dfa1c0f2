import { isDeepStrictEqual } from 'node:util'
import type { Facet, Reading } from '../src/model.ts'
import { inScopeKeys, textOf, unreadBy } from '../src/store/documents.ts'
import { eventsOfDocument, forgetMachineEvents, leaveEvents } from '../src/store/events.ts'
import { currentReading, keepReading } from '../src/store/readings.ts'
import { raiseVersion, type Trx, together } from '../src/store/versions.ts'
import type { Desk } from './desk.ts'
import { publishFace } from './faces.ts'
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
  const report: RetagReport = { read: 0, changed: 0, entered: 0, left: 0, facets: {}, examples: [] }
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

/** Rebuilds all that was made of documents: machine-made events go, and every in-scope document is placed again in the order of time. */
export async function rebuildEvents(desk: Desk): Promise<{ documents: number; events: number }> {
  const version = await together(desk.store, async (trx) => {
    const version = await raiseVersion(trx)
    await forgetMachineEvents(trx, desk.store, version, desk.now())
    return version
  })
  const touched = new Set<string>()
  let after = -1
  let documents = 0
  for (;;) {
    const keys = await inScopeKeys(desk.store.db, after, atATime)
    if (keys.length === 0) break
    for (const key of keys) {
      after = key
      const document = await textOf(desk.store.db, key)
      const kept = document && (await currentReading(desk.store.db, key, document.id))
      if (!kept) continue
      documents += 1
      await together(desk.store, async (trx) => {
        for (const event of await placeDocument(trx, desk, document, kept.reading)) touched.add(event)
      })
    }
  }
  for (const event of touched) await together(desk.store, (trx) => publishFace(trx, desk, event, version))
  return { documents, events: touched.size }
}

const listFacets: Facet[] = [
  'uses',
  'techniques',
  'concerns',
  'workers',
  'countries',
  'studios',
  'vendors',
  'bodies',
  'people',
  'productions',
]

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
