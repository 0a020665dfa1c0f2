import type { Taxonomy } from '../knowledge/taxonomy.ts'
import type { Name, TextInput } from '../model.ts'
import { type CueBook, readCues } from './cue-book.ts'
import { type Ground, groundOf, type Hit, hitsOf } from './cue-hits.ts'
import { type Part, type SentenceFeatures, sentenceFeatures } from './features.ts'
import { Lexicon } from './lexicon.ts'
import { type NameBook, readNames } from './name-book.ts'
import { chunksOf, type Mention, mentionsOf } from './names.ts'
import { type Prose, proseOf } from './prose.ts'

/** What is known before any text is read. */
export type Books = {
  lexicon: Lexicon
  cues: CueBook
  names: NameBook
  taxonomy: Taxonomy
}

/** A text with everything found in it, before anything is concluded. */
export type View = {
  prose: Prose
  ground: Ground
  mentions: Mention[]
  hits: Hit[]
  features: SentenceFeatures[]
}

export function booksOf(taxonomy: Taxonomy, names: Name[]): Books {
  const lexicon = new Lexicon()
  const cues = readCues(taxonomy, lexicon)
  return { lexicon, cues, names: readNames(names, lexicon), taxonomy }
}

export function viewOf(input: TextInput, books: Books): View {
  const prose = proseOf(input, books.lexicon)
  const mentions = mentionsOf(prose, books.names)
  const ground = groundOf(prose, chunksOf(mentions, books.names), books.cues, books.lexicon.size)
  const hits = hitsOf(ground)
  return {
    prose,
    ground,
    mentions,
    hits,
    features: sentenceFeatures(prose, mentions, hits),
  }
}

/** Sentences `first` to before `last` as parts: the headline, the lead (its first two sentences), the rest. */
export function partsOf(prose: Prose, first: number, last: number): Part[] {
  const parts: Part[] = []
  let body = 0
  for (let sentence = first; sentence < last; sentence++) {
    const isHeadline = prose.sentences[sentence]!.start < prose.headline
    const place = isHeadline ? 'headline' : body++ < 2 ? 'lead' : 'body'
    parts.push({ sentence, place })
  }
  return parts
}
