import { keysOf } from '../src/events/keys.ts'
import { merged } from '../src/events/merged.ts'
import type { EventSketch } from '../src/events/sketch.ts'
import type { CorrectionLine, EventFace, NameKind } from '../src/model.ts'
import { addCorrection, correctionOf, undoCorrection } from '../src/store/corrections.ts'
import { livesOnIn, mergeEvents } from '../src/store/event-ids.ts'
import { faceAt, keptEvent, setSketch } from '../src/store/events.ts'
import { raiseVersion, together } from '../src/store/versions.ts'
import type { Desk } from './desk.ts'
import { publishFace } from './faces.ts'

type ForHand = Pick<Desk, 'store' | 'publishers' | 'knowledge' | 'now'>

/** What a person changes about an event. `value` null clears a single-valued facet, or takes an event off the site (action hide). */
export type Change = {
  id: string
  facet: string
  value: string | null
  action: 'accept' | 'reject' | 'set' | 'hide'
  class: CorrectionLine['class']
  by: string
  note: string | null
}

/** `wrong`: one sentence on why nothing was changed. */
export type Changed = { kind: 'changed'; correction: number; before: string | null } | { kind: 'wrong'; words: string }

const lists = ['uses', 'techniques', 'concerns', 'workers', 'countries', 'studios', 'vendors', 'bodies', 'people', 'productions'] as const
const singles = ['side', 'type', 'stage', 'stance', 'title', 'date', 'summary'] as const
const names = new Set<string>(['studios', 'vendors', 'bodies', 'people', 'productions'])
type List = (typeof lists)[number]

/** Writes down a change and draws the event with it. It holds from then on, whatever a machine reads: only its undoing ends it. */
export async function changeEvent(desk: ForHand, change: Change): Promise<Changed> {
  const words = faultOf(desk, change)
  if (words) return { kind: 'wrong', words }
  return await together(desk.store, async (trx): Promise<Changed> => {
    const event = await keptEvent(trx, change.id)
    if (!event) return { kind: 'wrong', words: `no event is called "${change.id}"` }
    if (event.mergedInto) return { kind: 'wrong', words: `${change.id} was merged: it is now ${await livesOnIn(trx, change.id)}` }
    const version = await raiseVersion(trx)
    const before = shownBefore(await faceAt(trx, change.id, null), change.facet)
    const { id, ...rest } = change
    const correction = await addCorrection(trx, { subject: 'event', subjectId: id, ...rest, before }, desk.now())
    await publishFace(trx, desk, id, version)
    return { kind: 'changed', correction, before }
  })
}

/** What is wrong with a change, in one sentence; null where nothing is. */
function faultOf({ knowledge }: ForHand, { facet, value, action }: Change): string | null {
  if (action === 'hide') return null
  const list = lists.includes(facet as List)
  if (!list && !(singles as readonly string[]).includes(facet)) return `"${facet}" is no facet: ${[...singles, ...lists].join(', ')}`
  if (value === null || value === '') return list || ['title', 'date', 'side', 'type'].includes(facet) ? `"${facet}" needs a value` : null
  if (facet === 'title' || facet === 'summary') return value.length > 2000 ? `"${facet}" may have at most 2000 characters` : null
  if (facet === 'date') return isDay(value) ? null : `"${value}" is no date: YYYY-MM-DD or YYYY-MM`
  if (names.has(facet)) {
    const kind = facet as NameKind
    return knowledge.names.some((name) => name.facet === kind && name.name === value)
      ? null
      : `"${value}" is no name of ${facet} in data/gazetteer`
  }
  const [said] = value.split(' of ')
  const values = knowledge.taxonomy.facets.find((known) => known.id === facet)?.values.map((known) => known.id) ?? []
  return values.includes(said!) ? null : `"${said}" is no value of ${facet}: ${values.join(', ')}`
}

const isDay = (text: string) => {
  const time = Date.parse(`${text.padEnd(10, '-01')}T00:00:00Z`)
  return /^\d{4}-\d{2}(-\d{2})?$/.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}

/** How it read before, for the public log. */
function shownBefore(face: EventFace | null, facet: string): string | null {
  if (!face) return null
  if (facet === 'stage') return face.stage && `${face.stage.value} of ${face.stage.of.join(', ')}`
  if (facet === 'stance') return face.stance && `${face.stance.value} of ${face.stance.of}`
  const value = (face as unknown as Record<string, unknown>)[facet]
  return Array.isArray(value) ? value.join(', ') : typeof value === 'string' ? value : null
}

/** Takes a change back: the line stays in the log, marked as undone. Merges and removals cannot be taken back this way. */
export async function undoChange(desk: ForHand, correction: number, by: string): Promise<Changed> {
  return await together(desk.store, async (trx): Promise<Changed> => {
    const line = await correctionOf(trx, correction)
    if (!line) return { kind: 'wrong', words: `there is no correction ${correction}` }
    if (line.action === 'removal' || line.action === 'same-event')
      return { kind: 'wrong', words: `a ${line.action === 'removal' ? 'removal' : 'merge'} cannot be undone` }
    if (!(await undoCorrection(trx, correction, by, desk.now())))
      return { kind: 'wrong', words: `correction ${correction} was undone already` }
    const version = await raiseVersion(trx)
    await publishFace(trx, desk, line.subjectId, version)
    return { kind: 'changed', correction, before: line.value }
  })
}

/** Makes one event of two: all that reports `from` reports `into`, and the old id leads there for good. */
export async function mergeByHand(desk: ForHand, ask: { from: string; into: string; by: string; note: string | null }): Promise<Changed> {
  if (ask.from === ask.into) return { kind: 'wrong', words: 'an event cannot be merged with itself' }
  return await together(desk.store, async (trx): Promise<Changed> => {
    const [from, into] = [await keptEvent<EventSketch>(trx, ask.from), await keptEvent<EventSketch>(trx, ask.into)]
    if (!from || !into) return { kind: 'wrong', words: `no event is called "${from ? ask.into : ask.from}"` }
    if (from.mergedInto || into.mergedInto) return { kind: 'wrong', words: `${from.mergedInto ? ask.from : ask.into} was merged already` }
    const version = await raiseVersion(trx)
    const before = (await faceAt(trx, ask.from, null))?.title ?? null
    await mergeEvents(trx, ask.from, ask.into, 'an editor found them to be one', desk.now())
    const grown = merged(into.sketch, from.sketch)
    await setSketch(trx, ask.into, grown, keysOf(grown))
    const line = { facet: 'event', value: ask.into, action: 'same-event', class: 'correction', by: ask.by, note: ask.note, before } as const
    const correction = await addCorrection(trx, { subject: 'event', subjectId: ask.from, ...line }, desk.now())
    await publishFace(trx, desk, ask.from, version)
    await publishFace(trx, desk, ask.into, version)
    return { kind: 'changed', correction, before }
  })
}
