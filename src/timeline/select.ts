import { type Choice, type Filter, filterKeys, firstDay, lastDay, type NameKey } from '../filter.ts'
import type { EventFace, FilterKey } from '../model.ts'
import { type Entry, isNameKey, newestFirst, type TimelineIndex } from './index-of.ts'

export type Count = { id: string; count: number }
export type Selection = {
  /** events of the page, newest first */
  events: EventFace[]
  /** every event of the selection, newest first, for the picture and for exports */
  all: EventFace[]
  total: number
  /** per key: how many events there would be with just this value chosen in this key and all else as it is; most first */
  counts: Record<FilterKey, Count[]>
  /** cursor of the next page, null on the last */
  next: string | null
}

type Wish = { value: number; not: boolean; only: boolean }
type Wishes = { key: FilterKey; yes: Wish[]; no: Wish[] }

/**
 * The events a filter asks for and the counts of every facet. Pure and exact.
 * `matching`: ids of events that hold the filter's words, or null where it has none.
 * A role is asked of the names chosen (`studio=netflix&role=user`: Netflix as user), of anybody where no name is chosen.
 */
export function select(index: TimelineIndex, filter: Filter, options: { matching: ReadonlySet<string> | null; limit: number }): Selection {
  const wishes = wishesOf(filter, index)
  const roleWish = wishes.find(({ key }) => key === 'role') ?? null
  const others = wishes.filter(({ key }) => key !== 'role')
  const named = others.filter(({ key, yes }) => isNameKey(key) && yes.length > 0)
  const tally = new Uint32Array(index.count)
  const from = filter.from && firstDay(filter.from)
  const to = filter.to && lastDay(filter.to)
  const all: EventFace[] = []
  for (const entry of index.entries) {
    if (from && entry.face.to < from) continue
    if (to && entry.face.from > to) continue
    if (options.matching && !options.matching.has(entry.face.id)) continue
    const failed = soleFailure(entry, others)
    if (failed === 'several') continue
    const rolesFit = roleWish === null || fitsRole(roleBitsOf(entry, named, null, 0), roleWish)
    if (failed === null && rolesFit) all.push(entry.face)
    count(entry, tally, { failed, rolesFit, roleWish, named })
  }
  const { events, next } = pageOf(all, filter.cursor, options.limit)
  return { events, all, total: all.length, counts: countsOf(tally, index, filter), next }
}

function wishesOf(filter: Filter, index: TimelineIndex): Wishes[] {
  return filterKeys.flatMap((key) => {
    const choices = filter.facets[key]
    if (!choices?.length) return []
    const wish = ({ id, not, only }: Choice): Wish => ({ value: index.numbers[key].get(id) ?? -1, not, only })
    const all = choices.map(wish)
    return [{ key, yes: all.filter(({ not }) => !not), no: all.filter(({ not }) => not) }]
  })
}

function grants(entry: Entry, { key, yes, no }: Wishes): boolean {
  const holds = ({ value, only }: Wish) => (only ? entry.own[key as NameKey] : entry.has[key]).includes(value)
  return (yes.length === 0 || yes.some(holds)) && !no.some(holds)
}

/** Roles, as bits, of the chosen names that the event holds, leaving out one key and adding `extra` for it; of all where none is chosen. */
function roleBitsOf(entry: Entry, named: Wishes[], leaveOut: FilterKey | null, extra: number): number {
  let bits = extra
  let chosen = leaveOut !== null
  for (const { key, yes } of named) {
    if (key === leaveOut) continue
    chosen = true
    for (const { value, only } of yes) {
      if (only && !entry.own[key as NameKey].includes(value)) continue
      const at = entry.has[key].indexOf(value)
      if (at >= 0) bits |= entry.roleBits[key as NameKey][at] ?? 0
    }
  }
  return chosen ? bits : entry.roleBitsOfAll
}

