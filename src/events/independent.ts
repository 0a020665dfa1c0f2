import type { ArchiveSource, DocumentKind, Publisher, SourceKind, SourceRole } from '../model.ts'

/** One thing that reports an event: a document we hold, or a source that an editor listed. */
export type Report = {
  document: string | null
  url: string | null
  /** id or name of a publisher */
  publisher: string
  kind: DocumentKind
  sourceKind: SourceKind | null
  /** an editor's word on what it is; null where only the machine has seen it */
  role: SourceRole | null
  /** the document of which this is a near-verbatim copy */
  copyOf: string | null
  credits: string[]
  /** only looks back at the event */
  mention: boolean
}

export type Judged = Report & {
  role: SourceRole
  /** under which name it counts: a publisher's group, else its id; null where it does not count */
  countsAs: string | null
  why: string
}

export type Independence = {
  independent: number
  primary: number
  aggregators: number
  copies: number
  articles: number
  /** owners that stand behind several publishers, counted once */
  shared: { group: string; publishers: string[] }[]
  reports: Judged[]
  words: string
}

/** Names of the services that carry a party's own release word for word, whoever's name stands above it. */
const releaseService =
  /\b(?:pr\s?newswire|business\s?wire|globe\s?newswire|access\s?(?:news)?wire|ein\s?presswire|newsfile|cision|prweb|press release)\b/i
