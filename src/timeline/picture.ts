import type { EventFace, Side } from '../model.ts'
import { type Label, placeLabels } from './labels.ts'

/** One mark: an event, or up to `perMark` events of one side and column. All lengths are SVG units. */
export type Mark = {
  x: number
  y: number
  r: number
  side: Side
  /** the event, or null where the mark stands for several */
  event: EventFace | null
  count: number
  /** the days of its column, to narrow to where it stands for several */
  from: string
  to: string
  /** its day is not known, only its month */
  hollow: boolean
}
export type Stretch = { x1: number; x2: number }
export type Picture = {
  width: number
  height: number
  /** y of the line of time */
  axis: number
  unit: 'month' | 'day'
  from: string
  to: string
  marks: Mark[]
  ticks: { x: number; text: string; strong: boolean }[]
  labels: Label[]
  /** years chosen by editors; days nothing is known of; days covered by fetching */
  picked: Stretch | null
  unknown: Stretch | null
  live: Stretch | null
  /** events a mark may stand for; 1 where each event has its own */
  perMark: number
}

/** Days YYYY-MM-DD. `from` and `to` bound the line of time; the archive's span and the first fetch say what is known. */
export type PictureFrame = {
  from: string
  to: string
  archiveFrom: string | null
  archiveUntil: string | null
  liveSince: string | null
  width: number
}

const step = 9.8
const highest = 15
const mostMarks = 420
const rowOfRules = 6.6

/** Draws events, newest first, along a line of time: adoption rises, labour falls, rules stand on the line. A function of its arguments alone. */
export function pictureOf(events: readonly EventFace[], frame: PictureFrame): Picture {
  const columns = columnsOf(frame)
  const stacks = stacksOf(events, columns)
  const perMark = binOf(stacks)
  const perRow = Math.max(1, Math.floor((columns.width - 2) / rowOfRules))
  const rows = Math.max(1, ...stacks.map(({ rules }) => Math.ceil(Math.ceil(rules.length / perMark) / perRow)))
  const shelf = 4 + (rows * rowOfRules) / 2
  const marks = stacks.flatMap((stack, at) => marksOf(stack, columns.list[at]!, { unit: columns.unit, perMark, perRow, shelf }))
  const labels = perMark === 1 ? placeLabels(marks, { width: frame.width, shelf, most: 9 }) : []
  const up = Math.max(44, ...marks.map(({ y }) => -y + 8), ...labels.map(({ y }) => -y + 20))
  const down = Math.max(30, ...marks.map(({ y }) => y + 8), ...labels.map(({ y }) => y + 8))
  const lower = <T extends { y: number }>(thing: T): T => ({ ...thing, y: thing.y + up })
  return {
    width: frame.width,
    height: Math.round(up + down + 24),
    axis: up,
    unit: columns.unit,
    from: frame.from,
    to: frame.to,
    marks: marks.map(lower),
    ticks: ticksOf(columns),
    labels: labels.map((label) => ({ ...lower(label), line: { y1: label.line.y1 + up, y2: label.line.y2 + up } })),
    ...coverageOf(frame, columns),
    perMark,
  }
}

type Column = { key: string; x: number; from: string; to: string }
type Columns = { unit: 'month' | 'day'; list: Column[]; width: number; at: Map<string, number>; x(day: string): number }

const day = 86_400_000
const daysBetween = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / day)
const dayAfter = (date: string, days: number) => new Date(Date.parse(date) + days * day).toISOString().slice(0, 10)
const monthAfter = (month: string, months: number) => {
  const [year, of] = month.split('-').map(Number)
  return new Date(Date.UTC(year!, of! - 1 + months, 1)).toISOString().slice(0, 7)
}
const endOf = (month: string) => dayAfter(`${monthAfter(month, 1)}-01`, -1)

/** Days for up to three months, else whole months. */
function columnsOf({ from, to, width }: PictureFrame): Columns {
  const unit = daysBetween(from, to) <= 92 ? 'day' : 'month'
  const list: Omit<Column, 'x'>[] = []
  if (unit === 'day') for (let date = from; date <= to; date = dayAfter(date, 1)) list.push({ key: date, from: date, to: date })
  else
    for (let month = from.slice(0, 7); month <= to.slice(0, 7); month = monthAfter(month, 1))
      list.push({ key: month, from: `${month}-01`, to: endOf(month) })
  const each = width / Math.max(1, list.length)
  const start = list[0]?.from ?? from
  const end = list.at(-1)?.to ?? to
  const clip = (x: number) => Math.min(width, Math.max(0, x))
  return {
    unit,
    width: each,
    list: list.map((column, i) => ({ ...column, x: (i + 0.5) * each })),
    at: new Map(list.map(({ key }, i) => [key, i])),
    x: (date) => clip((daysBetween(start, date) / Math.max(1, daysBetween(start, end) + 1)) * width),
  }
}

type Stack = Record<Side, EventFace[]>

function stacksOf(events: readonly EventFace[], columns: Columns): Stack[] {
  const stacks = columns.list.map((): Stack => ({ adoption: [], labour: [], rules: [] }))
  const first = columns.list[0]?.key ?? ''
  const last = columns.list.at(-1)?.key ?? ''
  for (const event of events.toReversed()) {
    const key = columns.unit === 'month' ? event.date.slice(0, 7) : dayWithin(event, first, last)
    const at = columns.at.get(key)
    if (at !== undefined) stacks[at]![event.side].push(event)
  }
  return stacks
}

