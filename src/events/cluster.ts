import type { Passage, Reading, TextInput } from '../model.ts'
import { type CopySketch, copySketchOf, isCopy, takesPart } from './copies.ts'
import { EventBook } from './event-book.ts'
import type { Candidate, Membership } from './place.ts'
import { backgroundRarity, rarityFrom, together } from './rarity.ts'
import { compare } from './same-event.ts'
import { type EventSketch, mainPassage, sketchOf } from './sketch.ts'

export type ClusterInput = { input: TextInput; reading: Reading }

/** One line of `dailies cluster`. `event` is the one the document mainly reports; ids are local to the run, but for seeds. */
export type ClusterLine = {
  id: string
  story: string
  event: string | null
  events: (Membership & { start: number; end: number })[]
}

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
  const events = new EventBook(seeds, together(backgroundRarity, rarityFrom(mains.map((sketch) => sketch.bag.words))))
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
    const first = likeliest(sketch.keys, byKey).find((other) => isCopy(sketch, sketches.get(other)!).copy)
    if (first !== undefined) firsts[at] = firsts[first]!
    sketches.set(at, sketch)
    for (const key of sketch.keys) listed(byKey, key).push(at)
  }
  return firsts
}

function listed<T>(lists: Map<string, T[]>, key: string): T[] {
  const list = lists.get(key) ?? []
  lists.set(key, list)
  return list
}

const mostCopies = 40

/** Those that share most keys, so that a sentence which half the press prints does not ask for half the press. */
function likeliest(keys: string[], byKey: Map<string, number[]>): number[] {
  const shared = new Map<number, number>()
  for (const key of keys) for (const other of byKey.get(key) ?? []) shared.set(other, (shared.get(other) ?? 0) + 1)
  return [...shared]
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, mostCopies)
    .map(([other]) => other)
}

function placed({ input, reading }: ClusterInput, main: EventSketch, events: EventBook): ClusterLine['events'] {
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

/** A side passage founds an event of its own only where it says what happened and for whose side, at some length. */
export const opensEvent = (passage: Passage) => passage.type !== null && passage.side !== null && passage.end - passage.start >= slightest

function finish(lines: ClusterLine[], at: number, first: number, { input }: ClusterInput, events: EventBook) {
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

/** Why two documents of a run were put together or not, for the lists of `eval events`. */
export function reasonsBetween(items: readonly ClusterInput[]): (a: string, b: string) => string[] {
  const byId = new Map(items.map((item) => [item.input.id, item]))
  const sketchFor = (id: string) => {
    const item = byId.get(id)
    return item && sketchOf(item.reading, mainPassage(item.reading), item.input)
  }
  return (a, b) => {
    const [one, other] = [sketchFor(a), sketchFor(b)]
    if (!one || !other) return []
    const { score, because, veto } = compare(one, other)
    return [`score ${score.toFixed(2)}`, ...because, ...(veto ? [veto] : [])]
  }
}
