import { expect, test } from 'vitest'
import { readCues } from '../../src/analysis/cue-book.ts'
import { groundOf, hitsOf } from '../../src/analysis/cue-hits.ts'
import { Lexicon } from '../../src/analysis/lexicon.ts'
import { proseOf } from '../../src/analysis/prose.ts'
import type { Cue, Taxonomy } from '../../src/knowledge/taxonomy.ts'

const groups = [
  { id: 'not', note: 'turns round', words: ['=no', '=not', 'without'] },
  { id: 'ai', note: 'AI', words: ['AI', 'artificial intelligence'] },
]
const withCue = (cue: Partial<Cue>): Taxonomy => ({
  scope: [],
  groups,
  facets: [
    {
      id: 'uses',
      label: 'Uses',
      definition: 'Uses.',
      many: true,
      values: [{ id: 'vfx', label: 'VFX', definition: 'Effects.', cues: [{ id: 'one', find: ['effect'], ...cue }] }],
    },
  ],
})

function hits(cue: Partial<Cue>, text: string) {
  const lexicon = new Lexicon()
  const book = readCues(withCue(cue), lexicon)
  const prose = proseOf({ id: 'x', text }, lexicon)
  return hitsOf(groundOf(prose, [], book, lexicon.size)).map(
    (hit) => `${prose.text.slice(prose.starts[hit.from]!, prose.ends[hit.to - 1]!)}${hit.negated ? ' (not)' : ''}`,
  )
}

test.each<[string, Partial<Cue>, string, string[]]>([
  ['any inflection of a word', { find: ['replace'] }, 'It replaced them, replacing and replaces.', ['replaced', 'replacing', 'replaces']],
  ['but no other word of the stem', { find: ['replace', 'like'] }, 'A replacement; a likeness.', []],
  ['this form alone', { find: ['=dub'] }, 'Dubs, dubbed, a dub.', ['dub']],
  ['written with these capitals', { find: ['AI'] }, 'Ai Weiwei, AI and A.I.', ['AI']],
  ['either word', { find: ['film|series'] }, 'A film, two series.', ['film', 'series']],
  [
    'words between, up to three',
    { find: ['replace .. artist'] },
    'It replaces many young artists. It replaces one two three four artists.',
    ['replaces many young artists'],
  ],
  [
    'a wider gap where asked for',
    { find: ['replace ..5 artist'] },
    'It replaces one two three four artists.',
    ['replaces one two three four artists'],
  ],
  ['a word that may be missing', { find: ['voice the? clone'] }, 'Voice clone, voice the clone.', ['Voice clone', 'voice the clone']],
  [
    'a group of words and phrases',
    { find: ['@ai tool'] },
    'AI tools; an artificial intelligence tool.',
    ['AI tools', 'artificial intelligence tool'],
  ],
  ['a hyphen parts words', { find: ['de age'] }, 'They de-aged him.', ['de-aged']],
  ['never across sentences', { find: ['replace .. artist'] }, 'It was replaced. Artists left.', []],
  ['"not" before it turns it round', { find: ['use ..2 AI'] }, 'They did not use any AI here.', ['use any AI (not)']],
  ['"not" in another clause does not', { find: ['effect'] }, 'It is not cheap, the effects cost more.', ['effects']],
  ['needs: in the same sentence', { find: ['effect'], needs: ['@ai'] }, 'AI effects. Effects.', ['effects']],
  [
    'near: in a sentence beside it',
    { find: ['effect'], near: ['@ai'] },
    'Nothing at all. So. Then AI came. Effects. Then rain. Then effects.',
    ['Effects'],
  ],
  ['unless: cancelled', { find: ['effect'], unless: ['greenhouse'] }, 'The greenhouse effect. An effect.', ['effect']],
])('%s', (_, cue, text, wanted) => {
  expect(hits(cue, text)).toEqual(wanted)
})

test('a phrase that cannot be read is refused with the name of its cue', () => {
  expect(() => readCues(withCue({ find: ['.. film'] }), new Lexicon())).toThrow(
    'cue "one": the phrase ".. film" must start and end with a word',
  )
})
