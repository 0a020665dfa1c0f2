import { loadGazetteer } from '../../src/knowledge/gazetteer.ts'
import { loadPublishers, loadSources } from '../../src/knowledge/sources.ts'
import { loadTaxonomy } from '../../src/knowledge/taxonomy.ts'
import type {
  CorrectionLine,
  Coverage,
  DocumentView,
  EventFace,
  EventView,
  SearchHit,
  SearchPage,
  SourceHealth,
  StoredEvaluation,
  VisitOutcome,
} from '../../src/model.ts'
import { folded, tokensOf } from '../../src/text/tokens.ts'
import type { Evidence, Site, SiteReader } from '../../web/reader.ts'
import { archiveFaces, dataFolder } from './faces.ts'

export type Shelf = {
  faces: EventFace[]
  documents?: DocumentView[]
  views?: Map<string, Partial<EventView>>
  sources?: SourceHealth[]
  coverage?: Partial<Coverage>
  corrections?: CorrectionLine[]
  evaluation?: StoredEvaluation | null
  evidence?: Map<string, Evidence[]>
  redirects?: Map<string, string>
  /** older versions of the faces */
  before?: Map<number, EventFace[]>
  version?: () => number
}

/** A reader over arrays: what the store does, done plainly. */
export function readerOf(shelf: Shelf): SiteReader {
  const version = shelf.version ?? (() => 1)
  const holds = (text: string, q: string) => {
    const words = new Set(tokensOf(text).map((token) => folded(token.text)))
    return tokensOf(q).every((token) => words.has(folded(token.text)))
  }
  const textOf = ({ title, summary }: EventFace) => `${title} ${summary ?? ''}`
  return {
    dataVersion: async () => version(),
    faces: async (asof) => (asof === null ? shelf.faces : (shelf.before?.get(asof) ?? shelf.faces)),
    event: async (id) => {
      const target = shelf.redirects?.get(id)
      if (target) return { redirect: target }
      const face = shelf.faces.find((face) => face.id === id)
      return face ? { face, version: version(), members: [], corrections: [], related: [], ...shelf.views?.get(id) } : null
    },
    document: async (id) => shelf.documents?.find(({ card }) => card.id === id) ?? null,
    search: async ({ q, cursor, limit }) => searched(shelf, q, cursor, limit, (text) => holds(text, q)),
    eventIdsMatching: async (q) => new Set(shelf.faces.filter((face) => holds(textOf(face), q)).map(({ id }) => id)),
    sources: async () => shelf.sources ?? [],
    coverage: async () => ({
      archiveUntil:
        shelf.faces
          .map(({ date }) => date)
          .sort()
          .at(-1) ?? null,
      archiveFrom: '2022-03-09',
      liveSince: '2026-11-22T06:00:00Z',
      lastFetch: '2026-11-22T09:00:00Z',
      sources: 98,
      documents: 0,
      inScope: 0,
      collected: [],
      ...shelf.coverage,
    }),
    corrections: async (limit) => (shelf.corrections ?? []).slice(0, limit),
    evaluation: async () => shelf.evaluation ?? null,
    ...(shelf.evidence
      ? { evidence: async (ids: readonly string[]) => new Map([...shelf.evidence!].filter(([id]) => ids.includes(id))) }
      : {}),
  }
}

function searched(shelf: Shelf, q: string, cursor: string | null, limit: number, holds: (text: string) => boolean): SearchPage {
  const events = shelf.faces.filter((face) => holds(`${face.title} ${face.summary ?? ''}`))
  const documents = (shelf.documents ?? []).filter(({ card, excerpts }) =>
    holds(`${card.title} ${excerpts.map(({ text }) => text).join(' ')}`),
  )
  const marksIn = (text: string) => tokensOf(text).filter((token) => tokensOf(q).some((word) => folded(word.text) === folded(token.text)))
  const hits: SearchHit[] = [
    ...events.map(
      (event): SearchHit => ({
        kind: 'event',
        event,
        snippet: { text: event.summary ?? '', marks: marksIn(event.summary ?? '') },
        score: 1,
      }),
    ),
    ...documents.map(({ card, excerpts, events }): SearchHit => {
      const text = excerpts[0]?.text ?? ''
      return { kind: 'document', document: card, snippet: { text, marks: marksIn(text) }, events, score: 1 }
    }),
  ]
  const from = Number(cursor ?? 0)
  return {
    hits: hits.slice(from, from + limit),
    total: { documents: documents.length, events: events.length },
    next: from + limit < hits.length ? String(from + limit) : null,
    ranked: true,
    problem: null,
    suggestions: hits.length === 0 ? ['Netflix', 'SAG-AFTRA'] : [],
  }
}

/** A site over a shelf, with the knowledge of data/. The clock stands at noon of 22 November 2026. */
export function siteOf(shelf: Shelf = { faces: archiveFaces() }, more: Partial<Site> = {}): Site {
  return {
    reader: readerOf(shelf),
    taxonomy: loadTaxonomy(`${dataFolder}/taxonomy.json`),
    names: loadGazetteer(dataFolder),
    publishers: loadPublishers(dataFolder),
    config: { url: 'https://dailies.example', trustProxy: false, contact: null },
    now: () => new Date('2026-11-22T12:00:00Z'),
    ...more,
  }
}

/** The sources of data/ with a plausible first visit each. */
export function visitedSources(): SourceHealth[] {
  const publishers = new Map(loadPublishers(dataFolder).map(({ id, name }) => [id, name]))
  return loadSources(dataFolder).map((source, i): SourceHealth => {
    const outcome = source.feed === null ? null : i % 11 === 0 ? 'refused' : i % 7 === 0 ? 'unchanged' : 'fresh'
    const days = Array.from({ length: outcome ? 9 : 0 }, (_, day) => ({
      day: `2026-11-${22 - day}`,
      outcome: (day % 4 === 3 ? 'unchanged' : outcome!) as VisitOutcome,
      fresh: day % 4 === 3 ? 0 : 3,
    }))
    return {
      source,
      publisherName: publishers.get(source.publisher) ?? source.publisher,
      lastAt: outcome ? '2026-11-22T09:00:00Z' : null,
      lastOutcome: outcome,
      words:
        outcome === 'refused'
          ? 'answered 403: it does not want to be read by programs'
          : outcome === 'fresh'
            ? 'brought 12 items, 3 of them new'
            : outcome === 'unchanged'
              ? 'nothing new since the last visit'
              : null,
      lastFresh: outcome === 'fresh' ? '2026-11-22T09:00:00Z' : null,
      nextAt: outcome ? '2026-11-22T13:00:00Z' : null,
      failures: outcome === 'refused' ? 4 : 0,
      items: { kept: outcome === 'fresh' ? 9 : 0, duplicate: 2, refused: 0, failed: 0, removed: 0, pending: 1 },
      inScope: outcome === 'fresh' ? 2 : 0,
      silent: false,
      days,
    }
  })
}
