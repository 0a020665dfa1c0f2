import type { Speech } from '../knowledge/speech.ts'
import type { ClaimKind } from '../model.ts'

export type SayingWord = { verb: string; use: 'speaks' | 'beside' | 'names' | 'claims'; claim: ClaimKind; form: 'base' | 'finite' | 'ing' }
export type Gender = 'female' | 'male'

/** data/speech.json, ready to be asked word by word. */
export type SpeechBook = {
  verbs: Map<string, SayingWord>
  sources: { words: string[]; claim: ClaimKind }[]
  /** the words these begin with */
  sourceWords: Set<string>
  records: Set<string>
  accusations: Set<string>
  notSpeech: Set<string>
  wordsThatSpeak: Set<string>
  utterances: Set<string>
  posts: Set<string>
  /** honorifics and nouns for people; null where the word tells no gender */
  honorifics: Map<string, Gender | null>
  people: Map<string, Gender | null>
  /** first names */
  firstNames: Map<string, Gender>
  /** nouns for a body, each with the kinds of name it may stand for */
  bodies: Map<string, Set<'studios' | 'vendors' | 'bodies'>>
  bodyWords: Set<string>
}

export function speechBookOf(speech: Speech): SpeechBook {
  const bodies: SpeechBook['bodies'] = new Map()
  for (const facet of ['studios', 'vendors', 'bodies'] as const)
    for (const word of speech.bodies[facet]) bodies.set(word, (bodies.get(word) ?? new Set()).add(facet))
  return {
    verbs: verbsOf(speech),
    sources: speech.sources.map((source) => ({ words: source.words.split(' '), claim: source.claim })),
    sourceWords: new Set(speech.sources.map((source) => source.words.split(' ')[0]!)),
    records: new Set(speech.records),
    accusations: new Set(speech.accusations),
    notSpeech: new Set(speech.notSpeech),
    wordsThatSpeak: new Set(speech.wordsThatSpeak),
    utterances: new Set(speech.utterances),
    posts: new Set(speech.posts),
    honorifics: gendered(speech.honorifics),
    people: gendered(speech.people),
    firstNames: new Map([...speech.female.map((name) => [name, 'female'] as const), ...speech.male.map((name) => [name, 'male'] as const)]),
    bodies,
    bodyWords: new Set(speech.bodyWords),
  }
}

function verbsOf(speech: Speech): Map<string, SayingWord> {
  const verbs = new Map<string, SayingWord>()
  for (const { id, forms, claim, use } of speech.verbs)
    for (const form of forms)
      verbs.set(form, {
        verb: id,
        use,
        claim,
        form: form.endsWith('ing') ? 'ing' : form === id && form !== 'put' && form !== 'read' ? 'base' : 'finite',
      })
  return verbs
}

function gendered(words: { male: string[]; female: string[]; either: string[] }): Map<string, Gender | null> {
  return new Map<string, Gender | null>([
    ...words.either.map((word) => [word, null] as const),
    ...words.male.map((word) => [word, 'male'] as const),
    ...words.female.map((word) => [word, 'female'] as const),
  ])
}
