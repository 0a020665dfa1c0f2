import type { EventType } from '../model.ts'
import { stemOf } from '../text/stem.ts'
import { folded } from '../text/tokens.ts'
import { backgroundRarity, type Rarity, rarityOf } from './rarity.ts'
import type { EventSketch, Party } from './sketch.ts'
import type { Bag } from './text-features.ts'

/** What two sketches have in common, each from 0 (nothing) to about 1. The weights of same-event.ts are learnt for them. */
export type Evidence = {
  /** cosine of all words by rarity; shared part of the proper words of the side with fewer; shared part of the shorter headline */
  common: number
  proper: number
  head: number
  /** shared names, each by how rare and how central it is in both, as a share of the poorer side's */
  share: number
  /** both sides name parties and share none that matters */
  strangers: number
  /** each is about a company, body or title that the other never names */
  otherParty: number
  /** the same name in the same part */
  roles: number
  numbers: number
  days: number
  productions: number
  /** 1 the same kind of happening, 0 another, between where readers differ or none is known */
  type: number
  /** kinds of happening that no two readers would mistake for each other */
  otherType: number
  /** the same step of an affair in both */
  step: number
  /** another step in one family, though not in both headlines */
  otherStep: number
  /** uses, concerns, workers and countries shared */
  facets: number
  /** 1 on one day, falling with the days between; one third where either is undated */
  near: number
  /** shared words of the rarest kind, against the size of the smaller bag */
  rare: number
  /** shared words, and kinds, of texts printed close together: neither alone says as much */
  wordsNear: number
  typeNear: number
}

export type Found = { evidence: Evidence; gap: number | null; sharedNames: string[]; sharedWords: string[]; sharedNumbers: string[] }

export function evidenceOf(a: EventSketch, b: EventSketch, rarity: Rarity = backgroundRarity): Found {
  const words = overlap(a.bag, b.bag, rarity)
  const parties = partyOverlap(a.parties, b.parties, rarity)
  const sharedNumbers = shared(a.numbers, b.numbers)
  const gap = daysBetween(a, b)
  const near = gap === null ? 1 / 3 : Math.exp(-gap / 5)
  const type = likeness(a.type, b.type)
  const steps = stepsShared(a, b)
  return {
    evidence: {
      common: words.cosine,
      proper: words.proper,
      head: headOverlap(a.head, b.head, rarity),
      share: parties.share,
      strangers: parties.strangers,
      otherParty: otherParty(a.parties, b.parties) ? 1 : 0,
      roles: parties.sameRole,
      numbers: Math.min(1, sharedNumbers.length / 3),
      days: Math.min(1, shared(a.days, b.days).length / 2),
      productions: a.productions.some((title) => b.productions.includes(title)) ? 1 : 0,
      type,
      otherType: type === 0 ? 1 : 0,
      step: steps.same,
      otherStep: steps.other,
      facets: jaccard(a.facets, b.facets),
      near,
      rare: Math.min(1, words.rarest.length / Math.sqrt(1 + Math.min(a.bag.words.length, b.bag.words.length))),
      wordsNear: (words.cosine + words.proper) * near,
      typeNear: type * near,
    },
    gap,
    sharedNames: parties.shared,
    sharedWords: words.rarest,
    sharedNumbers,
  }
}

const shared = <T>(a: T[], b: T[]) => (a.length === 0 || b.length === 0 ? [] : a.filter((value) => b.includes(value)))

function jaccard(a: string[], b: string[]): number {
  const both = shared(a, b).length
  return both === 0 ? 0 : both / (a.length + b.length - both)
}

function stepsShared(a: EventSketch, b: EventSketch): { same: number; other: number } {
  let same = 0
  let other = 0
  for (const family in a.steps) {
    if (b.steps[family] === undefined) continue
    if (a.steps[family] === b.steps[family]) same = 1
    else other = 1
  }
  return { same, other }
}

const rareFrom = 0.6

type Overlap = { cosine: number; proper: number; rarest: string[] }

/**
 * Cosine of two bags, each word weighed by its rarity; the share of names in it (a word capitalised in either text is one); and the
 * shared rare words, rarest first. Both lists are alphabetical: one walk.
 */
