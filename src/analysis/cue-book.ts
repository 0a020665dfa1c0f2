import { type Cue, cuesOf, type Taxonomy } from '../knowledge/taxonomy.ts'
import type { Lexicon } from './lexicon.ts'
import { type Phrase, readPhrase, symbolKey } from './phrase.ts'

/** A cue ready for matching. */
export type ReadyCue = {
  cue: Cue
  facet: string
  value: string
  weight: number
  cancelledByNot: boolean
  find: Phrase[]
  needs: Phrase[]
  near: Phrase[]
  unless: Phrase[]
}

/** A phrase of several words that belongs to a group, found by its first word. */
export type GroupPhrase = { phrase: Phrase; symbols: readonly number[] }

export type CueBook = {
  cues: ReadyCue[]
  /** for the number of a word: the phrases that cannot stand without it, each with its cue */
  byAnchor: { cue: ReadyCue; phrase: Phrase }[][]
  groupPhrases: Map<number, GroupPhrase[]>
  /** the symbol of the group of negating words */
  not: number
}

/** Compiles all phrases of the taxonomy. Words must be known to the lexicon before any text is read, so this comes first. */
export function readCues(taxonomy: Taxonomy, lexicon: Lexicon): CueBook {
  const multi = readGroups(taxonomy, lexicon)
  const defaults = new Map(taxonomy.facets.map((facet) => [facet.id, facet]))
  const cues = cuesOf(taxonomy).map(({ facet, value, cue }) => {
    const rules = defaults.get(facet)
    return ready(cue, facet, value, (cue.negation ?? rules?.negation ?? 'cancels') === 'cancels', cue.near ?? rules?.near ?? [], lexicon)
  })
  const not = lexicon.symbol('@not')
  const groupPhrases = new Map<number, GroupPhrase[]>()
  for (const { group, words } of multi) {
    const phrase = readPhrase(words, lexicon)
    const symbols = lexicon.closure([group])
    for (const first of phrase.places[0]!.symbols) groupPhrases.set(first, [...(groupPhrases.get(first) ?? []), { phrase, symbols }])
  }
  return { cues, byAnchor: anchored(cues, lexicon), groupPhrases, not }
}

function ready(cue: Cue, facet: string, value: string, cancelledByNot: boolean, near: string[], lexicon: Lexicon): ReadyCue {
  const read = (phrases: string[] | undefined) =>
    (phrases ?? []).map((words) => {
      try {
        return readPhrase(words, lexicon)
      } catch (cause) {
        throw new Error(`taxonomy: cue "${cue.id}": ${(cause as Error).message}`, { cause })
      }
    })
  return {
    cue,
    facet,
    value,
    weight: cue.weight ?? 1,
    cancelledByNot,
    find: read(cue.find),
    needs: read(cue.needs),
    near: read(near),
    unless: read(cue.unless),
  }
}

/** Single words and groups inside groups are told to the lexicon; phrases of several words are handed back. */
function readGroups(taxonomy: Taxonomy, lexicon: Lexicon): { group: number; words: string }[] {
  const multi: { group: number; words: string }[] = []
  for (const group of taxonomy.groups) {
    const own = lexicon.symbol(`@${group.id}`)
    for (const words of group.words)
      if (/\s/.test(words)) multi.push({ group: own, words })
      else for (const word of words.split('|')) lexicon.include(lexicon.symbol(symbolKey(word)), own)
  }
  return multi
}

/**
 * Each phrase is filed under the rarest word it cannot do without, so that a sentence asks only for phrases it may hold.
 * Groups and names are common, plain words are rare.
 */
function anchored(cues: ReadyCue[], lexicon: Lexicon): CueBook['byAnchor'] {
  const names = lexicon.keys()
  const cost = (symbol: number) => (/^[@<]/.test(names[symbol]!) ? 40 : 1)
  const byAnchor: CueBook['byAnchor'] = []
  for (const cue of cues)
    for (const phrase of cue.find) {
      const needed = phrase.places.filter((place) => !place.optional)
      const priced = needed.map((place) => ({
        place,
        price: [...place.symbols].reduce((sum, symbol) => sum + cost(symbol), 0),
      }))
      const anchor = priced.reduce((best, next) => (next.price < best.price ? next : best)).place
      for (const symbol of anchor.symbols) file(byAnchor, symbol, { cue, phrase })
    }
  return byAnchor
}

function file(byAnchor: CueBook['byAnchor'], symbol: number, entry: { cue: ReadyCue; phrase: Phrase }): void {
  const here = byAnchor[symbol]
  if (here) here.push(entry)
  else byAnchor[symbol] = [entry]
}
