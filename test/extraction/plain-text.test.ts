import { expect, test } from 'vitest'
import { plainParagraphs, plainText } from '../../src/extraction/plain-text.ts'

test.each([
  ['Plain words', 'Plain words'],
  ['  two \n lines\t', 'two lines'],
  ['<b>Strike</b> vote: <i>yes</i>', 'Strike vote: yes'],
  ['Studio &amp; guild&#8217;s &ldquo;deal&rdquo;', 'Studio & guild’s “deal”'],
  ['AT&amp;amp;T', 'AT&amp;T'],
  ['5 < 6, I <3 film & 7 > 3', '5 < 6, I <3 film & 7 > 3'],
  ['one<br>two<p>three</p>four', 'one two three four'],
  ['in<b>si</b>de', 'inside'],
  ['safe<script>alert("</b>")</script> title<style>p{}</style>', 'safe title'],
  ['safe<!-- <b>not</b> this --> title', 'safe title'],
  ['<img src=x onerror=alert(1)>picture', 'picture'],
  ['<오징어 게임> 시즌', '<오징어 게임> 시즌'],
  ['zero\u0000width\u200b and \ufeffmarks', 'zerowidth and marks'],
  ['<p>unclosed', 'unclosed'],
  ['', ''],
])('%j reads %j', (html, text) => {
  expect(plainText(html)).toBe(text)
})

test('paragraphs, items and rows stay apart', () => {
  expect(plainParagraphs('<p>First,\nin two lines.</p><p>Second<br>still.</p><ul><li>a<li>b</ul>tail')).toBe(
    'First, in two lines.\n\nSecond still.\n\na\n\nb\n\ntail',
  )
})

test.each([
  ['nested', '<div>'.repeat(300_000)],
  ['never finished', '<a <b '.repeat(200_000)],
  ['all comments', '<!--'.repeat(300_000)],
  ['all entities', '&amp'.repeat(300_000)],
])('a fragment %s a hundred thousand times takes seconds, not minutes', (_, html) => {
  const begun = performance.now()
  plainText(html)
  expect(performance.now() - begun).toBeLessThan(8000)
})

test('words behind markup that nests too deep are still read', () => {
  expect(plainText(`${'<div>'.repeat(5000)}deep${'</div>'.repeat(5000)} and behind`)).toBe('deep and behind')
})
