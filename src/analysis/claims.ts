import type { Claim, ClaimKind } from '../model.ts'
import type { SpokenQuote } from './quotes.ts'
import type { Party } from './quotes-cast.ts'
import type { Saying, Sayings } from './quotes-sayings.ts'
import { groupAt, type NameGroup, type Scene, sentenceAt } from './quotes-scene.ts'

const most = 24
const untrue = /^(?:false|untrue|inaccurate|baseless|wrong|misleading|fabricated|meritless|nonsense|fiction|incorrect)$/

/**
 * Who says, alleges, denies, reports or has on record what a text tells, on all sides: one claim for each name and kind, at its first sentence.
 * Whoever has no name in the text makes no claim here.
 */
export function claimsOf(sayings: Sayings, quotes: readonly SpokenQuote[]): Claim[] {
  const claims = new Map<string, Claim>()
  const add = (by: string, says: ClaimKind, start: number, end: number) => {
    const key = `${by} ${says}`
    if (claims.size < most && !claims.has(key)) claims.set(key, { by, says, start, end })
  }
  for (const { at, saying } of sayingsIn(sayings)) {
    const { start, end } = sentenceAt(sayings.scene, at)
    const says = kindOf(sayings.scene, saying)
    if (says) for (const party of coordinated(sayings, saying)) if (isNamed(party, sayings.scene)) add(party.label, says, start, end)
  }
  for (const { speaker, start, end } of quotes)
    if (speaker !== null && /^\p{Lu}/u.test(speaker) && ![...claims.values()].some((claim) => claim.by === speaker))
      add(speaker, 'asserts', start, end)
  return [...claims.values()].sort((a, b) => a.start - b.start)
}

/** A person or body with a name; laws, agreements and bare initials of things make no claims. */
function isNamed({ kind, label, facet }: Party, scene: Scene): boolean {
  if (kind === 'person' || facet !== null) return true
  if (kind === 'described' || !/^\p{Lu}/u.test(label) || /^(?:AI|TV|UK|US|EU|VFX|CEO)$/.test(label)) return false
  return !scene.book.records.has(label.toLowerCase().split(/\s+/).at(-1)!)
}

/** Every saying of the text outside quotation marks, in reading order. */
function* sayingsIn(sayings: Sayings): Generator<{ at: number; saying: Saying }> {
  const { prose, spanOf } = sayings.scene
  for (let at = 0; at < prose.words.length; at++) {
    if (spanOf[at] !== -1) continue
    const { first } = sentenceAt(sayings.scene, at)
    const saying = sayings.sourceAt(at) ?? reporterAt(sayings, at) ?? (sayings.isSaying(at) ? verbAt(sayings, at, first) : null)
    if (saying) yield { at, saying }
  }
}

/** "Disney, Universal and Warner sue": everybody the subject joins. */
function coordinated(sayings: Sayings, { subject }: Saying): Party[] {
  const { scene, cast } = sayings
  const { words, sentenceOf } = scene.prose
  const found = [subject.party]
  const add = (group: NameGroup | null) => {
    if (!group || group.possessive || sentenceOf[group.first] !== sentenceOf[subject.first]) return false
    found.push(cast.of(group))
    return true
  }
  const isJoined = words[subject.last + 1]?.folded === 'and' && add(groupAt(scene, subject.last + 2))
  let first = subject.first
  while (first > 1 && found.length < 6) {
    const isAnd = words[first - 1]!.folded === 'and'
    const isListed =
      isAnd || ((isJoined || found.length > 1) && scene.prose.text.slice(scene.prose.ends[first - 1]!, scene.prose.starts[first]!) === ', ')
    const before = groupAt(scene, isAnd ? first - 2 : first - 1)
    if (!isListed || !add(before)) break
    first = before!.first
  }
  return found
}

/** Right behind a quotation the speaker follows the verb: “…,” said Smith. */
function verbAt(sayings: Sayings, at: number, first: number): Saying | null {
  const { spanOf, lastWord } = sayings.scene
  const before = at > 0 ? spanOf[at - 1]! : -1
  return (before >= 0 && lastWord[before] === at - 1 ? sayings.inverted(at) : null) ?? sayings.at(at, first)
}

/** "first reported by Deadline" */
function reporterAt(sayings: Sayings, at: number): Saying | null {
  const { words } = sayings.scene.prose
  if (words[at]!.folded !== 'reported' || words[at + 1]?.folded !== 'by') return null
  const group = groupAt(sayings.scene, at + 2)
  return group && { at, word: { verb: 'report', use: 'speaks', claim: 'reports', form: 'finite' }, subject: sayings.nameSubject(group) }
}

