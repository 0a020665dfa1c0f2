import { describe, expect, test } from 'vitest'
import { extractPage } from '../../src/extraction/page.ts'
import { elementsOf, leanPage, pageTree, textOf } from '../../src/extraction/page-tree.ts'

const sentence = 'The studio said that the tool would not be used again. '
const times = (count: number, part: string) => part.repeat(count)

/** Each is a page somebody could send us. The words it must still give, where it holds any. */
const hostile: [string, string, number][] = [
  ['nothing', '', 0],
  ['5 MB of one tag, never closed', times(1_250_000, '<b>'), 0],
  ['100,000 nested elements around a text', times(100_000, '<div>') + sentence + times(100_000, '</div>'), 11],
  ['70,000 nested elements, each with a wrong end', times(70_000, '<b></i>') + sentence, 11],
  ['nested paragraphs and spans', times(200_000, '<p><span>') + sentence, 0],
  ['nested tables', times(40_000, '<table><tr><td>') + sentence, 11],
  ['half-open tags', times(500_000, '<a '), 0],
  ['half-open quotation marks', times(200_000, '<a href="'), 0],
  ['scripts that never end', times(300_000, '<script>'), 0],
  ['comments that never end', times(600_000, '<!--'), 0],
  ['a million entities', times(1_000_000, '&amp'), 0],
  ['a class of 100,000 words', `<div class="${times(100_000, 'comment ')}"><p>${sentence}</p></div>`, 11],
  ['one word of 2 MB under 400 authors', times(400, '<div class=author>') + times(2_000_000, 'x'), 1],
  ['a headline of 400,000 dashes', `<h1>${times(400_000, 'a - ')}</h1>`, 0],
  ['200,000 metas', times(200_000, '<meta name=a content=b>'), 0],
  ['200,000 links', times(200_000, '<a href="x">y</a>'), 0],
  [
    'linked data a million lists deep',
    `<script type="application/ld+json">${times(1_000_000, '[')}</script><p>${times(20, sentence)}</p>`,
    220,
  ],
  ['null bytes and stray ends', `\0\0</p></div>\ufffd<p>${times(20, sentence)}\0</p></html><p`, 220],
  ['attributes of prototypes', `<p __proto__=x constructor=y class="__proto__ constructor">${times(20, sentence)}</p>`, 220],
]

describe('a page made to hurt', () => {
  test.each(hostile)('%s is answered, and soon', (_, html, words) => {
    const begun = performance.now()
    const article = extractPage(html, { url: 'https://hostile.example/' })
    expect(performance.now() - begun).toBeLessThan(8000)
    expect(article.words).toBeGreaterThanOrEqual(words)
    expect(article.text).not.toMatch(/<\/?[a-z]/i)
  })
})

test('scripts, styles, drawings and comments leave a page before it is parsed; linked data stays', () => {
  const { html } = leanPage(
    '<p>a</p><script>let b = "</div>"</script><STYLE>p{}</STYLE><svg><path/></svg><!-- c --><script type="application/ld+json">{"d":1}</script>',
  )
  expect(html).toBe('<p>a</p><script type="application/ld+json">{"d":1}</script>')
})

test('a text that a script would set is read; a pattern to be filled is not', () => {
  expect(extractPage(`<div><script type="text/template"><p>${sentence}</p><p>${sentence}</p></script></div>`).words).toBe(22)
  expect(extractPage(`<div><script type="text/template"><p>{{ story }}</p></script></div>`).words).toBe(0)
})

test('the late parts of a streamed page stand where they belong', () => {
  const tree = pageTree('<main><h1>a</h1><template id="B:0"></template><p>c</p></main><div hidden id="S:0"><p>b</p></div>')
  expect(textOf(tree)).toBe('a b c')
  expect([...elementsOf(tree)].find((element) => element.attribs.id === 'S:0')?.parent?.name).toBe('main')
})
