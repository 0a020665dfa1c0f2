import type { EventType, Role } from '../model.ts'
import { backgroundRarity, type Rarity, rarityOf } from './rarity.ts'
import type { EventSketch, Party } from './sketch.ts'
import type { Bag } from './text-features.ts'

/** What two sketches have in common, each from 0 (nothing) to 1. Fixed order of keys: the weights of same-event.ts are learnt for them. */
export type Evidence = {
  /** cosine of rare words, of proper words, of both headlines' words */
  common: number
  proper: number
  head: number
  /** share of the weightier names of the poorer side that the other side has too */
  parties: number
  /** the same name in the same part */
  roles: number
  numbers: number
  days: number
  productions: number
  type: number
  /** 1 on one day, falling with the days between; one half where either is undated */
  near: number
  /** shared words of the very rarest kind, counted up to six */
  rare: number
}

export type Found = Evidence & { gap: number | null; sharedNames: string[]; sharedWords: string[]; sharedNumbers: string[] }

export function evidenceOf(a: EventSketch, b: EventSketch, rarity: Rarity = backgroundRarity): Found {
  const proper = overlap(a.proper, b.proper, rarity)
  const common = overlap(a.common, b.common, rarity)
  const parties = partyOverlap(a.parties, b.parties, rarity)
  const sharedNumbers = a.numbers.filter((number) => b.numbers.includes(number))
  const gap = daysBetween(a, b)
  return {
    common: common.cosine,
    proper: proper.cosine,
    head: headOverlap(a.head, b.head, rarity),
    parties: parties.share,
    roles: parties.sameRole,
    numbers: Math.min(1, sharedNumbers.length / 3),
    days: Math.min(1, a.days.filter((day) => b.days.includes(day)).length / 2),
    productions: a.productions.some((title) => b.productions.includes(title)) ? 1 : 0,
    type: likeness(a.type, b.type),
    near: gap === null ? 0.5 : 1 / (1 + gap / 5),
    rare: Math.min(1, (proper.rarest.length + common.rarest.length) / 8),
    gap,
    sharedNames: parties.shared,
    sharedWords: [...proper.rarest, ...common.rarest],
    sharedNumbers,
  }
}

const rareFrom = 0.6

/** Cosine of two bags, each word weighed by its rarity, and the shared rare ones, rarest first. Both lists are alphabetical: one walk. */
function overlap(a: Bag, b: Bag, rarity: Rarity): { cosine: number; rarest: string[] } {
  let shared = 0
  const rarest: [string, number][] = []
  for (let i = 0, j = 0; i < a.words.length && j < b.words.length; ) {
    const left = a.words[i]!
    const right = b.words[j]!
    if (left === right) {
      const rare = rarityOf(left, rarity)
      shared += a.weights[i]! * b.weights[j]! * rare * rare
      if (rare >= rareFrom) rarest.push([left, rare * a.weights[i]! * b.weights[j]!])
      i++
      j++
    } else if (left < right) i++
    else j++
  }
  const norm = Math.sqrt(lengthOf(a, rarity) * lengthOf(b, rarity))
  return { cosine: norm === 0 ? 0 : shared / norm, rarest: rarest.sort((x, y) => y[1] - x[1]).map(([word]) => word) }
}

const lengths = new WeakMap<Bag, { rarity: Rarity; length: number }>()

function lengthOf(bag: Bag, rarity: Rarity): number {
  const known = lengths.get(bag)
  if (known?.rarity === rarity) return known.length
  let length = 0
  bag.words.forEach((word, i) => {
    length += (bag.weights[i]! * rarityOf(word, rarity)) ** 2
  })
  lengths.set(bag, { rarity, length })
  return length
}

function headOverlap(a: string[], b: string[], rarity: Rarity): number {
  const sum = (words: string[]) => words.reduce((total, word) => total + rarityOf(word, rarity), 0)
  const smaller = Math.min(sum(a), sum(b))
  const shared = sum(a.filter((word) => b.includes(word)))
  return smaller === 0 ? 0 : Math.min(1, shared / Math.max(smaller, 2))
}

const partyWeight = (party: Party, rarity: Rarity) =>
  (party.head ? 1 : party.core ? 0.6 : 0.2) * (0.25 + 0.75 * rarityOf(wordOf(party.name), rarity))
/** The word by which a name's rarity is looked up: a person's last, another's first. */
const wordOf = (name: string) => name.toLowerCase().split(' ').at(-1) ?? name

function partyOverlap(a: Party[], b: Party[], rarity: Rarity) {
  const others = new Map(b.map((party) => [party.name, party]))
  const total = (parties: Party[]) => parties.reduce((sum, party) => sum + partyWeight(party, rarity), 0)
  const both = a.flatMap((party) => (others.has(party.name) ? [[party, others.get(party.name)!] as const] : []))
  const weight = both.reduce((sum, [x, y]) => sum + Math.min(partyWeight(x, rarity), partyWeight(y, rarity)), 0)
  const poorer = Math.min(total(a), total(b))
  const parted = both.filter(([x, y]) => x.role !== 'mentioned' && sameRole(x.role, y.role))
  return {
    share: poorer === 0 ? 0 : Math.min(1, weight / Math.max(poorer, 0.8)),
    sameRole: Math.min(1, parted.length / 2),
    shared: both.filter(([x, y]) => x.core && y.core).map(([x]) => x.name),
  }
}

const sameRole = (a: Role, b: Role) => a === b

/** Types that careful readers give the same happening. */
const alike: EventType[][] = [
  ['deployment', 'partnership', 'launch', 'investment'],
  ['deployment', 'backlash', 'statement'],
  ['agreement', 'bargaining', 'strike'],
  ['lawsuit', 'legal-demand', 'ruling'],
  ['lawsuit', 'agreement', 'partnership'],
  ['legislation', 'policy', 'statement', 'ruling'],
  ['open-letter', 'backlash', 'statement', 'legal-demand'],
  ['study', 'layoffs', 'statement'],
  ['hire', 'launch', 'layoffs'],
  ['policy', 'statement', 'launch'],
]

function likeness(a: EventType | null, b: EventType | null): number {
  if (a === null || b === null) return 0.6
  if (a === b) return 1
  return alike.some((group) => group.includes(a) && group.includes(b)) ? 0.6 : 0
}

/** Days between the intervals in which two happened or were printed; 0 where they touch, null where one is undated. */
function daysBetween(a: EventSketch, b: EventSketch): number | null {
  const x = a.printed ?? a.happened
  const y = b.printed ?? b.happened
  if (!x || !y) return null
  return Math.max(0, x[0] - y[1], y[0] - x[1])
}
