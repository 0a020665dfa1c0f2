import type { Quote } from '../model.ts'
import type { SpeechBook } from './quotes-book.ts'
import type { Party } from './quotes-cast.ts'
import { type Saying, Sayings, type Subject } from './quotes-sayings.ts'
import { breaksBefore, functionWords, groupAt, type Scene, sceneOf, sentenceAt } from './quotes-scene.ts'
import { turnsOf } from './quotes-turns.ts'
import type { View } from './view.ts'

/** A quotation with the verb or phrase that told whose it is; null where only its place did. */
export type SpokenQuote = Quote & { cue: string | null }
type Spoken = { number: number; subject: Subject | null; cue: string | null }

/** Everything that quotations and claims are read from: marks matched, names found, nothing attributed yet. */
export function listenTo(view: View, book: SpeechBook): Sayings {
  return new Sayings(sceneOf(view, book))
}

/** What a text quotes as said or written, each with its speaker, in reading order. Titles, terms and scare quotes are left out. */
export function quotesOf(sayings: Sayings): SpokenQuote[] {
  const turns = turnsOf(sayings)
  if (turns.length > 0) return turns
  return sayings.scene.spans.length === 0 ? [] : new QuoteReader(sayings).read()
}

/** Reads the quotations of one text in order, since who speaks next depends on who spoke before. */
class QuoteReader {
  private readonly scene: Scene
  private readonly sayings: Sayings
  private readonly spoken: Spoken[] = []

  constructor(sayings: Sayings) {
    this.scene = sayings.scene
    this.sayings = sayings
  }

  read(): SpokenQuote[] {
    for (let number = 0; number < this.scene.spans.length; number++) {
      const found = this.attributed(number)
      if (!found) continue
      this.spoken.push(found)
      if (found.subject) this.sayings.cast.spoke(found.subject.party, Math.max(this.scene.firstWord[number]!, found.subject.first))
    }
    return this.spoken.map((spoken) => this.quoteOf(spoken))
  }

  private quoteOf({ number, subject, cue }: Spoken): SpokenQuote {
    const { start, end } = this.scene.spans[number]!
    const party = subject?.party ?? null
    const text = this.scene.prose.text.slice(start, end)
    return { speaker: party?.label ?? null, role: roleOf(party, subject), text, start, end, cue }
  }

  private attributed(number: number): Spoken | null {
    const [first, last] = [this.scene.firstWord[number]!, this.scene.lastWord[number]!]
    if (last < first) return null
    const shape = this.shapeOf(number)
    if (shape.isTitle) return this.saidTitle(number, shape)
    const lead = this.lead(number, shape)
    if (lead?.direct) return this.from(number, lead.saying)
    const tail = this.tail(number, shape)
    if (tail) return this.from(number, tail)
    if (shape.words === 1 || (shape.words < 3 && !shape.isWhole)) return null
    if (lead) return this.from(number, lead.saying)
    const far = this.sentenceTail(number, shape)
    if (far) return this.from(number, far)
    return this.unattributed(number, shape)
  }

  /** What looks like a title is speech only where it opens a sentence and "said …" follows at once: “Five,” said a writer. */
  private saidTitle(number: number, shape: Shape): Spoken | null {
    const { prose, firstWord, lastWord } = this.scene
    const next = prose.words[lastWord[number]! + 1]
    const opens = sentenceAt(this.scene, firstWord[number]!).first === firstWord[number]!
    const follows = next !== undefined && (this.scene.book.verbs.get(next.folded)?.use === 'speaks' || /^(?:he|she)$/.test(next.folded))
    const tail = opens && follows ? this.tail(number, shape) : null
    return tail && this.from(number, tail)
  }

  private from(number: number, saying: Saying): Spoken {
    return { number, subject: saying.subject, cue: saying.word.verb }
  }

