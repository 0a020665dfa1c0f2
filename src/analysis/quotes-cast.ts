import type { Gender, SpeechBook } from './quotes-book.ts'
import { roleAfter, roleBefore, roleBeforeComma } from './quotes-roles.ts'
import { breaksBefore, groupAt, type NameGroup, opensSentence, prepositions, type Scene, sentenceAt, wordsOf } from './quotes-scene.ts'

/** Somebody a text speaks of: a person or a body with a name, or one it only describes ("a lawyer in Leeds"). */
export type Party = {
  /** canonical name of the gazetteer, else the longest form in the text, else the describing words */
  label: string
  kind: 'person' | 'body' | 'described' | 'unsure'
  gender: Gender | null
  facet: 'studios' | 'vendors' | 'bodies' | null
  /** of a name of the gazetteer: union, court, streamer … */
  nameKind: string | null
  /** words as in the text: "president of SAG-AFTRA" */
  role: string | null
}

/** A place where a party is named. `subject`: the first of its sentence. */
type Appearance = { party: Party; at: number; subject: boolean }

/** Everybody in a text, by name and by place. */
export class Cast {
  readonly scene: Scene
  /** party of each group of the scene */
  private readonly partyOf: (Party | null)[]
  private readonly appearances: Appearance[] = []
  private readonly byLabel = new Map<string, Party>()
  private readonly byLast = new Map<string, Party>()
  private readonly byFirst = new Map<string, Party>()
  /** who spoke, in reading order */
  private readonly speakers: { party: Party; at: number }[] = []

  constructor(scene: Scene) {
    this.scene = scene
    this.partyOf = scene.groups.map(() => null)
    scene.groups.forEach((group, number) => {
      if (group.mention || (group.last > group.first && !this.isOneWord(group))) this.partyOf[number] = this.named(group)
    })
    scene.groups.forEach((group, number) => {
      this.partyOf[number] ??= this.alone(group)
      const party = this.partyOf[number]
      if (party) this.appear(party, group, number)
    })
    this.addDescribed()
    this.appearances.sort((a, b) => a.at - b.at)
  }

  private isOneWord(group: NameGroup): boolean {
    return !/\s/.test(wordsOf(this.scene, group.first, group.last))
  }

  of(group: NameGroup): Party {
    const number = this.scene.groupOf[group.first]!
    const party = this.partyOf[number] ?? this.known(wordsOf(this.scene, group.first, group.last), 'unsure')
    this.partyOf[number] = party
    return party
  }

  /** The party named by this group, if it is a person or may be one. */
  personOf(group: NameGroup): Party | null {
    const party = this.of(group)
    return party.kind === 'person' || party.kind === 'unsure' ? party : null
  }

  described(from: number, to: number, head: number): Party {
    const party = this.known(wordsOf(this.scene, from, to), 'described')
    party.gender ??= this.scene.book.people.get(this.scene.prose.words[head]!.bare) ?? null
    return party
  }

