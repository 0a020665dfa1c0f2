import { expect, test } from 'vitest'
import { independentSources, type Report } from '../../src/events/independent.ts'
import type { Publisher } from '../../src/model.ts'

const publisher = (id: string, name: string, group: string | null = null, wire = false): Publisher => ({
  id,
  name,
  domains: [`${id}.example`],
  group,
  wire,
})
const publishers: Publisher[] = [
  publisher('reel', 'Reel Ledger', 'Penfold'),
  publisher('sound', 'Soundstage Daily', 'Penfold'),
  publisher('lot', 'The Backlot', 'Penfold'),
  publisher('north', 'Northlight Press'),
  publisher('byte', 'Byteframe', 'Novanet'),
  publisher('margin', 'The Margin', 'Novanet'),
  publisher('gazette', 'City Gazette'),
  publisher('herald', 'Coast Herald'),
  publisher('ap', 'AP', null, true),
  publisher('reuters', 'Reuters', null, true),
  publisher('afp', 'AFP', null, true),
  publisher('prn', 'PR Newswire'),
  publisher('bw', 'Business Wire', null, true),
  publisher('netflix', 'Netflix'),
  publisher('sag', 'SAG-AFTRA'),
  publisher('mill', 'Newsmill'),
]

let next = 0
const doc = (publisher: string, more: Partial<Report> = {}): Report => {
  const id = `d${++next}`
  return {
    document: id,
    url: `https://${publisher}.example/${id}`,
    publisher,
    kind: 'article',
    sourceKind: 'trade',
    role: null,
    copyOf: null,
    credits: [],
    mention: false,
    ...more,
  }
}
const listed = (publisher: string, role: Report['role'], url = `https://${publisher}.example/listed`): Report => ({
  ...doc(publisher),
  document: null,
  url,
  role,
  sourceKind: null,
})
const parties = ['Netflix', 'SAG-AFTRA']

