import type { Passage, Reading, TextInput } from '../model.ts'
import { type CopySketch, copySketchOf, isCopy, takesPart } from './copies.ts'
import { keysOf } from './keys.ts'
import { merged } from './merged.ts'
import { type Candidate, type Membership, place, sameEvents } from './place.ts'
import { backgroundRarity, type Rarity, rarityFrom, together } from './rarity.ts'
import { type EventSketch, mainPassage, sketchOf } from './sketch.ts'

export type ClusterInput = { input: TextInput; reading: Reading }

/** One line of `dailies cluster`. `event` is the one the document mainly reports; ids are local to the run, but for seeds. */
export type ClusterLine = {
  id: string
  story: string
  event: string | null
  events: (Membership & { start: number; end: number })[]
}

/** How many events, of all that share a key with a passage, are compared in full. */
export const mostCandidates = 60
const slightest = 240

/**
 * All at once what the jobs do one document at a time: copies folded, each passage placed among the events so far, in order of
 * publication whatever the order of the input, and at the end events that have grown together are joined.
 * @param seeds curated events, which keep their ids
 */
export function clusterAll(items: readonly ClusterInput[], seeds: readonly Candidate[] = []): ClusterLine[] {
  const firsts = storiesOf(items)
  const order = items.map((_, at) => at).sort((a, b) => byTime(items[a]!.input, items[b]!.input))
  const mains = items.map(({ input, reading }) => sketchOf(reading, mainPassage(reading), input))
  const events = new Events(together(backgroundRarity, rarityFrom(mains.map((sketch) => sketch.bag.words))), seeds)
  const lines = items.map(({ input }, at): ClusterLine => ({ id: input.id, story: `s${(firsts[at] ?? at) + 1}`, event: null, events: [] }))
  for (const at of order) if (firsts[at] === at) lines[at]!.events = placed(items[at]!, mains[at]!, events)
  events.settle()
  for (const at of order) finish(lines, at, firsts[at]!, items[at]!, events)
  return lines
}

const byTime = (a: TextInput, b: TextInput) => {
  const x = a.published ?? '9999'
  const y = b.published ?? '9999'
  return x < y ? -1 : x > y ? 1 : a.id < b.id ? -1 : 1
}

/** For each document the place of the first one of its story; its own where it copies nothing. */
export function storiesOf(items: readonly { input: TextInput }[]): number[] {
  const firsts = items.map((_, at) => at)
  const byKey = new Map<string, number[]>()
  const sketches = new Map<number, CopySketch>()
  const order = items.map((_, at) => at).sort((a, b) => byTime(items[a]!.input, items[b]!.input))
  for (const at of order) {
    const sketch = copySketchOf({ id: `${at}`, text: items[at]!.input.text ?? '' })
    if (!takesPart(sketch)) continue
    const candidates = new Set(sketch.keys.flatMap((key) => byKey.get(key) ?? []))
    const first = [...candidates].find((other) => isCopy(sketch, sketches.get(other)!).copy)
    if (first !== undefined) firsts[at] = firsts[first]!
    sketches.set(at, sketch)
    for (const key of sketch.keys) byKey.set(key, [...(byKey.get(key) ?? []), at])
  }
  return firsts
}

function placed({ input, reading }: ClusterInput, main: EventSketch, events: Events): ClusterLine['events'] {
  const first = mainPassage(reading)
  const found: ClusterLine['events'] = []
  const keep = (memberships: Membership[], passage: Passage) => {
    for (const membership of memberships)
      if (!found.some(({ event }) => event === membership.event))
        found.push({ ...membership, start: passage.start, end: Math.min(passage.end, lengthOf(input)) })
  }
  if (lengthOf(input) > 2) keep(events.take(main, true), reading.passages.length > 1 ? first : { ...first, start: 0, end: lengthOf(input) })
  for (const passage of reading.passages)
    if (passage !== first) keep(events.take(sketchOf(reading, passage, input, { main: false }), opensEvent(passage)), passage)
  return found
}

