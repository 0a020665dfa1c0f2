import type { Name } from '../model.ts'
import { stemOf } from '../text/stem.ts'
import type { NameChunk } from './cue-hits.ts'
import type { Form, NameBook, TrieNode } from './name-book.ts'
import type { Prose } from './prose.ts'

/** A name met in a text: words `at` to before `at + length`. */
export type Mention = {
  name: Name
  at: number
  length: number
  how: 'name' | 'surname' | 'short form'
}

/**
 * All names of a text in reading order: the longest at each place, names inside other names never; spellings that mean other things only where their
 * context stands near; family names and bracketed short forms once the full name has been met.
 */
export function mentionsOf(prose: Prose, book: NameBook): Mention[] {
  const context = new Surroundings(prose)
  const met: Mention[] = []
  const doubtful: { form: Form; at: number; length: number }[] = []
  for (let at = 0; at < prose.words.length; at++) {
    const found = longest(prose, book.root, at)
    const sure = found.find(({ form, length }) => holds(form, at, length, prose, context))
    if (sure) {
      met.push({ name: sure.form.name, at, length: sure.length, how: 'name' })
      at += sure.length - 1
    } else if (found[0]) doubtful.push({ ...found[0], at })
  }
  const known = new Set(met.map((mention) => mention.name))
  for (const { form, at, length } of doubtful)
    if (known.has(form.name) && !besideNot(form, at, length, prose) && mayFollow(form, at, length, prose))
      met.push({ name: form.name, at, length, how: 'short form' })
  const taken = takenBy(prose.words.length, met)
  const more = [...surnamesOf(prose, book, known, taken), ...shortForms(prose, met, taken)]
  return [...met, ...more].sort((a, b) => a.at - b.at || b.length - a.length)
}

export function chunksOf(mentions: Mention[], book: NameBook): NameChunk[] {
  return mentions.map(({ name, at, length }) => ({
    at,
    length,
    symbols: book.symbols.get(name)!,
    hidesWords: name.facet === 'productions' || (length > 1 && (name.facet === 'studios' || name.facet === 'vendors')),
  }))
}

/** The forms that stand at a word, longest first. */
function longest(prose: Prose, root: TrieNode, at: number): { form: Form; length: number }[] {
  const found: { form: Form; length: number }[] = []
  let node: TrieNode | undefined = root
  for (let to = at; node && to < prose.words.length; to++) {
    node = node.next.get(prose.words[to]!.name)
    if (!node) break
    for (const form of node.forms) if (isWritten(form, at, prose)) found.unshift({ form, length: to - at + 1 })
  }
  return found
}

/** Capitals and the marks between the words are as the name has them. */
function isWritten(form: Form, at: number, prose: Prose): boolean {
  for (let n = 0; n < form.words.length; n++) {
    const { shape } = prose.words[at + n]!
    const { demand } = form.words[n]!
    if (demand === 'upper' && shape !== 'upper' && shape !== 'mixed') return false
    if (demand === 'capital' && shape === 'lower') return false
    if (n > 0 && !joined(prose, at + n, form.marks)) return false
  }
  return prose.sentenceOf[at] === prose.sentenceOf[at + form.words.length - 1]
}

