import { type Filter, type NameKey, wholeTimeline, writeFilter } from '../src/filter.ts'
import type { FilterKey } from '../src/model.ts'

/** Address of a page for a filter. */
export function linkTo(path: string, filter: Filter): string {
  const query = writeFilter(filter)
  return query ? `${path}?${query}` : path
}

export const timelineOf = (key: FilterKey, id: string) =>
  linkTo('/', { ...wholeTimeline, facets: { [key]: [{ id, not: false, only: false }] } })
export const eventLink = (id: string) => `/event/${encodeURIComponent(id)}`
export const documentLink = (id: string) => `/document/${encodeURIComponent(id)}`
export const nameLink = (key: NameKey, id: string) => `/${key}/${encodeURIComponent(id)}`

/** An address from outside as a link, or null where it is none to follow: only http and https ever become links. */
export function outward(url: string | null): string | null {
  if (!url || url.length > 4000 || !/^https?:\/\//i.test(url)) return null
  return URL.canParse(url) ? new URL(url).href : null
}

export const hostOf = (url: string) => (URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : url)

// Signs that turn the direction of text round: a headline may not reorder what stands after it.
const turning = /[\u202A-\u202E\u2066-\u2069\u200E\u200F\u061C]/g
/** Words from outside, on one line, without signs that turn text round or cannot be seen. */
export const shown = (words: string) =>
  words
    .replace(turning, '')
    .replace(/[\u0000-\u001F\u007F\s]+/g, ' ')
    .trim()
