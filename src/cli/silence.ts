import { isSilent } from '../fetching/silence.ts'
import type { SourceHealth, VisitOutcome } from '../model.ts'
import { itemTimes } from '../store/items.ts'
import type { Store } from '../store/open.ts'

/** Outcomes that were an answer: only a source that answers can be silent; one that does not is in trouble, and says so itself. */
const answered = new Set<VisitOutcome>(['fresh', 'unchanged', 'empty', 'skeleton', 'undated'])

/** The sources with a flag at those that have brought nothing new for longer than their own habit explains. */
export async function withSilence(store: Store, sources: SourceHealth[], now: Date): Promise<SourceHealth[]> {
  const times = await itemTimes(store.db)
  return sources.map((health) => ({
    ...health,
    silent:
      health.source.enabled &&
      health.lastOutcome !== null &&
      answered.has(health.lastOutcome) &&
      isSilent(times.get(health.source.id) ?? [], now.valueOf()),
  }))
}
