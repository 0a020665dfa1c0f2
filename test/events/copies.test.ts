import { expect, test } from 'vitest'
import { type Copy, type CopySketch, copySketchOf, firstOf, isCopy } from '../../src/events/copies.ts'
import { bandsOf, resemblance, shinglesSignature } from '../../src/events/shingles.ts'
import { bases, copyPairs, likePairs, type MadePair } from './made-copies.ts'

const sketched = ({ a, b }: MadePair) => [copySketchOf({ id: 'a', text: a }), copySketchOf({ id: 'b', text: b })] as const
const foundByKey = (a: CopySketch, b: CopySketch) => a.keys.some((key) => b.keys.includes(key))
const judged = (pair: MadePair) => {
  const [a, b] = sketched(pair)
  return { pair, found: foundByKey(a, b) && isCopy(a, b).copy, verdict: isCopy(a, b) }
}

test('copies are found through their keys, and what is merely alike is not taken for one', () => {
  const all = [...copyPairs(), ...likePairs()].map(judged)
  const right = all.filter(({ pair, found }) => pair.copy && found).length
  const wrong = all.filter(({ pair, found }) => !pair.copy && found)
  const missed = all.filter(({ pair, found }) => pair.copy && !found)
  expect(missed.map(({ pair, verdict }) => `${pair.how}: ${verdict.because}`).slice(0, Math.max(0, missed.length - 3))).toEqual([])
  expect(right / (right + wrong.length)).toBeGreaterThanOrEqual(0.99)
  expect(right / (right + missed.length)).toBeGreaterThanOrEqual(0.97)
})

test('there are copies and likes enough to judge by', () => {
  expect(copyPairs().length).toBeGreaterThanOrEqual(50)
  expect(likePairs().length).toBeGreaterThanOrEqual(200)
  expect(copyPairs().filter(({ a, b }) => a === b)).toEqual([])
})

test('a brief is our own words and never a copy, nor is a line of news', () => {
  const text = bases()[0]!.text
  const article = copySketchOf({ id: 'article', text })
  expect(isCopy(article, copySketchOf({ id: 'brief', kind: 'brief', text })).copy).toBe(false)
  expect(
    isCopy(copySketchOf({ id: 'x', text: 'Talks resume on Monday.' }), copySketchOf({ id: 'y', text: 'Talks resume on Monday.' })).copy,
  ).toBe(false)
  expect(isCopy(article, copySketchOf({ id: 'second address', text })).copy).toBe(true)
})

test('a revision of an article is not a copy of it', () => {
  const text = bases()[1]!.text
  const verdict = isCopy(copySketchOf({ id: 'one', text }), copySketchOf({ id: 'one', text: `${text}\n\nCorrected on Tuesday.` }))
  expect(verdict).toEqual({ copy: false, score: 0, because: 'revisions of one document' })
})

test('an empty text resembles nothing, not even another empty one', () => {
  expect(resemblance(shinglesSignature(''), shinglesSignature(''))).toBe(0)
  expect(resemblance(shinglesSignature('one two three four'), shinglesSignature('one two three four'))).toBe(1)
})

test('signatures estimate the share of common runs of three words', () => {
  const words = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => `word${from + i}`).join(' ')
  // 400 and 400 words, 300 in common: 298 common runs of 498.
  const estimate = resemblance(shinglesSignature(words(0, 400)), shinglesSignature(words(100, 500)))
  expect(Math.abs(estimate - 298 / 498)).toBeLessThan(0.1)
})

test('bands are the same in every run of the program', () => {
  const keys = bandsOf(shinglesSignature('The guild said on Monday that its members had voted to ratify the contract.'))
  expect(keys).toHaveLength(32)
  expect(keys.slice(0, 2)).toEqual(
    bandsOf(shinglesSignature('The guild said, on Monday, that its members had voted to ratify the contract')).slice(0, 2),
  )
})

const copy = (id: string, published: string | null, credits: string[] = [], wire = false): Copy => ({
  id,
  publisher: id,
  published,
  credits,
  wire,
})

test.each<[string, Copy[], string]>([
  ['the earlier day', [copy('Late Post', '2026-03-02T08:00:00Z'), copy('Early Post', '2026-03-01T23:00:00Z')], 'Early Post'],
  [
    'the agency whom the others credit, though a customer’s clock is ahead',
    [copy('Gazette', '2026-03-01T08:00:00Z', ['Reuters']), copy('Reuters', '2026-03-01T09:30:00Z', [], true)],
    'Reuters',
  ],
  ['who credits nobody', [copy('Mirror', '2026-03-01T08:00:00Z', ['via Deadline']), copy('Deadline', '2026-03-01T10:00:00Z')], 'Deadline'],
  ['the dated one', [copy('Undated', null), copy('Dated', '2026-03-05T08:00:00Z')], 'Dated'],
  ['the earlier hour among equals', [copy('Noon', '2026-03-01T12:00:00Z'), copy('Dawn', '2026-03-01T05:00:00Z')], 'Dawn'],
  [
    'an agency before its customers on one day',
    [copy('Courier', '2026-03-01T05:00:00Z'), copy('AP', '2026-03-01T06:00:00Z', [], true)],
    'AP',
  ],
  ['the same one whatever the order, where nothing tells them apart', [copy('b', null), copy('a', null)], 'a'],
])('first among copies is %s', (_, copies, first) => {
  expect(firstOf(copies).id).toBe(first)
  expect(firstOf([...copies].reverse()).id).toBe(first)
})

test('no copies have no first one', () => {
  expect(() => firstOf([])).toThrow('at least one copy')
})
