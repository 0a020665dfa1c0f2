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
  const words = wordsIn(text)
  const proper = properWords(words, text, title)
  const counts = new Map<string, Count>()
  const head = new Set<string>()
  const count = ({ form }: Placed, boost: number) => {
    if (form.key === '') return
    const known = counts.get(form.key)
    const isProper = proper.has(form.plain) ? 1 : 0
    if (known) {
      known.count += boost
      known.proper ||= isProper
    } else counts.set(form.key, { count: boost, proper: isProper })
  }
  for (const word of wordsIn(title)) {
    count(word, titleBoost)
    if (word.form.key !== '') head.add(word.form.key)
  }
  words.forEach((word, at) => {
    count(word, at < leadWords ? leadBoost : 1)
  })
  return { bag: heaviest(counts, rarity), head: [...head].sort(), numbers: numbersIn(`${title}. ${text}`) }
}

/** A word as it is compared. `key`: its notion or stem, empty for words that tell nothing. */
type Form = { plain: string; key: string; capital: boolean }
type Placed = { form: Form; start: number }

const forms = new Map<string, Form>()
const mostForms = 100_000

/** Folding and stemming cost far more than looking up: a newspaper's words are mostly the same ones. */
function formOf(word: string): Form {
  const known = forms.get(word)
  if (known) return known
  const plain = folded(word).replace(/'s?$/, '')
  const tells = plain.length > 1 && plain.length <= 40 && !functionWords.has(plain) && !/^[\d.]+$/.test(plain)
  const form = { plain, key: tells ? notionOf(stemOf(plain)) : '', capital: /^\p{Lu}/u.test(word) }
  if (forms.size >= mostForms) forms.clear()
  forms.set(word, form)
  return form
}

/** Hyphens part words that spelling may or may not join (post-production); a name such as SAG-AFTRA falls into its parts everywhere alike. */
function wordsIn(text: string): Placed[] {
  return tokensOf(text).flatMap(({ text: word, start }) =>
    word.includes('-') ? word.split('-').map((part) => ({ form: formOf(part), start })) : [{ form: formOf(word), start }],
  )
}

const opensSentence = /(?:^|[.!?:;“"'‘(\n•–—-])\s*$/

/** Words that stand capitalised inside a sentence somewhere, or always capitalised at the head of one and never small. */
function properWords(words: Placed[], text: string, title: string): Set<string> {
  const inside = new Set<string>()
  const opening = new Set<string>()
  const small = new Set<string>()
  for (const { form, start } of words) {
    if (!form.capital) small.add(form.plain)
    else if (inside.has(form.plain)) continue
    else if (opensSentence.test(text.slice(Math.max(0, start - 3), start))) opening.add(form.plain)
    else inside.add(form.plain)
  }
  // Without a body (a headline alone) capitals are all there is, and they must stand among small words to mean anything.
  if (text.length < 40) for (const word of capitalsOf(title)) inside.add(word)
  for (const word of opening)
    if (!small.has(word) && !functionWords.has(word) && backgroundRarity.seen.get(stemOf(word)) === undefined) inside.add(word)
  for (const word of inside) if (neverNames.has(word)) inside.delete(word)
  return inside
}

/** Capitalised by custom, not by name. */
const neverNames = new Set(
  'ai monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december i mr mrs ms dr'.split(
    ' ',
  ),
)

function capitalsOf(title: string): string[] {
  const words = wordsIn(title)
  const capitals = words.filter(({ form }) => form.capital)
  return capitals.length > words.length * 0.7 ? [] : capitals.map(({ form }) => form.plain)
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
