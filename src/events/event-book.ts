import { keysOf } from './keys.ts'
import { merged } from './merged.ts'
import { type Candidate, type Membership, place, sameEvents } from './place.ts'
import { backgroundRarity, type Rarity } from './rarity.ts'
import type { EventSketch } from './sketch.ts'

/** How many events, of all that share a key with a passage, are compared in full. */
export const mostCandidates = 60

/** Events in memory with the index of their keys: what the store is to the jobs, for one run. Placing is the same, in whatever order reports arrive. */
export class EventBook {
  readonly #rarity: Rarity
  readonly #sketches = new Map<string, EventSketch>()
  readonly #byKey = new Map<string, Set<string>>()
  readonly #joined = new Map<string, string>()
  #next = 1

  constructor(seeds: readonly Candidate[] = [], rarity: Rarity = backgroundRarity) {
    this.#rarity = rarity
    for (const { id, sketch } of seeds) this.#keep(id, sketch)
  }

  /** Places a passage and lets its event grow. */
  take(sketch: EventSketch, opens: boolean): Membership[] {
    const placement = place(sketch, this.#candidates(sketch), { rarity: this.#rarity, opens })
    if (placement.kind === 'mention') return placement.mentions
    if (placement.kind === 'new') {
      const id = `e${this.#next++}`
      this.#keep(id, sketch)
      return [{ event: id, role: 'report', score: 1, because: ['the first report of it'] }, ...placement.mentions]
    }
    const id = placement.membership.event
    this.#keep(id, merged(this.#sketches.get(id)!, sketch))
    for (const other of placement.alsoSame) this.#join(id, other)
    return [placement.membership, ...placement.mentions]
  }

  /** Events that have grown alike are joined, each with the likest, until none are. */
  settle() {
    for (const id of [...this.#sketches.keys()]) {
      const sketch = this.#sketches.get(id)
      if (!sketch) continue
      const [twin] = this.#candidates(sketch)
        .map((other) => ({ id: other.id, score: other.id === id ? 0 : sameEvents(sketch, other.sketch, this.#rarity) }))
        .sort((a, b) => b.score - a.score)
      if (twin && twin.score > 0) this.#join(id, twin.id)
    }
  }

  finalId(id: string): string {
    const next = this.#joined.get(id)
    return next === undefined ? id : this.finalId(next)
  }

  #candidates(sketch: EventSketch): Candidate[] {
    const shared = new Map<string, number>()
    for (const key of keysOf(sketch, this.#rarity)) for (const id of this.#byKey.get(key) ?? []) shared.set(id, (shared.get(id) ?? 0) + 1)
    return [...shared]
      .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      .slice(0, mostCandidates)
      .flatMap(([id]) => (this.#sketches.has(id) ? [{ id, sketch: this.#sketches.get(id)! }] : []))
  }

  #keep(id: string, sketch: EventSketch) {
    this.#sketches.set(id, sketch)
    for (const key of keysOf(sketch, this.#rarity)) this.#byKey.set(key, (this.#byKey.get(key) ?? new Set()).add(id))
  }

  /** The curated one of two keeps its id, else the one with more reports. */
  #join(a: string, b: string) {
    const x = this.#sketches.get(a)
    const y = this.#sketches.get(b)
    if (!x || !y || (x.curated && y.curated)) return
    const keepsFirst = x.curated || (!y.curated && x.texts >= y.texts)
    const [into, from] = keepsFirst ? [a, b] : [b, a]
    this.#joined.set(from, into)
    const both = merged(this.#sketches.get(into)!, this.#sketches.get(from)!)
    this.#sketches.delete(from)
    this.#keep(into, both)
  }
}
