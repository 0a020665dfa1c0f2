import type { EventSketch, Party } from './sketch.ts'
import { type Bag, bagOf } from './text-features.ts'

const mostParties = 40
const mostNumbers = 40
const mostDays = 24
const mostHead = 40
const mostWords = 170

/**
 * An event after one more report: bags add up, names gather, the interval of publication widens. What an editor curated (title, type,
 * side, date, steps) stays as it was; a machine-made event keeps those of its first report for the same reason: a late text must not
 * turn an event into another.
 */
export function merged(event: EventSketch, sketch: EventSketch): EventSketch {
  const texts = Math.max(1, event.texts)
  const more = Math.max(1, sketch.texts)
  return {
    ...event,
    type: event.type ?? sketch.type,
    side: event.side ?? sketch.side,
    stage: event.stage ?? sketch.stage,
    parties: gathered(event.parties, sketch.parties),
    productions: union(event.productions, sketch.productions, 12),
    steps: { ...sketch.steps, ...event.steps },
    headSteps: { ...sketch.headSteps, ...event.headSteps },
    happened: event.curated ? event.happened : (event.happened ?? sketch.happened),
    printed: widened(event.printed, sketch.printed),
    days: [...new Set([...event.days, ...sketch.days])].slice(0, mostDays).sort((a, b) => a - b),
    editions: union(event.editions, sketch.editions, 12),
    numbers: union(event.numbers, sketch.numbers, mostNumbers),
    facets: union(event.facets, sketch.facets, 24),
    bag: added(event.bag, sketch.bag, [texts, more]),
    head: union(event.head, sketch.head, mostHead),
    texts: event.texts + sketch.texts,
  }
}

const union = (a: string[], b: string[], most: number) => [...new Set([...a, ...b])].slice(0, most).sort()

function widened(a: [number, number] | null, b: [number, number] | null): [number, number] | null {
  if (!a || !b) return a ?? b
  return [Math.min(a[0], b[0]), Math.max(a[1], b[1])]
}

/** The mean of two bags, each counting for the texts it stands for, the heaviest kept: what all reports say outweighs what one adds. */
function added(bag: Bag, other: Bag, [texts, more]: [number, number]): Bag {
  const all = new Map<string, { word: string; weight: number; proper: number }>()
  const add = ({ words, weights, proper }: Bag, share: number) => {
    for (const [i, word] of words.entries()) {
      const known = all.get(word)
      all.set(word, { word, weight: (known?.weight ?? 0) + weights[i]! * share, proper: known?.proper || proper[i]! })
    }
  }
  add(bag, texts / (texts + more))
  add(other, more / (texts + more))
  const heaviest = [...all.values()].sort((a, b) => b.weight - a.weight || (a.word < b.word ? -1 : 1)).slice(0, mostWords)
  return bagOf(heaviest.map((one) => ({ ...one, weight: Math.round(one.weight * 1000) / 1000 })))
}

function gathered(a: Party[], b: Party[]): Party[] {
  const all = new Map(a.map((party) => [party.name, party]))
  for (const party of b) {
    const known = all.get(party.name)
    if (!known) all.set(party.name, party)
    else
      all.set(party.name, {
        ...known,
        role: known.role === 'mentioned' ? party.role : known.role,
        core: known.core || party.core,
        head: known.head || party.head,
      })
  }
  return [...all.values()].slice(0, mostParties)
}
