import { stemOf } from '../text/stem.ts'
import { folded, tokensOf } from '../text/tokens.ts'
import { notionOf } from './concepts.ts'
import { functionWords } from './function-words.ts'
import { backgroundRarity, type Rarity, rarityOf } from './rarity.ts'

/** A bag of words in alphabetical order with how heavily the text uses each; parallel lists keep it small in JSON and quick to compare. */
export type Bag = { words: string[]; weights: number[] }

export type Features = { proper: Bag; common: Bag; head: string[]; numbers: string[] }

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
  const inProper = new Map<string, number>()
  const inCommon = new Map<string, number>()
  const head = new Set<string>()
  const count = (word: string, boost: number) => {
    const plain = folded(word).replace(/'s?$/, '')
    if (plain.length < 2 || functionWords.has(plain) || /^[\d.]+$/.test(plain)) return
    const isProper = proper.has(plain)
    const key = isProper ? plain : notionOf(stemOf(plain))
    const bag = isProper ? inProper : inCommon
    bag.set(key, (bag.get(key) ?? 0) + boost)
    if (boost === titleBoost) head.add(key)
  }
  for (const token of tokensOf(title)) for (const part of partsOf(token.text)) count(part, titleBoost)
  tokensOf(text).forEach((token, at) => {
    for (const part of partsOf(token.text)) count(part, at < leadWords ? leadBoost : 1)
  })
  return {
    proper: heaviest(inProper, mostProper, rarity),
    common: heaviest(inCommon, mostCommon, rarity),
    head: [...head].sort(),
    numbers: numbersIn(`${title}. ${text}`),
  }
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

function heaviest(counts: Map<string, number>, most: number, rarity: Rarity): Bag {
  const weighed = [...counts].map(([word, count]) => ({
    word,
    weight: 1 + Math.log(count),
    worth: (1 + Math.log(count)) * rarityOf(word, rarity),
  }))
  return bagOf(
    weighed
      .sort((a, b) => b.worth - a.worth || (a.word < b.word ? -1 : 1))
      .slice(0, most)
      .map(({ word, weight }) => [word, Math.round(weight * 100) / 100]),
  )
}

/** Pairs in any order as a bag. */
export function bagOf(pairs: [string, number][]): Bag {
  const sorted = [...pairs].sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0))
  return { words: sorted.map(([word]) => word), weights: sorted.map(([, weight]) => weight) }
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
