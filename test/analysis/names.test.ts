import { expect, test } from 'vitest'
import { Lexicon } from '../../src/analysis/lexicon.ts'
import { readNames } from '../../src/analysis/name-book.ts'
import { mentionsOf } from '../../src/analysis/names.ts'
import { proseOf } from '../../src/analysis/prose.ts'
import type { Name } from '../../src/model.ts'

const name = (facet: Name['facet'], kind: string, words: string, more: Partial<Name> = {}): Name => ({
  id: words.toLowerCase().replace(/[^a-z0-9]+/g, '-'),
  name: words,
  aliases: [],
  facet,
  kind,
  parent: null,
  owners: [],
  posts: [],
  former: [],
  ambiguous: [],
  countries: [],
  note: null,
  ...more,
})

const names = [
  name('studios', 'studio', 'Warner Bros. Discovery', { aliases: ['Warner Bros.'] }),
  name('studios', 'studio', 'NBCUniversal', {
    aliases: ['Universal', 'Universal Pictures'],
    ambiguous: [{ alias: 'Universal', context: ['film', 'studio'], not: ['Music'] }],
  }),
  name('studios', 'streamer', 'Disney', { aliases: ['Disney+', 'The Walt Disney Company'] }),
  name('studios', 'producer', 'rinna'),
  name('vendors', 'tool', 'Sora', { ambiguous: [{ alias: 'Sora', context: ['OpenAI', 'video', 'model'], not: [] }] }),
  name('bodies', 'union', 'SAG-AFTRA', { aliases: ['SAG'] }),
  name('bodies', 'campaign', 'Concept Art Association'),
  name('people', 'person', 'Eline Van der Velden'),
  name('people', 'person', 'Ted Sarandos'),
  name('people', 'person', "Josh D'Amaro"),
  name('people', 'person', 'Issa López'),
  name('productions', 'film', 'Here', { ambiguous: [{ alias: 'Here', context: ['Zemeckis'], not: [] }] }),
  name('productions', 'film', 'Alien: Romulus'),
]
const lexicon = new Lexicon()
const book = readNames(names, lexicon)
const found = (text: string) => mentionsOf(proseOf({ id: 'x', text }, lexicon), book).map((mention) => mention.name.name)

test.each([
  ['Warner Bros. Discovery’s lawyers wrote to the firm.', ['Warner Bros. Discovery']],
  ['At Warner Bros. nobody knew.', ['Warner Bros. Discovery']],
  ['The film was cut at Universal in a week.', ['NBCUniversal']],
  ['Universal Music sued over the film score.', []],
  ['There is a universal wish for better film tools.', []],
  ['WARNER BROS. DISCOVERY SUES', ['Warner Bros. Discovery']],
  ['A sag in the market; SAG objects.', ['SAG-AFTRA']],
  ['SAG‑AFTRA and sag-aftra', ['SAG-AFTRA']],
  ["Josh D’Amaro said so, and D'Amaro meant it.", ["Josh D'Amaro", "Josh D'Amaro"]],
  ['Issa Lopez answered.', ['Issa López']],
  ['Ted Sarandos spoke. “No,” Sarandos said.', ['Ted Sarandos', 'Ted Sarandos']],
  ['Ted Sarandos spoke. His cousin Nick Sarandos did not.', ['Ted Sarandos']],
  ['Sarandos spoke.', []],
  ['Eline Van der Velden left; Van der Velden came back.', ['Eline Van der Velden', 'Eline Van der Velden']],
  ['OpenAI showed its video model Sora.', ['Sora']],
  ['Sora is a boy who went to school in Osaka.', []],
  ['The new film “Here” was shot in one room.', ['Here']],
  ['Here nobody was scanned.', []],
  ['Alien: Romulus brought back a face.', ['Alien: Romulus']],
  ['It is an alien. Romulus was a king.', []],
  [
    'The Concept Art Association (CAA) met; the CAA wrote.',
    ['Concept Art Association', 'Concept Art Association', 'Concept Art Association'],
  ],
  ['rinna drew the backgrounds.', ['rinna']],
])('%s → %j', (text, wanted) => {
  expect(found(text)).toEqual(wanted)
})