test.each<[string, Report[], number, number]>([
  // Plain reports
  ['nobody yet', [], 0, 0],
  ['one outlet', [doc('reel')], 1, 0],
  ['two outlets that share nothing', [doc('reel'), doc('north')], 2, 0],
  ['one outlet, three articles', [doc('reel'), doc('reel'), doc('reel')], 1, 0],
  ['three outlets', [doc('reel'), doc('north'), doc('gazette')], 3, 0],
  ['an outlet we know nothing of', [doc('somebody.else')], 1, 0],
  ['two outlets we know nothing of', [doc('somebody.else'), doc('another.one')], 2, 0],
  ['an outlet by name and by id', [doc('reel'), doc('Reel Ledger')], 1, 0],
  ['an outlet by name with and without its article', [doc('the backlot'), doc('Backlot')], 1, 0],
  // Owners
  ['two papers of one owner', [doc('reel'), doc('sound')], 1, 0],
  ['three papers of one owner', [doc('reel'), doc('sound'), doc('lot')], 1, 0],
  ['two owners with two papers each', [doc('reel'), doc('sound'), doc('byte'), doc('margin')], 2, 0],
  ['an owner’s two papers and one free one', [doc('reel'), doc('lot'), doc('north')], 2, 0],
  // Agencies
  ['an agency', [doc('ap')], 1, 0],
  ['an agency and a paper with its own report', [doc('ap'), doc('north')], 2, 0],
  ['an agency’s text in one paper, under its credit', [doc('gazette', { credits: ['AP'] })], 1, 0],
  ['an agency’s text in two papers, under its credit', [doc('gazette', { credits: ['AP'] }), doc('herald', { credits: ['AP'] })], 1, 0],
  ['an agency and two papers that print it', [doc('ap'), doc('gazette', { credits: ['AP'] }), doc('herald', { credits: ['AP'] })], 1, 0],
  ['two agencies in two papers', [doc('gazette', { credits: ['AP'] }), doc('herald', { credits: ['Reuters'] })], 2, 0],
  ['an agency in one paper and another’s own report', [doc('gazette', { credits: ['Reuters'] }), doc('north')], 2, 0],
  ['a byline that names agency and writer', [doc('gazette', { credits: ['AFP / Jane Doe'] }), doc('afp')], 1, 0],
  ['an agency credited as source with “via”', [doc('gazette', { credits: ['via Reuters'] }), doc('reuters')], 1, 0],
  // Copies
  ['a copy of a paper’s article', [doc('reel'), doc('north', { copyOf: 'd1' })], 1, 0],
  ['five copies', [doc('reel'), ...['north', 'gazette', 'herald', 'mill', 'byte'].map((id) => doc(id, { copyOf: 'd1' }))], 1, 0],
  ['a copy beside two of its own', [doc('reel'), doc('north'), doc('gazette', { copyOf: 'd1' })], 2, 0],
  ['copies alone, their first being elsewhere', [doc('gazette', { copyOf: 'x' }), doc('herald', { copyOf: 'x' })], 0, 0],
  ['a paper’s own second address', [doc('reel'), doc('reel', { copyOf: 'd1' })], 1, 0],
  ['a copy of an agency’s text that credits it', [doc('ap'), doc('gazette', { copyOf: 'd1', credits: ['AP'] })], 1, 0],
  // Credits
  ['an article that credits another outlet', [doc('reel'), doc('mill', { credits: ['Reel Ledger'] })], 1, 0],
  ['an article that credits an outlet we do not hold', [doc('mill', { credits: ['Northlight Press'] })], 0, 0],
  ['“first reported by” somebody', [doc('mill', { credits: ['first reported by Byteframe'] }), doc('byte')], 1, 0],
  ['a credit of its own name', [doc('reel', { credits: ['Reel Ledger'] })], 1, 0],
  ['a credit of a photographer', [doc('reel', { credits: ['Photo: J. Doe'] })], 1, 0],
  ['two who credit one another', [doc('mill', { credits: ['City Gazette'] }), doc('gazette', { credits: ['Newsmill'] })], 0, 0],
  // Aggregators and editors’ words
  ['an aggregator, says an editor', [listed('mill', 'aggregator')], 0, 0],
  ['reporting, says an editor', [listed('north', 'reporting')], 1, 0],
  ['syndicated, says an editor', [listed('gazette', 'syndicated'), listed('north', 'reporting')], 1, 0],
  [
    'an editor’s reporting that credits another all the same',
    [{ ...doc('gazette', { credits: ['Reel Ledger'] }), role: 'reporting' }],
    1,
    0,
  ],
  [
    'a source an editor listed and we have fetched since',
    [doc('north', { url: 'https://www.north.example/a?ref=x' }), listed('north', 'reporting', 'https://north.example/a/')],
    1,
    0,
  ],
  [
    'an aggregator an editor listed and we have fetched since',
    [doc('mill', { url: 'https://mill.example/a' }), listed('mill', 'aggregator', 'https://mill.example/a')],
    0,
    0,
  ],
  // Briefs and mentions
  ['a brief', [doc('north', { kind: 'brief' })], 0, 0],
  ['a brief beside a report', [doc('north', { kind: 'brief' }), doc('reel')], 1, 0],
  ['an article that only looks back at it', [doc('reel'), doc('north', { mention: true })], 1, 0],
  // The parties themselves
  ['a party’s own site', [doc('netflix', { sourceKind: 'company' })], 0, 1],
  ['a union’s own site and a report', [doc('sag', { sourceKind: 'guild' }), doc('north')], 1, 1],
  ['a union’s site on an affair it has no part in', [doc('dga', { sourceKind: 'guild' })], 1, 0],
  ['a release on a service that carries releases', [doc('prn', { sourceKind: 'general' })], 0, 1],
  ['a release on a service that calls itself a wire', [doc('bw'), doc('reel')], 1, 1],
  ['a release printed by a paper under its credit', [doc('gazette', { credits: ['PR Newswire'] })], 0, 1],
  ['a filing', [doc('sec', { kind: 'filing', sourceKind: 'filing' }), doc('reel')], 1, 1],
  [
    'both parties and two outlets',
    [doc('netflix', { sourceKind: 'company' }), doc('sag', { sourceKind: 'guild' }), doc('north'), doc('reel')],
    2,
    2,
  ],
  ['a primary source an editor listed', [listed('sag', 'primary'), doc('reel')], 1, 1],
  ['a call as we hold it', [doc('somewhere', { kind: 'transcript', sourceKind: 'filing' }), doc('margin')], 1, 1],
])('%s', (_, reports, independent, primary) => {
  const counted = independentSources(reports, publishers, parties)
  expect({ independent: counted.independent, primary: counted.primary }).toEqual({ independent, primary })
})

test('it is said which owner stands behind several names, and that no party has spoken', () => {
  const { words, shared } = independentSources([doc('reel'), doc('sound')], publishers, parties)
  expect(shared).toEqual([{ group: 'Penfold', publishers: ['Reel Ledger', 'Soundstage Daily'] }])
  expect(words).toBe('1 independent source; no primary source yet; Reel Ledger and Soundstage Daily belong to Penfold and count once')
})

test('every report says why it counts or does not', () => {
  const { reports } = independentSources([doc('reel'), doc('mill', { credits: ['Reel Ledger'] })], publishers)
  expect(reports.map(({ why }) => why)).toEqual(['own reporting', 'credits Reel Ledger as its source'])
})