const fitsRole = (bits: number, { yes, no }: Wishes) =>
  (yes.length === 0 || yes.some(({ value }) => bits & (1 << value))) && !no.some(({ value }) => bits & (1 << value))

type Standing = { failed: FilterKey | null; rolesFit: boolean; roleWish: Wishes | null; named: Wishes[] }

/** Counts an event under every value of every key whose own selection is all that could keep it out. */
function count(entry: Entry, tally: Uint32Array, standing: Standing) {
  if (standing.roleWish !== null || standing.named.length > 0) return countWithRoles(entry, tally, standing)
  const { all, starts } = entry
  const key = standing.failed === null ? -1 : filterKeys.indexOf(standing.failed)
  const end = key < 0 ? all.length : starts[key + 1]!
  for (let i = key < 0 ? 0 : starts[key]!; i < end; i++) tally[all[i]!]!++
}

/** The same where names or roles are chosen, which have to do with each other. */
function countWithRoles(entry: Entry, tally: Uint32Array, { failed, rolesFit, roleWish, named }: Standing) {
  if (failed === null) {
    const bits = roleBitsOf(entry, named, null, 0)
    for (const value of entry.has.role) if (bits & (1 << value)) tally[value]!++
  }
  for (const key of filterKeys) {
    if (key === 'role' || (failed !== null && failed !== key)) continue
    const values = entry.has[key]
    if (roleWish && isNameKey(key)) {
      for (let i = 0; i < values.length; i++) {
        const bits = roleBitsOf(entry, named, key, entry.roleBits[key][i] ?? 0)
        if (fitsRole(bits, roleWish)) tally[values[i]!]!++
      }
    } else if (rolesFit) for (const value of values) tally[value]!++
  }
}

/** The one key whose selection keeps the event out, null where none does. */
function soleFailure(entry: Entry, wishes: readonly Wishes[]): FilterKey | null | 'several' {
  let failed: FilterKey | null = null
  for (const wish of wishes) {
    if (grants(entry, wish)) continue
    if (failed !== null) return 'several'
    failed = wish.key
  }
  return failed
}

function countsOf(tally: Uint32Array, index: TimelineIndex, filter: Filter): Record<FilterKey, Count[]> {
  const counts = filterKeys.map((key) => {
    const chosen = new Set(filter.facets[key]?.map(({ id }) => id))
    const rows = index.values[key]
      .map((id) => ({ id, count: tally[index.numbers[key].get(id)!]! }))
      .filter(({ id, count }) => count > 0 || chosen.has(id))
    // A value chosen that no event has is still shown, with its nought.
    for (const id of chosen) if (!index.numbers[key].has(id)) rows.push({ id, count: 0 })
    return [key, rows.sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1))] as const
  })
  return Object.fromEntries(counts) as Record<FilterKey, Count[]>
}

const cursorOf = ({ date, id }: EventFace) => `${date}~${id}`

function pageOf(all: EventFace[], cursor: string | null, limit: number): { events: EventFace[]; next: string | null } {
  const split = cursor?.indexOf('~') ?? -1
  const after = cursor && split > 0 ? { date: cursor.slice(0, split), id: cursor.slice(split + 1) } : null
  const start = after ? all.findIndex((face) => newestFirst(face, after) > 0) : 0
  if (start < 0) return { events: [], next: null }
  const events = all.slice(start, start + limit)
  const more = start + limit < all.length
  return { events, next: more ? cursorOf(events.at(-1)!) : null }
}

export type Month = { month: string; adoption: number; labour: number; rules: number }

/** Events per month that has any, newest first. */
export function monthsOf(events: readonly EventFace[]): Month[] {
  const months = new Map<string, Month>()
  for (const { date, side } of events) {
    const month = date.slice(0, 7)
    const counts = months.get(month) ?? { month, adoption: 0, labour: 0, rules: 0 }
    counts[side]++
    months.set(month, counts)
  }
  return [...months.values()].sort((a, b) => (a.month < b.month ? 1 : -1))
}
