import type { ClaimKind } from '../model.ts'
import type { SayingWord } from './quotes-book.ts'
import { Cast, type Party } from './quotes-cast.ts'
import { clauseEnd, roleAfter, roleBefore } from './quotes-roles.ts'
import { breaksBefore, functionWords, groupAt, type NameGroup, prepositions, type Scene, sentenceAt } from './quotes-scene.ts'
import { before, pronouns, sayingWordAt } from './quotes-verbs.ts'

/** Who is meant by some words of the text, and what they call them there. */
export type Subject = { party: Party; role: string | null; first: number; last: number }
/** A verb of saying, or "according to", with whoever says. */
export type Saying = { at: number; word: SayingWord; subject: Subject }

const articles = new Set(
  'the a an one another its his her their some many several other others both this these those our two three every no'.split(' '),
)
const opening = new Set(
  'and but so or yet then still meanwhile later however instead separately also today yesterday earlier now monday tuesday wednesday thursday friday saturday sunday last week month year finally additionally moreover elsewhere overall'.split(
    ' ',
  ),
)

/** Reads the words of a text outside its quotation marks as sentences in which somebody says something. */
export class Sayings {
  readonly scene: Scene
  private known: Cast | null = null

  constructor(scene: Scene) {
    this.scene = scene
  }

  /** Everybody in the text. Made when first asked for: most texts quote nobody. */
  get cast(): Cast {
    this.known ??= new Cast(this.scene)
    return this.known
  }

  isSaying(at: number): boolean {
    return sayingWordAt(this.scene, at) !== null
  }

  /** The saying whose verb stands at a word; null where there is no such verb, or nobody to say it. */
  at(verb: number, from: number): Saying | null {
    const word = sayingWordAt(this.scene, verb)
    if (!word) return null
    if (this.isTurned(verb)) return this.inverted(verb)
    if (word.verb === 'read' && !this.isPaper(verb - 1)) return null
    const subject = this.subjectBefore(verb, from) ?? (word.form === 'ing' ? this.subjectOfClause(verb, from) : null)
    return subject && { at: verb, word, subject }
  }

  /** "Not so, says Nelson, and leaves": a name right behind the verb, a comma before it. */
  private isTurned(verb: number): boolean {
    if (verb === 0 || !breaksBefore(this.scene, verb)) return false
    const group = groupAt(this.scene, verb + 1)
    if (!group || group.first !== verb + 1 || breaksBefore(this.scene, verb + 1) || group.possessive) return false
    const next = group.last + 1
    return next >= sentenceAt(this.scene, verb).last || breaksBefore(this.scene, next) || this.scene.spanOf[next] !== -1
  }

  private isPaper(at: number): boolean {
    const word = this.scene.prose.words[at]
    return word !== undefined && (this.scene.book.wordsThatSpeak.has(word.bare) || this.scene.book.records.has(word.bare))
  }

  /** "said Maud Perrier, who …": the saying of a verb that follows a quotation, with its subject behind it. */
  inverted(verb: number): Saying | null {
    const word = sayingWordAt(this.scene, verb) ?? this.bareVerb(verb)
    if (!word || word.form === 'ing') return null
    let first = verb + 1
    const end = sentenceAt(this.scene, verb).last
    while (first < end && /^(?:also|then|later|today|yesterday|simply|once|up|on)$/.test(this.scene.prose.words[first]!.folded)) first++
    const subject = first < end && !breaksBefore(this.scene, first) && this.scene.spanOf[first] === -1 ? this.subjectAfter(first) : null
    return subject && { at: verb, word, subject }
  }

  private bareVerb(verb: number): SayingWord | null {
    const word = this.scene.book.verbs.get(this.scene.prose.words[verb]!.folded)
    return word && word.form !== 'ing' && word.use !== 'claims' ? word : null
  }

