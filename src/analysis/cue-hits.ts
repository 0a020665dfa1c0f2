import type { CueBook, ReadyCue } from './cue-book.ts'
import { endOfPhrase, type Phrase, type Scene } from './phrase.ts'
import type { Chunk, Prose } from './prose.ts'

/** A cue met in a text: words `from` to before `to`, in sentence `sentence`. */
export type Hit = {
  cue: ReadyCue
  phrase: Phrase
  from: number
  to: number
  sentence: number
  negated: boolean
}

const nothing: readonly number[] = []

/** A name as a chunk. The words of titles and long names say nothing themselves: nobody finds anything uncanny in “Uncanny Valley”. */
export type NameChunk = Chunk & { hidesWords: boolean }

/** A text with what stands at each word: the plain words, phrases of word groups, names. */
export type Ground = {
  prose: Prose
  scene: Scene
  book: CueBook
  present: Int32Array
}

export function groundOf(prose: Prose, names: NameChunk[], book: CueBook, symbols: number): Ground {
  const chunks = new Map<number, Chunk[]>()
  const add = (chunk: Chunk) => {
    const here = chunks.get(chunk.at)
    if (here) here.push(chunk)
    else chunks.set(chunk.at, [chunk])
  }
  for (const name of names) add(name)
  const hidden = insideNames(prose, names)
  const scene: Scene = {
    symbolsAt: (at) => (hidden[at] === 1 ? nothing : prose.words[at]!.symbols),
    chunksAt: (at) => chunks.get(at),
  }
  const plain: Scene = {
    symbolsAt: scene.symbolsAt,
    chunksAt: () => undefined,
  }
  for (const sentence of prose.sentences)
    for (let at = sentence.first; at < sentence.last; at++) addGroups(at, sentence.last, book, plain, add)
  return { prose, scene, book, present: new Int32Array(symbols).fill(-1) }
}

function insideNames(prose: Prose, names: NameChunk[]): Uint8Array {
  const hidden = new Uint8Array(prose.words.length)
  for (const { at, length, hidesWords } of names) if (hidesWords) hidden.fill(1, at, at + length)
  return hidden
}

function addGroups(at: number, end: number, book: CueBook, scene: Scene, add: (chunk: Chunk) => void): void {
  for (const symbol of scene.symbolsAt(at))
    for (const { phrase, symbols } of book.groupPhrases.get(symbol) ?? []) {
      const to = endOfPhrase(phrase, at, end, scene)
      if (to >= 0) add({ at, length: to - at, symbols })
    }
}

/** All cues of a text, in reading order; those that "not" or "without" turns round are marked, those that their own conditions cancel are left out. */
export function hitsOf(ground: Ground): Hit[] {
  const hits: Hit[] = []
  ground.prose.sentences.forEach((sentence, number) => {
    if (sentence.last > sentence.first) hitsIn(ground, number, hits)
  })
  return hits
}

function hitsIn(ground: Ground, number: number, hits: Hit[]): void {
  const { prose, scene, book, present } = ground
  const { first, last } = prose.sentences[number]!
  const symbols: number[] = []
  const note = (symbol: number) => {
    if (present[symbol] === number) return
    present[symbol] = number
    symbols.push(symbol)
  }
  for (let at = first; at < last; at++) {
    for (const symbol of scene.symbolsAt(at)) note(symbol)
    for (const chunk of scene.chunksAt(at) ?? []) for (const symbol of chunk.symbols) note(symbol)
  }
  const tried = new Set<Phrase>()
  for (const symbol of symbols)
    for (const { cue, phrase } of book.byAnchor[symbol] ?? []) {
      if (tried.has(phrase)) continue
      tried.add(phrase)
      if (mayStand(phrase, number, present)) meet(ground, cue, phrase, number, hits)
    }
}

const mayStand = (phrase: Phrase, number: number, present: Int32Array) =>
  phrase.places.every((place) => place.optional || has(place.symbols, number, present))

function has(symbols: ReadonlySet<number>, number: number, present: Int32Array): boolean {
  for (const symbol of symbols) if (present[symbol] === number) return true
  return false
}

/** Files every place of the sentence where the phrase stands, if the cue's conditions hold there. Places do not overlap. */
function meet(ground: Ground, cue: ReadyCue, phrase: Phrase, number: number, hits: Hit[]): void {
  const { first, last } = ground.prose.sentences[number]!
  let allowed: boolean | undefined
  for (let at = first; at < last; at++) {
    const to = endOfPhrase(phrase, at, last, ground.scene)
    if (to < 0) continue
    allowed ??= conditionsHold(ground, cue, number)
    if (!allowed) return
    hits.push({
      cue,
      phrase,
      from: at,
      to,
      sentence: number,
      negated: isNegated(ground, at, to),
    })
    at = to - 1
  }
}

function conditionsHold(ground: Ground, cue: ReadyCue, number: number): boolean {
  if (cue.unless.some((phrase) => standsIn(ground, phrase, number))) return false
  if (cue.needs.length > 0 && !cue.needs.some((phrase) => standsIn(ground, phrase, number))) return false
  if (cue.near.length === 0) return true
  const around = [number, number - 1, number + 1, 0].filter((n) => n >= 0 && n < ground.prose.sentences.length)
  return cue.near.some((phrase) => around.some((n) => standsIn(ground, phrase, n)))
}

export function standsIn(ground: Ground, phrase: Phrase, number: number): boolean {
  const { first, last } = ground.prose.sentences[number]!
  for (let at = first; at < last; at++) if (endOfPhrase(phrase, at, last, ground.scene) >= 0) return true
  return false
}

const reach = 5

/** Whether a negating word stands in the phrase's own gaps, or up to five words before it in the same clause. */
function isNegated(ground: Ground, from: number, to: number): boolean {
  const { prose, book, scene } = ground
  const clause = prose.clauseOf[from]!
  const negates = (at: number) => scene.symbolsAt(at).includes(book.not)
  const inside = new Set(insideGaps(ground, from, to))
  for (let at = from; at < to; at++) if (negates(at) && !inside.has(at)) return true
  for (let at = from - 1; at >= Math.max(0, from - reach) && prose.clauseOf[at] === clause; at--) if (negates(at)) return true
  return false
}

/** A phrase that itself asks for "no" or "without" is not turned round by it. */
function insideGaps(ground: Ground, from: number, to: number): number[] {
  const own: number[] = []
  for (let at = from; at < to; at++) if (at === from || at === to - 1) own.push(at)
  return own.filter((at) => ground.scene.symbolsAt(at).includes(ground.book.not))
}