const plain = (name: string) =>
  name
    .toLowerCase()
    .replace(/^the\s+/, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** Publishers by id, name and domain, so that a credit, an archive source and a document all lead to one. */
export type PublisherIndex = Map<string, Publisher>

export function indexPublishers(publishers: readonly Publisher[]): PublisherIndex {
  const index: PublisherIndex = new Map()
  for (const publisher of publishers)
    for (const key of [publisher.id, plain(publisher.name), ...publisher.domains]) if (!index.has(key)) index.set(key, publisher)
  return index
}

const hostOf = (url: string | null) => (url && URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : null)

function publisherOf(report: Pick<Report, 'publisher' | 'url'>, index: PublisherIndex): Publisher {
  const host = hostOf(report.url)
  const found = index.get(report.publisher) ?? index.get(plain(report.publisher)) ?? (host ? index.get(host) : undefined)
  return found ?? { id: plain(report.publisher), name: report.publisher, domains: [], group: null, wire: false }
}

/** "Reuters", "via Deadline", "AP / Jane Doe": the publisher that a credit names, if we know one. */
function credited(credit: string, index: PublisherIndex): Publisher | null {
  const words = plain(credit).replace(/^(?:via|by|from|source|first reported by|courtesy of)\s+/, '')
  return index.get(words) ?? index.get(plain(credit.split(/[/|,(–—]/)[0] ?? '')) ?? null
}

/**
 * How many speak for an event independently: distinct publishers (one for each owner) whose documents report it. Not counted: copies,
 * articles that credit another report as their source, aggregators, briefs. An agency's text counts once, for the agency, wherever it
 * is printed. Statements of the parties themselves are counted apart as primary sources. An editor's word on a source stands.
 * @param parties canonical names of the event's parties, by which a party's own site is known
 */
export function independentSources(
  reports: readonly Report[],
  publishers: readonly Publisher[] | PublisherIndex,
  parties: readonly string[] = [],
): Independence {
  const index = publishers instanceof Map ? publishers : indexPublishers(publishers)
  const own = new Set(parties.map(plain))
  const judged = withoutDoubles(reports).map((report) => judge(report, index, own))
  const counted = judged.filter((report) => report.countsAs !== null)
  const primary = new Set(judged.filter((report) => report.role === 'primary').map((report) => publisherOf(report, index).id)).size
  const independent = new Set(counted.map((report) => report.countsAs)).size
  const shared = sharedOwners(counted, index)
  const documents = judged.filter((report) => report.document !== null && !report.mention && report.kind !== 'brief')
  return {
    independent,
    primary,
    aggregators: judged.filter((report) => report.role === 'aggregator').length,
    copies: documents.filter((report) => report.copyOf !== null).length,
    articles: documents.length,
    shared,
    reports: judged,
    words: inWords(independent, primary, shared),
  }
}

const cleaned = (url: string) =>
  url
    .replace(/^https?:\/\/(?:www\.)?/, '')
    .replace(/[?#].*$/, '')
    .replace(/\/$/, '')

/** A source that an editor listed and that we have fetched since is one report: the document, with the editor's word on it. */
function withoutDoubles(reports: readonly Report[]): Report[] {
  const byAddress = new Map<string, Report>()
  const kept: Report[] = []
  for (const report of [...reports].sort((a, b) => Number(a.document === null) - Number(b.document === null))) {
    const key = report.url ? cleaned(report.url) : null
    const known = key ? byAddress.get(key) : undefined
    if (known && (report.document === null || report.document === known.document)) {
      known.role ??= report.role
      continue
    }
    const copy = { ...report }
    if (key) byAddress.set(key, copy)
    kept.push(copy)
  }
  return kept
}

function judge(report: Report, index: PublisherIndex, parties: Set<string>): Judged {
  const publisher = publisherOf(report, index)
  const not = (role: SourceRole, why: string): Judged => ({ ...report, role, countsAs: null, why })
  const counts = (by: Publisher, why: string): Judged => ({
    ...report,
    role: 'reporting',
    countsAs: by.group ? `group:${by.group}` : by.id,
    why,
  })
  if (report.kind === 'brief') return not('aggregator', 'a brief in our own words')
  if (report.mention) return not(report.role ?? 'reporting', 'only mentions it')
  if (report.role === 'primary') return not('primary', 'a party’s own words')
  if (report.role === 'aggregator') return not('aggregator', 'a rewrite, mirror or newsletter')
  if (report.role === 'syndicated') return not('syndicated', 'a copy of somebody’s reporting')
  if (isOwnWord(report, publisher, parties)) return not('primary', 'a party’s own words')
  if (report.copyOf !== null) return not('syndicated', 'a near-verbatim copy')
  const sources = report.credits.map((credit) => credited(credit, index)).filter((found) => found !== null && found.id !== publisher.id)
  const agency = sources.find((source) => source?.wire)
  if (agency) return counts(agency, `${agency.name}’s text, counted for ${agency.name}`)
  if (report.role === 'reporting') return counts(publisher, 'own reporting, says an editor')
  if (sources[0]) return not('aggregator', `credits ${sources[0].name} as its source`)
  return counts(publisher, 'own reporting')
}

const ownKinds: (SourceKind | null)[] = ['company', 'guild', 'vendor', 'filing']

/** A filing, a party's own site, or its release on a service that carries releases. */
function isOwnWord(report: Report, publisher: Publisher, parties: Set<string>): boolean {
  if (report.sourceKind === 'filing' || report.kind === 'filing' || report.kind === 'transcript') return true
  if (releaseService.test(publisher.name) || report.credits.some((credit) => releaseService.test(credit))) return true
  return (ownKinds.includes(report.sourceKind) || report.role === null) && isParty(publisher, parties) && !isPress(report.sourceKind)
}

const isPress = (kind: SourceKind | null) => kind === 'trade' || kind === 'general'
const isParty = (publisher: Publisher, parties: Set<string>) => parties.has(plain(publisher.name)) || parties.has(plain(publisher.id))

function sharedOwners(counted: Judged[], index: PublisherIndex) {
  const groups = new Map<string, Set<string>>()
  for (const report of counted) {
    const publisher = publisherOf(report, index)
    if (report.countsAs === `group:${publisher.group}`)
      groups.set(publisher.group!, (groups.get(publisher.group!) ?? new Set()).add(publisher.name))
  }
  return [...groups]
    .filter(([, names]) => names.size > 1)
    .map(([group, names]) => ({ group, publishers: [...names].sort() }))
    .sort((a, b) => (a.group < b.group ? -1 : 1))
}

function inWords(independent: number, primary: number, shared: Independence['shared']): string {
  const owners = shared.map(({ group, publishers }) => `${publishers.join(' and ')} belong to ${group} and count once`)
  return [
    independent === 0 ? 'no independent source yet' : independent === 1 ? '1 independent source' : `${independent} independent sources`,
    primary === 0 ? 'no primary source yet' : primary === 1 ? '1 primary source' : `${primary} primary sources`,
    ...owners,
  ].join('; ')
}

/** A source of a curated event as a report: it counts by its role. */
export function reportOfArchive(source: ArchiveSource): Report {
  return {
    document: null,
    url: source.url,
    publisher: source.publisher,
    kind: 'article',
    sourceKind: null,
    role: source.role,
    copyOf: null,
    credits: [],
    mention: false,
  }
}
