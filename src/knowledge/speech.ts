import { z } from 'zod'
import type { ClaimKind } from '../model.ts'
import { DataError } from './data-error.ts'
import { parseWhole, readText } from './read-list.ts'

const words = z.array(z.string().regex(/^\S+$/)).min(1)
const claimKind = z.enum(['asserts', 'denies', 'reports', 'alleges', 'on-record']) satisfies z.ZodType<ClaimKind>

const speechShape = z.strictObject({
  /**
   * `speaks`: introduces speech anywhere in a sentence. `beside`: does so only right beside the quotation marks or with "that".
   * `names`: takes words out of a mouth ("called it “a trap”"). `claims`: makes a claim, and no quotation.
   */
  verbs: z
    .array(z.strictObject({ id: z.string().min(1), forms: words, claim: claimKind, use: z.enum(['speaks', 'beside', 'names', 'claims']) }))
    .min(1),
  /** phrases before whoever said it: "according to" */
  sources: z.array(z.strictObject({ words: z.string().min(1), claim: claimKind })).min(1),
  /** papers that have a thing on record: whatever they say is `on-record` */
  records: words,
  /** words that make of what is said an accusation */
  accusations: words,
  /** a word right before the marks which tells that they hold a title, a sign, a term */
  notSpeech: words,
  /** things that speak for whoever wrote them: "the letter says" */
  wordsThatSpeak: words,
  /** single words that are a whole utterance */
  utterances: words,
  /** words before a name that are no part of it: "chief executive Ted Sarandos" */
  posts: words,
  honorifics: z.strictObject({ male: words, female: words, either: words }),
  /** nouns for a person who speaks without a name */
  people: z.strictObject({ male: words, female: words, either: words }),
  /** nouns that stand for a body named before: "the union said" */
  bodies: z.strictObject({ studios: words, vendors: words, bodies: words }),
  /** words that tell a company, an office or a place from a person */
  bodyWords: words,
  /** first names, for "he said" and "she said" */
  female: words,
  male: words,
})

/** How people speak in the news: verbs, nouns and names that tell speech and its speakers. */
export type Speech = z.infer<typeof speechShape>

/** The content of data/speech.json. @throws DataError that names file and field */
export function loadSpeech(dir: string): Speech {
  const file = `${dir}/speech.json`
  const speech = parseWhole(readText(file), file, speechShape)
  const forms = speech.verbs.flatMap((verb) => verb.forms)
  const twin = forms.find((form, at) => forms.indexOf(form) < at)
  if (twin !== undefined) throw new DataError(file, `field "verbs": the form ${JSON.stringify(twin)} stands twice`)
  const both = speech.female.find((name) => speech.male.includes(name))
  if (both !== undefined) throw new DataError(file, `field "female": ${JSON.stringify(both)} is in "male" as well`)
  return speech
}
