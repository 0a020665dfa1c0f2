import { breaksBefore, functionWords, groupAt, type NameGroup, prepositions, type Scene, sentenceAt, wordsOf } from './quotes-scene.ts'

const pointing = new Set(['the', 'a', 'an', 'its', 'his', 'her', 'their', 'our'])

/** "Netflix co-chief executive" before Ted Sarandos: words up to a post or a noun for a person right before the name. */
export function roleBefore(scene: Scene, group: NameGroup): { words: string; first: number } | null {
  const { prose, book } = scene
  const last = group.first - 1
  if (last < 0 || prose.sentenceOf[last] !== prose.sentenceOf[group.first] || scene.spanOf[last] !== -1 || breaksBefore(scene, group.first))
    return null
  const head = prose.words[last]!.bare
  if (!(book.posts.has(head) || book.people.has(head)) || prose.words[last]!.possessive) return null
  let first = last
  while (
    first > 0 &&
    last - first < 6 &&
    mayBeRole(scene, first - 1) &&
    prose.sentenceOf[first - 1] === prose.sentenceOf[last] &&
    !breaksBefore(scene, first)
  )
    first--
  while (first < last && /^(?:and|or|of|of the)$/.test(prose.words[first]!.folded)) first++
  const words = wordsOf(scene, first, last)
  return /^(?:sen|rep|gov|prof)$/i.test(words) ? null : { words, first }
}

function mayBeRole(scene: Scene, word: number): boolean {
  const { folded, bare, shape } = scene.prose.words[word]!
  if (scene.spanOf[word] !== -1 || shape === 'number') return false
  if (scene.book.verbs.has(folded) || pointing.has(folded)) return false
  if (folded === 'and') return groupAt(scene, word - 1) === null
  if (functionWords.has(folded) || prepositions.has(folded)) return false
  if (scene.book.posts.has(bare) || scene.book.people.has(bare)) return true
  const group = groupAt(scene, word)
  if (group) return !scene.book.firstNames.has(scene.prose.words[group.first]!.bare)
  return shape === 'lower' && !/(?:ed|ly|s)$|^(?:including|featuring|starring|following|saying|telling|according)$/.test(folded)
}

/** "president of SAG-AFTRA" after a name and a comma. */
export function roleAfter(scene: Scene, group: NameGroup): string | null {
  const { prose } = scene
  let first = group.last + 1
  if (
    first >= prose.words.length ||
    prose.sentenceOf[first] !== prose.sentenceOf[group.last] ||
    !/^,\s$/.test(prose.text.slice(prose.ends[group.last]!, prose.starts[first]!))
  )
    return null
  if (pointing.has(prose.words[first]!.folded)) first++
  const last = clauseEnd(scene, first, 16)
  return holdsPost(scene, first, Math.min(last, first + 7)) ? wordsOf(scene, first, last) : null
}

/** "The streamer's head of media, Marisol Ente": words with an article or owner in front, and a post among them. */
export function roleBeforeComma(scene: Scene, group: NameGroup): string | null {
  const { prose } = scene
  const last = group.first - 1
  if (last < 1 || scene.spanOf[last] !== -1 || !/^,\s$/.test(prose.text.slice(prose.ends[last]!, prose.starts[group.first]!))) return null
  const start = sentenceAt(scene, group.first).first
  let first = last
  while (first > start && last - first < 12 && !breaksBefore(scene, first) && scene.spanOf[first - 1] === -1) first--
  const pointed = pointing.has(prose.words[first]!.folded)
  if (!pointed && !groupAt(scene, first)?.possessive) return null
  return holdsPost(scene, pointed ? first + 1 : first, last) ? wordsOf(scene, pointed ? first + 1 : first, last) : null
}

/** The last word before the next comma, bracket, dash or quotation, `most` words on at most. */
export function clauseEnd(scene: Scene, first: number, most: number): number {
  const end = sentenceAt(scene, first).last - 1
  let last = first
  while (last < end && last - first < most && !breaksBefore(scene, last + 1) && scene.spanOf[last + 1] === -1) last++
  return last
}

/** A post or a noun for a person among these words, before any verb. */
function holdsPost(scene: Scene, first: number, last: number): boolean {
  const { prose, book } = scene
  if (prepositions.has(prose.words[first]!.folded) || groupStartsPerson(scene, first)) return false
  for (let at = first; at <= last; at++) {
    const word = prose.words[at]!
    if (book.verbs.has(word.folded) && !book.posts.has(word.bare)) return false
    if (book.posts.has(word.bare) || book.people.has(word.bare)) return true
    if (/^(?:who|which|and|but|is|was|has|had|have|will|would)$/.test(word.folded)) return false
  }
  return false
}

const groupStartsPerson = (scene: Scene, word: number) => groupAt(scene, word)?.mention?.name.facet === 'people'
