import type { Filter } from '../src/filter.ts'
import type { Taxonomy } from '../src/knowledge/taxonomy.ts'
import type {
  CorrectionLine,
  Coverage,
  DocumentView,
  EventFace,
  EventView,
  Excerpt,
  Name,
  Publisher,
  SearchPage,
  SourceHealth,
  StoredEvaluation,
} from '../src/model.ts'

export type SearchQuery = { q: string; filter: Filter; sort: 'date' | 'relevance'; cursor: string | null; limit: number }

/** Words that earned an event its tags, from one document that reports it. */
export type Evidence = { document: string; publisherName: string; excerpts: Excerpt[] }

/** Everything the site asks. The store answers; so can an array (test/support/reader.ts). */
export type SiteReader = {
  dataVersion(): Promise<number>
  /** all published event faces at a version, null for now */
  faces(version: number | null): Promise<EventFace[]>
  event(id: string, version?: number): Promise<EventView | { redirect: string } | null>
  document(id: string): Promise<DocumentView | null>
  search(query: SearchQuery): Promise<SearchPage>
  /** ids of the events that hold the words, for `q` on the timeline */
  eventIdsMatching(q: string): Promise<Set<string>>
  sources(): Promise<SourceHealth[]>
  coverage(): Promise<Coverage>
  corrections(limit: number): Promise<CorrectionLine[]>
  evaluation(): Promise<StoredEvaluation | null>
  /** the excerpts behind "Why these tags" in a list; where absent the list links to the event's page */
  evidence?(eventIds: readonly string[]): Promise<Map<string, Evidence[]>>
}

export type SiteConfig = {
  /** the public address, without a slash at its end; null: as asked */
  url: string | null
  /** whether X-Forwarded-Proto and -Host of the peer are believed when `url` is null */
  trustProxy: boolean
  /** where an error can be reported: an address or a page */
  contact: string | null
}

export type Site = {
  reader: SiteReader
  taxonomy: Taxonomy
  names: readonly Name[]
  publishers: readonly Publisher[]
  config: SiteConfig
  now: () => Date
  /** told of what failed inside a page */
  report?: (error: unknown, path: string) => void
}