/** The kind of a claim follows from its verb, and from papers, denials and accusations in its sentence; null where nothing is claimed. */
function kindOf(scene: Scene, { at, word, subject }: Saying): ClaimKind | null {
  const { words } = scene.prose
  const { last } = sentenceAt(scene, at)
  if (isNegated(scene, at)) return null
  if (word.verb === 'according to' && isOutlet(subject.party)) return 'reports'
  if (word.verb === 'file')
    return has(scene, at + 1, last, /^(?:suit|lawsuit|lawsuits|complaint|court|action)$/)
      ? 'alleges'
      : isOfficial(scene, at, word.verb)
        ? 'on-record'
        : null
  if (word.verb === 'report') return isOutlet(subject.party) ? 'reports' : null
  if (word.claim === 'on-record') return isOfficial(scene, at, word.verb) ? 'on-record' : null
  if (word.verb === 'reject' || word.verb === 'dismiss')
    return has(
      scene,
      at + 1,
      Math.min(last, at + 10),
      /^(?:claims?|accusations?|allegations?|reports?|charges?|suggestions?|criticism|characterisation|characterization)$/,
    )
      ? 'denies'
      : 'asserts'
  if (word.use === 'names' && has(scene, at + 1, last, untrue)) return 'denies'
  if (word.claim !== 'asserts') return word.verb === 'find' ? 'asserts' : word.claim
  if (/^(?:call|say|describe|label)$/.test(word.verb) && has(scene, at + 1, Math.min(last, at + 12), untrue)) return 'denies'
  if (deniesUse(scene, at)) return 'denies'
  if (isPaper(scene, subject.first, subject.last)) return 'on-record'
  if (word.use === 'beside' && !introduces(scene, at)) return null
  if (words[at + 1]?.folded === 'to' && word.verb === 'agree') return null
  return accuses(scene, at) ? 'alleges' : 'asserts'
}

const denial =
  /^(?:(?!\b(?:would|will|should|must|may|might|could|can)\b)[^.;]){0,60}\b(?:no|not|never|nothing|without|wasn['’]t|weren['’]t|isn['’]t|hadn['’]t)\b(?:(?!\b(?:would|will|should|must)\b)[^.;,]){0,40}\b(?:used|involved|true|made|generated|trained|agreement|cloned|replaced|signed|data|partnership)\b/u

/** "said that no AI was used": what has happened is denied, nothing promised. */
function deniesUse(scene: Scene, at: number): boolean {
  if (
    !/^(?:say|reply|insist|tell|respond|state|confirm|answer|counter|maintain|write|stress|emphasise)$/.test(
      scene.book.verbs.get(scene.prose.words[at]!.folded)?.verb ?? '',
    )
  )
    return false
  return denial.test(scene.prose.text.slice(scene.prose.ends[at]!, Math.min(sentenceAt(scene, at).end, scene.prose.ends[at]! + 140)))
}

/** What is said is a wrong done by somebody: theft, copying, use without consent. */
function accuses(scene: Scene, at: number): boolean {
  const { words } = scene.prose
  const last = Math.min(sentenceAt(scene, at).last, at + 30)
  for (let word = at + 1; word < last; word++) {
    if (scene.book.accusations.has(words[word]!.folded)) return true
    if (
      words[word]!.folded === 'without' &&
      /^(?:consent|permission|asking|licence|license|authorisation|authorization|pay|payment|credit|compensation|telling)$/.test(
        words[word + 1]?.folded ?? '',
      ) &&
      !/^(?:never|not|no)$/.test(words[word - 2]?.folded ?? '')
    )
      return true
  }
  return false
}

/** "announced that", "announced a": what follows is told by the subject. */
function introduces(scene: Scene, at: number): boolean {
  const next = scene.prose.words[at + 1]
  return (
    next !== undefined &&
    (next.folded === 'that' ||
      scene.spanOf[at + 1] !== -1 ||
      /^(?:confirm|announce|suggest|predict|reveal|state|disclose|believe|promise|vow|pledge|maintain|urge|agree|hope|estimate)$/.test(
        scene.book.verbs.get(scene.prose.words[at]!.folded)!.verb,
      ))
  )
}

/** A body that is no party of the field: a paper, an agency. */
const isOutlet = (party: Party) => party.facet === null && party.kind !== 'person' && party.kind !== 'described'

function isNegated(scene: Scene, at: number): boolean {
  for (let word = Math.max(at - 3, sentenceAt(scene, at).first); word < at; word++)
    if (/^(?:not|never)$|n't$/.test(scene.prose.words[word]!.folded)) return true
  return false
}

/** A ruling, a ratification, a filing: only with what makes it one, since signs and files are many things. */
function isOfficial(scene: Scene, at: number, verb: string): boolean {
  if (/^(?:rule|ratify|approve|pass|enact|vote)$/.test(verb)) return true
  const last = Math.min(sentenceAt(scene, at).last, at + 10)
  return has(
    scene,
    at + 1,
    last,
    /^(?:suit|lawsuit|complaint|motion|brief|petition|agreement|contract|deal|law|bill|rules?|order|guidelines|charge|appeal|memorandum|accord)$/,
  )
}

function isPaper(scene: Scene, first: number, last: number): boolean {
  for (let at = first; at <= last; at++) if (scene.book.records.has(scene.prose.words[at]!.bare) && groupAt(scene, at) === null) return true
  return false
}

function has(scene: Scene, from: number, to: number, word: RegExp): boolean {
  for (let at = from; at < to; at++) if (scene.spanOf[at] === -1 && word.test(scene.prose.words[at]!.folded)) return true
  return false
}
