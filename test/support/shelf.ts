import { excerptsOf } from '../../src/excerpt.ts'
import type { CorrectionLine, DocumentCard, DocumentView, EventView, Reading, Tag } from '../../src/model.ts'
import { archiveFaces } from './faces.ts'
import { type Shelf, visitedSources } from './reader.ts'

const versions = { taxonomy: 'a1', gazetteer: 'b2', model: 'c3', code: 'd4' }
export const articleTitle = 'Streamer shows how a model drew its falling tower'
export const articleText = [
  'The streamer said on Thursday that a generative model drew the collapse of a building in its new series, ten times faster than its usual way of working.',
  'A visual effects supervisor who asked not to be named said colleagues feared for their jobs. The company answered that nobody had been let go because of it.',
  'In a letter to shareholders it called the tool a help to creators. Analysts were told that more titles would follow, and that artists had asked for it.',
  'None of the performers was scanned. The union said it would ask for the contract, for the consent forms and for a list of every shot that was made so.',
].join('\n\n')

const tag = (facet: Tag['facet'], value: string, words: string, because: string): Tag => {
  const start = articleTitle.length + 2 + articleText.indexOf(words)
  return { facet, value, score: 0.9, by: `cue:${value}`, because, start, end: start + words.length }
}
export const articleTags: Tag[] = [
  tag('uses', 'generated-footage', 'generative model drew the collapse', 'a model made whole shots'),
  tag('uses', 'vfx', 'visual effects supervisor', 'names the craft'),
  tag('concerns', 'job-displacement', 'feared for their jobs', 'somebody fears for work'),
  { ...tag('studios', 'Netflix', 'The streamer', 'name'), by: 'name:netflix' },
]

const reading: Reading = {
  id: 'doc-1', in_scope: true, relevance: 0.93, side: 'adoption', type: 'deployment', stage: { value: 'in-production', of: ['Netflix'] }, stance: null,
  uses: ['generated-footage', 'vfx'], techniques: ['generative'], concerns: ['job-displacement'], workers: [], countries: [], studios: ['Netflix'], vendors: [], bodies: [],
  people: [], productions: [], roles: { Netflix: 'user' }, claims: [], dates: [], passages: [], quotes: [], tags: articleTags,
} // biome-ignore format: one reading

const card: DocumentCard = {
  id: 'doc-1', kind: 'article', title: articleTitle, url: 'https://trade.example/tower', byline: 'A. Writer', published: '2025-10-22T09:00:00Z', source: 'variety', publisher: 'variety',
  publisherName: 'Variety', inScope: true, relevance: 0.93, side: 'adoption', type: 'deployment', paywalled: false, language: 'en',
} // biome-ignore format: one card

const excerpts = excerptsOf({ title: articleTitle, text: articleText, tags: articleTags, quotes: [] })

export const hostileCard: DocumentCard = {
  ...card,
  id: 'doc-2',
  title: '<script>alert(1)</script> "><img src=x onerror=alert(2)> \u202Egnirts',
  url: 'javascript:alert(3)',
  byline: '<b>B</b>',
  publisherName: '<i>Mirror</i>',
}

export const articleView: DocumentView = {
  card, summary: 'A feed’s own summary, which is not ours to show.', words: 118, firstSeen: '2025-10-22T09:30:00Z', reading, versions, excerpts,
  headlines: [{ at: '2025-10-22T09:30:00Z', title: 'Streamer used AI in its series' }, { at: '2025-10-22T12:00:00Z', title: articleTitle }],
  events: [{ id: 'netflix-q3-2025-all-in-genai', date: '2025-10-21', title: 'Netflix tells investors', role: 'report', score: 0.82, because: ['same studio', 'same week'] }],
  copies: [hostileCard], copyOf: null, credits: ['Reuters'],
} // biome-ignore format: one view

const correction: CorrectionLine = { id: 1, subject: 'event', subjectId: 'netflix-q3-2025-all-in-genai', facet: 'uses', value: 'vfx', action: 'accept', class: 'correction', by: 'editor', at: '2026-11-20T10:00:00Z', note: 'named in the letter', before: null, undone: null } // biome-ignore format: one line

const view: Partial<EventView> = {
  members: [
    { document: card, role: 'report', score: 0.82, because: ['same studio', 'same week'], copyOf: null, evidence: excerpts },
    { document: hostileCard, role: 'report', score: 0.8, because: ['nearly the same text'], copyOf: 'doc-1', evidence: [] },
  ],
  corrections: [correction],
  related: [{ id: 'sag-aftra-strike-begins-2023', date: '2023-07-14', title: 'Actors strike', side: 'labour' }],
}
const score = { right: 8, wrong: 2, missed: 4, precision: 0.8, recall: 0.667, f1: 0.727 }

/** A shelf with everything a page can show: events, an article with evidence, a hostile copy, sources, corrections, a measurement. */
export function fullShelf(): Shelf {
  const faces = archiveFaces().map((face) =>
    face.id === 'netflix-q3-2025-all-in-genai'
      ? { ...face, uses: [...new Set([...face.uses, 'vfx', 'generated-footage'])], articles: 1, copies: 1 }
      : face,
  )
  return {
    faces,
    documents: [articleView, { ...articleView, card: hostileCard, copies: [], copyOf: card }],
    views: new Map([['netflix-q3-2025-all-in-genai', view]]),
    sources: visitedSources(),
    corrections: [
      correction,
      { ...correction, id: 2, subject: 'document', subjectId: 'doc-9', action: 'removal', class: 'removal', facet: '', value: null },
    ],
    evaluation: {
      at: '2026-11-21T08:00:00Z',
      versions,
      result: {
        texts: 90,
        inScope: 55,
        scope: score,
        kinds: { side: { values: { adoption: score, labour: score } } },
        facets: { uses: { micro: score, macroF1: 0.7, values: { vfx: score } } },
      },
    },
    evidence: new Map([['netflix-q3-2025-all-in-genai', [{ document: 'doc-1', publisherName: 'Variety', excerpts }]]]),
    coverage: { documents: 118, inScope: 41 },
  }
}
