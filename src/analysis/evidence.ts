import type { Span, Tag } from '../model.ts'
import type { Answer } from './answers.ts'
import type { Hit } from './cue-hits.ts'
import type { View } from './view.ts'

const longest = 320

/** The tag of an answer: the sentence that speaks for it, or the clauses around the cue where the sentence is long, and why. */
export function tagOf(facet: Tag['facet'], answer: Answer, view: View, version: string): Tag {
  const span = answer.hit ? around(answer.hit, view) : cutTo(view.prose.sentences[answer.sentence]!, view)
  const by = answer.hit ? `cue:${answer.hit.cue.cue.id}` : `model:${version}`
  return {
    facet,
    value: answer.value,
    score: answer.score,
    ...span,
    by,
    because: answer.hit ? cueReason(answer.hit, view) : 'this sentence speaks loudest for it to the trained model',
  }
}

function cueReason(hit: Hit, view: View): string {
  const words = view.prose.text.slice(view.prose.starts[hit.from]!, view.prose.ends[hit.to - 1]!).replace(/\s+/g, ' ')
  const note = hit.cue.cue.note ? `: ${hit.cue.cue.note}` : ''
  return `the words “${words}”${note}${hit.negated ? ' (with a “no” or “not” before them)' : ''}`
}

/** The whole sentence, unless it is long: then the clauses from the first to the last word of the cue. */
function around(hit: Hit, view: View): Span {
  const { prose } = view
  const sentence = prose.sentences[hit.sentence]!
  if (sentence.end - sentence.start <= longest) return { start: sentence.start, end: sentence.end }
  let first = hit.from
  let last = hit.to - 1
  while (first > sentence.first && prose.clauseOf[first - 1] === prose.clauseOf[hit.from]) first--
  while (last + 1 < sentence.last && prose.clauseOf[last + 1] === prose.clauseOf[hit.to - 1]) last++
  return { start: prose.starts[first]!, end: prose.ends[last]! }
}

function cutTo(sentence: Span & { first: number; last: number }, view: View): Span {
  if (sentence.end - sentence.start <= longest || sentence.last <= sentence.first) return { start: sentence.start, end: sentence.end }
  let last = sentence.first
  while (last + 1 < sentence.last && view.prose.ends[last + 1]! - sentence.start <= longest) last++
  return { start: sentence.start, end: view.prose.ends[last]! }
}