const lengthOf = (input: TextInput) => (input.title ?? '').length + 2 + (input.text ?? '').length

/** A side passage founds an event of its own only where it says what happened, to whom, at some length. */
export const opensEvent = (passage: Passage) =>
  passage.type !== null &&
  passage.end - passage.start >= slightest &&
  Object.values(passage.roles ?? {}).some((role) => role !== 'mentioned')

function finish(lines: ClusterLine[], at: number, first: number, { input }: ClusterInput, events: Events) {
  const line = lines[at]!
  if (first !== at)
    line.events = lines[first]!.events.map((membership) => ({
      ...membership,
      start: 0,
      end: lengthOf(input),
      because: ['a copy of the same text', ...membership.because],
    }))
  const seen = new Set<string>()
  line.events = line.events
    .map((membership) => ({ ...membership, event: events.finalId(membership.event) }))
    .filter(({ event }) => !seen.has(event) && seen.add(event))
  line.event = line.events.find(({ role }) => role === 'report')?.event ?? null
}

/** The events of one run with the index of their keys. */
class Events {
  readonly #rarity: Rarity
  readonly #sketches = new Map<string, EventSketch>()
  readonly #byKey = new Map<string, Set<string>>()
  readonly #joined = new Map<string, string>()
  #next = 1

  constructor(rarity: Rarity, seeds: readonly Candidate[]) {
    this.#rarity = rarity
    for (const { id, sketch } of seeds) this.#keep(id, sketch)
  }

  /** Places a passage and lets its event grow. */
  take(sketch: EventSketch, opens: boolean): Membership[] {
    const placement = place(sketch, this.#candidates(sketch), { rarity: this.#rarity, opens })
    if (placement.kind === 'mention') return placement.mentions
    if (placement.kind === 'new') {
      const id = `e${this.#next++}`
      this.#keep(id, sketch)
      return [{ event: id, role: 'report', score: 1, because: ['the first report of it'] }, ...placement.mentions]
    }
    const id = placement.membership.event
    this.#keep(id, merged(this.#sketches.get(id)!, sketch))
    for (const other of placement.alsoSame) this.#join(id, other)
    return [placement.membership, ...placement.mentions]
  }

  /** Events that have grown alike are joined, until none are. */
  settle() {
    for (const id of [...this.#sketches.keys()]) {
      const sketch = this.#sketches.get(id)
      if (!sketch) continue
      const twin = this.#candidates(sketch).find((other) => other.id !== id && sameEvents(sketch, other.sketch, this.#rarity))
      if (twin) this.#join(id, twin.id)
    }
  }

  finalId(id: string): string {
    const next = this.#joined.get(id)
    return next === undefined ? id : this.finalId(next)
  }

  #candidates(sketch: EventSketch): Candidate[] {
    const shared = new Map<string, number>()
    for (const key of keysOf(sketch, this.#rarity)) for (const id of this.#byKey.get(key) ?? []) shared.set(id, (shared.get(id) ?? 0) + 1)
    return [...shared]
      .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      .slice(0, mostCandidates)
      .flatMap(([id]) => (this.#sketches.has(id) ? [{ id, sketch: this.#sketches.get(id)! }] : []))
  }

  #keep(id: string, sketch: EventSketch) {
    this.#sketches.set(id, sketch)
    for (const key of keysOf(sketch, this.#rarity)) this.#byKey.set(key, (this.#byKey.get(key) ?? new Set()).add(id))
  }

  /** The curated one of two keeps its id, else the one with more reports. */
  #join(a: string, b: string) {
    const x = this.#sketches.get(a)
    const y = this.#sketches.get(b)
    if (!x || !y || (x.curated && y.curated)) return
    const keepsFirst = x.curated || (!y.curated && x.texts >= y.texts)
    const [into, from] = keepsFirst ? [a, b] : [b, a]
    this.#joined.set(from, into)
    const both = merged(this.#sketches.get(into)!, this.#sketches.get(from)!)
    this.#sketches.delete(from)
    this.#keep(into, both)
  }
}