/** Between the words of a name stand spaces, hyphens, apostrophes, and the marks it is written with. */
function joined(prose: Prose, at: number, marks: string): boolean {
  const from = prose.ends[at - 1]!
  const to = prose.starts[at]!
  if (to - from > 4) return false
  for (let i = from; i < to; i++) {
    const mark = prose.text[i]!
    if (!/[\s\-‐‑–'’]/u.test(mark) && !marks.includes(mark) && !(mark === '.' && prose.words[at - 1]!.bare.length < 5)) return false
  }
  return true
}

function holds(form: Form, at: number, length: number, prose: Prose, context: Surroundings): boolean {
  if (!form.guard) return true
  if (besideNot(form, at, length, prose)) return false
  if (form.name.facet === 'productions' && !mayFollow(form, at, length, prose))
    return form.words.length > 2 && context.has(form.guard.context, at, form)
  return form.name.facet === 'productions' || context.has(form.guard.context, at, form)
}

/** A doubtful title needs quotation marks around it; other names follow their first sure mention. */
function mayFollow(form: Form, at: number, length: number, prose: Prose): boolean {
  if (form.name.facet !== 'productions') return true
  return isQuotedWhole(prose, at, length)
}

function isQuotedWhole(prose: Prose, at: number, length: number): boolean {
  const before = prose.text[prose.starts[at]! - 1] ?? ''
  const after = prose.text.slice(prose.ends[at + length - 1]!, prose.ends[at + length - 1]! + 2)
  return /["“‘'«_*]/.test(before) && /^[,.?!]?["”’'»_*]/.test(after)
}

/** One of the words that make it another thing stands within two words before, or right after. */
function besideNot(form: Form, at: number, length: number, prose: Prose): boolean {
  const not = form.guard?.not ?? []
  if (not.length === 0) return false
  const stemAt = (n: number) => prose.words[n]?.stem
  const startsAt = (words: string[], from: number) => words.every((word, n) => stemAt(from + n) === word)
  const places = [at - 2, at - 1, at, at + length, at + length + 1]
  return not.some((words) => places.some((from) => from >= 0 && startsAt(words, from)))
}

/** The stems of each sentence with its neighbours and the headline, made when first asked for. */
class Surroundings {
  private readonly prose: Prose
  private readonly stems = new Map<number, Set<string>>()
  constructor(prose: Prose) {
    this.prose = prose
  }

  has(wanted: string[][], at: number, form: Form): boolean {
    const own = form.words.length === 1 ? stemOf(form.words[0]!.bare) : ''
    const number = this.prose.sentenceOf[at]!
    return [number, number - 1, number + 1, 0].some((n) => {
      const stems = this.of(n)
      return wanted.some((words) => words.every((word) => word !== own && stems.has(word)))
    })
  }

  private of(number: number): Set<string> {
    const found = this.stems.get(number)
    if (found) return found
    const sentence = this.prose.sentences[number]
    const stems = new Set<string>()
    if (sentence) for (let at = sentence.first; at < sentence.last; at++) stems.add(this.prose.words[at]!.stem)
    this.stems.set(number, stems)
    return stems
  }
}

function takenBy(words: number, mentions: Mention[]): Uint8Array {
  const taken = new Uint8Array(words)
  for (const { at, length } of mentions) taken.fill(1, at, at + length)
  return taken
}

/** Family names standing alone, of people the text names in full. A first name we do not know before it makes it somebody else. */
function surnamesOf(prose: Prose, book: NameBook, known: Set<Name>, taken: Uint8Array): Mention[] {
  const found: Mention[] = []
  for (let at = 0; at < prose.words.length; at++) {
    const word = prose.words[at]!
    if (taken[at] || word.shape === 'lower' || word.shape === 'number') continue
    const match = (book.surnames.get(word.bare) ?? []).find(
      ({ name, words }) => known.has(name) && words.every((part, n) => !taken[at + n] && prose.words[at + n]?.bare === part),
    )
    if (!match || followsFirstName(prose, at, taken)) continue
    found.push({
      name: match.name,
      at,
      length: match.words.length,
      how: 'surname',
    })
    at += match.words.length - 1
  }
  return found
}

function followsFirstName(prose: Prose, at: number, taken: Uint8Array): boolean {
  const before = prose.words[at - 1]
  if (!before || taken[at - 1] || prose.sentenceOf[at - 1] !== prose.sentenceOf[at]) return false
  if (before.shape !== 'capital' || prose.ends[at - 1]! + 1 !== prose.starts[at]) return false
  const opens = prose.sentences[prose.sentenceOf[at]!]!.first === at - 1
  return (
    !opens &&
    !/^(?:mr|ms|mrs|dr|sir|chief|director|actor|president|ceo|producer|writer|justice|judge|dame|lord|lady|sen|rep|gov)$/.test(
      before.bare,
    ) &&
    prose.starts[at]! > prose.headline
  )
}

/** "Concept Art Association (CAA)": from here on the capitals in brackets are that name. */
function shortForms(prose: Prose, met: Mention[], taken: Uint8Array): Mention[] {
  const introduced = new Map<string, Name>()
  for (const { name, at, length } of met) {
    const next = at + length
    const word = prose.words[next]
    if (!word || taken[next] || word.shape !== 'upper' || word.raw.length < 2) continue
    if (prose.text.slice(prose.ends[next - 1]!, prose.starts[next]!).trim() === '(' && prose.text[prose.ends[next]!] === ')')
      introduced.set(word.raw, name)
  }
  if (introduced.size === 0) return []
  return prose.words.flatMap((word, at) => {
    const name = taken[at] ? undefined : introduced.get(word.raw.replace(/['’]s$/, ''))
    return name ? [{ name, at, length: 1, how: 'short form' as const }] : []
  })
}
