/** Calendar days as numbers since 1970-01-01, so that they subtract. */

const dayLength = 86_400_000
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']
const monthName =
  '(jan(?:uary|\\.)?|feb(?:ruary|\\.)?|mar(?:ch|\\.)?|apr(?:il|\\.)?|may|june?|july?|aug(?:ust|\\.)?|sept?(?:ember|\\.)?|oct(?:ober|\\.)?|nov(?:ember|\\.)?|dec(?:ember|\\.)?)'

/** Day number of YYYY-MM-DD… or null where it is not one. */
export function dayOf(date: string | null | undefined): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(date ?? '')
  if (!match) return null
  const time = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]))
  return Number.isNaN(time) ? null : Math.floor(time / dayLength)
}

export const dateOf = (day: number) => new Date(day * dayLength).toISOString().slice(0, 10)
export const yearOf = (day: number) => new Date(day * dayLength).getUTCFullYear()

/** First and last day of YYYY, YYYY-MM or YYYY-MM-DD, or null. */
export function intervalOf(date: string): [number, number] | null {
  const match = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(date.slice(0, 10))
  if (!match) return null
  const year = Number(match[1])
  const month = match[2] ? Number(match[2]) - 1 : null
  const day = match[3] ? Number(match[3]) : null
  const from = Date.UTC(year, month ?? 0, day ?? 1)
  const to = day ? from : month === null ? Date.UTC(year, 12, 0) : Date.UTC(year, month + 1, 0)
  return [Math.floor(from / dayLength), Math.floor(to / dayLength)]
}

/** A day as a text names it; `year` null where the text leaves it to the reader. */
type Named = { month: number; date: number; year: number | null; at: number }

const dayFirst = new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?${monthName}\\b,?(?:\\s+(\\d{4}))?`, 'gi')
const monthFirst = new RegExp(`\\b${monthName}\\s+(\\d{1,2})(?:st|nd|rd|th)?\\b(?!\\s*(?:%|million|,\\d{3}))(?:,?\\s+(\\d{4}))?`, 'gi')
const numeric = /\b(\d{4})-(\d{2})-(\d{2})\b/g

const monthOf = (word: string) => months.indexOf(word.slice(0, 3).toLowerCase())

function namedIn(text: string): Named[] {
  const found: Named[] = []
  const add = (month: number, date: string, year: string | undefined, at: number) => {
    const n = Number(date)
    if (month >= 0 && n >= 1 && n <= 31) found.push({ month, date: n, year: year ? Number(year) : null, at })
  }
  for (const m of text.matchAll(dayFirst)) add(monthOf(m[2]!), m[1]!, m[3], m.index)
  for (const m of text.matchAll(monthFirst)) add(monthOf(m[1]!), m[2]!, m[3], m.index)
  for (const m of text.matchAll(numeric)) add(Number(m[2]) - 1, m[3]!, m[1], m.index)
  return found.sort((a, b) => a.at - b.at)
}

/** The year left out is the one that brings the day nearest to publication. */
function resolved(named: Named, published: number | null): number | null {
  const on = (year: number) => Math.floor(Date.UTC(year, named.month, named.date) / dayLength)
  if (named.year !== null) return on(named.year)
  if (published === null) return null
  const year = yearOf(published)
  return [year - 1, year, year + 1].map(on).sort((a, b) => Math.abs(a - published) - Math.abs(b - published))[0]!
}

/** Days that a text names, ascending; those without a year only where publication is known. */
export function daysNamed(text: string, published: number | null): number[] {
  const days = namedIn(text).map((named) => resolved(named, published))
  return [...new Set(days.filter((day) => day !== null))].sort((a, b) => a - b)
}

const relative = /\b(today|yesterday|(?:on |last |this )?(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b/i

/** The day meant by "yesterday" or "on Tuesday": the latest such day not after publication. */
function relativeDay(text: string, published: number): number | null {
  const word = relative.exec(text)?.[1]?.toLowerCase()
  if (!word) return null
  if (word === 'today') return published
  if (word === 'yesterday') return published - 1
  const wanted = weekdays.findIndex((day) => word.endsWith(day))
  const today = (((published + 4) % 7) + 7) % 7
  return published - ((today - wanted + 7) % 7)
}

/** News is printed within days of the happening; a date named further off is some other day. */
const earlier = 21
const later = 2

/**
 * When a text says that it happened: a day named in its lead near publication, or "on Tuesday". Null where the lead names none;
 * without a day of publication, the first full date of the lead.
 */
export function statedDay(lead: string, published: number | null): number | null {
  const near = namedIn(lead)
    .map((named) => resolved(named, published))
    .find((day) => day !== null && (published === null || (day >= published - earlier && day <= published + later)))
  if (near !== undefined) return near
  return published === null ? null : relativeDay(lead, published)
}