  /** The party of a label such as stands before a colon: a surname, a name in capitals, a full name. */
  called(label: string): Party | null {
    const key = keyOf(label).replace(/^(?:dr|mr|mrs|ms|prof|sen|rep)\. /, '')
    const words = key.split(/\s+/)
    const found = this.byLast.get(words.at(-1)!)
    if (found && (words.length === 1 || keyOf(found.label) === key)) return found
    if (words.length < 2 || words.length > 3 || this.isBodyLike(label)) return null
    const name = /\p{Ll}/u.test(label) ? label : label.toLowerCase().replace(/(^|[\s'’-])\p{L}/gu, (letter) => letter.toUpperCase())
    const party = this.known(name, 'unsure')
    party.gender ??= this.scene.book.firstNames.get(words[0]!) ?? null
    if (party.gender) party.kind = 'person'
    return party
  }

  /** True for a person, by post or first name, and for a name of several words that the text gives a role. */
  isNamed(party: Party): boolean {
    return (
      party.kind === 'person' ||
      party.role !== null ||
      this.appearances.some((appearance) => appearance.party === party && appearance.subject)
    )
  }

  /** An account: "@framebyframe". */
  handle(word: number): Party {
    return this.known(`@${wordsOf(this.scene, word, word)}`, 'described')
  }

  spoke(party: Party, at: number): void {
    const { length } = this.speakers
    if (length === 0 || this.speakers[length - 1]!.at <= at) this.speakers.push({ party, at })
    if (party.kind === 'unsure' && !this.isBodyLike(party.label)) party.kind = 'person'
  }

  /** Who spoke last before a word, no more than so many paragraphs before. */
  lastSpeaker(at: number, paragraphs: number): Party | null {
    const last = this.lastBefore(at)
    if (!last) return null
    const place = sentenceAt(this.scene, Math.min(at, this.scene.prose.words.length - 1))
    return place.paragraph - sentenceAt(this.scene, last.at).paragraph <= paragraphs ? last.party : null
  }

  private lastBefore(at: number): { party: Party; at: number } | null {
    return this.speakers[countBefore(this.speakers, at) - 1] ?? null
  }

  /** Whom "he", "she", "they" or "it" means at a word: the nearest that fits, subjects and the last speaker first. */
  pronoun(word: string, at: number): Party | null {
    const wanted = word === 'she' || word === 'her' ? 'female' : word === 'he' || word === 'his' ? 'male' : null
    const body = word === 'it' || word === 'its'
    const last = this.lastSpeaker(at, 4)
    const sentence = this.scene.prose.sentenceOf[at]!
    const { paragraph } = sentenceAt(this.scene, at)
    const here = (place: number) => (sentenceAt(this.scene, place).paragraph === paragraph ? 0.5 : 0)
    let best: Party | null = null
    let most = Number.NEGATIVE_INFINITY
    const consider = (party: Party, score: number) => {
      if (score > most) [best, most] = [party, score]
    }
    for (let n = this.before(at), seen = 0; n >= 0 && seen < 16; n--, seen++) {
      const { party, at: place, subject } = this.appearances[n]!
      const distance = sentence - this.scene.prose.sentenceOf[place]!
      if (distance > 10) break
      const fit = fits(party, wanted, body)
      if (fit === null) continue
      consider(party, fit - distance * 0.35 + (subject ? 0.7 : 0) + (party === last ? 0.4 : 0) + here(place))
    }
    const place = last && this.lastBefore(at)
    if (last && place) {
      const fit = fits(last, wanted, body && last.kind !== 'person')
      const distance = sentence - this.scene.prose.sentenceOf[place.at]!
      if (fit !== null) consider(last, fit - distance * 0.25 + 0.8 + here(place.at))
    }
    best ??= wanted ? this.personAfter(at, wanted) : null
    if (best !== null && wanted !== null && (best as Party).gender === null && (best as Party).kind !== 'described')
      (best as Party).gender = wanted
    return best
  }

  /** "the union", "the executive": a body of that kind named before, or a person whose role has that word; null where nobody fits. */
  definite(head: string, at: number, plain = true): Party | null {
    const { book } = this.scene
    const facets = book.bodies.get(head)
    const isPerson = book.people.has(head) || book.posts.has(head)
    const wanted = book.people.get(head) ?? null
    const kind = head === 'guild' ? 'union' : head
    const exact = facets ? this.nearest(at, 40, ({ party }) => party.nameKind === kind) : null
    if (exact) return exact
    for (let n = this.before(at), seen = 0; n >= 0 && seen < 40; n--, seen++) {
      const { party } = this.appearances[n]!
      if (facets && party.facet && facets.has(party.facet)) return party
      if (isPerson && party.kind === 'described' && hasWord(party.label, head)) return party
      if (
        isPerson &&
        party.kind !== 'body' &&
        (party.kind === 'person' || /\s/.test(party.label)) &&
        party.role &&
        hasWord(party.role, head) &&
        agrees(party, wanted)
      )
        return party
    }
    if (facets)
      return (
        this.nearest(at, 40, ({ party, subject }) => subject && isUnknownBody(party)) ??
        this.nearest(at, 40, ({ party }) => isUnknownBody(party))
      )
    if (!isPerson || !plain || kin.has(head)) return null
    const last = this.lastSpeaker(at, 3)
    if (last && last.kind !== 'body' && agrees(last, wanted)) return last
    const sentence = this.scene.prose.sentenceOf[at]!
    return this.nearest(
      at,
      6,
      ({ party, at: place }) => party.kind === 'person' && agrees(party, wanted) && sentence - this.scene.prose.sentenceOf[place]! <= 2,
    )
  }

  private nearest(at: number, most: number, is: (appearance: Appearance) => boolean): Party | null {
    for (let n = this.before(at), seen = 0; n >= 0 && seen < most; n--, seen++)
      if (is(this.appearances[n]!)) return this.appearances[n]!.party
    return null
  }

  /** "“Nobody films weather any more,” he says. Callum Rae …": the pronoun before its name. */
  private personAfter(at: number, wanted: Gender): Party | null {
    for (let n = this.before(at) + 1, seen = 0; n < this.appearances.length && seen < 3; n++, seen++) {
      const { party } = this.appearances[n]!
      if (party.kind !== 'body' && /\s/.test(party.label) && agrees(party, wanted)) return party
    }
    return null
  }

  /** "a storyboard artist", "the producer of a series": somebody without a name, to whom a pronoun may point. */
  private addDescribed(): void {
    const { prose, spanOf, book } = this.scene
    for (let at = 0; at < prose.words.length - 1; at++) {
      const { folded } = prose.words[at]!
      if (folded.length > 7 || spanOf[at] !== -1) continue
      const definite = folded === 'the'
      if (!definite && !indefinite.has(folded)) continue
      const end = Math.min(at + 5, sentenceAt(this.scene, at).last - 1)
      let head = -1
      for (
        let word = at + 1;
        word <= end && !breaksBefore(this.scene, word) && !prepositions.has(prose.words[word]!.folded) && spanOf[word] === -1;
        word++
      )
        if (book.people.has(prose.words[word]!.bare) && !prose.words[word]!.possessive) head = word
      if (head < 0 || groupAt(this.scene, head + 1)?.first === head + 1) continue
      if (definite && !/^(?:of|who|whose|behind|at|from)$/.test(prose.words[head + 1]?.folded ?? '')) continue
      this.appearances.push({ party: this.described(at, head, head), at, subject: at - sentenceAt(this.scene, at).first < 6 })
      at = head
    }
  }

  /** The body named last before a word. */
  nearestBody(at: number): Party | null {
    for (let n = this.before(at), seen = 0; n >= 0 && seen < 16; n--, seen++)
      if (this.appearances[n]!.party.kind === 'body') return this.appearances[n]!.party
    return null
  }

  /** Number of the last appearance before a word. */
  private before(at: number): number {
    return countBefore(this.appearances, at) - 1
  }

  private appear(party: Party, group: NameGroup, number: number): void {
    const before = this.scene.groups[number - 1]
    const subject = !before || this.scene.prose.sentenceOf[before.first] !== this.scene.prose.sentenceOf[group.first] || before.possessive
    this.appearances.push({ party, at: group.first, subject: subject && !this.afterPreposition(group) })
    if (party.kind === 'body') return
    party.role ??= roleBefore(this.scene, group)?.words ?? roleAfter(this.scene, group) ?? roleBeforeComma(this.scene, group)
    if (party.role && party.kind === 'unsure') party.kind = 'person'
    if (party.role && party.gender === null) party.gender = genderOfRole(party.role, this.scene.book)
  }

  private afterPreposition(group: NameGroup): boolean {
    const word = this.scene.prose.words[group.first - 1]
    return word !== undefined && !opensSentence(this.scene.prose, group.first) && prepositions.has(word.folded)
  }

  private known(label: string, kind: Party['kind']): Party {
    const found = this.byLabel.get(label)
    if (found) return found
    const party: Party = { label, kind, gender: null, facet: null, nameKind: null, role: null }
    this.byLabel.set(label, party)
    return party
  }

  private named(group: NameGroup): Party | null {
    const { mention } = group
    const facet = mention?.name.facet
    if (facet === 'productions') return null
    const text = mention?.name.name ?? withoutOwner(wordsOf(this.scene, group.first, group.last))
    const party = this.known(text, 'unsure')
    if (facet) {
      party.kind = facet === 'people' ? 'person' : 'body'
      party.facet = facet === 'people' ? null : facet
      party.nameKind = mention!.name.kind
    } else party.kind = this.kindOf(text, group)
    if (party.kind !== 'body') this.remember(party, text, group)
    return party
  }

  /** A single capitalised word: the family name or first name of somebody named in full, else somebody new, unless it only opens a sentence. */
  private alone(group: NameGroup): Party | null {
    const word = this.scene.prose.words[group.first]!
    const text = withoutOwner(wordsOf(this.scene, group.first, group.last))
    const found = this.byLast.get(keyOf(text)) ?? this.byFirst.get(keyOf(text))
    if (found) return found
    if (group.mention) return null
    if (this.isPlace(group)) return this.byLabel.get(text) ?? null
    if (word.shape === 'upper' || (group.doubtful && !this.mayActAlone(group))) return this.byLabel.get(text) ?? null
    const party = this.known(text, 'unsure')
    party.gender ??= this.genderOf(text, group)
    if (party.gender) party.kind = 'person'
    return party
  }

  /** "in Atlanta": one word behind a preposition of place. */
  private isPlace(group: NameGroup): boolean {
    const before = this.scene.prose.words[group.first - 1]
    return before !== undefined && !group.doubtful && /^(?:in|at|from|near|outside|around|across|to)$/.test(before.folded)
  }

  /** "Palisade considered": a capitalised word that opens a sentence and is followed by a verb, unless it has the ending of a common noun. */
  private mayActAlone(group: NameGroup): boolean {
    const word = this.scene.prose.words[group.first]!
    const next = this.scene.prose.words[group.last + 1]
    if (this.scene.book.firstNames.has(word.bare)) return true
    if (next?.shape !== 'lower' || /(?:ion|ing|ment|ness|ity|[^'’]s|ance|ence|ism|body|one|thing)$/.test(word.bare)) return false
    return /^(?:is|was|has|had|will|would|may|can|could)$|ed$/.test(next.folded) || this.scene.book.verbs.has(next.folded)
  }

  private kindOf(text: string, group: NameGroup): Party['kind'] {
    const { words } = this.scene.prose
    if (this.scene.book.firstNames.has(words[group.first]!.bare) || group.honorific) return this.isBodyLike(text) ? 'body' : 'person'
    const article = words[group.first - 1]?.folded === 'the'
    return article || this.isBodyLike(text) || group.last - group.first > 4 || words[group.last]!.shape === 'upper' ? 'body' : 'unsure'
  }

  private isBodyLike(text: string): boolean {
    return text.split(/[\s-]+/).some((word) => this.scene.book.bodyWords.has(word.toLowerCase().replace(/\.$/, '')))
  }

  private remember(party: Party, text: string, group: NameGroup): void {
    party.gender ??= this.genderOf(text, group)
    const words = keyOf(text).split(/\s+/)
    const last = words.at(-1)!
    if (words.length < 2) return
    if (!this.byLast.has(last)) this.byLast.set(last, party)
    if (!this.byFirst.has(words[0]!)) this.byFirst.set(words[0]!, party)
  }

  private genderOf(text: string, group: NameGroup): Gender | null {
    const { book } = this.scene
    const honorific = group.honorific ? (book.honorifics.get(group.honorific) ?? null) : null
    const first = keyOf(text).split(/[\s-]/)[0]!
    return honorific ?? book.firstNames.get(first) ?? (/..(?:a|ine|ette|elle)$/.test(first) && /\s/.test(text) ? 'female' : null)
  }
}

/** How many of these, in reading order, stand before a word. */
function countBefore(places: readonly { at: number }[], at: number): number {
  let [low, high] = [0, places.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (places[middle]!.at < at) low = middle + 1
    else high = middle
  }
  return low
}

const indefinite = new Set(['a', 'an', 'another', 'one'])
const kin = new Set(
  'mother father brother sister son daughter wife husband grandfather grandmother granddaughter grandson aunt uncle friend colleague neighbour neighbor partner parent child'.split(
    ' ',
  ),
)
const keyOf = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').replace(/[’‘]/g, "'").toLowerCase()
/** A body that no list has, or one word that may be a body. */
const isUnknownBody = (party: Party) =>
  party.facet === null && (party.kind === 'body' || (party.kind === 'unsure' && !/\s/.test(party.label)))
const withoutOwner = (text: string) => text.replace(/['’]s?$/, '')
const hasWord = (role: string, word: string) =>
  role
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .includes(word)
const agrees = (party: Party, wanted: Gender | null) => wanted === null || party.gender === null || party.gender === wanted

/** How well a party fits a pronoun; null where it cannot be meant. */
function fits(party: Party, wanted: Gender | null, body: boolean): number | null {
  if (body) return party.kind === 'body' ? 1 : null
  if (party.kind === 'body') return wanted === null ? 0.9 : null
  if (wanted && party.gender && party.gender !== wanted) return null
  const unsure = /\s/.test(party.label) ? 0.6 : 0.1
  if (wanted && party.kind === 'unsure' && unsure < 0.5) return null
  return (
    (party.kind === 'person' ? 1 : party.kind === 'described' ? 0.7 : unsure) + (wanted === null ? -0.5 : party.gender === wanted ? 0.5 : 0)
  )
}

function genderOfRole(role: string, book: SpeechBook): Gender | null {
  for (const word of role.toLowerCase().split(/[^\p{L}]+/u)) {
    const gender = book.people.get(word)
    if (gender) return gender
  }
  return null
}
