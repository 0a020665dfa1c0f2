import { inflectionOf } from '../text/inflection.ts'
import { stemOf } from '../text/stem.ts'
import { folded } from '../text/tokens.ts'

/** One spelling of a word with all that is ever asked of it. Kept once per spelling. */
export type Word = {
  raw: string
  /** lower case, straight apostrophes, no accents */
  folded: string
  /** the folded word without a possessive ending */
  bare: string
  stem: string
  /** hash of the stem, for features */
  id: number
  shape: 'lower' | 'capital' | 'upper' | 'mixed' | 'number'
  possessive: boolean
  /** numbers of the pattern words this spelling satisfies */
  symbols: readonly number[]
  /** number of the word in the gazetteer, or -1 */
  name: number
}

const most = 200_000

/**
 * All words that phrases and names are made of, as numbers. A phrase word is one of
 * `word` (any inflection of it), `=word` (this form alone), `Word` (written so), `@group`, `<kind>`.
 */
export class Lexicon {
  private readonly symbolOf = new Map<string, number>()
  private readonly nameWords = new Map<string, number>()
  private readonly parents = new Map<number, number[]>()
  private readonly known = new Map<string, Word>()

  /** The number of a phrase word, given out on first use. */
  symbol(key: string): number {
    const found = this.symbolOf.get(key)
    if (found !== undefined) return found
    this.symbolOf.set(key, this.symbolOf.size)
    return this.symbolOf.size - 1
  }

  /** The phrase words by number. */
  keys(): string[] {
    return [...this.symbolOf.keys()]
  }

  get size(): number {
    return this.symbolOf.size
  }

  /** Whatever satisfies `member` satisfies `group` too. */
  include(member: number, group: number): void {
    this.parents.set(member, [...(this.parents.get(member) ?? []), group])
  }

  /** These symbols and all groups they belong to. */
  closure(symbols: readonly number[]): number[] {
    const all = new Set<number>()
    const visit = (symbol: number) => {
      if (all.has(symbol)) return
      all.add(symbol)
      for (const group of this.parents.get(symbol) ?? []) visit(group)
    }
    for (const symbol of symbols) visit(symbol)
    return [...all]
  }

  /** The number of a word that some name is written with. */
  nameWord(bare: string): number {
    const found = this.nameWords.get(bare)
    if (found !== undefined) return found
    this.nameWords.set(bare, this.nameWords.size)
    return this.nameWords.size - 1
  }

  word(raw: string): Word {
    const found = this.known.get(raw)
    if (found) return found
    const word = this.made(raw)
    if (this.known.size >= most) this.known.clear()
    this.known.set(raw, word)
    return word
  }

  private made(raw: string): Word {
    const plain = raw.length > 60 ? raw.slice(0, 60) : raw
    const form = folded(plain)
    const bare = bareOf(form)
    const stem = stemOf(bare)
    const keys = [inflectionOf(bare), `=${form}`, `=${bare}`, plain, plain.replace(/['’]s?$/, '')]
    const direct = keys.map((key) => this.symbolOf.get(key)).filter((symbol) => symbol !== undefined)
    if (form.endsWith("n't") || form === 'cannot') direct.push(this.symbol('=not'))
    return {
      raw: plain,
      folded: form,
      bare,
      stem,
      id: hashOf(stem),
      shape: shapeOf(plain),
      possessive: bare !== form,
      symbols: direct.length === 0 ? none : this.closure(direct),
      name: this.nameWords.get(bare) ?? -1,
    }
  }
}

const none: readonly number[] = []

/** FNV-1a, 32 bits. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash >>> 0
}

/** Without a possessive: "disney's" and "artists'" are disney and artists. */
export const bareOf = (form: string) => form.replace(/'s$|'$/, '')

function shapeOf(raw: string): Word['shape'] {
  if (/^\p{N}/u.test(raw)) return 'number'
  const body = raw.replace(/['’]s$/u, '')
  if (!/\p{Lu}/u.test(body)) return 'lower'
  if (!/\p{Ll}/u.test(body)) return body.length > 1 ? 'upper' : 'capital'
  return /^\p{Lu}[^\p{Lu}]*$/u.test(body) ? 'capital' : 'mixed'
}
