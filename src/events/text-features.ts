import { stemOf } from '../text/stem.ts'
import { folded, tokensOf } from '../text/tokens.ts'
import { notionOf } from './concepts.ts'
import { functionWords } from './function-words.ts'
import { backgroundRarity, type Rarity, rarityOf } from './rarity.ts'

/**
 * A bag of stems in alphabetical order with how heavily the text uses each and whether it stands capitalised there (1) or not (0);
 * parallel lists keep it small in JSON and quick to compare.
 */
export type Bag = { words: string[]; weights: number[]; proper: number[] }

export type Features = { bag: Bag; head: string[]; numbers: string[] }

const mostProper = 40
const mostCommon = 72
const titleBoost = 2.5
const leadBoost = 1.6
const leadWords = 70

/**
 * Words of a title and text as evidence: proper words (capitalised inside sentences, so that headlines in title case do not count),
 * common stems, the headline's words, and telling numbers.
 */
export function featuresOf(title: string, text: string, rarity: Rarity = backgroundRarity): Features {
  const proper = properWords(text, title)
  const counts = new Map<string, { count: number; proper: number }>()
  const head = new Set<string>()
  const count = (word: string, boost: number) => {
    const plain = folded(word).replace(/'s?$/, '')
    if (plain.length < 2 || functionWords.has(plain) || /^[\d.]+$/.test(plain)) return
    const key = notionOf(stemOf(plain))
    const known = counts.get(key) ?? { count: 0, proper: 0 }
    counts.set(key, { count: known.count + boost, proper: known.proper || (proper.has(plain) ? 1 : 0) })
    if (boost === titleBoost) head.add(key)
  }
  for (const token of tokensOf(title)) for (const part of partsOf(token.text)) count(part, titleBoost)
  tokensOf(text).forEach((token, at) => {
    for (const part of partsOf(token.text)) count(part, at < leadWords ? leadBoost : 1)
  })
  return { bag: heaviest(counts, rarity), head: [...head].sort(), numbers: numbersIn(`${title}. ${text}`) }
}

/** Hyphens part words that spelling may or may not join (post-production); a name such as SAG-AFTRA falls into its parts everywhere alike. */
const partsOf = (word: string) => word.split(/[-–]/)

const opensSentence = /(?:^|[.!?:;“"'‘(\n•–—-])\s*$/

/** Words that stand capitalised inside a sentence somewhere, or always capitalised at the head of one and never small. */
function properWords(text: string, title: string): Set<string> {
  const inside = new Set<string>()
  const opening = new Set<string>()
  const small = new Set<string>()
  for (const token of tokensOf(text)) {
    const before = text.slice(Math.max(0, token.start - 3), token.start)
    for (const part of partsOf(token.text)) {
      const plain = folded(part).replace(/'s?$/, '')
      if (!/^\p{Lu}/u.test(part)) small.add(plain)
      else if (opensSentence.test(before)) opening.add(plain)
      else inside.add(plain)
    }
  }
  // Without a body (a headline alone) capitals are all there is, and they must stand among small words to mean anything.
  if (text.length < 40) for (const word of capitalsOf(title)) inside.add(word)
  for (const word of opening)
    if (!small.has(word) && !functionWords.has(word) && backgroundRarity.seen.get(stemOf(word)) === undefined) inside.add(word)
  for (const word of inside) if (commonWords.has(word)) inside.delete(word)
  return inside
}

/** Capitalised by custom, not by name. */
const commonWords = new Set(
  'ai monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december i mr mrs ms dr'.split(
    ' ',
  ),
)

function capitalsOf(title: string): string[] {
  const words = tokensOf(title).map((token) => token.text)
  const capitals = words.filter((word) => /^\p{Lu}/u.test(word))
  return capitals.length > words.length * 0.7 ? [] : capitals.map((word) => folded(word).replace(/'s?$/, ''))
}

type Count = { count: number; proper: number }

/** The words that tell most, proper and common ones with room of their own, so that a list of names does not push out what happened. */
function heaviest(counts: Map<string, Count>, rarity: Rarity): Bag {
  const weighed = [...counts].map(([word, { count, proper }]) => {
    const weight = 1 + Math.log(count)
    return { word, proper, weight: Math.round(weight * 100) / 100, worth: weight * rarityOf(word, rarity) }
  })
  weighed.sort((a, b) => b.worth - a.worth || (a.word < b.word ? -1 : 1))
  return bagOf([
    ...weighed.filter(({ proper }) => proper).slice(0, mostProper),
    ...weighed.filter(({ proper }) => !proper).slice(0, mostCommon),
  ])
}

/** Words in any order as a bag. */
export function bagOf(all: { word: string; weight: number; proper: number }[]): Bag {
  const sorted = [...all].sort((a, b) => (a.word < b.word ? -1 : a.word > b.word ? 1 : 0))
  return { words: sorted.map(({ word }) => word), weights: sorted.map(({ weight }) => weight), proper: sorted.map(({ proper }) => proper) }
}

const number =
  /([$£€¥]\s?)?\b(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s?(%|per ?cent|percent|k\b|m\b|mn\b|million|bn\b|b\b|billion|thousand)?/gi
const units: [RegExp, string, number][] = [
  [/^(?:%|per ?cent|percent)$/i, '%', 1],
  [/^(?:k|thousand)$/i, '', 1e3],
  [/^(?:m|mn|million)$/i, '', 1e6],
  [/^(?:bn|b|billion)$/i, '', 1e9],
]
const mostNumbers = 24

/** Amounts that tell one happening from another: percentages, and whole amounts from ten up that are not years. "$75m" and "75 million" agree. */
export function numbersIn(text: string): string[] {
  const found = new Set<string>()
  for (const match of text.matchAll(number)) {
    const unit = units.find(([form]) => form.test(match[3] ?? ''))
    const value = Number(match[2]!.replace(/,/g, '')) * (unit?.[2] ?? 1)
    const isYear = !unit && !match[1] && value >= 1900 && value <= 2100 && !match[2]!.includes(',')
    const isSmall = value < 13 && unit?.[1] !== '%' && !match[1] && !match[2]!.includes('.')
    if (!isYear && !isSmall) found.add(`${Number(value.toPrecision(6))}${unit?.[1] ?? ''}`)
    if (found.size >= mostNumbers) break
  }
  return [...found].sort()
}
