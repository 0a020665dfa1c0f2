import { expect, test } from 'vitest'
import { decodeBytes } from '../../src/extraction/decode.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
const joined = (...parts: (Uint8Array | number[])[]) => Uint8Array.from(parts.flatMap((part) => [...part]))

function wide(text: string, width: 2 | 4, isLittle: boolean): Uint8Array {
  const codes = width === 4 ? [...text].map((letter) => letter.codePointAt(0)!) : text.split('').map((unit) => unit.charCodeAt(0))
  const view = new DataView(new ArrayBuffer(codes.length * width))
  for (const [at, code] of codes.entries()) width === 4 ? view.setUint32(at * 4, code, isLittle) : view.setUint16(at * 2, code, isLittle)
  return new Uint8Array(view.buffer)
}

const feed = '<rss><title>Café 🎬 Séoul</title></rss>'

test.each([
  ['UTF-8 with a mark', joined([0xef, 0xbb, 0xbf], utf8(feed)), 'utf-8'],
  ['UTF-16 little endian with a mark', joined([0xff, 0xfe], wide(feed, 2, true)), 'utf-16le'],
  ['UTF-16 big endian with a mark', joined([0xfe, 0xff], wide(feed, 2, false)), 'utf-16be'],
  ['UTF-16 little endian without one', wide(feed, 2, true), 'utf-16le'],
  ['UTF-16 big endian without one', wide(feed, 2, false), 'utf-16be'],
  ['UTF-32 little endian with a mark', joined([0xff, 0xfe, 0, 0], wide(feed, 4, true)), 'utf-32le'],
  ['UTF-32 big endian with a mark', joined([0, 0, 0xfe, 0xff], wide(feed, 4, false)), 'utf-32be'],
  ['UTF-32 little endian without one', wide(feed, 4, true), 'utf-32le'],
  ['UTF-32 big endian without one', wide(feed, 4, false), 'utf-32be'],
])('%s is recognised by its bytes alone', (_, bytes, encoding) => {
  expect(decodeBytes(bytes, 'text/xml; charset=iso-8859-1')).toEqual({ text: feed, encoding, guessed: false })
})

const latin = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))
const korean = joined(latin('<?xml version="1.0" encoding="EUC-KR"?><t>'), [0xbf, 0xb5, 0xc8, 0xad], latin('</t>'))

test.each([
  ['the header names the charset', korean, 'text/xml; charset="euc-kr"', '영화', 'euc-kr', false],
  ['the XML declaration does', korean, null, '영화', 'euc-kr', false],
  ['an HTML meta does', joined(latin('<meta charset=euc-kr><p>'), [0xbf, 0xb5]), null, '영', 'euc-kr', false],
  [
    'an http-equiv meta does',
    joined(latin('<meta http-equiv=x content="text/html; charset=euc-kr"><p>'), [0xbf, 0xb5]),
    null,
    '영',
    'euc-kr',
    false,
  ],
  ['nobody does and it is UTF-8', utf8('<t>é</t>'), null, 'é', 'utf-8', true],
  ['nobody does and it is not', latin('<t>\u0093café\u0094</t>'), null, '“café”', 'windows-1252', true],
  [
    'UTF-8 is declared of Latin bytes',
    latin('<?xml version="1.0" encoding="utf-8"?><t>café</t>'),
    'text/xml; charset=utf-8',
    'café',
    'windows-1252',
    true,
  ],
  ['a default header says Latin of UTF-8 bytes', utf8('<t>café</t>'), 'text/html; charset=ISO-8859-1', 'café', 'utf-8', true],
  ['UTF-16 is declared of plain bytes', utf8('<?xml version="1.0" encoding="utf-16"?><t>é</t>'), null, 'é', 'utf-8', false],
  ['nobody knows the charset', utf8('<t>é</t>'), 'text/xml; charset=klingon', 'é', 'utf-8', true],
])('text survives where %s', (_, bytes, header, contains, encoding, guessed) => {
  const decoded = decodeBytes(bytes, header)
  expect(decoded.text).toContain(contains)
  expect(decoded).toMatchObject({ encoding, guessed })
})

test('one pasted Latin quotation mark does not spoil the accents of a UTF-8 page', () => {
  expect(decodeBytes(joined(utf8('Séoul '), [0x93], utf8('naïf')), null).text).toBe('Séoul “naïf')
})

test('UTF-7 is never decoded: brackets smuggled in it stay letters', () => {
  const trick = '<?xml version="1.0" encoding="utf-7"?><t>+ADw-script+AD4-</t>'
  expect(decodeBytes(utf8(trick), 'text/html; charset=utf-7').text).toBe(trick)
})

test('an empty document is empty text', () => {
  expect(decodeBytes(new Uint8Array(), null).text).toBe('')
})

test('five megabytes of stray bytes take seconds, not minutes', () => {
  const begun = performance.now()
  decodeBytes(new Uint8Array(5_000_000).fill(0xe9), null)
  expect(performance.now() - begun).toBeLessThan(8000)
})
