import { backgroundRarity, type Rarity } from './rarity.ts'
import { compare } from './same-event.ts'
import type { EventSketch } from './sketch.ts'

export type Membership = { event: string; role: 'report' | 'mention'; score: number; because: string[] }

export type Placement =
  | {
      kind: 'report'
      membership: Membership
      mentions: Membership[]
      /** machine-made events that this passage shows to be the same as the one joined: merge them into it, leaving a redirect */
      alsoSame: string[]
    }
  | { kind: 'mention'; mentions: Membership[] }
  | { kind: 'new'; mentions: Membership[] }

export type Candidate = { id: string; sketch: EventSketch }

const mentionFrom = 0.5
const mergeFrom = 0.7

/**
 * Where a passage belongs among candidate events: the one it reports, those it only looks back to, or none, so that it opens a new one.
 * `opens` false (a side passage too slight to found an event) turns "new" into "mention" or nothing to keep.
 */
export function place(sketch: EventSketch, candidates: Candidate[], options: { rarity?: Rarity; opens?: boolean } = {}): Placement {
  const rarity = options.rarity ?? backgroundRarity
  const judged = candidates
    .map((candidate) => ({ candidate, verdict: compare(sketch, candidate.sketch, rarity) }))
    .sort((a, b) => b.verdict.score - a.verdict.score || (a.candidate.id < b.candidate.id ? -1 : 1))
  const same = judged.filter(({ verdict }) => verdict.same)
  const mentions = judged
    .filter(({ candidate, verdict }) => verdict.veto !== null && verdict.score >= mentionFrom && looksBack(sketch, candidate.sketch))
    .slice(0, 3)
    .map(
      ({ candidate, verdict }): Membership => ({
        event: candidate.id,
        role: 'mention',
        score: verdict.score,
        because: [...verdict.because, `but ${verdict.veto}`],
      }),
    )
  const [best] = same
  if (!best) return options.opens === false ? { kind: 'mention', mentions } : { kind: 'new', mentions }
  return {
    kind: 'report',
    membership: { event: best.candidate.id, role: 'report', score: best.verdict.score, because: best.verdict.because },
    mentions,
    alsoSame: alsoSame(
      best.candidate,
      same.slice(1).map(({ candidate }) => candidate),
      rarity,
    ),
  }
}

const firstDay = (sketch: EventSketch) => sketch.printed?.[0] ?? sketch.happened?.[0] ?? 0
const looksBack = (sketch: EventSketch, event: EventSketch) => firstDay(event) <= firstDay(sketch)

/** Others that match too, and match the event joined: two halves of one event which this passage brings together. */
function alsoSame(best: Candidate, others: Candidate[], rarity: Rarity): string[] {
  return others.filter(({ sketch }) => sameEvents(best.sketch, sketch, rarity) > 0).map(({ id }) => id)
}

/**
 * Two events are one when they are surely so: a wrong merge carries all their reports along. An event of a single report joins as that
 * report would, had it come later, so that the order of arrival matters little. Curated ones are an editor's to merge.
 */
export function sameEvents(a: EventSketch, b: EventSketch, rarity: Rarity = backgroundRarity): number {
  if (a.curated && b.curated) return 0
  const { same, score } = compare(a, b, rarity)
  return same && score >= (Math.min(a.texts, b.texts) <= 1 ? 0.5 : mergeFrom) ? score : 0
}
