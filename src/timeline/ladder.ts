import type { EventFace, StageValue } from '../model.ts'

/** The rungs a user climbs; the other stages step off the ladder. */
export const rungs = ['exploring', 'announced', 'pilot', 'in-production', 'scaled'] as const satisfies readonly StageValue[]

export type Step = { event: EventFace; stage: StageValue; of: string[] }

/** Steps of the named users' own use, oldest first: only of names that are users in the event and that the stage is said of. */
export function ladderOf(events: readonly EventFace[], names: ReadonlySet<string>): Step[] {
  return events
    .flatMap((event): Step[] => {
      const stage = event.stage
      if (!stage) return []
      const of = stage.of.filter((name) => names.has(name) && event.roles[name] === 'user')
      return of.length > 0 ? [{ event, stage: stage.value, of }] : []
    })
    .sort((a, b) => (a.event.date < b.event.date ? -1 : 1))
}