  /** "according to Netflix" at a word: whoever follows. */
  sourceAt(at: number): (Saying & { claim: ClaimKind }) | null {
    const { words, sentenceOf } = this.scene.prose
    if (!this.scene.book.sourceWords.has(words[at]!.folded)) return null
    for (const source of this.scene.book.sources) {
      if (!source.words.every((word, n) => words[at + n]?.folded === word && sentenceOf[at + n] === sentenceOf[at])) continue
      const first = at + source.words.length
      if (first >= words.length || sentenceOf[first] !== sentenceOf[at] || this.scene.spanOf[first] !== -1) return null
      const subject = this.subjectAfter(first)
      return (
        subject && {
          at,
          word: { verb: source.words.join(' '), use: 'speaks', claim: source.claim, form: 'finite' },
          subject,
          claim: source.claim,
        }
      )
    }
    return null
  }

  /** Whoever stands before a verb, not before the word `from`. */
  subjectBefore(verb: number, from: number): Subject | null {
    const { words } = this.scene.prose
    const start = Math.max(from, sentenceAt(this.scene, verb).first, verb - 45)
    let last = verb - 1
    while (
      last >= start &&
      this.scene.spanOf[last] === -1 &&
      !breaksBefore(this.scene, last + 1) &&
      (before.has(words[last]!.folded) || /^\p{Ll}+ly$/u.test(words[last]!.raw))
    )
      last--
    if (last >= start && this.scene.spanOf[last] !== -1) last = this.scene.firstWord[this.scene.spanOf[last]!]! - 1
    if (last < start || this.scene.spanOf[last] !== -1) return null
    if (breaksBefore(this.scene, last + 1) || breaksBefore(this.scene, verb)) return this.subjectWithApposition(start, last)
    return this.subjectIn(this.clauseStart(last, start), last, start)
  }

  private clauseStart(at: number, start: number): number {
    let first = at
    while (first > start && !breaksBefore(this.scene, first) && this.scene.spanOf[first - 1] === -1) first--
    return first
  }

  /** "Jesse Dodge, a research scientist, said"; "the responsible minister, George Freeman, told". */
  private subjectWithApposition(start: number, last: number): Subject | null {
    let end = last
    let role: { first: number; last: number } | null = null
    for (let step = 0; step < 4; step++) {
      const first = this.clauseStart(end, start)
      const group = groupAt(this.scene, end)
      const isWholeName = group !== null && group.first === first && group.last === end
      if (isWholeName && first > start && this.isDescription(first - 1, start)) {
        const described = this.clauseStart(first - 1, start)
        return { party: this.cast.of(group), role: this.roleText(described, first - 1), first: described, last: end }
      }
      if (group && step > 0) {
        const subject = this.subjectIn(first, end, start)
        if (subject)
          return {
            ...subject,
            role: subject.role ?? (role && this.holdsPost(role.first, role.last) ? this.roleText(role.first, role.last) : null),
          }
      }
      if (first <= start || this.scene.spanOf[first - 1] !== -1) return this.subjectIn(first, end, start)
      role = { first, last: end }
      end = first - 1
    }
    return this.subjectIn(this.clauseStart(last, start), last, start)
  }

  private isDescription(last: number, start: number): boolean {
    const first = this.clauseStart(last, start)
    const word = this.scene.prose.words[first]!
    return (
      (articles.has(word.folded) || groupAt(this.scene, first)?.possessive === true) &&
      this.scene.spanOf[last] === -1 &&
      this.holdsPost(first, last)
    )
  }

  private holdsPost(first: number, last: number): boolean {
    for (let at = first; at <= Math.min(last, first + 9); at++) {
      const { bare } = this.scene.prose.words[at]!
      if (this.scene.book.posts.has(bare) || this.scene.book.people.has(bare)) return true
    }
    return false
  }

  private roleText(first: number, last: number): string {
    const from = /^(?:the|an?|its|his|her|their)$/.test(this.scene.prose.words[first]!.folded) && first < last ? first + 1 : first
    return this.scene.prose.text.slice(this.scene.prose.starts[from]!, this.scene.prose.ends[last]!)
  }

