import { inflectionOf } from '../text/inflection.ts'
import { folded } from '../text/tokens.ts'
import type { Lexicon } from './lexicon.ts'

/** One place of a phrase: any of `symbols`, after at most `gap` other words. */
export type Place = {
  symbols: ReadonlySet<number>
  gap: number
  optional: boolean
}
export type Phrase = { words: string; places: Place[] }

const widest = 8

/**
 * Reads a phrase as an editor writes it:
 * `word` any inflection of the word (plural, -s, -ed, -ing) · `=word` this form alone · `Word` written with these capitals · `a|b` either · `@group` a word group ·
 * `<studio>` a name of that kind · `word?` may be missing · `..` up to three words between, `..N` up to N (at most 8).
 * Throws with the phrase in the message where it cannot be read.
 */
export function readPhrase(words: string, lexicon: Lexicon): Phrase {
  const places: Place[] = []
  let gap = 0
  for (const part of words.trim().split(/\s+/)) {
    const dots = /^\.\.(\d*)$/.exec(part)
    if (dots) {
      gap = Math.min(dots[1] ? Number(dots[1]) : 3, widest)
      continue
    }
    places.push({ ...placeOf(part, lexicon), gap })
    gap = 0
  }
  const first = places[0]
  const last = places.at(-1)
  if (!first || !last || gap > 0 || first.gap > 0 || first.optional || last.optional)
    throw new Error(`the phrase "${words}" must start and end with a word that has to be there`)
  return { words, places }
}

function placeOf(part: string, lexicon: Lexicon): Omit<Place, 'gap'> {
  const optional = part.length > 1 && part.endsWith('?')
  const body = optional ? part.slice(0, -1) : part
  const symbols = body.split('|').map((word) => lexicon.symbol(symbolKey(word)))
  return { symbols: new Set(symbols), optional }
}

/** How a phrase word is looked up in the lexicon. */
export function symbolKey(word: string): string {
  if (word.startsWith('@') || word.startsWith('<')) return word
  if (word.startsWith('=')) return `=${folded(word.slice(1))}`
  return /\p{Lu}/u.test(word) ? word : inflectionOf(folded(word))
}

/**
 * Where the phrase ends when it starts at word `at`, or -1. Nothing beyond `end` is looked at. The number of steps is bounded by the phrase alone:
 * its gaps are at most 8 wide. `symbolsAt` and `chunksAt` say what stands at a word.
 */
export function endOfPhrase(phrase: Phrase, at: number, end: number, scene: Scene): number {
  return follow(phrase.places, 0, at, end, scene)
}

export type Scene = {
  symbolsAt: (at: number) => readonly number[]
  chunksAt: (at: number) => readonly { length: number; symbols: readonly number[] }[] | undefined
}

function follow(places: Place[], n: number, at: number, end: number, scene: Scene): number {
  if (n === places.length) return at
  const place = places[n]!
  for (let skip = 0; skip <= place.gap; skip++) {
    const from = at + skip
    if (from >= end) break
    const found = standsAt(places, n, from, end, scene)
    if (found >= 0) return found
  }
  return place.optional ? follow(places, n + 1, at, end, scene) : -1
}

function standsAt(places: Place[], n: number, from: number, end: number, scene: Scene): number {
  const wanted = places[n]!.symbols
  for (const chunk of scene.chunksAt(from) ?? []) {
    if (from + chunk.length > end || !chunk.symbols.some((symbol) => wanted.has(symbol))) continue
    const found = follow(places, n + 1, from + chunk.length, end, scene)
    if (found >= 0) return found
  }
  return scene.symbolsAt(from).some((symbol) => wanted.has(symbol)) ? follow(places, n + 1, from + 1, end, scene) : -1
}
