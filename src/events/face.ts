import { listFacets } from '../facets.ts'
import type {
  ArchiveEntry,
  DocumentKind,
  EventFace,
  EventSource,
  EventType,
  Passage,
  Publisher,
  Reading,
  Role,
  Side,
  SourceKind,
  Stage,
  Stance,
} from '../model.ts'
import {
  type Independence,
  independentSources,
  indexPublishers,
  type Judged,
  type PublisherIndex,
  type Report,
  reportOfArchive,
} from './independent.ts'
import { dateOf, dayOf, intervalOf, statedDay } from './named-dates.ts'

/** A passage of a document in an event, with all that its face is drawn from. */
export type Member = {
  role: 'report' | 'mention'
  score: number
  passage: Passage
  reading: Reading
  document: {
    id: string
    kind: DocumentKind
    title: string
    /** body; only its lead is read, for the day of the happening */
    text: string
    url: string | null
    /** id or name of a publisher */
    publisher: string
    sourceKind: SourceKind | null
    published: string | null
    credits: string[]
    /** the first document of its story, null where that is itself or it stands alone */
    copyOf: string | null
    /** the source it came by and its language, by which the site filters; absent where nobody filters */
    source?: string | null
    language?: string | null
  }
}

/** What an editor has changed about an event: later ones win. `value` is an id or words; null clears a single-valued facet. */
export type FaceCorrection = { action: 'accept' | 'reject' | 'set'; facet: string; value: string | null }

export type FaceInput = {
  id: string
  origin: EventFace['origin']
  entry: ArchiveEntry | null
  members: readonly Member[]
  corrections: readonly FaceCorrection[]
  publishers: readonly Publisher[] | PublisherIndex
}

type Lists = Record<(typeof listFacets)[number], string[]>

/** What is published of an event: an editor's words where there are any, else what its reports say. Mentions add nothing but their link. */
export function faceOf(input: FaceInput): EventFace {
  const reports = input.members.filter((member) => member.role === 'report' && member.document.kind !== 'brief')
  const originals = inOrder(reports.filter((member) => member.document.copyOf === null))
  const first = originals[0] ?? inOrder(reports)[0] ?? null
  const index = input.publishers instanceof Map ? input.publishers : indexPublishers(input.publishers)
  const lists = listsOf(input.entry, originals)
  const counts = countsOf(input, index, lists)
  const date = input.entry?.date ?? dateOfHappening(first)
  const face: EventFace = {
    id: input.id,
    date,
    ...rangeOf(date),
    title: input.entry?.title ?? first?.document.title ?? '',
    titleBy: input.entry ? 'editor' : first ? publisherName(first.document.publisher, index) : '',
    summary: input.entry?.summary ?? null,
    side: input.entry?.side ?? mostSaid(originals.map(({ passage }) => passage.side)) ?? 'adoption',
    type: input.entry?.type ?? mostSaid(originals.map(({ passage }) => passage.type)) ?? 'statement',
    stage: input.entry ? input.entry.stage : stageOf(originals),
    stance: input.entry ? input.entry.stance : stanceOf(originals),
    ...lists,
    roles: { ...rolesOf(originals, lists), ...input.entry?.roles },
    claims: claimsOf(input.entry, originals),
    dates:
      input.entry?.dates ??
      distinct(
        originals.flatMap(({ reading }) => reading.dates),
        (date) => `${date.kind} ${date.date}`,
      ),
    updates: input.entry?.updates ?? [],
    sources: sourcesOf(input, counts, index),
    articles: counts.articles,
    copies: counts.copies,
    independent: counts.independent,
    primary: counts.primary,
    confidence: input.entry?.confidence ?? null,
    note: input.entry?.note ?? null,
    origin: input.origin,
  }
  return input.corrections.reduce(corrected, face)
}

const inOrder = (members: readonly Member[]) =>
  [...members].sort(
    (a, b) => (a.document.published ?? '9999').localeCompare(b.document.published ?? '9999') || (a.document.id < b.document.id ? -1 : 1),
  )

/** A day stated in the lead of the first report; else its day of publication; else nothing is known and the year 1970 must not stand in for it. */
function dateOfHappening(first: Member | null): string {
  if (!first) return ''
  const published = dayOf(first.document.published)
  const stated = statedDay(first.document.text.slice(0, 420), published)
  const day = stated ?? published
  return day === null ? '' : dateOf(day)
}

function rangeOf(date: string): { from: string; to: string } {
  const interval = intervalOf(date)
  return interval ? { from: dateOf(interval[0]), to: dateOf(interval[1]) } : { from: '', to: '' }
}

/** The value most members give, the earlier one of two that are level. */
function mostSaid<T>(values: (T | null)[]): T | null {
  const counts = new Map<T, number>()
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null
}

function distinct<T>(values: T[], key: (value: T) => string): T[] {
  return [...new Map([...values].reverse().map((value) => [key(value), value])).values()].reverse()
}

/**
 * A value counts when the headline report has it or a third of the reports do: with many reports, what one of them alone says is its
 * own context and not the event's.
 */
function listsOf(entry: ArchiveEntry | null, members: Member[]): Lists {
  const enough = members.length / 3
  const gather = (facet: keyof Lists) => {
    const counts = new Map<string, number>()
    members.forEach(({ passage }, i) => {
      for (const value of new Set(passage[facet] ?? [])) counts.set(value, (counts.get(value) ?? 0) + (i === 0 ? Math.max(1, enough) : 1))
    })
    return [...counts].filter(([, count]) => count >= enough).map(([value]) => value)
  }
  return Object.fromEntries(listFacets.map((facet) => [facet, entry ? entry[facet] : gather(facet)])) as Lists
}