  /** The subject of a clause whose words are `first` to `last`, which a verb follows. */
  private subjectIn(first: number, last: number, start: number): Subject | null {
    const { words } = this.scene.prose
    let at = first
    while (at <= last && (opening.has(words[at]!.folded) || /^\p{Lu}?\p{Ll}+ly$/u.test(words[at]!.raw)) && !groupAt(this.scene, at)) at++
    const joined = last > at && /^(?:and|but|or|then)$/.test(words[last]!.folded)
    if (joined) return this.phraseFrom(at, last - 1, true) ?? this.mainSubject(start, last)
    if (at > last) return first > start ? this.mainSubject(start, first) : null
    const word = words[at]!.folded
    if (word === 'who' || word === 'which') return at > start ? this.antecedent(at - 1, start) : null
    if (words[last]!.folded === 'who') return last - 1 >= at ? this.antecedent(last - 1, start) : null
    const clause = this.lastClause(at, last)
    if (clause > at) return this.subjectIn(clause, last, start)
    if (word === 'as' && at < last) return this.subjectIn(at + 1, last, start)
    if (prepositions.has(word) || /ing$|^asked$/.test(word)) return this.nearestTo(at, last)
    const name = groupAt(this.scene, last)
    if (name && name.last === last && name.first > at && this.isPersonNoun(name.first - 1)) return this.nameSubject(name)
    return this.phraseFrom(at, last) ?? this.nearestTo(at, last)
  }

  /** Where the last clause of these words begins: "released a video after [Nakao said]". */
  private lastClause(first: number, last: number): number {
    const { words } = this.scene.prose
    for (let at = last - 1; at > first; at--)
      if (/^(?:after|before|while|when|because|although|though|but|if|where|since)$/.test(words[at]!.folded) && this.mayBeSubject(at + 1))
        return at + 1
    return -1
  }

  private mayBeSubject(at: number): boolean {
    const { folded } = this.scene.prose.words[at]!
    return pronouns.has(folded) || articles.has(folded) || groupAt(this.scene, at)?.first === at
  }

  /** The phrase that ends right before the verb: a pronoun, a name with the post before it, or a noun with its article. */
  private nearestTo(first: number, last: number): Subject | null {
    const { words } = this.scene.prose
    if (pronouns.has(words[last]!.folded)) return this.pronounAt(last)
    const name = groupAt(this.scene, last)
    if (name && name.last === last && (name.first <= first || !/^(?:of|for|at|from|in|with)$/.test(words[name.first - 1]!.folded)))
      return this.nameSubject(name)
    for (let at = last; at >= first && last - at < 14; at--)
      if (articles.has(words[at]!.folded) && at < last) return this.phraseFrom(at, last)
    const group = groupAt(this.scene, last)
    return group && group.last === last ? this.nameSubject(group) : null
  }

  private antecedent(last: number, start: number): Subject | null {
    const first = this.clauseStart(last, start)
    const group = groupAt(this.scene, last)
    if (group) return this.nameSubject(group)
    const found = this.nearestTo(first, last)
    return found?.party.kind === 'described' && !this.holdsPost(found.first, found.last) ? null : found
  }

  private subjectOfClause(verb: number, from: number): Subject | null {
    return this.mainSubject(Math.max(from, sentenceAt(this.scene, verb).first), verb)
  }

  /** The phrase a sentence begins with: "Kwan took the stage and said". */
  mainSubject(start: number, end: number): Subject | null {
    const { words } = this.scene.prose
    let at = start
    while (at < end && (opening.has(words[at]!.folded) || this.scene.spanOf[at] !== -1)) at++
    if (at >= end) return null
    if (prepositions.has(words[at]!.folded) || /ing$|^asked$/.test(words[at]!.folded)) {
      const comma = clauseEnd(this.scene, at, 30) + 1
      if (comma >= end || this.scene.spanOf[comma] !== -1) return null
      at = comma
    }
    const saying = this.scene.book.verbs.has(words[at]!.folded) ? this.subjectAfter(at + 1) : null
    return saying ?? this.phraseFrom(at, Math.min(end - 1, clauseEnd(this.scene, at, 30)), true)
  }

