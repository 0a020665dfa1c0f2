import { contentHash } from '../knowledge/content-hash.ts'
import { gazetteerVersion } from '../knowledge/gazetteer.ts'
import type { Speech } from '../knowledge/speech.ts'
import { type Taxonomy, taxonomyVersion } from '../knowledge/taxonomy.ts'
import type { Name, Reading, ReadingVersions, Tag, TextInput } from '../model.ts'
import { languageOf } from '../text/language.ts'
import { claimsOf } from './claims.ts'
import type { Model } from './linear-model.ts'
import { type ReadPassage, readPassage } from './passage.ts'
import { passagePartsOf } from './passages.ts'
import { listenTo, quotesOf } from './quotes.ts'
import { type SpeechBook, speechBookOf } from './quotes-book.ts'
import { type ReadyModel, readyModel } from './ready-model.ts'
import { type Scope, scopeOf } from './scope.ts'
import { type Books, booksOf, type View, viewOf } from './view.ts'

export type { Model } from './linear-model.ts'

/** Raise it when code in this folder reads a text differently than before; `retag` then reads stored documents again. */
export const codeVersion = '2'

export type Knowledge = {
  taxonomy: Taxonomy
  names: Name[]
  speech: Speech
  model?: Model | null
}
export type Analyser = {
  versions: ReadingVersions
  read(input: TextInput): Reading
}

/** Reads texts with this knowledge: pure, synchronous, and the same reading for the same text every time. */
export function createAnalyser(knowledge: Knowledge): Analyser {
  const books = booksOf(knowledge.taxonomy, knowledge.names)
  const speech = speechBookOf(knowledge.speech)
  const model = readyModel(knowledge.model)
  const versions = {
    taxonomy: contentHash([taxonomyVersion(knowledge.taxonomy), knowledge.speech]),
    gazetteer: gazetteerVersion(knowledge.names),
    model: model.version,
    code: codeVersion,
  }
  return { versions, read: (input) => readText(input, books, speech, model) }
}

function readText(input: TextInput, books: Books, speech: SpeechBook, model: ReadyModel): Reading {
  const language = languageOf(`${input.title ?? ''}. ${(input.text ?? '').slice(0, 3000)}`)
  if (language !== null && language !== 'en') return emptyReading(input.id, 0)
  const view = viewOf(input, books)
  const scope = scopeOf(view, model.heads.get('scope') ?? null)
  const sayings = listenTo(view, speech)
  const quotes = quotesOf(sayings)
  if (!scope.in) return { ...emptyReading(input.id, scope.relevance), quotes }
  return { ...readingOf(input.id, scope, view, model), claims: claimsOf(sayings, quotes), quotes }
}

function readingOf(id: string, scope: Scope, view: View, model: ReadyModel): Reading {
  const read = passagePartsOf(view, model).map(({ parts, span }) => readPassage(view, parts, span, model))
  const main = read[0]!.passage
  const all = (list: (passage: ReadPassage['passage']) => string[]) => [...new Set(read.flatMap(({ passage }) => list(passage)))]
  return {
    id,
    in_scope: true,
    relevance: scope.relevance,
    side: main.side,
    type: main.type,
    stage: main.stage,
    stance: main.stance,
    uses: main.uses,
    techniques: main.techniques,
    concerns: main.concerns,
    workers: main.workers,
    countries: main.countries,
    studios: all((passage) => passage.studios),
    vendors: all((passage) => passage.vendors),
    bodies: all((passage) => passage.bodies),
    people: all((passage) => passage.people),
    productions: all((passage) => passage.productions),
    roles: Object.assign({}, ...read.map(({ passage }) => passage.roles).reverse()),
    claims: [],
    dates: [],
    passages: read.map(({ passage }) => passage),
    quotes: [],
    tags: tagsOf(read),
  }
}

const ofMainAlone = new Set<Tag['facet']>(['side', 'type', 'stage', 'stance', 'uses', 'techniques', 'concerns', 'workers', 'countries'])

/** One tag for each facet and value: the main passage's, and names of all passages. */
function tagsOf(read: ReadPassage[]): Tag[] {
  const tags = new Map<string, Tag>()
  read.forEach(({ tags: own }, n) => {
    for (const tag of own)
      if ((n === 0 || !ofMainAlone.has(tag.facet)) && !tags.has(`${tag.facet} ${tag.value}`)) tags.set(`${tag.facet} ${tag.value}`, tag)
  })
  return [...tags.values()]
}

export function emptyReading(id: string, relevance: number): Reading {
  const none = { side: null, type: null, stage: null, stance: null }
  const lists = {
    uses: [],
    techniques: [],
    concerns: [],
    workers: [],
    countries: [],
    studios: [],
    vendors: [],
    bodies: [],
    people: [],
    productions: [],
  }
  return {
    id,
    in_scope: false,
    relevance,
    ...none,
    ...lists,
    roles: {},
    claims: [],
    dates: [],
    passages: [],
    quotes: [],
    tags: [],
  }
}
