import { parseDate } from './dates.ts'

/** A fiscal quarter as a company counts it, and where the text names it. */
export type NamedQuarter = { year: number; quarter: 1 | 2 | 3 | 4; start: number; end: number }

const ordinals: Record<string, 1 | 2 | 3 | 4> = { first: 1, second: 2, third: 3, fourth: 4, '1st': 1, '2nd': 2, '3rd': 3, '4th': 4 }
const quarterWord = '(first|second|third|fourth|1st|2nd|3rd|4th)[\\s-]{1,3}(?:fiscal[\\s-]{1,3})?quarter'
const quarterSign = '(?:F?Q([1-4])|([1-4])Q)'
const between =
  "[\\s,]{0,3}(?:(?:results|earnings|call|and|full|year|twelve|months|ended|of|for|the|fiscal|fy|calendar|in|our)[\\s,’']{0,3}){0,8}"
const yearWord = "(?:FY|fiscal|calendar)?[\\s’']{0,2}(20\\d\\d|\\d\\d(?=\\b))"

const patterns = [
  // third quarter of fiscal 2025, fourth quarter and full year 2024, Q3 2025, Q3 FY25, 3Q24
  new RegExp(`\\b(?:${quarterWord}|${quarterSign})(?:[’']s)?${between}${yearWord}\\b`, 'gi'),
  // fiscal year 2025 fourth quarter, 2025 third quarter, FY25 Q3, 2025 Q3
  new RegExp(
    `\\b(?:fiscal[\\s]{1,2})?(?:year[\\s]{1,2})?(?:FY)?[’']?(20\\d\\d|(?<=FY)\\d\\d)[’']?s?[\\s,-]{1,3}(?:fiscal[\\s]{1,2})?(?:${quarterWord}|${quarterSign})\\b`,
    'gi',
  ),
]

/** Every fiscal quarter with its year that a text names, in order. */
export function quartersIn(text: string): NamedQuarter[] {
  const found: NamedQuarter[] = []
  for (const [at, pattern] of patterns.entries())
    for (const match of text.matchAll(pattern)) {
      const [whole, a, b, c, d] = match
      const [word, sign, turned, year] = at === 0 ? [a, b, c, d] : [b, c, d, a]
      const quarter = word ? ordinals[word.toLowerCase()] : (Number(sign ?? turned) as 1 | 2 | 3 | 4)
      const full = Number(year!.length === 2 ? `20${year}` : year)
      if (quarter && full >= 2000 && full < 2100) found.push({ year: full, quarter, start: match.index, end: match.index + whole.length })
    }
  return found.sort((x, y) => x.start - y.start).filter((one, at, all) => at === 0 || one.start >= all[at - 1]!.end)
}

const written =
  /\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?\s{1,3}\d{1,2}(?:st|nd|rd|th)?,?\s{1,3}20\d\d\b|\b\d{1,2}[\s-](?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,7}[\s-]20\d\d\b|\b20\d\d-\d\d-\d\d\b/gi
/** How far into a call its date and quarter are named as its own. */
const opening = 6000

/**
 * The day of a call as its heading gives it, or its opening words after "today", YYYY-MM-DD; or null. Dates on which periods ended, deals
 * closed or other calls will be are not it.
 */
