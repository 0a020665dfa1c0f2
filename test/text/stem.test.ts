import { expect, test } from 'vitest'
import { stemOf } from '../../src/text/stem.ts'
import { tokensOf } from '../../src/text/tokens.ts'

test.each([
  ['replacing', 'replac'],
  ['Actors’', 'actor'],
  ['Pérez', 'perez'],
  ['GPT-4.1', 'gpt-4.1'],
])('%s is looked up as %s', (word, stem) => {
  expect(stemOf(word)).toBe(stem)
})

test('a token knows where it stands in the text', () => {
  const text = 'SAG-AFTRA’s Astin met the U.S. press'
  expect(tokensOf(text).map((t) => t.text)).toEqual(['SAG-AFTRA’s', 'Astin', 'met', 'the', 'U.S', 'press'])
  for (const t of tokensOf(text)) expect(text.slice(t.start, t.end)).toBe(t.text)
})
