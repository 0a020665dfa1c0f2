import type { Word } from './lexicon.ts'
import type { Mention } from './names.ts'
import type { Prose, Sentence } from './prose.ts'
import type { SpeechBook } from './quotes-book.ts'
import { type Quoted, quotedSpans } from './quotes-marks.ts'
import type { View } from './view.ts'

/** Capitalised words that belong together outside quotation marks: words `first` to `last`, both included. */
export type NameGroup = {
  first: number
  last: number
  mention: Mention | null
  /** "Ms", "Sir" before it */
  honorific: string | null
  /** ends in 's: what follows is owned by it */
  possessive: boolean
  /** one word at the start of a sentence, which may be capitalised for that alone */
  doubtful: boolean
}

/** A text with its quotation marks matched and its capitalised names found: the ground on which speakers are looked for. */
export type Scene = {
  prose: Prose
  book: SpeechBook
  spans: Quoted[]
  /** first word and last word of each span; last < first where there is none */
  firstWord: Int32Array
  lastWord: Int32Array
  /** number of the span a word stands in, or -1 */
  spanOf: Int32Array
  groups: NameGroup[]
  /** number of the group a word belongs to, or -1 */
  groupOf: Int32Array
}

export function sceneOf(view: View, book: SpeechBook): Scene {
  const { prose } = view
  const spans = quotedSpans(prose.text)
  const places = placesOf(prose, spans)
  const { groups, groupOf } = groupsOf(prose, view.mentions, places.spanOf, book)
  return { prose, book, spans, ...places, groups, groupOf }
}

function placesOf(prose: Prose, spans: Quoted[]): Pick<Scene, 'firstWord' | 'lastWord' | 'spanOf'> {
  const spanOf = new Int32Array(prose.words.length).fill(-1)
  const firstWord = new Int32Array(spans.length)
  const lastWord = new Int32Array(spans.length)
  let at = 0
  spans.forEach((span, number) => {
    while (at < prose.words.length && prose.starts[at]! < span.start) at++
    firstWord[number] = at
    while (at < prose.words.length && prose.starts[at]! < span.end) spanOf[at++] = number
    lastWord[number] = at - 1
  })
  return { spanOf, firstWord, lastWord }
}

export const functionWords = new Set(
  'the a an and or but so yet nor if in on at by for from with of to into over under after before when while as since until because although though that this these those there here it its he she they we i you his her their our my your who what which why how where not no than then now also still even just only both all some many most more much each every any such one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds dozens thousands be is are was were been being has have had do does did will would can could may might must shall should about against among around behind between during through throughout without within toward towards upon across along per via amid despite like unlike instead meanwhile however moreover therefore thus later earlier today yesterday tomorrow tonight recently last next early late whoever whatever whenever another nobody everybody somebody anybody nothing something everything anything everyone someone anyone none neither either few others whose perhaps maybe yes asked according speaking it’s they’re'.split(
    ' ',
  ),
)
const calendar = new Set(
  'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december christmas easter'.split(
    ' ',
  ),
)
const particles = new Set([
  'van',
  'von',
  'der',
  'den',
  'de',
  'del',
  'della',
  'di',
  'da',
  'la',
  'le',
  'du',
  'bin',
  'al',
  'el',
  'ter',
  'ten',
  'dos',
  'das',
  'y',
])

export const prepositions = new Set(
  'of for at from in on with to by about against behind during after before as into over under than through who which that whom whose where when while until since because near outside inside beside among between whether if among upon amid despite'.split(
    ' ',
  ),
)

function groupsOf(prose: Prose, mentions: Mention[], spanOf: Int32Array, book: SpeechBook): Pick<Scene, 'groups' | 'groupOf'> {
  const groupOf = new Int32Array(prose.words.length).fill(-1)
  const groups: NameGroup[] = []
  let next = 0
  const loud = isTitleCase(prose)
  for (let at = 0; at < prose.words.length; at++) {
    while (next < mentions.length && mentions[next]!.at < at) next++
    const isMention = mentions[next]?.at === at
    if (spanOf[at] !== -1 || (!isMention && prose.words[at]!.shape === 'lower')) continue
    const past = datelineEnd(prose, at)
    if (past > at) {
      at = past - 1
      continue
    }
    const mention = mentions[next]?.at === at ? mentions[next]! : null
    const upTo = mention ? Number.POSITIVE_INFINITY : (mentions[next]?.at ?? Number.POSITIVE_INFINITY)
    const group = mention
      ? mentionGroup(prose, mention)
      : loud && prose.starts[at]! < prose.headline
        ? null
        : capitalGroup(prose, at, upTo, spanOf, book)
    if (!group) continue
    groupOf.fill(groups.length, group.first, group.last + 1)
    groups.push(group)
    at = group.last
  }
  return { groups, groupOf }
}

/** A headline in which most words have capitals tells no names by them. */
function isTitleCase(prose: Prose): boolean {
  let [long, capitals] = [0, 0]
  for (let at = 0; at < prose.words.length && prose.starts[at]! < prose.headline; at++) {
    const { raw, shape } = prose.words[at]!
    if (raw.length < 4) continue
    long++
    if (shape !== 'lower') capitals++
  }
  return long > 2 && capitals * 2 > long
}

