import { describe, expect, test } from 'vitest'
import { extractDocument } from '../../src/extraction/page-document.ts'
import { halcyon, manners } from '../support/calls.ts'
import { pdfOf, setLines } from '../support/pdf.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

describe('HTML', () => {
  test('a page in windows-1252 is read as it says', async () => {
    const page = `<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1252"><title>Le plateau</title></head><body><p>${'Un théâtre où l’on tourne encore, dit-elle. '.repeat(8)}</p></body></html>`
    const latin = Uint8Array.from([...page].map((letter) => (letter === '’' ? 0x92 : letter.charCodeAt(0))))
    const { text } = await extractDocument(latin, { url: 'https://a.example/' })
    expect(text).toContain('Un théâtre où l’on tourne encore, dit-elle.')
  })

  test('a page that begins with its styles is a page, not a text', async () => {
    const { text } = await extractDocument(
      bytes(`<style>${'.a{color:red}'.repeat(400)}</style><p>${'A sentence that is there. '.repeat(10)}</p>`),
    )
    expect(text).not.toContain('color')
    expect(text).toContain('A sentence that is there.')
  })
})

describe('plain text', () => {
  test('lines broken for width are joined, lists and names keep theirs', async () => {
    const { text, title } = await extractDocument(
      bytes(
        'A note\n\nThe committee met on Tuesday and talked about nothing but the weather, which had\nbeen bad, and the new machines, which had been worse.\n\none\ntwo\nthree\n',
      ),
      { contentType: 'text/plain' },
    )
    expect(title).toBe('A note')
    expect(text.split('\n\n')).toEqual([
      'A note',
      'The committee met on Tuesday and talked about nothing but the weather, which had been bad, and the new machines, which had been worse.',
      'one\ntwo\nthree',
    ])
  })

  test('a text sent as plain may speak of tags', async () => {
    const { text } = await extractDocument(bytes('Use <p> for a paragraph and <div> for everything else, the manual says.'), {
      contentType: 'text/plain',
    })
    expect(text).toContain('Use <p> for a paragraph')
  })
})

describe('PDF', () => {
  const running = (n: number) => [
    { text: 'Halcyon Pictures Entertainment  |  Third Quarter 2025', y: 770, size: 8 },
    { text: String(n), x: 300, y: 30, size: 8 },
  ]
  const first =
    'To our shareholders: this was a quarter of fewer films and better ones, and we would not have believed a year ago that both could be said in a single sentence.'
  const second =
    'We moved one tool from trial to daily use. It cleans sound that was recorded on location, and it does so while the people who used to clean it choose what to keep.'
  const third =
    'Revenue rose by four per cent, to 812 million, and most of the rise came from abroad, where two of the three releases did better than they had done at home in the spring.'

  test('paragraphs are joined from their lines; running heads and page numbers are left out', async () => {
    const pdf = pdfOf(
      [first, second, third].map((paragraph, n) => [...setLines([paragraph]), ...running(n + 1)]),
      { title: 'Letter to shareholders', author: 'Halcyon', created: "D:20251106160512-05'00'" },
    )
    const letter = await extractDocument(pdf, { url: 'https://halcyon.example/q3.pdf' })
    expect(letter.text.split('\n\n')).toEqual([first, second, third])
    expect(letter).toMatchObject({ title: 'Letter to shareholders', byline: 'Halcyon', published: '2025-11-06T21:05:12.000Z', cut: false })
  })

  test('two paragraphs on one page stay two', async () => {
    const { text } = await extractDocument(pdfOf([setLines([first, second])]))
    expect(text.split('\n\n')).toEqual([first, second])
  })

  test('a call printed to PDF has its turns', async () => {
    const lines = manners.factual!(halcyon)
      .split('\n')
      .filter((line) => line !== '')
    const pages: { text: string; y: number }[][] = []
    let y = 0
    for (const line of lines)
      for (const { text } of setLines([line.replace(/[^\x20-\x7e]/g, (letter) => ({ á: 'a', '’': "'" })[letter] ?? '-')])) {
        if (y < 60) {
          pages.push([])
          y = 740
        }
        pages.at(-1)!.push({ text, y })
        y -= 14
      }
    const call = await extractDocument(pdfOf(pages))
    expect(call).toMatchObject({ kind: 'transcript', company: 'Halcyon Pictures Entertainment', quarter: 'Q3 2025' })
    expect(call.turns?.map((turn) => turn.speaker)).toEqual(
      [...halcyon.prepared, ...halcyon.questions].map((said) => said.who.replace('á', 'a')),
    )
  })

  test.each([
    ['cut off in the middle', pdfOf([setLines([first])]).slice(0, 300)],
    ['nothing but its first line', bytes('%PDF-1.7\n')],
    ['full of nonsense', bytes(`%PDF-1.4\n${'1 0 obj << /A [ '.repeat(2000)}`)],
  ])('a file %s is answered without text, and marked', async (_, broken) => {
    expect(await extractDocument(broken, { url: 'https://a.example/x.pdf' })).toMatchObject({
      url: 'https://a.example/x.pdf',
      text: '',
      words: 0,
      cut: true,
    })
  })
})

test('nothing at all is an empty page', async () => {
  expect(await extractDocument(new Uint8Array(0))).toMatchObject({ text: '', title: null, words: 0, kind: 'page' })
})
