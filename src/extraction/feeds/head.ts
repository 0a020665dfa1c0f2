import { absoluteAddress } from '../addresses.ts'
import { headFields } from './fields.ts'
import { all, type Part, type Parts, partsOf, textOf } from './part.ts'
import { joined, personOf } from './people.ts'
import { plainOf } from './text-constructs.ts'

/** What a feed says of itself and of how often to come. `base` for items whose own addresses are relative. */
export type Head = {
  title: string | null
  site: string | null
  language: string | null
  author: string | null
  base: string | null
  everyMinutes: number | null
  skipHours: number[]
  skipDays: string[]
}

/** Reads the head of a feed: its channel or feed element. `url` is where the feed came from, null where unknown. */
export function headOf(part: Part, url: string | null): Head {
  const parts = partsOf(part)
  const links = all(parts, headFields.link).map((link) => ({ rel: link.attributes.rel?.toLowerCase() ?? 'alternate', link }))
  const address = (rel: string) =>
    links
      .filter((each) => each.rel === rel)
      .map(({ link }) => absoluteAddress(link.attributes.href ?? textOf(link), link.base ?? url))
      .find((found) => found !== null) ?? null
  const site = address('alternate') ?? (part.attributes.href ? absoluteAddress(part.attributes.href, part.base ?? url) : null)
  return {
    title:
      all(parts, headFields.title)
        .map(plainOf)
        .find((title) => title !== '')
        ?.slice(0, 500) ?? null,
    site,
    language: languageTag(
      all(parts, headFields.language)
        .map(textOf)
        .find((text) => text !== ''),
    ),
    author: joined(all(parts, headFields.author).map(personOf)),
    // A feed read from a file has no address; what it says of itself is better than losing every relative link.
    base: part.base ?? url ?? address('self') ?? site,
    ...rhythmOf(parts),
  }
}

/** "en-us " → en-US's kin are left to readers; only what cannot be a language tag is dropped. */
export function languageTag(text: string | null | undefined): string | null {
  const tag = text?.trim().replaceAll('_', '-').toLowerCase()
  return tag && /^[a-z]{2,3}(-[a-z\d]{2,8}){0,3}$/.test(tag) ? tag : null
}

const minutes: Record<string, number> = { hourly: 60, daily: 1440, weekly: 10_080, monthly: 43_200, yearly: 525_600 }

function rhythmOf(parts: Parts): Pick<Head, 'everyMinutes' | 'skipHours' | 'skipDays'> {
  const number = (names: readonly string[]) =>
    all(parts, names)
      .map((part) => Number(textOf(part)))
      .find((value) => value > 0 && Number.isFinite(value)) ?? null
  const period = all(parts, headFields.period)
    .map((part) => minutes[textOf(part).toLowerCase()])
    .find((value) => value !== undefined)
  const ttl = number(headFields.ttl)
  const everyMinutes = ttl !== null ? Math.ceil(ttl) : period ? Math.max(1, Math.round(period / (number(headFields.frequency) ?? 1))) : null
  return { everyMinutes, skipHours: hoursIn(parts), skipDays: daysIn(parts) }
}

const listed = (parts: Parts, names: readonly string[]) =>
  all(parts, names)
    .flatMap((part) => part.content.filter((child) => typeof child !== 'string'))
    .map(textOf)

/** 0 to 23; RSS 0.91 counted from 1 to 24, and 24 is midnight in both. */
function hoursIn(parts: Parts): number[] {
  const hours = listed(parts, headFields.skipHours)
    .filter((text) => /^\d{1,2}$/.test(text))
    .map((text) => Number(text) % 24)
  return [...new Set(hours)].sort((a, b) => a - b)
}

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

function daysIn(parts: Parts): string[] {
  const named = listed(parts, headFields.skipDays).map((text) => text.toLowerCase())
  return weekdays.filter((day) => named.includes(day.toLowerCase()))
}
