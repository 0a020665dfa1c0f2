import { backgroundRarity, type Rarity, rarityOf } from './rarity.ts'
import type { EventSketch } from './sketch.ts'

const mostKeys = 24
/** An event grown from several reports is asked for under more names than one text is. */
const mostEventKeys = 48
const fortnight = 14

/**
 * Keys for an indexed table key → event, at most 24 for a passage and 48 for an event: two sketches of one happening share at least one,
 * nearly always several. Names, kinds of happening and steps are joined to the fortnight of publication (two overlapping ones, so that
 * neighbours within a week always meet); the rarest words stand alone and find late and undated reports as well.
 */
export function keysOf(sketch: EventSketch, rarity: Rarity = backgroundRarity): string[] {
  const often = sketch.texts > 1 ? 2 : 1
  const words = rarest(sketch, rarity)
  const dated = [
    ...centralNames(sketch)
      .slice(0, 3 * often)
      .map((name) => `n:${name}`),
    ...Object.entries(sketch.steps)
      .slice(0, 1)
      .map(([family, step]) => `s:${family} ${step}`),
    ...(sketch.type ? [`t:${sketch.type}`] : []),
    ...words.slice(0, 4 * often).map((word) => `w:${word}`),
  ]
  const keys = [
    ...spansOf(sketch).flatMap((span) => dated.map((key) => `${key}@${span}`)),
    ...words.slice(0, 24).map((word) => `w:${word}`),
  ]
  return [...new Set(keys)].slice(0, often > 1 ? mostEventKeys : mostKeys)
}

/** Names the text is about, those of the headline first. */
const centralNames = (sketch: EventSketch) =>
  [...sketch.parties]
    .sort((a, b) => Number(b.head) - Number(a.head) || Number(b.core) - Number(a.core) || (a.name < b.name ? -1 : 1))
    .map((party) => party.name.toLowerCase())

/** The words that tell most: rarity times weight, names and those of the headline doubled. */
function rarest({ bag, head }: EventSketch, rarity: Rarity): string[] {
  const worth = (word: string, i: number) =>
    bag.weights[i]! * rarityOf(word, rarity) ** 2 * (head.includes(word) ? 1.5 : 1) * (bag.proper[i] ? 1.5 : 1)
  return bag.words
    .map((word, i) => ({ word, worth: worth(word, i) }))
    .sort((a, b) => b.worth - a.worth || (a.word < b.word ? -1 : 1))
    .map(({ word }) => word)
}

function spansOf(sketch: EventSketch): string[] {
  const interval = sketch.printed ?? sketch.happened
  if (!interval) return []
  const middle = Math.round((interval[0] + interval[1]) / 2)
  return [`${Math.floor(middle / fortnight)}a`, `${Math.floor((middle + fortnight / 2) / fortnight)}b`]
}