/** The day to draw an event at: its own, or the middle of what the picture shows of its month. */
function dayWithin({ date, from, to }: EventFace, first: string, last: string): string {
  if (date.length === 10) return date
  const start = from > first ? from : first
  const end = to < last ? to : last
  return end < start ? date : dayAfter(start, Math.floor(daysBetween(start, end) / 2))
}

/** How many events a mark must stand for, for stacks to stay low and marks to stay few. */
function binOf(stacks: Stack[]): number {
  for (const bin of [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000]) {
    const tallest = Math.max(0, ...stacks.map(({ adoption, labour }) => Math.ceil(Math.max(adoption.length, labour.length) / bin)))
    const all = stacks.reduce(
      (sum, { adoption, labour, rules }) => sum + [adoption, labour, rules].reduce((n, list) => n + Math.ceil(list.length / bin), 0),
      0,
    )
    if (tallest <= highest && all <= mostMarks) return bin
  }
  return 10_000
}

type Layout = { unit: 'month' | 'day'; perMark: number; perRow: number; shelf: number }

function marksOf(stack: Stack, column: Column, layout: Layout): Mark[] {
  return (['adoption', 'labour', 'rules'] as const).flatMap((side) => {
    const events = stack[side]
    const marks = Math.ceil(events.length / layout.perMark)
    return Array.from({ length: marks }, (_, i): Mark => {
      const some = events.slice(i * layout.perMark, (i + 1) * layout.perMark)
      const one = layout.perMark === 1 ? some[0]! : null
      const r = Math.min(one ? sizeOf(one) : 4.2, side === 'rules' ? 3.7 : 5)
      return {
        ...placeOf(side, i, marks, column.x, layout),
        r,
        side,
        event: one,
        count: some.length,
        from: column.from,
        to: column.to,
        hollow: layout.unit === 'day' && one?.date.length === 7,
      }
    })
  })
}

/** Bigger with more independent sources, in four steps that an eye can tell apart. */
const sizeOf = ({ independent }: EventFace) => 2.9 + 0.65 * Math.min(3, independent)

function placeOf(side: Side, i: number, of: number, x: number, { perRow, shelf }: Layout): { x: number; y: number } {
  if (side === 'adoption') return { x, y: -(shelf + 4 + i * step) }
  if (side === 'labour') return { x, y: shelf + 4 + i * step }
  const rows = Math.ceil(of / perRow)
  const row = Math.floor(i / perRow)
  const inRow = row < rows - 1 ? perRow : of - row * perRow
  return { x: x + ((i % perRow) - (inRow - 1) / 2) * rowOfRules, y: (row - (rows - 1) / 2) * rowOfRules }
}

const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

function ticksOf({ unit, list, width }: Columns): Picture['ticks'] {
  const left = (column: Column) => column.x - width / 2
  if (unit === 'day') return dayTicks(list, left)
  const years = list.filter(({ key }, i) => key.endsWith('-01') || i === 0)
  const months = list.length > 20 ? [] : list.filter(({ key }) => !years.some((year) => year.key === key))
  return [
    ...years.map((column, i) => ({
      x: left(column),
      text: (years[i + 1]?.x ?? Infinity) - column.x > 34 ? column.key.slice(0, 4) : '',
      strong: true,
    })),
    ...months.map((column) => ({ x: left(column), text: monthNames[Number(column.key.slice(5)) - 1]!, strong: false })),
  ]
}

/** Months where they begin, and the days between in steps that leave room for their figures. */
function dayTicks(list: Columns['list'], left: (column: Column) => number): Picture['ticks'] {
  const months = list.filter(({ key }, i) => key.endsWith('-01') || i === 0)
  const strong = months.filter((column, i) => (months[i + 1]?.x ?? Infinity) - column.x > 60)
  const every = list.length > 40 ? 7 : list.length > 10 ? 3 : 1
  const days = list.filter(
    ({ key, x }) =>
      (Number(key.slice(8)) - 1) % every === 0 && Number(key.slice(8)) < 30 && strong.every((month) => x < month.x || x - month.x > 60),
  )
  return [
    ...strong.map((column) => ({
      x: left(column),
      text: `${monthNames[Number(column.key.slice(5, 7)) - 1]} ${column.key.slice(0, 4)}`,
      strong: true,
    })),
    ...days.map((column) => ({ x: left(column), text: String(Number(column.key.slice(8))), strong: false })),
  ]
}

function coverageOf(
  { archiveFrom, archiveUntil, liveSince }: PictureFrame,
  { list, x, width }: Columns,
): Pick<Picture, 'picked' | 'unknown' | 'live'> {
  const first = list[0]?.from ?? ''
  const last = list.at(-1)?.to ?? ''
  const stretch = (from: string, to: string): Stretch | null =>
    from > last || to < first || to <= from ? null : { x1: x(from), x2: x(to) }
  const end = list.length * width
  const live = liveSince && liveSince <= last ? { x1: x(liveSince), x2: end } : null
  const picked = archiveUntil ? stretch(archiveFrom ?? first, dayAfter(archiveUntil, 1)) : null
  const unknown = archiveUntil ? stretch(dayAfter(archiveUntil, 1), liveSince ?? dayAfter(last, 1)) : null
  return { picked, unknown, live }
}