  /** What the quoted words look like by themselves. */
  private shapeOf(number: number): Shape {
    const { prose, spans, firstWord, lastWord, book } = this.scene
    const [first, last] = [firstWord[number]!, lastWord[number]!]
    const { start, end, close } = spans[number]!
    let capitals = 0
    let small = 0
    for (let at = first; at <= Math.min(last, first + 30); at++) {
      const { shape, folded } = prose.words[at]!
      if (shape === 'lower' && !titleSmall.has(folded)) small++
      else if (shape !== 'lower') capitals++
    }
    const ending = /[’'”"]/.test(prose.text[end - 1]!) ? (prose.text[end - 2] ?? '') : prose.text[end - 1]!
    const words = last - first + 1
    const startsSmall = prose.words[first]!.shape === 'lower'
    const utterance = words === 1 && book.utterances.has(prose.words[first]!.bare)
    const isTitle = !utterance && small === 0 && words < 14 && !/[!?]$/.test(prose.text.slice(start, end)) && !this.holdsVerb(first, last)
    const after = prose.text[close + 1] === ',' || /[,?!.…—–-]/.test(ending)
    return {
      words,
      isTitle: isTitle || (words === 1 && !utterance && !/[!?]/.test(ending)),
      isWhole: !startsSmall && /[,?!.…—–-]/.test(ending),
      ends: /[.]/.test(ending),
      asks: /[?!…—–-]/.test(ending),
      comma: after,
      startsSmall,
      capitals,
    }
  }

  private holdsVerb(first: number, last: number): boolean {
    for (let at = first; at <= last; at++)
      if (
        /^(?:is|are|was|were|has|have|had|will|would|can|cannot|could|do|does|did|don't|didn't|isn't|it's|i'm|we're|that's|i|we|you|they|am|me|us|my|our)$/.test(
          this.scene.prose.words[at]!.folded,
        ) &&
        this.scene.prose.words[at]!.shape === 'lower'
      )
        return true
    const word = this.scene.prose.words[first]!.folded
    return /^(?:it's|i'm|we're|that's|i've|we've|they're|you're|i'll|we'll|i'd)$/.test(word)
  }

  /** The saying before the opening mark in its sentence. `direct`: it leads right up to the mark. */
  private lead(number: number, shape: Shape): { saying: Saying; direct: boolean } | null {
    const { prose, firstWord, spans } = this.scene
    const last = firstWord[number]! - 1
    if (last < 0) return null
    const gap = prose.text.slice(prose.ends[last]!, spans[number]!.open)
    const colon = /^\S?:\s*$/.test(gap)
    if (!colon && (prose.sentenceOf[last] !== prose.sentenceOf[firstWord[number]!] || gap.includes('\n'))) return null
    const sentence = sentenceAt(this.scene, last)
    const said = this.spoken.at(-1)
    const from = Math.max(sentence.first, last - 40, said && !this.isInline(said.number) ? this.scene.lastWord[said.number]! + 1 : 0)
    const straight = colon || /^,\s*$/.test(gap)
    for (let at = last; at >= from; at--) {
      if (this.scene.spanOf[at] !== -1) continue
      const saying =
        this.sayings.sourceAt(at) ?? this.sayings.at(at, from) ?? (at === from && at > sentence.first ? this.sayings.inverted(at) : null)
      if (!saying && at > last - 4 && this.sayings.isSaying(at)) return null
      if (!saying || saying.word.use === 'claims') continue
      if (!this.reaches(saying, at, last, straight, shape, colon)) continue
      const direct = straight && (colon || at === last || last - at <= 8)
      return { saying, direct: direct || (at === last && saying.word.use === 'speaks') }
    }
    return colon && sentence.start >= prose.headline ? this.colonLead(from, last) : null
  }

  /** A fragment inside a sentence of somebody's telling, not a title's, sign's or term's. */
  private reaches(saying: Saying, at: number, last: number, straight: boolean, shape: Shape, colon: boolean): boolean {
    const { words } = this.scene.prose
    const near = words[last]!.bare
    const beforeArticle = functionWords.has(near) ? (words[last - 1]?.bare ?? '') : near
    if (!straight && last > at && (this.scene.book.notSpeech.has(near) || this.scene.book.notSpeech.has(beforeArticle))) return false
    if (saying.word.use === 'names' && !straight)
      return last > at
        ? shape.startsSmall || shape.words > 5 || functionWords.has(near)
        : shape.startsSmall && !/^(?:call|dub|label|brand)$/.test(saying.word.verb)
    if (saying.word.use === 'beside') return straight || at === last || words[at + 1]?.folded === 'that' || last - at < 12
    return straight || colon || shape.startsSmall || shape.words > 3 || at === last
  }

  /** "Her verdict: “No.”" */
  private colonLead(from: number, last: number): { saying: Saying; direct: boolean } | null {
    if (this.scene.book.notSpeech.has(this.scene.prose.words[last]!.bare)) return null
    const subject = this.possessor(from) ?? this.sayings.mainSubject(from, last + 1)
    if (!subject || (subject.party.kind !== 'person' && !this.isSomebody(subject))) return null
    return { saying: { at: last, word: { verb: ':', use: 'speaks', claim: 'asserts', form: 'finite' }, subject }, direct: true }
  }

  /** "A make-up artist was furious: “…”" */
  private isSomebody({ party, last }: Subject): boolean {
    return party.kind === 'described' && this.scene.book.people.has(this.scene.prose.words[last]!.bare)
  }

  private possessor(at: number): Subject | null {
    const word = this.scene.prose.words[at]!.folded
    const party = word === 'his' || word === 'her' ? this.sayings.cast.pronoun(word, at) : null
    return party && { party, role: null, first: at, last: at }
  }

  private isInline(number: number): boolean {
    const { prose, spans } = this.scene
    return !/[.?!,]/.test(prose.text[spans[number]!.end - 1]!)
  }

  /** The saying right behind the closing mark: "said Smith", "she said", "Jesse Dodge, a scientist, told". */
  private tail(number: number, shape: Shape): Saying | null {
    const { prose, lastWord, spans } = this.scene
    const first = lastWord[number]! + 1
    if (first >= prose.words.length || this.scene.spanOf[first] !== -1) return null
    const gap = prose.text.slice(spans[number]!.close + 1, prose.starts[first]!)
    if (gap.includes('\n\n') || /[.;:]/.test(gap)) return null
    if (/^\s*[-–—]+\s*$/.test(gap)) return this.signedBy(first)
    if (!shape.comma && !/^,/.test(gap)) return this.looseTail(first, shape)
    let at = first
    while (at < first + 2 && /^(?:also|then|later|once|as|so|or)$/.test(prose.words[at]?.folded ?? '')) at++
    const inverted =
      at < prose.words.length && prose.words[at]!.shape === 'lower' && this.scene.book.verbs.has(prose.words[at]!.folded)
        ? this.sayings.inverted(at)
        : null
    if (inverted && inverted.word.use !== 'claims') return inverted
    if (shape.ends && prose.words[first]!.shape !== 'lower' && !/^,/.test(gap)) return null
    const source = this.sayings.sourceAt(first)
    if (source) return source
    return this.subjectFirst(first, shape)
  }

  /** "“…,” the responsible minister, George Freeman, told a debate". */
  private subjectFirst(first: number, shape: Shape): Saying | null {
    const { prose } = this.scene
    const end = Math.min(sentenceAt(this.scene, first).last, first + 32)
    const isPronoun = /^(?:he|she|they|it)$/.test(prose.words[first]!.folded)
    for (let at = first + 1; at < end && this.scene.spanOf[at] === -1; at++) {
      if (isPronoun && at > first + 4) return null
      const saying = this.sayings.at(at, first)
      if (!saying || saying.word.use === 'claims' || (saying.word.form === 'ing' && prose.words[at - 1]!.folded !== 'as')) continue
      if (saying.subject.first > first + 3 && !this.leadsFrom(first, saying.subject.first)) return null
      const opensNew =
        shape.asks &&
        prose.words[first]!.shape !== 'lower' &&
        at + 1 < end &&
        /^(?:that|he|she|it|they|the|this|there|in)$/.test(prose.words[at + 1]?.folded ?? '')
      return opensNew || prose.words[at - 1]!.folded === 'who' ? null : saying
    }
    return null
  }

  /** Nothing but the subject's own words stand between the mark and its name: no comma before an article, a post or a name. */
  private leadsFrom(first: number, name: number): boolean {
    for (let at = first; at < name; at++)
      if (
        this.scene.spanOf[at] !== -1 ||
        (functionWords.has(this.scene.prose.words[at]!.folded) &&
          !/^(?:the|a|an|of|and|its|his|her|their|in|at|for|one)$/.test(this.scene.prose.words[at]!.folded))
      )
        return false
    return true
  }

  /** Sloppy punctuation: “We are done” said Smith. */
  private looseTail(first: number, shape: Shape): Saying | null {
    if (shape.startsSmall || shape.words < 3) return null
    const word = this.scene.prose.words[first]!
    return word.shape === 'lower' && this.scene.book.verbs.get(word.folded)?.use === 'speaks' ? this.sayings.inverted(first) : null
  }

  /** “…” — Jane Doe, chief executive */
  private signedBy(first: number): Saying | null {
    const group = groupAt(this.scene, first)
    if (!group || group.first !== first || sentenceAt(this.scene, first).last - group.last > 12) return null
    return { at: first, word: { verb: '—', use: 'speaks', claim: 'asserts', form: 'finite' }, subject: this.sayings.nameSubject(group) }
  }

  /** "The bill “wouldn’t apply” to restaurants, the agency noted." */
  private sentenceTail(number: number, shape: Shape): Saying | null {
    const { prose, lastWord, firstWord } = this.scene
    if (shape.ends || shape.words < 3 || this.scene.spans[number]!.start < prose.headline) return null
    const last = lastWord[number]!
    const end = Math.min(sentenceAt(this.scene, last).last, last + 40)
    for (let at = last + 1; at < end; at++) {
      if (this.scene.spanOf[at] !== -1 || !breaksBefore(this.scene, at)) continue
      const source = this.sayings.sourceAt(at)
      if (source) return source
      for (let verb = at + 1; verb < Math.min(end, at + 14); verb++) {
        const saying = this.sayings.at(verb, at)
        if (saying && saying.word.use === 'speaks' && saying.word.form !== 'ing' && saying.subject.first <= at + 1)
          return prose.sentenceOf[firstWord[number]!] === prose.sentenceOf[verb] ? saying : null
      }
    }
    return null
  }

  /** Whole sentences in quotation marks go on with whoever spoke, or belong to whom the sentence before is about. */
  private unattributed(number: number, shape: Shape): Spoken | null {
    if (!shape.isWhole || shape.words < 2 || this.opensNarration(number) || !this.opensSentence(number)) return null
    const goesOn = this.continued(number)
    if (goesOn) return { number, subject: goesOn, cue: null }
    if (shape.words < 4) return null
    const subject = this.introduced(number)
    return subject ? { number, subject, cue: null } : null
  }

  private opensSentence(number: number): boolean {
    const first = this.scene.firstWord[number]!
    return sentenceAt(this.scene, first).first === first
  }

  /** “How to Train Your Dragon” held second place: the marks open a sentence that goes on as narration. */
  private opensNarration(number: number): boolean {
    const { prose, lastWord, spans } = this.scene
    const next = lastWord[number]! + 1
    if (next >= prose.words.length) return false
    const gap = prose.text.slice(spans[number]!.close + 1, prose.starts[next]!)
    return !gap.includes('\n') && prose.words[next]!.shape === 'lower'
  }

  /** The speaker before, where only their own attribution stands between the two quotations, or a paragraph begins with more of the same. */
  private continued(number: number): Subject | null {
    const before = this.spoken.at(-1)
    if (!before?.subject) return null
    const { prose, firstWord, lastWord } = this.scene
    const [from, to] = [lastWord[before.number]! + 1, firstWord[number]! - 1]
    const sentences = to < from ? 0 : prose.sentenceOf[to]! - prose.sentenceOf[from]!
    const paragraphs = sentenceAt(this.scene, firstWord[number]!).paragraph - sentenceAt(this.scene, lastWord[before.number]!).paragraph
    if (paragraphs > 1) return null
    if (to < from || (sentences === 0 && before.subject.first >= from - 1)) return before.subject
    if (sentences === 0 && before.subject.last < this.scene.firstWord[before.number]! && to - from < 25) return null
    return null
  }

  /** Whom the sentence before the quotation is about; else who spoke last in this paragraph or the one before. */
  private introduced(number: number): Subject | null {
    const { prose, firstWord } = this.scene
    const last = firstWord[number]! - 1
    const opensParagraph = last < 0 || sentenceAt(this.scene, last).paragraph !== sentenceAt(this.scene, firstWord[number]!).paragraph
    if (!opensParagraph) {
      const sentence = sentenceAt(this.scene, last)
      for (let at = last; at >= sentence.first; at--) {
        const saying = this.scene.spanOf[at] === -1 ? this.sayings.at(at, sentence.first) : null
        if (saying) return saying.subject
      }
      const subject = this.sayings.mainSubject(sentence.first, sentence.last)
      if (subject && subject.party.kind !== 'body') return subject
    }
    const party = this.sayings.cast.lastSpeaker(firstWord[number]!, 2)
    return party && prose.words.length > 0 ? { party, role: party.role, first: firstWord[number]!, last: firstWord[number]! } : null
  }
}

type Shape = {
  words: number
  isTitle: boolean
  /** begins with a capital and ends in punctuation */
  isWhole: boolean
  /** ends in a full stop */
  ends: boolean
  asks: boolean
  /** a comma or other mark parts it from what follows */
  comma: boolean
  startsSmall: boolean
  capitals: number
}

const titleSmall = new Set([
  'the',
  'a',
  'an',
  'of',
  'and',
  'or',
  'in',
  'on',
  'at',
  'to',
  'for',
  'from',
  'by',
  'with',
  'as',
  'but',
  'vs',
  'de',
  'la',
  'le',
  'feat',
  'is',
  'your',
])

function roleOf(party: Party | null, subject: Subject | null): string | null {
  if (!party || party.kind === 'body' || party.kind === 'described') return null
  return party.role ?? subject?.role ?? null
}
