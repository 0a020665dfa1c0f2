import type { Name, NameKind, Publisher } from '../model.ts'
import { correctionLog } from './corrections.ts'
import { coverage } from './coverage.ts'
import { lastEvaluation } from './evaluations.ts'
import { facesAt } from './events.ts'
import type { Store } from './open.ts'
import { eventIdsMatching, type SearchAsk, type SearchNames, search } from './search.ts'
import { sourceHealth } from './sources.ts'
import { dataVersion } from './versions.ts'
import { documentView, eventView, evidenceOf } from './views.ts'

/** Everything the site asks of the store, bound to one store and to the names people know things by. */
export function openReader(store: Store, known: { names: Name[]; publishers: Publisher[]; now: () => Date }) {
  const publishers = new Map(known.publishers.map((publisher) => [publisher.id, publisher.name]))
  const publisherName = (id: string) => publishers.get(id) ?? id
  const names = searchNames(known.names, publisherName)
  return {
    dataVersion: () => dataVersion(store),
    faces: (version: number | null) => facesAt(store.db, version),
    event: (id: string, version?: number) => eventView(store, id, version ?? null, publisherName),
    evidence: (ids: readonly string[]) => evidenceOf(store, ids, publisherName),
    document: (id: string) => documentView(store, id, publisherName),
    search: (ask: SearchAsk) => search(store, ask, names),
    eventIdsMatching: (q: string) => eventIdsMatching(store, q),
    sources: () => sourceHealth(store, known.now(), publisherName),
    coverage: () => coverage(store),
    corrections: (limit: number) => correctionLog(store.db, limit),
    evaluation: () => lastEvaluation(store.db),
  }
}

/** Tags hold canonical names, filters hold ids: a studio's id means it and all it owns, unless it alone is asked for. */
function searchNames(names: Name[], publisherName: (id: string) => string): SearchNames {
  const byId = new Map(names.map((name) => [name.id, name]))
  const owned = Map.groupBy(
    names.filter((name) => name.parent !== null),
    (name) => name.parent as string,
  )
  const below = (name: Name, facet: NameKind, seen: Set<string>): string[] => {
    if (seen.has(name.id)) return []
    seen.add(name.id)
    return [name.name, ...(owned.get(name.id) ?? []).filter((child) => child.facet === facet).flatMap((child) => below(child, facet, seen))]
  }
  return {
    publisherName,
    named(id, only) {
      const name = byId.get(id)
      if (!name) return [id]
      return only ? [name.name] : below(name, name.facet, new Set())
    },
  }
}
