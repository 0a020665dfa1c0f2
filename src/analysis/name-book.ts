import { formsOf } from '../knowledge/name-index.ts'
import type { Name } from '../model.ts'
import { stemOf } from '../text/stem.ts'
import { folded } from '../text/tokens.ts'
import { bareOf, type Lexicon } from './lexicon.ts'

/** One spelling of a name. `guard`: it means other things too, and counts only with one of `context` near and none of `not` beside it. */
export type Form = {
  name: Name
  words: { bare: string; demand: 'upper' | 'capital' | 'any' }[]
  /** marks between the words that are part of the name: "." in Warner Bros. Discovery, ":" in Alien: Romulus */
  marks: string
  guard: { context: string[][]; not: string[][] } | null
}

export type TrieNode = { next: Map<number, TrieNode>; forms: Form[] }

export type NameBook = {
  root: TrieNode
  /** words of a chunk of this name, for phrases: <studio>, <union> … */
  symbols: Map<Name, readonly number[]>
  /** family names of people, by their last word */
  surnames: Map<string, { name: Name; words: string[] }[]>
}

const nameParts = /[\p{L}\p{N}\p{M}]+(?:['’.&][\p{L}\p{N}\p{M}]+)*/gu

/** All names as a trie over words, so that one pass over a text finds the longest. Must be built before texts are read. */
export function readNames(names: Name[], lexicon: Lexicon): NameBook {
  const root: TrieNode = { next: new Map(), forms: [] }
  const book: NameBook = { root, symbols: new Map(), surnames: new Map() }
  for (const name of names) {
    for (const spelling of new Set(formsOf(name))) addForm(root, name, spelling, lexicon)
    book.symbols.set(name, symbolsOf(name, lexicon))
    if (name.facet === 'people' && name.kind === 'person') addSurname(book.surnames, name)
  }
  return book
}

function addForm(root: TrieNode, name: Name, spelling: string, lexicon: Lexicon): void {
  const parts = spelling.match(nameParts)
  if (!parts) return
  const words = parts.map((part) => ({
    bare: bareOf(folded(part)),
    demand: demandOf(part),
  }))
  let node = root
  for (const word of words) {
    const key = lexicon.nameWord(word.bare)
    let next = node.next.get(key)
    if (!next) {
      next = { next: new Map(), forms: [] }
      node.next.set(key, next)
    }
    node = next
  }
  const marks = spelling.replace(nameParts, '').replace(/[\s\-‐‑–'’]/gu, '')
  node.forms.push({ name, words, marks, guard: guardOf(name, spelling) })
}

/** Short all-capital names must be written so; names with a capital must have one; a name written small may be written anyhow. */
function demandOf(part: string): 'upper' | 'capital' | 'any' {
  if (!/\p{Lu}/u.test(part)) return 'any'
  return part.length <= 5 && part.length > 1 && !/\p{Ll}/u.test(part) ? 'upper' : /^\p{Ll}/u.test(part) ? 'any' : 'capital'
}

function guardOf(name: Name, spelling: string): Form['guard'] {
  const same = (alias: string) => folded(alias) === folded(spelling)
  const entry = name.ambiguous.find((ambiguous) => same(ambiguous.alias))
  return entry ? { context: entry.context.map(stems), not: entry.not.map(stems) } : null
}

const stems = (words: string) => (words.match(nameParts) ?? []).map((word) => stemOf(bareOf(folded(word))))

const facetSymbol = {
  studios: '<studio>',
  vendors: '<vendor>',
  bodies: '<body>',
  people: '<person>',
  productions: '<production>',
} as const

function symbolsOf(name: Name, lexicon: Lexicon): readonly number[] {
  const own = [facetSymbol[name.facet], `<${name.kind}>`, '<name>', ...(isOfTheScreen(name) ? ['<screen-person>'] : [])]
  return lexicon.closure(own.map((key) => lexicon.symbol(key)))
}

const screenPost =
  /\b(?:act(?:or|ress)|director|screenwriter|writer|producer|show-?runner|animat|film|voice|visual effects|cinematograph|comedian|stunt)/i

/** Whoever plays in films or makes them: in a text such a name speaks for the screen, that of a senator or a founder does not. */
const isOfTheScreen = (name: Name) => name.facet === 'people' && name.posts.some(({ post }) => screenPost.test(post))

const particles = new Set(['van', 'von', 'der', 'den', 'de', 'del', 'della', 'di', 'da', 'la', 'le', 'du', 'bin', 'al', 'el', 'ter', 'ten'])

/** "Eline Van der Velden" answers to "Van der Velden" and "Velden", "Duncan Crabtree-Ireland" to "Crabtree-Ireland". */
function addSurname(surnames: NameBook['surnames'], name: Name): void {
  const parts = name.name.replace(/,? (?:Jr|Sr|II|III|IV)\.?$/, '').split(/\s+/)
  if (parts.length < 2) return
  const family = (parts.at(-1)!.match(nameParts) ?? []).map((part) => bareOf(folded(part)))
  let from = parts.length - 1
  while (from > 1 && particles.has(folded(parts[from - 1]!))) from--
  const whole = parts.slice(from).flatMap((part) => (part.match(nameParts) ?? []).map((word) => bareOf(folded(word))))
  for (const words of from < parts.length - 1 ? [whole, family] : [family]) {
    const first = words[0]
    if (!first) continue
    const entry = { name, words }
    surnames.set(first, [...(surnames.get(first) ?? []), entry])
  }
}
