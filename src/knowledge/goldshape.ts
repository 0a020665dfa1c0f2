/**
 * What a labelled text must look like. The value lists repeat data/taxonomy.json; test/knowledge/gold.test.ts proves that both are the same.
 */
import { z } from 'zod'

export const SIDES = ['adoption', 'labour', 'rules'] as const
export const TYPES = [
  'deployment',
  'partnership',
  'investment',
  'launch',
  'statement',
  'hire',
  'policy',
  'study',
  'bargaining',
  'strike',
  'agreement',
  'legal-demand',
  'lawsuit',
  'ruling',
  'legislation',
  'open-letter',
  'layoffs',
  'backlash',
] as const
export const STAGES = ['exploring', 'announced', 'pilot', 'in-production', 'scaled', 'restricted', 'withdrawn', 'declined'] as const
export const STANCES = ['embracing', 'cautious', 'opposed', 'neutral'] as const
export const USES = [
  'writing',
  'previs-design',
  'digital-replica',
  'synthetic-performer',
  'de-ageing',
  'casting',
  'vfx',
  'generated-footage',
  'animation',
  'editing-post',
  'voice-dubbing',
  'subtitles-captions',
  'music-sound',
  'marketing',
  'advertising',
  'recommendation',
  'production-planning',
  'archive-restoration',
] as const
export const TECHNIQUES = ['generative', 'replica', 'analytic', 'unstated'] as const
export const CONCERNS = [
  'job-displacement',
  'likeness-consent',
  'compensation',
  'training-copyright',
  'credit-authorship',
  'craft-devaluation',
  'control-consultation',
  'disclosure',
  'quality-error',
  'deepfake-misuse',
] as const
export const WORKERS = [
  'performers',
  'voice',
  'background',
  'writers',
  'directors',
  'animators',
  'vfx-artists',
  'editors-sound',
  'design-costume',
  'crew',
  'musicians',
  'localisation',
] as const
export const ROLES = ['user', 'maker', 'partner', 'investor', 'claimant', 'target', 'objector', 'bargainer', 'ruler', 'mentioned'] as const

const names = z.array(z.string().min(1))
const country = z.string().regex(/^[A-Z]{2}$/, 'a country is two capital letters, or EU')

const goldLabels = z.strictObject({
  side: z.enum(SIDES).nullable(),
  type: z.enum(TYPES).nullable(),
  stage: z.strictObject({ value: z.enum(STAGES), of: names.min(1) }).nullable(),
  stance: z.strictObject({ value: z.enum(STANCES), of: z.string().min(1) }).nullable(),
  uses: z.array(z.enum(USES)),
  techniques: z.array(z.enum(TECHNIQUES)),
  concerns: z.array(z.enum(CONCERNS)),
  workers: z.array(z.enum(WORKERS)),
  countries: z.array(country),
  studios: names,
  vendors: names,
  bodies: names,
  people: names,
  productions: names,
  roles: z.record(z.string(), z.enum(ROLES)),
})

const goldPassage = z.strictObject({ side: z.enum(SIDES), type: z.enum(TYPES), starts: z.string().min(1) })
const goldQuote = z.strictObject({ speaker: z.string().min(1).nullable(), text: z.string().min(1) })

const bare = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/, 'an id is small letters, digits and hyphens'),
  split: z.enum(['train', 'test']),
  title: z.string().min(1),
  /** paragraphs parted by a blank line */
  text: z.string().min(1),
  published: z.iso.datetime(),
  in_scope: z.boolean(),
  labels: goldLabels,
  /** id of a curated event of data/archive that the text reports, or null */
  event: z.string().nullable(),
  /** where a text tells two happenings, each with the first words of its passage; empty where it tells one */
  passages: z.array(goldPassage),
  quotes: z.array(goldQuote),
  why: z.string(),
})

type Bare = z.infer<typeof bare>
export type GoldText = Bare
export type GoldLabels = Bare['labels']
export type GoldPassage = Bare['passages'][number]
export type GoldQuote = Bare['quotes'][number]

type Fault = { path: (string | number)[]; message: string }

/** One labelled text: the shape, and what its parts owe each other. */
export const goldText = bare.superRefine((text, context) => {
  for (const fault of faultsOf(text)) context.addIssue({ code: 'custom', path: fault.path, message: fault.message })
})

const faultsOf = (text: Bare): Fault[] => [
  ...scopeFaults(text),
  ...nameFaults(text.labels),
  ...doubledFaults(text.labels),
  ...wordFaults(text),
]

const scopeFaults = (text: Bare): Fault[] => {
  const { side, type, ...rest } = text.labels
  if (text.in_scope) {
    const missing = [side === null ? 'side' : null, type === null ? 'type' : null].filter((field) => field !== null)
    return missing.map((field) => ({ path: ['labels', field], message: 'a text in scope has one' }))
  }
  const full = [side, type, rest.stage, rest.stance].some((value) => value !== null)
  const listed =
    Object.values(rest).some((value) => (Array.isArray(value) ? value.length > 0 : false)) || Object.keys(rest.roles).length > 0
  return full || listed || text.passages.length > 0 ? [{ path: ['labels'], message: 'a text out of scope has no labels' }] : []
}

/** A role belongs to a name of the lists: labels that name nobody cannot be measured. */
const nameFaults = (labels: GoldLabels): Fault[] => {
  const known = new Set([...labels.studios, ...labels.vendors, ...labels.bodies, ...labels.people, ...labels.productions])
  return Object.keys(labels.roles)
    .filter((name) => !known.has(name))
    .map((name) => ({ path: ['labels', 'roles', name], message: 'is in none of the name lists' }))
}

const doubledFaults = (labels: GoldLabels): Fault[] =>
  Object.entries(labels).flatMap(([field, value]) =>
    Array.isArray(value) && new Set<string>(value).size < value.length ? [{ path: ['labels', field], message: 'names a value twice' }] : [],
  )

const wordFaults = (text: Bare): Fault[] => {
  const whole = `${text.title}\n\n${text.text}`
  const quotes = text.quotes.flatMap((quote, at) =>
    whole.includes(quote.text) ? [] : [{ path: ['quotes', at, 'text'], message: 'these words are not in the text' }],
  )
  const passages = text.passages.flatMap((passage, at) =>
    whole.split(passage.starts).length === 2
      ? []
      : [{ path: ['passages', at, 'starts'], message: 'these words must stand in the text once' }],
  )
  const single = text.passages.length === 1 ? [{ path: ['passages'], message: 'are for texts with two happenings or more' }] : []
  return [...quotes, ...passages, ...single]
}