function stageOf(members: Member[]): Stage | null {
  const stages = members.map(({ passage }) => passage.stage).filter((stage) => stage !== null)
  const value = mostSaid(stages.map((stage) => stage.value))
  return value === null ? null : { value, of: [...new Set(stages.filter((stage) => stage.value === value).flatMap((stage) => stage.of))] }
}

function stanceOf(members: Member[]): Stance | null {
  const stances = members.map(({ passage }) => passage.stance).filter((stance) => stance !== null)
  const of = mostSaid(stances.map((stance) => stance.of))
  const value = mostSaid(stances.filter((stance) => stance.of === of).map((stance) => stance.value))
  return of === null || value === null ? null : { value, of }
}

function rolesOf(members: Member[], lists: Lists): Record<string, Role> {
  const names = [...lists.studios, ...lists.vendors, ...lists.bodies]
  const roles = names.map((name): [string, Role] => {
    const said = members.map(({ passage }) => passage.roles[name] ?? null)
    return [name, mostSaid(said.filter((role) => role !== 'mentioned')) ?? 'mentioned']
  })
  return Object.fromEntries(roles)
}

function claimsOf(entry: ArchiveEntry | null, members: Member[]): EventFace['claims'] {
  if (entry) return entry.claims
  const inside = members.flatMap(({ reading, passage }) =>
    reading.claims.filter((claim) => claim.start >= passage.start && claim.end <= passage.end),
  )
  return distinct(
    inside.map(({ by, says }) => ({ by, says })),
    (claim) => `${claim.by} ${claim.says}`,
  )
}

function countsOf(input: FaceInput, index: PublisherIndex, lists: Lists): Independence {
  const reports = [...input.members.map(reportOf), ...(input.entry?.sources ?? []).map(reportOfArchive)]
  return independentSources(oneForEachDocument(reports), index, [...lists.studios, ...lists.vendors, ...lists.bodies])
}

/** A document with two passages in an event is one report, and a report rather than a mention. */
function oneForEachDocument(reports: Report[]): Report[] {
  const seen = new Map<string, Report>()
  for (const report of reports) {
    const key = report.document ?? `${report.url} ${report.publisher}`
    const known = seen.get(key)
    if (!known || (known.mention && !report.mention)) seen.set(key, report)
  }
  return [...seen.values()]
}

export const reportOf = ({ role, document }: Member): Report => ({
  document: document.id,
  url: document.url,
  publisher: document.publisher,
  kind: document.kind,
  sourceKind: document.sourceKind,
  role: null,
  copyOf: document.copyOf,
  credits: document.credits,
  mention: role === 'mention',
})

const publisherName = (publisher: string, index: PublisherIndex) => index.get(publisher)?.name ?? publisher

function sourcesOf(input: FaceInput, counts: Independence, index: PublisherIndex): EventSource[] {
  const documents = new Map(input.members.map(({ document }) => [document.id, document]))
  const listed = new Map((input.entry?.sources ?? []).map((source) => [source.url, source]))
  const sourceOf = (report: Judged): EventSource[] => {
    const document = report.document ? documents.get(report.document) : undefined
    if (!report.url) return []
    return [
      {
        url: report.url,
        publisher: publisherName(report.publisher, index),
        title: listed.get(report.url)?.title ?? document?.title ?? '',
        role: report.role,
        published: document?.published ?? null,
        document: report.document,
        ...(document ? { source: document.source ?? null, kind: document.kind, language: document.language ?? null } : {}),
      },
    ]
  }
  return counts.reports.filter((report) => report.kind !== 'brief').flatMap(sourceOf)
}

/** One correction laid over a face. Facets are named in the plural as in the face; `title` and `date` are set like any other. */
function corrected(face: EventFace, { action, facet, value }: FaceCorrection): EventFace {
  const list = listFacets.find((name) => name === facet)
  if (list && value !== null) {
    const others = face[list].filter((known) => known !== value)
    return { ...face, [list]: action === 'reject' ? others : action === 'set' ? [value] : [...others, value] }
  }
  if (facet === 'title' && value) return { ...face, title: value, titleBy: 'editor' }
  if (facet === 'date' && value) return { ...face, date: value, ...rangeOf(value) }
  if (facet === 'summary' && action === 'set') return { ...face, summary: value }
  if (facet === 'side' && value && action !== 'reject') return { ...face, side: value as Side }
  if (facet === 'type' && value && action !== 'reject') return { ...face, type: value as EventType }
  if (facet === 'stage') return { ...face, stage: staged(face.stage, action, value) }
  if (facet === 'stance') return { ...face, stance: stanced(face.stance, action, value) }
  return face
}

/** "pilot" or "pilot of Netflix, Disney". */
function staged(stage: Stage | null, action: FaceCorrection['action'], value: string | null): Stage | null {
  if (action === 'reject' || value === null) return value === null || stage?.value === value.split(' of ')[0] ? null : stage
  const [name, of] = value.split(' of ')
  return { value: name as Stage['value'], of: of ? of.split(',').map((part) => part.trim()) : (stage?.of ?? []) }
}

function stanced(stance: Stance | null, action: FaceCorrection['action'], value: string | null): Stance | null {
  if (action === 'reject' || value === null) return value === null || stance?.value === value.split(' of ')[0] ? null : stance
  const [name, of] = value.split(' of ')
  return { value: name as Stance['value'], of: of?.trim() ?? stance?.of ?? '' }
}