const dateline = /^\p{Lu}{2}[\p{L}\s.,/’'-]{0,40}?(?:\s\([^)]{1,20}\)\s?)?\s?[—–-]\s/u

/** The word after a dateline ("LOS ANGELES — ") that begins here; the same word where there is none. */
function datelineEnd(prose: Prose, at: number): number {
  const sentence = prose.sentences[prose.sentenceOf[at]!]!
  if (sentence.first !== at || prose.words[at]!.shape !== 'upper') return at
  const found = dateline.exec(prose.text.slice(prose.starts[at]!, prose.starts[at]! + 80))
  if (!found) return at
  let next = at
  while (next < prose.words.length && prose.starts[next]! < prose.starts[at]! + found[0].length) next++
  return next
}

function mentionGroup(prose: Prose, mention: Mention): NameGroup {
  const last = mention.at + mention.length - 1
  return { first: mention.at, last, mention, honorific: null, possessive: isOwner(prose, last), doubtful: false }
}

/** "Disney's", "Rundle Pictures’ ": what follows is owned. */
const isOwner = (prose: Prose, at: number) =>
  /['’]s?$/.test(prose.words[at]!.raw) ||
  (/s$/i.test(prose.words[at]!.raw) && /^['’]\s/.test(prose.text.slice(prose.ends[at]!, prose.ends[at]! + 2)))

/** A run of capitalised words from here, without the honorifics and posts it begins with; null where there is none. */
function capitalGroup(prose: Prose, at: number, upTo: number, spanOf: Int32Array, book: SpeechBook): NameGroup | null {
  const word = prose.words[at]!
  if (!mayStartName(word, book)) return null
  if (book.people.has(word.bare) && prose.words[at + 1] && prose.words[at + 1]!.shape !== 'lower' && adjoins(prose, at)) return null
  const before = prose.words[at - 1]
  const honorific = before && book.honorifics.has(before.bare) && before.shape !== 'lower' ? before.bare : null
  let last = at
  while (last + 1 < upTo && last - at < 6 && !isOwner(prose, last) && spanOf[last + 1] === -1 && goesOn(prose, last, book)) last++
  while (last > at && particles.has(prose.words[last]!.raw)) last--
  const doubtful = last === at && opensSentence(prose, at)
  return { first: at, last, mention: null, honorific, possessive: isOwner(prose, last), doubtful }
}

function mayStartName(word: Word, book: SpeechBook): boolean {
  if (word.shape === 'lower' || word.shape === 'number') return false
  if (/['’](?:re|m|ll|ve|d|t)$/.test(word.raw)) return false
  return (
    !functionWords.has(word.folded) &&
    !functionWords.has(word.bare) &&
    !calendar.has(word.folded) &&
    !book.honorifics.has(word.bare) &&
    !book.posts.has(word.bare)
  )
}

function goesOn(prose: Prose, at: number, book: SpeechBook): boolean {
  const next = prose.words[at + 1]
  if (!next || prose.sentenceOf[at] !== prose.sentenceOf[at + 1]) return false
  if (!adjoins(prose, at)) return false
  if (particles.has(next.raw)) return true
  if (next.shape === 'lower' || next.shape === 'number' || calendar.has(next.folded)) return false
  return !functionWords.has(next.folded) && !(book.posts.has(next.bare) && prose.text[prose.ends[at]!] !== '-')
}

/** A space, a hyphen, or the full stop of an initial stands between a word and the next. */
function adjoins(prose: Prose, at: number): boolean {
  const from = prose.ends[at]!
  const length = prose.starts[at + 1]! - from
  if (length === 1) return /[\s\-‐‑]/.test(prose.text[from]!)
  return (
    length === 2 &&
    prose.text[from] === '.' &&
    prose.text[from + 1] === ' ' &&
    (prose.words[at]!.raw.length <= 2 || /^(?:Jr|Sr|St|Bros)$/.test(prose.words[at]!.raw))
  )
}

export function opensSentence(prose: Prose, at: number): boolean {
  return prose.sentences[prose.sentenceOf[at]!]!.first === at
}

export const sentenceAt = (scene: Scene, word: number): Sentence => scene.prose.sentences[scene.prose.sentenceOf[word]!]!
export const groupAt = (scene: Scene, word: number): NameGroup | null => {
  const number = scene.groupOf[word] ?? -1
  return number < 0 ? null : scene.groups[number]!
}
/** True where a comma, colon, bracket or dash stands right before a word. */
export const breaksBefore = ({ prose }: Scene, word: number) =>
  prose.clauseOf[word] !== prose.clauseOf[word - 1] &&
  !(prose.starts[word]! - prose.ends[word - 1]! === 1 && prose.text[prose.ends[word - 1]!] === ',')
/** The words `from` to `to`, both included, as they stand in the text. */
export const wordsOf = (scene: Scene, from: number, to: number) => scene.prose.text.slice(scene.prose.starts[from]!, scene.prose.ends[to]!)