  /**
   * The phrase that begins at a word and reaches to `last` at most. `open`: other words may follow it, so that a description ends where a verb or
   * preposition seems to.
   */
  private phraseFrom(first: number, last: number, open = false): Subject | null {
    const { words } = this.scene.prose
    const word = words[first]!
    if (pronouns.has(word.folded)) return this.pronounAt(first)
    if (/^(?:i|we|you)$/.test(word.folded) || first > last || prepositions.has(word.folded)) return null
    const { head, group } = this.headOf(first, last, open)
    if (group && group.last === head && !group.possessive) return this.nameSubject(group)
    if (!articles.has(word.folded) && !groupAt(this.scene, first) && !this.isPersonNoun(head)) return null
    return this.describedSubject(first, open ? head : last, head)
  }

  private headOf(first: number, last: number, open: boolean): { head: number; group: NameGroup | null } {
    const { words } = this.scene.prose
    let group: NameGroup | null = null
    let head = first
    let person = -1
    for (let at = first; at <= last; at++) {
      const here = groupAt(this.scene, at)
      if (here) {
        group = here
        at = Math.min(here.last, last)
      } else if (at > first && prepositions.has(words[at]!.bare)) break
      else if (at > first && group && !group.possessive && this.endsName(at, open)) break
      else if (
        open &&
        at > first &&
        (this.scene.book.verbs.has(words[at]!.folded) || isVerbLike(words[at]!.folded)) &&
        !this.isPersonNoun(at)
      )
        break
      head = at
      if (this.isPersonNoun(at)) person = at
    }
    return { head: open && person >= 0 && (!group || group.last < person) ? person : head, group }
  }

  /** After a name: a verb, an adverb or "and" ends it; a noun goes on ("Netflix spokesperson"). */
  private endsName(at: number, open = false): boolean {
    const { folded } = this.scene.prose.words[at]!
    if (this.isPersonNoun(at) || this.scene.book.bodies.has(folded)) return false
    if (open && this.scene.prose.words[at]!.shape === 'lower') return true
    return functionWords.has(folded) || this.scene.book.verbs.has(folded) || isVerbLike(folded) || /ly$/.test(folded)
  }

  private isPersonNoun(at: number): boolean {
    const { bare, possessive } = this.scene.prose.words[at]!
    return (
      !possessive &&
      (this.scene.book.people.has(bare) || this.scene.book.posts.has(bare) || this.scene.book.people.has(bare.replace(/s$/, '')))
    )
  }

  private pronounAt(at: number): Subject | null {
    const party = this.cast.pronoun(this.scene.prose.words[at]!.folded, at) ?? this.describedBefore(at)
    return party && { party, role: party.role, first: at, last: at }
  }

  /** "A storyboard artist … drives for a grocer. “…,” she says": the phrase that the sentences before begin with. */
  private describedBefore(at: number): Party | null {
    const { sentences, sentenceOf } = this.scene.prose
    for (let number = sentenceOf[at]!, step = 0; number >= 0 && step < 4; number--, step++) {
      const sentence = sentences[number]!
      if (sentence.first >= sentence.last || sentence.first >= at || !articles.has(this.scene.prose.words[sentence.first]!.folded)) continue
      const { head, group } = this.headOf(sentence.first, Math.min(sentence.last - 1, at - 1, sentence.first + 12), true)
      if (!group && this.isPersonNoun(head)) return this.cast.described(sentence.first, head, head)
    }
    return null
  }

  nameSubject(group: NameGroup): Subject {
    const party = this.cast.of(group)
    const role = roleBefore(this.scene, group)?.words ?? roleAfter(this.scene, group) ?? party.role
    return { party, role, first: group.first, last: group.last }
  }

  private describedSubject(first: number, last: number, head: number): Subject | null {
    const { words } = this.scene.prose
    const noun = words[head]!.bare
    const definite = /^(?:the|this|that|its|his|her|their)$/.test(words[first]!.folded)
    const aged =
      definite && words[first + 2]?.folded === 'year' && words[first + 3]?.folded === 'old' ? this.cast.definite('person', first) : null
    if (aged) return { party: aged, role: aged.role, first, last }
    if (this.scene.book.notSpeech.has(noun) && !this.isPersonNoun(head)) return null
    if (this.scene.book.wordsThatSpeak.has(noun) && !this.isPersonNoun(head)) {
      const owner = this.ownerIn(first, head) ?? this.cast.nearestBody(first) ?? this.cast.lastSpeaker(first, 2)
      return { party: owner ?? this.cast.described(first, last, head), role: null, first, last }
    }
    const isShort = head - first <= 2 && last - head <= 0
    const known =
      definite && (isShort || this.ownerIn(first, head))
        ? this.cast.definite(noun, first, head === first + 1 && /^(?:the|this|that)$/.test(words[first]!.folded))
        : null
    if (known && (isShort || (known.role !== null && known.kind !== 'body')))
      return { party: known, role: this.isPersonNoun(head) && head > first + 1 ? this.roleText(first, last) : known.role, first, last }
    return { party: this.cast.described(first, last, head), role: null, first, last }
  }

