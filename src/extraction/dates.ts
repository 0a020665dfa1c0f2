import { afternoon, forenoon, months, zones } from './date-words.ts'

/**
 * A date as read. `iso`: the instant in UTC, as Date.prototype.toISOString writes it; a day, month or year stands for its first instant.
 * `precision`: what was written. `zoned`: false where no zone was written and UTC was assumed.
 */
export type ReadDate = {
  iso: string
  precision: 'instant' | 'day' | 'month' | 'year'
  zoned: boolean
}

/** Years outside are mistakes, placeholders (0001-01-01) or other numbers. */
const earliestYear = 1900
const latestYear = 2200

/** Longer strings are not dates; the limit keeps hostile ones cheap. */
const longest = 200

type Clock = { hour: number; minute: number; second: number; ms: number }
type Parts = {
  year: number
  month: number
  day: number
  clock: Clock | null
  zone: number | string | null
  precision: ReadDate['precision']
}

/**
 * The instant a publisher's date names, in UTC, or null where it names none: never today's date for a missing one.
 * No zone means UTC. See readDate for what is understood.
 *
 * @param now needed only for dates without a year ("Nov 21, 10:30 am"), which then mean the latest such day
 */
export function parseDate(text: string | null | undefined, now?: Date): string | null {
  return readDate(text, now)?.iso ?? null
}

/**
 * Reads a date as publishers write it: RFC 822 with odd zones, ISO 8601 and its shortened, ordinal and week-less kin, asctime, named
 * months in a dozen languages in any order, day-month-year in figures where only one reading is possible (or with dots), Unix seconds and milliseconds.
 */
export function readDate(text: string | null | undefined, now?: Date): ReadDate | null {
  if (!text || text.length > longest) return null
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s\u200e\u200f]+/g, ' ')
    .trim()
  const parts = epoch(plain) ?? iso(plain) ?? figures(plain) ?? named(plain, now)
  return parts && toInstant(parts)
}

/** True where a date lies after now by more than the slack, which allows for clocks that run fast (default 15 minutes). */
export function isFuture(isoDate: string, now: Date, slackMinutes = 15): boolean {
  return Date.parse(isoDate) > now.getTime() + slackMinutes * 60_000
}

function toInstant(parts: Parts): ReadDate | null {
  const { year, month, day, clock } = parts
  if (year < earliestYear || year > latestYear || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null
  const { hour, minute, second, ms } = clock ?? {
    hour: 0,
    minute: 0,
    second: 0,
    ms: 0,
  }
  const local = Date.UTC(year, month - 1, day, hour, minute, Math.min(second, 59), ms)
  const offset = typeof parts.zone === 'string' ? offsetAt(parts.zone, local) : (parts.zone ?? 0)
  const time = local - offset * 60_000
  return time === 0
    ? null
    : {
        iso: new Date(time).toISOString(),
        precision: parts.precision,
        zoned: parts.zone !== null,
      }
}

const daysIn = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate()

/** Minutes east of Greenwich of a named place at a local time there. */
function offsetAt(place: string, local: number): number {
  const at = (time: number) => {
    const name = new Intl.DateTimeFormat('en-US', {
      timeZone: place,
      timeZoneName: 'longOffset',
    }).format(time)
    const found = /GMT([+-])(\d\d):(\d\d)/.exec(name)
    return found ? (found[1] === '-' ? -1 : 1) * (Number(found[2]) * 60 + Number(found[3])) : 0
  }
  return at(local - at(local) * 60_000)
}

/** Seconds or milliseconds since 1970, from 2001 on: fewer digits are other numbers. */
function epoch(text: string): Parts | null {
  if (!/^\d{10}(\d{3})?(\.\d{1,6})?$/.test(text)) return null
  const number = Number(text)
  const date = new Date(text.split('.')[0]!.length === 13 ? number : number * 1000)
  const clock = {
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    ms: date.getUTCMilliseconds(),
  }
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    clock,
    zone: 0,
    precision: 'instant',
  }
}