function overlap(a: Bag, b: Bag, rarity: Rarity): Overlap {
  const x = weighed(a, rarity)
  const y = weighed(b, rarity)
  let shared = 0
  let sharedProper = 0
  const rarest: [string, number][] = []
  for (let i = 0, j = 0; i < a.words.length && j < b.words.length; ) {
    const left = a.words[i]!
    const right = b.words[j]!
    if (left === right) {
      const worth = x.worths[i]! * y.worths[j]!
      shared += worth
      if (a.proper[i] || b.proper[j]) sharedProper += worth
      if (x.worths[i]! >= rareFrom * a.weights[i]!) rarest.push([left, worth])
      i++
      j++
    } else if (left < right) i++
    else j++
  }
  return {
    cosine: shared === 0 ? 0 : shared / Math.sqrt(x.all * y.all),
    proper: sharedProper === 0 ? 0 : Math.min(1, sharedProper / Math.max(Math.sqrt(x.proper * y.proper), 4)),
    rarest: rarest.sort((one, two) => two[1] - one[1]).map(([word]) => word),
  }
}

/** A bag's words by weight and rarity, and the squared lengths of the whole and of its names. */
type Weighed = { rarity: Rarity; worths: Float64Array; all: number; proper: number }
const known = new WeakMap<Bag, Weighed>()

/** Remembered for as long as the bag lives: an event is compared many times. */
function weighed(bag: Bag, rarity: Rarity): Weighed {
  const before = known.get(bag)
  if (before?.rarity === rarity) return before
  const made: Weighed = { rarity, worths: new Float64Array(bag.words.length), all: 0, proper: 0 }
  bag.words.forEach((word, i) => {
    const worth = bag.weights[i]! * rarityOf(word, rarity)
    made.worths[i] = worth
    made.all += worth ** 2
    if (bag.proper[i]) made.proper += worth ** 2
  })
  known.set(bag, made)
  return made
}

function headOverlap(a: string[], b: string[], rarity: Rarity): number {
  const sum = (words: string[]) => words.reduce((total, word) => total + rarityOf(word, rarity), 0)
  const smaller = Math.min(sum(a), sum(b))
  const shared = sum(a.filter((word) => b.includes(word)))
  return smaller === 0 ? 0 : Math.min(1, shared / Math.max(smaller, 2))
}

/** A name by how rare it is and whether the text is about it or only drops it. */
const partyWeight = (party: Party, rarity: Rarity) =>
  (party.head ? 1 : party.core ? 0.7 : 0.3) * (0.2 + 0.8 * nameRarity(party.name, rarity))

const looked = new Map<string, string>()

/** A name is as rare as the stem of its last word. */
function nameRarity(name: string, rarity: Rarity): number {
  let word = looked.get(name)
  if (word === undefined) {
    if (looked.size > 50_000) looked.clear()
    word = stemOf(folded(name.split(' ').at(-1) ?? name))
    looked.set(name, word)
  }
  return rarityOf(word, rarity)
}

function partyOverlap(a: Party[], b: Party[], rarity: Rarity) {
  const shared: string[] = []
  let weight = 0
  let sameRoles = 0
  for (const x of a) {
    const y = b.find(({ name }) => name === x.name)
    if (!y) continue
    weight += Math.sqrt(partyWeight(x, rarity) * partyWeight(y, rarity))
    if (x.role === y.role && x.role !== 'mentioned') sameRoles++
    if (x.core && y.core) shared.push(x.name)
  }
  const poorer = Math.min(total(a, rarity), total(b, rarity))
  const share = poorer === 0 ? 0 : Math.min(1, weight / Math.max(poorer, 0.6))
  return { share, strangers: poorer > 0.4 && share < 0.15 ? 1 : 0, sameRole: Math.min(1, sameRoles / 2), shared }
}

/** "Disney and Google" beside "Disney and OpenAI": each headline has a name of one kind that the other text lacks. */
function otherParty(a: Party[], b: Party[]): boolean {
  const own = (parties: Party[], others: Party[]) =>
    parties.filter(({ head, name }) => head && !others.some((other) => other.name === name)).map(({ kind }) => kind)
  const [left, right] = [own(a, b), own(b, a)]
  return left.some((kind) => kind !== 'people' && right.includes(kind))
}

const total = (parties: Party[], rarity: Rarity) => parties.reduce((sum, party) => sum + partyWeight(party, rarity), 0)

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