  /** "Netflix's letter", "his statement": whose it is. */
  private ownerIn(first: number, head: number): Party | null {
    const { words } = this.scene.prose
    if (/^(?:his|her|its|their)$/.test(words[first]!.folded)) return this.cast.pronoun(words[first]!.folded, first)
    for (let at = first; at < head; at++) {
      const group = groupAt(this.scene, at)
      if (group?.possessive) return this.cast.of(group)
    }
    return null
  }

  /** Whoever a phrase that begins at a word names: "Maud Perrier, who …", "Netflix co-chief Ted Sarandos", "a lawyer in Leeds". */
  subjectAfter(first: number): Subject | null {
    const { prose } = this.scene
    if (first >= prose.words.length) return null
    if (prose.text[prose.starts[first]! - 1] === '@') return { party: this.cast.handle(first), role: null, first, last: first }
    const last = clauseEnd(this.scene, first, 30)
    const word = prose.words[first]!.folded
    if (pronouns.has(word)) return this.pronounAt(first)
    const { head, group } = this.headOf(first, Math.min(last, first + 14), false)
    if (group && group.last === head && !group.possessive) return this.nameSubject(group)
    if (group && !articles.has(word) && group.last < head && group.first === first && this.endsName(group.last + 1))
      return this.nameSubject(group)
    if (!articles.has(word) && !groupAt(this.scene, first) && !this.isPersonNoun(head)) return null
    const apposed = last + 1 < sentenceAt(this.scene, first).last ? groupAt(this.scene, last + 1) : null
    if (apposed && apposed.first === last + 1 && this.isPersonNoun(head) && this.isPersonName(apposed))
      return { party: this.cast.of(apposed), role: this.roleText(first, last), first, last: apposed.last }
    return this.describedSubject(first, this.descriptionEnd(head, last), head)
  }

  private isPersonName(group: NameGroup): boolean {
    return this.cast.personOf(group)?.kind === 'person' || (group.last > group.first && this.cast.personOf(group) !== null)
  }

  /** A description ends before what belongs to the saying: "on Monday", "in a statement", "told". */
  private descriptionEnd(head: number, last: number): number {
    const { words } = this.scene.prose
    for (let at = head + 1; at <= last; at++) {
      const rest = `${words[at]!.folded} ${words[at + 1]?.folded ?? ''} ${words[at + 2]?.folded ?? ''}`
      if (
        /^(?:on (?:mon|tues|wednes|thurs|fri|satur|sun)day|in an? (?:statement|interview|post|letter|email|memo|speech|call|note|blog|tweet|video)|at an? (?:press|news)|during|told|when asked|last (?:week|month|year)|this (?:week|month|year)|earlier|yesterday|today|via|while|as|before|after|over the)\b/.test(
          rest,
        )
      )
        return at - 1
      if (
        this.scene.book.verbs.get(words[at]!.folded)?.use === 'speaks' &&
        words[at - 1]!.folded !== 'who' &&
        !/^(?:who|and|that)$/.test(words[at - 1]!.folded)
      )
        return at
    }
    return last
  }
}

function isVerbLike(folded: string): boolean {
  return /^(?:is|are|was|were|has|have|had|will|would|could|can|did|does|do|may|might|took|went|came|made|gave|got|sat|stood|left|met|saw|knew|thinks|thought|drives|works|worked|lives|runs|ran|wants|wanted|looks|looked|needs|uses|used|makes|takes|goes|comes|became|becomes|began|kept|held|says|paused|laughed|smiled|shrugged|nodded|and|but)$/.test(
    folded,
  )
}