function iso(text: string): Parts | null {
  const found = /^([12]\d{3})(?:(-?)(\d{2})(?:\2(\d{2}))?|-?(\d{3})|-)?(?!\d)(.*)$/.exec(text)
  if (!found) return null
  const year = Number(found[1])
  const rest = (found[6] ?? '').trim()
  if (found[5]) return timed(ordinal(year, Number(found[5])), rest)
  if (!found[3]) return rest === '' ? { year, month: 1, day: 1, clock: null, zone: null, precision: 'year' } : null
  if (!found[4])
    return rest === ''
      ? {
          year,
          month: Number(found[3]),
          day: 1,
          clock: null,
          zone: null,
          precision: 'month',
        }
      : null
  return timed({ year, month: Number(found[3]), day: Number(found[4]) }, rest)
}

type Day = { year: number; month: number; day: number }

function ordinal(year: number, dayOfYear: number): Day {
  const date = new Date(Date.UTC(year, 0, dayOfYear))
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
  }
}

/** Days in figures: 22/11/2026, 11/22/2026, 22.11.2026, 2026/11/22, 2004년 05월 28일. */
function figures(text: string): Parts | null {
  const yearFirst =
    /^([12]\d{3})\s?[/.년年]\s?(\d{1,2})\s?[/.월月]\s?(\d{1,2})[일日.]?(?!\d)(.*)$/.exec(text) ??
    /^([12]\d{3})-(\d{1,2})-(\d{1,2})(?!\d)(.*)$/.exec(text)
  if (yearFirst)
    return timed(
      {
        year: Number(yearFirst[1]),
        month: Number(yearFirst[2]),
        day: Number(yearFirst[3]),
      },
      yearFirst[4] ?? '',
    )
  const yearLast = /^(?:[\p{L}.]+,? )?(\d{1,2})([/.-])(\d{1,2})\2([12]\d{3}|\d{2})(?!\d)(.*)$/u.exec(text)
  if (!yearLast) return null
  const [first, second] = [Number(yearLast[1]), Number(yearLast[3])]
  const dayFirst = second <= 12 && (first > 12 || yearLast[2] === '.')
  return timed(
    {
      year: fullYear(yearLast[4]!),
      month: dayFirst ? second : first,
      day: dayFirst ? first : second,
    },
    yearLast[5] ?? '',
  )
}

/** Two digits mean the century from 1970 on, as RFC 2822 (4.3) has it but for its first twenty years. */
const fullYear = (digits: string) => (digits.length > 2 ? Number(digits) : Number(digits) + (Number(digits) < 70 ? 2000 : 1900))

/** Days with a named month, in any order: numbers that are no time and no zone are day and year. */
function named(text: string, now?: Date): Parts | null {
  const { clock, zone, rest } = clockAndZone(text)
  const words: string[] = rest.match(/\p{L}+|\d+/gu) ?? []
  // The last such word: before it "mar." may be a Tuesday (mardi, martes, martedi).
  const month = months.get(words.findLast((word) => months.has(word)) ?? '')
  if (!month) return null
  const numbers = words.filter((word) => /^\d+$/.test(word)).slice(0, 3)
  const year = numbers.find((word) => word.length === 4) ?? (numbers.length === 2 ? numbers[numbers[1]!.length === 2 ? 1 : 0] : undefined)
  const day = numbers.find((word) => word !== year || numbers.indexOf(word) !== numbers.indexOf(year)) ?? null
  if (year === undefined)
    return day && now && !words.includes('ago')
      ? {
          ...withoutYear(month, Number(day), now),
          clock,
          zone,
          precision: clock ? 'instant' : 'day',
        }
      : null
  if (!day)
    return {
      year: fullYear(year),
      month,
      day: 1,
      clock: null,
      zone: null,
      precision: 'month',
    }
  return {
    year: fullYear(year),
    month,
    day: Number(day),
    clock,
    zone,
    precision: clock ? 'instant' : 'day',
  }
}

