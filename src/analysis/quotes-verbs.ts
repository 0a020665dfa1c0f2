import type { SayingWord } from './quotes-book.ts'
import { breaksBefore, functionWords, groupAt, type Scene } from './quotes-scene.ts'

export const pronouns = new Set(['he', 'she', 'they', 'it'])
/** Words after which the form is a noun: "the claims", "such reports". */
const pointing = new Set('the a an its his their our these those such no any every several most more less least much'.split(' '))
/** What may stand between a subject and its verb. */
export const before = new Set(
  'has have had also later then just recently once already further publicly would will did does could can may might since again first now still always often never not even only simply himself herself themselves itself'.split(
    ' ',
  ),
)
const being = new Set(['is', 'are', 'was', 'were', 'be', 'been', 'being', 'get', 'gets', 'got'])
const plural = new Set('they we who people you i some many others critics did does do would will could'.split(' '))

/** A verb of saying at a word outside quotation marks, where it is one: not "to say", "the claim", "was told". */
export function sayingWordAt(scene: Scene, at: number): SayingWord | null {
  const { words, sentenceOf } = scene.prose
  const found = scene.book.verbs.get(words[at]!.folded)
  if (!found || scene.spanOf[at] !== -1 || words[at]!.shape === 'upper') return null
  const prev = at > 0 && sentenceOf[at - 1] === sentenceOf[at] && scene.spanOf[at - 1] === -1 ? words[at - 1]!.folded : ''
  if (found.verb === 'put') return words[at + 1]?.folded === 'it' ? found : null
  if (found.form === 'base')
    return plural.has(prev) || (/[^s]s$/.test(prev) && !functionWords.has(prev) && !words[at - 1]!.possessive) ? found : null
  if (/ly$/.test(prev) && pointing.has(words[at - 2]?.folded ?? '')) return null
  if (pointing.has(prev) || (words[at - 1]?.possessive && prev !== "who's")) return null
  if (found.form === 'ing') return isParticiple(scene, at, prev) ? found : null
  if (prev === 'to' || being.has(prev) || (before.has(prev) && being.has(words[at - 2]?.folded ?? ''))) return null
  if (/^(?:of|in|for|from|with|by|on|at)$/.test(prev)) return null
  return isNounHere(scene, at, found) ? null : found
}

/** "…, adding", "by saying", "was telling": not "a grim warning". */
function isParticiple(scene: Scene, at: number, prev: string): boolean {
  if (prev === '' || breaksBefore(scene, at)) return true
  return /^(?:as|by|in|while|and|before|after|without|then|when|began|kept|continued|on)$/.test(prev) || being.has(prev) || before.has(prev)
}

/** "Reports of cuts", "such claims": the forms in -s that are nouns as often as verbs. */
function isNounHere(scene: Scene, at: number, word: SayingWord): boolean {
  const { words } = scene.prose
  const form = words[at]!.folded
  if (
    !/^(?:claims|reports|notes|states|calls|posts|comments|remarks|promises|replies|warnings|demands|reasons|estimates|offers|hopes|rules|files|charges|signs|points|finds|labels|brands|blasts|speaks|addresses|puts|sums|answers|protests)$/.test(
      form,
    )
  )
    return false
  if (form === words[at]!.raw.toLowerCase() && words[at]!.shape !== 'lower') return true
  if (words[at + 1]?.folded === 'up') return false
  const prev = words[at - 1]
  if (!prev || scene.prose.sentenceOf[at - 1] !== scene.prose.sentenceOf[at]) return true
  if (scene.spanOf[at - 1] !== -1 || breaksBefore(scene, at)) return false
  const mayAct =
    groupAt(scene, at - 1) !== null ||
    pronouns.has(prev.folded) ||
    scene.book.people.has(prev.bare) ||
    scene.book.bodies.has(prev.bare) ||
    scene.book.posts.has(prev.bare) ||
    scene.book.records.has(prev.bare) ||
    scene.book.wordsThatSpeak.has(prev.bare) ||
    before.has(prev.folded) ||
    prev.folded === 'who'
  return !mayAct || /^(?:of|from|by|about|are|were|was|have)$/.test(words[at + 1]?.folded ?? '') || word.form === 'base'
}