export function callDateIn(text: string): string | null {
  const heading = text
    .slice(0, 1500)
    .split('\n')
    .slice(0, 15)
    .filter((line) => line.length < 200 && !(/[.!?]$/.test(line.trim()) && line.trim().split(' ').length > 8))
  for (const line of heading)
    for (const match of line.matchAll(written)) {
      if (
        /\b(?:end(?:ed|ing)|as of|filed|since|until|through|before|after|scheduled for|will be|compared|from)\b[^.]{0,40}$/i.test(
          line.slice(0, match.index),
        )
      )
        continue
      const date = dayOf(match[0])
      if (date) return date
    }
  const dateline = /(?:^|\n)[^\n]{0,60}$/
  for (const match of text.slice(0, 1500).matchAll(written)) {
    // PORTLAND, Ore., November 6, 2025 – …
    const date =
      dateline.test(text.slice(0, match.index)) && /^\s{0,2}(?:[–—-]|\/|\()/.test(text.slice(match.index + match[0].length))
        ? dayOf(match[0])
        : null
    if (date) return date
  }
  for (const match of text.slice(0, opening).matchAll(written)) {
    const before = text.slice(Math.max(0, match.index - 40), match.index)
    if (
      !/\b(?:today(?:[’']s date)?(?: is)?|dated|held on|recorded on|this call on)[,:]?\s+(?:(?:mon|tues|wednes|thurs|fri)day,?\s+)?$/i.test(
        before,
      )
    )
      continue
    const date = dayOf(match[0])
    if (date) return date
  }
  return null
}

const dayOf = (written: string) => parseDate(written.replace(/(\d)(?:st|nd|rd|th)\b/, '$1'))?.slice(0, 10) ?? null

/** Words after a quarter that make it the one the call is about, and words around it that make it another. */
const about = /\b(?:earnings|results|conference|call|webcast|interview|letter|financial|report|transcript|presentation|update)\b/i
const another =
  /\b(?:scheduled|upcoming|next|compared|versus|vs|prior|previous|last|guidance|outlook|expect|forecast|forward to|starting|beginning|will (?:be|report|host|hold))\b/i

/**
 * The quarter a text is about, or null where it names none or its claims cannot be reconciled with the day of the call. The heading is believed
 * first, then the opening words ("welcome to … third quarter 2025 earnings conference call"), then the quarter the opening names most.
 *
 * @param date the day of the call, YYYY-MM-DD, or null where unknown
 */
export function pinQuarter(text: string, title: string | null, date: string | null): string | null {
  const fits = (one: NamedQuarter) => date === null || isPossible(one, date)
  const titled = quartersIn(title ?? '').find(fits)
  if (titled) return nameOf(titled)
  const named = quartersIn(text)
  const early = named.filter(
    (one) => one.start < opening && fits(one) && !another.test(around(text, one, 45, 0)) && !later.test(around(text, one, 0, 90)),
  )
  const first = early.find((one) => about.test(around(text, one, 90, 60)))
  if (first) return nameOf(first)
  const late = named.filter((one) => fits(one) && about.test(around(text, one, 60, 40)) && !another.test(around(text, one, 60, 60)))
  return mostNamed(early.length > 0 ? early : late) ?? (date === null ? null : withoutYear(text, title, date))
}

/** After a quarter: what is only planned, or compared with. */
const later = /^[^.]{0,40}\b(?:scheduled|is planned|will be (?:held|on|reported)|we expect|we anticipate)\b/i

/** "… Comcast's first quarter earnings conference call", heard on a known day: the year is the only one in which such a call can be. Not for fiscal years of a company's own. */
function withoutYear(text: string, title: string | null, date: string): string | null {
  if (/\bfiscal\b/i.test(text)) return null
  const named = new RegExp(`\\b(?:${quarterWord}|${quarterSign})\\s{1,2}(?:earnings|results|conference|investor|financial)`, 'i').exec(
    `${title ?? ''}\n${text.slice(0, opening)}`,
  )
  if (!named) return null
  const quarter = named[1] ? ordinals[named[1].toLowerCase()]! : Number(named[2] ?? named[3])
  const years = [-1, 0].map((back) => Number(date.slice(0, 4)) + back)
  const fitting = years.filter((year) => {
    const after = (Date.parse(date) - Date.UTC(year, quarter * 3, 0)) / day
    return after > 0 && after < 120
  })
  return fitting.length === 1 ? nameOf({ quarter, year: fitting[0]! }) : null
}

const around = (text: string, { start, end }: NamedQuarter, before: number, after: number) =>
  text.slice(Math.max(0, start - before), start) + (after > 0 ? text.slice(end, end + after) : '')

function mostNamed(quarters: NamedQuarter[]): string | null {
  const counts = new Map<string, number>()
  for (const one of quarters) counts.set(nameOf(one), (counts.get(nameOf(one)) ?? 0) + 1)
  const [best, second] = [...counts].sort((a, b) => b[1] - a[1])
  return best && best[1] > (second?.[1] ?? 0) ? best[0] : null
}

export const nameOf = ({ quarter, year }: { quarter: number; year: number }) => `Q${quarter} ${year}`

const day = 86_400_000

/**
 * True where a call on that day can be about that quarter. Fiscal years run up to a year ahead of the calendar (and none runs behind it by more
 * than a quarter); results come within four months.
 */
export function isPossible({ year, quarter }: { year: number; quarter: number }, date: string): boolean {
  const end = Date.UTC(year, quarter * 3, 0)
  const after = (Date.parse(date) - end) / day
  return after > -345 && after < 215
}

const nameChars = "[\\p{L}\\p{N}&.,’'+!\\- ]"
const isAbout =
  '(?:fiscal|full|year|fy|20\\d\\d|fourth|third|second|first|F?Q[1-4]|[1-4]Q\\d\\d|and|reports?|announces|releases|posts|earnings|conference|results|quarterly|investor)'
/** Warner Bros. Discovery, Inc. (NASDAQ: WBD) … */
const withTicker = new RegExp(
  `(?:^|[.:]\\s)(?:(?:Full )?[Tt]ranscript:? )?(\\p{Lu}${nameChars}{1,60}?)\\s*\\((?:(?:NYSE|NASDAQ|NasdaqGS|AMEX|TSX|LSE|OTC\\w*)\\s?:\\s?)?[A-Z]{1,5}(?:\\.[A-Z])?(?:\\s[−+-]?[\\d.]+%)?\\)`,
  'u',
)
/** Netflix Q2 2025 earnings …: a heading. */
const inHeading = new RegExp(`^(?:the )?(\\p{Lu}${nameChars}{1,60}?)(?:[’']s?)?,?\\s${isAbout}\\b`, 'iu')
/** Welcome to the Walt Disney Company third quarter 2025 …: a greeting. */
const inGreeting = new RegExp(
  `\\b(?:[Ww]elcome(?:,? everyone,?| everybody)?,? to|[Ww]elcome you to|welcome everyone to|[Jj]oining (?:us )?(?:for|on|at)|[Jj]oining us today for|[Tt]hank you for joining|[Hh]osting|[Ii]ntroduce) (?:the |our |today[’']s |this )?(\\p{Lu}${nameChars}{1,60}?)(?:[’']s?)?,?\\s${isAbout.replace('and|', '')}\\b`,
  'giu',
)

/** Q4 2024 Brightwater Media Group Earnings Call: a heading. */
const quarterThenName = new RegExp(
  `^(?:${quarterSign}|(?:[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth) [Qq]uarter)[\\s,]{0,3}(?:FY)?(?:20\\d\\d|\\d\\d)\\s+(\\p{Lu}${nameChars}{1,60}?)\\s+(?:[Ee]arnings|[Rr]esults|[Cc]onference)\\b`,
  'u',
)

/** Welcome to the Q3 FY24 Adobe Earnings Conference Call. */
const afterQuarter =
  /\b[Ww]elcome to (?:the |our )?(?:F?Q[1-4]|(?:[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth) [Qq]uarter)(?: and [Ff]ull[ -][Yy]ear)?(?: of)?(?: [Ff]iscal)?(?: [Yy]ear)?(?: (?:FY)?\d{2,4})? (\p{Lu}[\p{L}\p{N}&.’'! -]{1,40}?) (?:[Ee]arnings|[Cc]onference|[Rr]esults)\b/gu

/** The company a call or letter is of, as the heading or the first words name it, without its legal form's tail; or null. */
export function companyIn(text: string, title: string | null): string | null {
  const headings = [title ?? '', ...text.slice(0, 1500).split('\n').slice(0, 12)].filter((line) => line.length > 0 && line.length < 160)
  for (const pattern of [withTicker, inHeading])
    for (const heading of headings) {
      const name = tidied(pattern.exec(heading)?.[1])
      if (name) return name
    }
  for (const heading of headings) {
    const name = tidied(quarterThenName.exec(heading)?.[3])
    if (name) return name
  }
  for (const match of [...text.slice(0, 4000).matchAll(inGreeting), ...text.slice(0, 4000).matchAll(afterQuarter)]) {
    const name = tidied(match[1])
    if (name) return name
  }
  return null
}

function tidied(name: string | undefined): string | null {
  const clean = name
    ?.replace(/^(?:the|our|this|to|at|of)\s+/i, '')
    .replace(/[’']s?$/, '')
    .replace(/[\s,]+(?:fiscal|full[ -]year|first|second|third|fourth|q[1-4]|quarter|earnings|conference|results|20\d\d)\b.*$/i, '')
    .replace(/[\s,]+(?:inc|incorporated|plc|ltd|limited|llc|n\.v|s\.a|ag|se)\.?$/i, '')
    .replace(/[\s,.-]+$/, '')
    .trim()
  return clean && clean.length > 1 && /^\p{Lu}|^[a-z]+\p{Lu}/u.test(clean) && !notCompanies.test(clean) ? clean : null
}

/** Words that begin a line where a company's name could stand, and are none. */
const notCompanies =
  /^(?:(?:january|february|march|april|may|june|july|august|september|october|november|december)\s\d+|q[1-4]|fiscal|fy|first|second|third|fourth|earnings|financial|press|business|good|hello|greetings|ladies|thank|welcome|operator|company|corporate|today|conference|everyone|our|we|this|that|full|final|edited|transcript|presentation|image|source|contents|form|exhibit|president|chief|chair\w*|co-founder|founder|director|senior|vice|head|executive)\b/i
