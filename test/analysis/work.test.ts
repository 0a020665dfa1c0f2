import { expect, test } from 'vitest'
import { hitsOf } from '../../src/analysis/cue-hits.ts'
import { booksOf, viewOf } from '../../src/analysis/view.ts'
import { names, shipped, taxonomy } from '../support/shipped.ts'

const books = booksOf(taxonomy, names)

/** How often the cues look at a word while a text is read. */
function looks(text: string): number {
  const { ground } = viewOf({ id: 'x', text }, books)
  let count = 0
  const scene = {
    symbolsAt: (at: number) => {
      count++
      return ground.scene.symbolsAt(at)
    },
    chunksAt: ground.scene.chunksAt,
  }
  hitsOf({ ...ground, scene, present: ground.present.fill(-1) })
  return count
}

const news = 'AI replaced the writers of Netflix, and no actor gave consent to a clone of a voice, the union SAG-AFTRA said. '

test.each([
  ['news', news],
  ['one word over and over, never a full stop', 'replace '],
  ['one cue over and over', 'AI generated film '],
  ['nested quotation marks', '“‘"(“ AI film ”)"’” '],
  ['names', 'Netflix Disney Ted Sarandos Sora Warner Bros. Discovery '],
  ['unusual Unicode', 'А\u0301\u200dИ 🎬\ufe0f ﬁlm ＡＩ \u202e '],
])('four times the text is at most five times the work: %s', (_, piece) => {
  const small = looks(piece.repeat(400))
  const large = looks(piece.repeat(1600))
  expect(large).toBeLessThanOrEqual(5 * Math.max(small, 1000))
})

test.each([
  ['a megabyte of one letter', 'a'.repeat(1_000_000)],
  ['a megabyte of full stops', '.'.repeat(1_000_000)],
  ['a megabyte of quotation marks', '“'.repeat(500_000) + '"'.repeat(500_000)],
  ['a megabyte of capitals and points', 'A.'.repeat(500_000)],
  ['a megabyte of spaces', ' '.repeat(1_000_000)],
  ['10,000 names', 'Netflix used AI, Ted Sarandos said. '.repeat(10_000)],
  ['halves of surrogate pairs', '\ud83c'.repeat(10_000)],
])('%s is read to the end, with every span inside the text', (_, text) => {
  const reading = shipped.read({ id: 'x', title: 'AI in film', text })
  const length = 'AI in film\n\n'.length + text.length
  for (const { start, end } of [...reading.tags, ...reading.passages, ...reading.quotes]) {
    expect(start).toBeLessThanOrEqual(end)
    expect(end).toBeLessThanOrEqual(length)
  }
})
