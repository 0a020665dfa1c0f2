import { expect, test } from 'vitest'
import { sentencesOf } from '../../src/text/sentences.ts'

const cut = (text: string) => sentencesOf(text).map(({ start, end }) => text.slice(start, end))

test.each([
  ['The U.S. Copyright Office wants a law. Studios agree.', 2],
  ['Warner Bros. Discovery sued on Thursday. Midjourney had no comment.', 2],
  ['Gov. Gavin Newsom signed both bills. SAG-AFTRA was there.', 2],
  ['The series was shot in the U.S. It was dubbed in Rome.', 2],
  ['Samuel L. Jackson and J. K. Simmons were scanned. Nobody asked them.', 2],
  ['Runway A.I. Inc. raised money in Washington, D.C. on Monday.', 1],
  ['“Is it an actor?” Drescher asked. “No.”', 2],
  ['“That was my voice!” Fry said. He had not been asked.', 2],
  ['“Who owns a face?” she asked the room.', 1],
  ['The tool is fast … and wrong. Nobody noticed', 2],
  ['He said it was over. … Then the clip appeared.', 2],
  ['It opened at 9 a.m. in Cannes and closed at 5 p.m. The jury had left.', 2],
  ['Article No. 4 forbids it. No. 5 does not.', 2],
  ['The shot cost 2.5 million dollars, i.e. less than before.', 1],
  ['It was dubbed by St. Clair’s team vs. the machine in Oct. 2025.', 1],
  ['Jeopardy! contestants were cloned. Yahoo! News reported it.', 2],
])('%s has %i sentences', (text, count) => {
  expect(cut(text)).toHaveLength(count)
})

test('a headline without a full stop is a sentence by itself', () => {
  expect(cut('Studio drops AI plan\n\nIt was never used. Nobody was told.')).toEqual([
    'Studio drops AI plan',
    'It was never used.',
    'Nobody was told.',
  ])
})

test('spans leave out the white space around a sentence and nothing else', () => {
  const text = '  One.   Two, “three.”  Four\u00a0five.  '
  expect(cut(text)).toEqual(['One.', 'Two, “three.”', 'Four\u00a0five.'])
})

test('an endless sentence is cut, never inside a character', () => {
  const text = '😀'.repeat(3000)
  const parts = cut(text)
  expect(parts.length).toBeGreaterThan(3)
  expect(parts.join('')).toBe(text)
  for (const part of parts) expect(part.isWellFormed()).toBe(true)
})
