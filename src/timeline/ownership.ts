import { firstDay, keyOfKind, lastDay, type NameKey } from '../filter.ts'
import type { Name } from '../model.ts'

export type Named = { key: NameKey; id: string }

/** Ids of the entries that owned `name` at some time between two days, nearest first; owners of owners too. An open end is open. */
export function ownersOf(name: Name, from: string, to: string, byId: ReadonlyMap<string, Name>): Named[] {
  const found: Named[] = []
  const seen = new Set([name.id])
  const queue = [name]
  for (const child of queue) {
    for (const id of directOwners(child, from, to)) {
      const owner = byId.get(id)
      if (!owner || seen.has(id)) continue
      seen.add(id)
      queue.push(owner)
      found.push({ key: keyOfKind[owner.facet], id })
    }
  }
  return found
}

/** Where no dated ownership is known, the parent of today stands for all days: a source for the change is what is missing, not the change. */
function directOwners(name: Name, from: string, to: string): string[] {
  if (name.owners.length === 0) return name.parent ? [name.parent] : []
  return name.owners
    .filter((period) => (period.from === null || firstDay(period.from) <= to) && (period.to === null || lastDay(period.to) >= from))
    .map((period) => period.parent)
}