/** The latest such day that is not after tomorrow. */
function withoutYear(month: number, day: number, now: Date): Day {
  const year = now.getUTCFullYear()
  return {
    year: Date.UTC(year, month - 1, day) > now.getTime() + 86_400_000 ? year - 1 : year,
    month,
    day,
  }
}

function timed(day: Day, rest: string): Parts {
  const { clock, zone } = clockAndZone(rest)
  return { ...day, clock, zone, precision: clock ? 'instant' : 'day' }
}

const timePattern = /(?<![\d:.])(\d{1,2})[:h](\d{2})(?:[:.](\d{2})(?!\d))?(?:[.,:](\d{1,9}))?(?![\d:])/

/** Finds the time of day and the zone wherever they stand, and answers what is left without them. An impossible hour is no time. */
function clockAndZone(text: string): {
  clock: Clock | null
  zone: number | string | null
  rest: string
} {
  const found = timePattern.exec(text) ?? /(?:^|t)(\d{2})(\d{2})(\d{2})?(?:[.,](\d{1,9}))?(?=$|z|[+-]\d)/.exec(text)
  if (!found) return bareHour(text)
  const before = text.slice(0, found.index)
  const after = text.slice(found.index + found[0].length)
  const half = halfOfDay(before, after)
  const clock = clockOf(Number(found[1]), Number(found[2]), Number(found[3] ?? 0), Math.trunc(Number(`0.${found[4] ?? 0}`) * 1000), half)
  return {
    clock,
    zone: zoneIn(after) ?? zoneIn(before),
    rest: `${before} ${after.replace(/(?:gmt|utc)?[+-]\d{1,2}:?\d{0,2}/, ' ')}`,
  }
}

/** "3 pm", "2026-11-22T15". */
function bareHour(text: string): {
  clock: Clock | null
  zone: number | string | null
  rest: string
} {
  const found = /(?<!\d)(\d{1,2}) ?([ap])\.? ?m\b\.?/.exec(text) ?? /^t(\d{2})()(?=$|z|[+-])/.exec(text)
  if (!found) return { clock: null, zone: zoneIn(text), rest: text }
  const after = text.slice(found.index + found[0].length)
  return {
    clock: clockOf(Number(found[1]), 0, 0, 0, found[2] ? `${found[2]}m` : null),
    zone: zoneIn(after),
    rest: `${text.slice(0, found.index)} ${after}`,
  }
}

function halfOfDay(before: string, after: string): string | null {
  const next = /^ ?(\p{L})\.? ?(m\b|μ\b)?/u.exec(after)
  const word = next?.[2] ? `${next[1]}m`.replace('μm', 'μμ').replace('πm', 'πμ') : null
  if (word) return word
  return (before.match(/\p{L}+/gu) ?? []).find((token) => token.length > 1 && (afternoon.has(token) || forenoon.has(token))) ?? null
}

function clockOf(hour: number, minute: number, second: number, ms: number, half: string | null): Clock | null {
  const full = half && hour <= 12 ? (hour % 12) + (afternoon.has(half) ? 12 : 0) : hour
  return full > 24 || minute > 59 || second > 61 || (full === 24 && minute > 0) ? null : { hour: full, minute, second, ms }
}

/** The offset in what stands beside the time: "+0530", "-05:00 (EST)", "GMT+1", "CEST", "America/New_York". */
function zoneIn(text: string): number | string | null {
  const offset = /(?:^|[ a-z(])([+\u2212-]) ?(\d{1,2})(?:[:.]?(\d{2}))?(?!\d|[/-]\d)/.exec(text)
  if (offset && Number(offset[2]) <= 14 && Number(offset[3] ?? 0) < 60)
    return (offset[1] === '+' ? 1 : -1) * (Number(offset[2]) * 60 + Number(offset[3] ?? 0))
  const place = /\b(?:africa|america|asia|atlantic|australia|europe|pacific)\/[a-z_]{3,30}\b/.exec(text)?.[0]
  if (place && isPlace(place)) return place
  for (const word of text.match(/\p{L}+/gu) ?? []) if (zones.has(word)) return zones.get(word)!
  return null
}

function isPlace(place: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en-US', { timeZone: place }))
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}
