import { backgroundRarity, type Rarity, rarityOf } from './rarity.ts'
import type { EventSketch } from './sketch.ts'
import type { Bag } from './text-features.ts'

const mostNames = 4
const mostProper = 4
const mostCommon = 4
const fortnight = 14

/**
 * Keys for an indexed table key → event, at most 24: two sketches of one happening share at least one, nearly always several.
 * Well-known names and words are joined to the fortnight of publication (two overlapping ones, so that neighbours within a week meet);
 * the rarest ones stand alone and find late reports as well.
 */
export function keysOf(sketch: EventSketch, rarity: Rarity = backgroundRarity): string[] {
  const names = sketch.parties
    .filter((party) => party.core)
    .sort((a, b) => Number(b.head) - Number(a.head) || (a.name < b.name ? -1 : 1))
    .slice(0, mostNames)
    .map((party) => party.name.toLowerCase())
  const proper = rarest(sketch.proper, sketch.head, mostProper, rarity)
  const common = rarest(sketch.common, sketch.head, mostCommon, rarity)
  const dated = spansOf(sketch).flatMap((span) => [
    ...names.map((name) => `n:${name}@${span}`),
    ...proper.map((word) => `p:${word}@${span}`),
  ])
  const alone = [...proper.slice(0, 3).map((word) => `p:${word}`), ...common.map((word) => `w:${word}`)]
  return [...new Set([...dated.slice(0, 17), ...alone])].slice(0, 24)
}

/** Words that matter most in a sketch: rarity times weight, those of the headline doubled. */
function rarest(bag: Bag, head: string[], most: number, rarity: Rarity): string[] {
  return bag.words
    .map((word, i) => ({ word, worth: bag.weights[i]! * rarityOf(word, rarity) ** 2 * (head.includes(word) ? 2 : 1) }))
    .sort((a, b) => b.worth - a.worth || (a.word < b.word ? -1 : 1))
    .slice(0, most)
    .map(({ word }) => word)
}

function spansOf(sketch: EventSketch): string[] {
  const interval = sketch.printed ?? sketch.happened
  if (!interval) return ['']
  const middle = Math.round((interval[0] + interval[1]) / 2)
  return [`${Math.floor(middle / fortnight)}a`, `${Math.floor((middle + fortnight / 2) / fortnight)}b`]
}
