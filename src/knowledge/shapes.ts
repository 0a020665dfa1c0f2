import { z } from 'zod'
import type {
  ArchiveEntry,
  ClaimKind,
  EventType,
  Name,
  NameKind,
  Publisher,
  Side,
  Source,
  SourceKind,
  SourceRole,
  StageValue,
  StanceValue,
} from '../model.ts'
import { CONCERNS, ROLES, SIDES, STAGES, STANCES, TECHNIQUES, TYPES, USES, WORKERS } from './goldshape.ts'

/** Shapes of the files of data/, one to one with the types of model.ts. A field we do not know is refused: it is a slip of the pen. */

const words = z.string().trim().min(1, 'words')
const nullable = <T extends z.ZodType>(shape: T) => shape.nullable().default(null as never)
const list = <T extends z.ZodType>(shape: T) => z.array(shape).default(() => [])

export const id = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'lower-case letters and digits joined by hyphens')
export const webAddress = z.string().refine(isWebAddress, 'an http or https address')
const country = z.string().regex(/^[A-Z]{2}$/, 'a country of two capital letters')
const domain = z.string().regex(/^(?!www\.)[a-z0-9-]+(?:\.[a-z0-9-]+)+$/, 'a domain in lower case without www')
/** YYYY, YYYY-MM or YYYY-MM-DD, a day that exists */
const looseDay = z.string().refine((text) => isDay(text, /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/), 'a date like 2025, 2025-08 or 2025-08-07')
const day = z.string().refine((text) => isDay(text, /^\d{4}-\d{2}(?:-\d{2})?$/), 'a date like 2025-08 or 2025-08-07')
const zone = z.string().refine(isZone, 'a time zone like Europe/London')

function isWebAddress(text: string): boolean {
  const url = URL.parse(text)
  return url !== null && (url.protocol === 'http:' || url.protocol === 'https:') && url.username === '' && url.password === ''
}

function isDay(text: string, form: RegExp): boolean {
  if (!form.test(text)) return false
  const whole = `${text}-01-01`.slice(0, 10)
  const time = new Date(`${whole}T00:00:00Z`)
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(whole)
}

// Intl takes a millisecond to say whether it knows a zone, and most sources share a few.
const zones = new Map<string, boolean>()

function isZone(text: string): boolean {
  const known = zones.get(text) ?? isKnownToIntl(text)
  zones.set(text, known)
  return known
}

function isKnownToIntl(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

const sourceKind = z.enum(['trade', 'general', 'guild', 'company', 'vendor', 'law', 'filing']) satisfies z.ZodType<SourceKind>

/** Only the first eight fields must be there: a list written by hand for one run says no more. */
export const sourceShape = z.strictObject({
  id,
  name: words,
  // data.test holds those of sources.json to publishers.json; a list for one run may name a publisher by its domain.
  publisher: words,
  kind: sourceKind,
  feed: webAddress.nullable(),
  site: webAddress,
  language: z.string().regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]+)*$/, 'a language like en or pt-BR'),
  country,
  zone: zone.default('UTC'),
  tier: z.union([z.literal(1), z.literal(2), z.literal(3)], { error: '1, 2 or 3' }).default(3),
  enabled: z.boolean().default(true),
  note: nullable(words),
  terms: nullable(words),
  cik: nullable(z.string().regex(/^\d{10}$/, 'ten digits')),
  company: nullable(words),
}) satisfies z.ZodType<Source>

export const publisherShape = z.strictObject({
  id,
  name: words,
  domains: z.array(domain),
  group: nullable(words),
  wire: z.boolean().default(false),
}) satisfies z.ZodType<Publisher>

const kindsOf: Record<NameKind, string[]> = {
  studios: ['studio', 'streamer', 'broadcaster', 'producer', 'exhibitor'],
  vendors: ['company', 'tool'],
  bodies: [
    'union',
    'employers',
    'rights-society',
    'campaign',
    'festival',
    'awards',
    'regulator',
    'court',
    'agency',
    'public',
    'analyst',
    'advertiser',
    'estate',
  ],
  people: ['person', 'synthetic'],
  productions: ['film', 'series', 'short', 'game', 'unknown'],
}

const dated = { from: nullable(looseDay), to: nullable(looseDay), source: nullable(webAddress) }

export const nameShape = (facet: NameKind) =>
  z.strictObject({
    id,
    name: words,
    aliases: list(words),
    facet: z.literal(facet).default(facet),
    kind: z.enum(kindsOf[facet] as [string, ...string[]]),
    parent: nullable(id),
    owners: list(z.strictObject({ parent: id, ...dated })),
    posts: list(z.strictObject({ at: nullable(id), post: words, ...dated })),
    former: list(z.strictObject({ name: words, until: nullable(looseDay), source: nullable(webAddress) })),
    ambiguous: list(z.strictObject({ alias: words, context: z.array(words), not: list(words) })),
    countries: list(country),
    note: nullable(words),
  }) satisfies z.ZodType<Name>

const side = z.enum(SIDES) satisfies z.ZodType<Side>
const eventType = z.enum(TYPES) satisfies z.ZodType<EventType>
const stageValue = z.enum(STAGES) satisfies z.ZodType<StageValue>
const stanceValue = z.enum(STANCES) satisfies z.ZodType<StanceValue>
const says = z.enum(['asserts', 'denies', 'reports', 'alleges', 'on-record']) satisfies z.ZodType<ClaimKind>
const sourceRole = z.enum(['primary', 'reporting', 'syndicated', 'aggregator']) satisfies z.ZodType<SourceRole>
const all = z.array(words)

export const archiveShape = z.strictObject({
  id,
  date: day,
  title: words,
  summary: words,
  side,
  type: eventType,
  stage: z.strictObject({ value: stageValue, of: all }).nullable(),
  stance: z.strictObject({ value: stanceValue, of: words }).nullable(),
  uses: z.array(z.enum(USES)),
  techniques: z.array(z.enum(TECHNIQUES)),
  concerns: z.array(z.enum(CONCERNS)),
  workers: z.array(z.enum(WORKERS)),
  countries: z.array(country),
  studios: all,
  vendors: all,
  bodies: all,
  people: all,
  productions: all,
  roles: z.record(words, z.enum(ROLES)),
  claims: z.array(z.strictObject({ by: words, says })),
  dates: z.array(z.strictObject({ kind: words, date: looseDay })),
  updates: z.array(z.strictObject({ date: looseDay.nullable(), text: words, source: webAddress.nullable() })),
  sources: z.array(z.strictObject({ url: webAddress, publisher: words, title: words, role: sourceRole })).min(1, 'at least one source'),
  confidence: z.enum(['high', 'medium', 'low']),
  note: words.nullable(),
}) satisfies z.ZodType<ArchiveEntry>
