import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import type { GoldText } from '../../src/knowledge/gold.ts'
import { GoldError, loadGold } from '../../src/knowledge/gold.ts'
import { CONCERNS, ROLES, SIDES, STAGES, STANCES, TECHNIQUES, TYPES, USES, WORKERS } from '../../src/knowledge/goldshape.ts'

const dir = resolve(import.meta.dirname, '../../data/gold/texts')
const texts = loadGold(dir)
const outOfScope = texts.filter((text) => !text.in_scope)
const words = (text: GoldText) => text.text.split(/\s+/).length
const share = (part: GoldText[], whole: GoldText[]) => part.length / whole.length

const empty = {
  side: null,
  type: null,
  stage: null,
  stance: null,
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
  roles: {},
}

/** A sound entry out of scope, but for what the test breaks. */
const entry = (broken: Record<string, unknown>) => ({
  id: 'a-text',
  split: 'train',
  title: 'A festival opens',
  text: 'It rained.\n\n“Nobody minded,” said an usher.',
  published: '2025-05-01T08:00:00Z',
  in_scope: false,
  labels: empty,
  event: null,
  passages: [],
  quotes: [{ speaker: 'an usher', text: 'Nobody minded,' }],
  why: 'Weather.',
  ...broken,
})

const problemsOf = (...entries: unknown[]): string[] => {
  const folder = mkdtempSync(join(tmpdir(), 'gold-'))
  writeFileSync(join(folder, 'batch-01.json'), JSON.stringify(entries))
  try {
    loadGold(folder)
    return []
  } catch (error) {
    if (error instanceof GoldError) return error.problems
    throw error
  }
}

test('a sound entry is read without complaint', () => {
  expect(problemsOf(entry({}))).toEqual([])
})

test.each([
  ['a quotation that nobody reads in the text', { quotes: [{ speaker: 'an usher', text: 'Everybody left' }] }, 'quotes.0.text'],
  ['labels on a text out of scope', { labels: { ...empty, studios: ['Netflix'] } }, 'labels'],
  ['a text in scope that says no side', { in_scope: true, labels: { ...empty, type: 'strike' } }, 'labels.side'],
  ['a type the taxonomy does not know', { in_scope: true, labels: { ...empty, side: 'labour', type: 'riot' } }, 'labels.type'],
  [
    'a use the taxonomy does not know',
    { in_scope: true, labels: { ...empty, side: 'labour', type: 'strike', uses: ['catering'] } },
    'labels.uses.0',
  ],
  [
    'a role for a name in no list',
    { in_scope: true, labels: { ...empty, side: 'labour', type: 'strike', roles: { Netflix: 'user' } } },
    'labels.roles.Netflix',
  ],
  [
    'a name listed twice',
    { in_scope: true, labels: { ...empty, side: 'labour', type: 'strike', bodies: ['IATSE', 'IATSE'] } },
    'labels.bodies',
  ],
  ['a day without a clock', { published: '2025-05-01' }, 'published'],
  [
    'a passage that begins nowhere',
    {
      in_scope: true,
      labels: { ...empty, side: 'labour', type: 'strike' },
      passages: [
        { side: 'labour', type: 'strike', starts: 'It snowed' },
        { side: 'labour', type: 'strike', starts: 'It rained' },
      ],
    },
    'passages.0.starts',
  ],
  ['the fifth text put where it does not belong', { split: 'test' }, 'split'],
])('%s is named with its file, entry and field', (_, broken, field) => {
  expect(problemsOf(entry(broken))[0]).toMatch(new RegExp(`^batch-01\\.json: a-text: ${field.replaceAll('.', '\\.')}: .`))
})

test('two texts of the same id are told apart from one', () => {
  expect(problemsOf(entry({}), entry({}))).toEqual(['a-text: id: stands twice'])
})

test('the gold texts are as long as news and web pages, from 55 to 950 words', () => {
  expect(texts.filter((text) => words(text) < 55 || words(text) > 950).map((text) => text.id)).toEqual([])
})

test('at least two in five are hard negatives, and the held-back fifth has its part of both kinds', () => {
  const held = texts.filter((text) => text.split === 'test')
  expect(share(outOfScope, texts)).toBeGreaterThanOrEqual(0.4)
  expect(
    share(
      held.filter((text) => text.in_scope),
      held,
    ),
  ).toBeGreaterThan(0.35)
  expect(
    share(
      held.filter((text) => !text.in_scope),
      held,
    ),
  ).toBeGreaterThan(0.25)
})

test('hard negatives are hard: most name AI and the screen in the same text', () => {
  const ai = /\bA\.?I\b|artificial intelligence|machine[- ]learning|chatbot|algorithm|neural|ChatGPT|deepfake|robot/i
  const screen =
    /film|movie|cinema|studio|actor|television|\bTV\b|stream|director|Hollywood|series|Netflix|Disney|dubb|screen|animat|trailer|video/i
  const both = outOfScope.filter((text) => ai.test(text.text) && screen.test(`${text.title} ${text.text}`))
  expect(share(both, outOfScope)).toBeGreaterThan(0.75)
})

test('the values a label may have are those of the taxonomy', () => {
  const taxonomy = readFileSync(resolve(import.meta.dirname, '../../data/taxonomy.json'), 'utf8')
  const values = [SIDES, TYPES, STAGES, STANCES, USES, TECHNIQUES, CONCERNS, WORKERS, ROLES].flat()
  expect(values.filter((value) => !taxonomy.includes(`"${value}"`))).toEqual([])
})

test('the gold is large enough to measure by: texts, hard negatives, texts with two happenings, quotations', () => {
  expect(texts.length).toBeGreaterThanOrEqual(585)
  expect(outOfScope.length).toBeGreaterThanOrEqual(260)
  expect(texts.filter((text) => text.passages.length > 1).length).toBeGreaterThanOrEqual(90)
  expect(texts.flatMap((text) => text.quotes).length).toBeGreaterThanOrEqual(800)
})

test('a text that reports a curated event names one that the archive has', () => {
  const archive = resolve(import.meta.dirname, '../../data/archive')
  const entries = readdirSync(archive).flatMap((file) => JSON.parse(readFileSync(join(archive, file), 'utf8')) as { id: string }[])
  const known = new Set(entries.map((event) => event.id))
  expect(texts.filter((text) => text.event !== null && !known.has(text.event)).map((text) => text.id)).toEqual([])
})
