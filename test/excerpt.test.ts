import { expect, test } from 'vitest'
import { countedWords, excerptsOf, mostWords, snippetOf } from '../src/excerpt.ts'
import type { Quote, Tag } from '../src/model.ts'
import { stemOf } from '../src/text/stem.ts'

const title = 'Studio tests generated crowds'
const text = [
  'The studio said on Tuesday that it had used a generative model for the crowd scenes of its new series. It named no vendor.',
  'A union officer said members were afraid of losing work, and that nobody had asked them before their faces were scanned.',
  'The company will report its results next week. Analysts expect a small profit. The weather in Burbank was fine all day long.',
].join('\n\n')

const at = (words: string) => title.length + 2 + text.indexOf(words)
const tag = (words: string, more: Partial<Tag> = {}): Tag => ({
  facet: 'uses',
  value: 'vfx',
  score: 0.9,
  by: 'cue:x',
  because: 'said so',
  start: at(words),
  end: at(words) + words.length,
  ...more,
})
const bodyWords = (excerpts: { text: string }[]) => excerpts.reduce((sum, { text }) => sum + countedWords(text).length, 0)

test('the sentence that earned a tag is shown, and is a stretch of the stored text', () => {
  const excerpts = excerptsOf({
    title,
    text,
    tags: [tag('generative model')],
    quotes: [],
  })
  expect(excerpts.map(({ text }) => text)).toEqual([
    'The studio said on Tuesday that it had used a generative model for the crowd scenes of its new series',
  ])
  expect(excerpts[0]!.tags).toEqual([{ facet: 'uses', value: 'vfx', because: 'said so', by: 'cue:x' }])
  expect(`${title}\n\n${text}`.slice(excerpts[0]!.start, excerpts[0]!.end)).toBe(excerpts[0]!.text)
})

test('the strongest evidence is shown where not all fits', () => {
  const long = Array.from(
    { length: 40 },
    (_, i) => `Claim number ${i} speaks at some length of a matter that nobody else has ever raised before.`,
  ).join(' ')
  const spans = [3, 20, 33].map((i) => ({
    start: long.indexOf(`number ${i} `),
    end: long.indexOf(`number ${i} `) + 8,
  }))
  const tags = spans.map((span, i) => ({
    ...tag('The'),
    value: `use-${i}`,
    score: [0.5, 0.9, 0.8][i]!,
    start: span.start + 2,
    end: span.end + 2,
  }))
  const shown = excerptsOf({ title: null, text: long, tags, quotes: [] }).map(({ text }) => text)
  expect(shown.some((words) => words.includes('number 20'))).toBe(true)
  expect(shown.some((words) => words.includes('number 33'))).toBe(true)
})

test('as many tags as possible get their words, what is said before who is named', () => {
  const uses = ['vfx', 'animation', 'casting', 'marketing', 'advertising', 'writing', 'music-sound']
  const sentences = uses.map(
    (use) =>
      `In the middle of this long sentence about several other matters stands the craft of ${use} and then it goes on for quite a while yet.`,
  )
  const long = ['Netflix is named here.', ...sentences].join(' ')
  const spanOf = (words: string) => ({ start: long.indexOf(words) + 2, end: long.indexOf(words) + 2 + words.length })
  const tags: Tag[] = [
    { ...tag('The'), facet: 'studios', value: 'Netflix', score: 1, ...spanOf('Netflix') },
    ...uses.map((use) => ({ ...tag('The'), value: use, ...spanOf(`craft of ${use}`) })),
  ]
  const grounded = new Set(excerptsOf({ title: null, text: long, tags, quotes: [] }).flatMap(({ tags }) => tags.map(({ value }) => value)))
  expect(uses.filter((use) => grounded.has(use)).length).toBeGreaterThanOrEqual(4)
})

test('an article without evidence shows its opening', () => {
  const excerpts = excerptsOf({ title, text, tags: [], quotes: [] })
  expect(excerpts).toHaveLength(1)
  expect(text.startsWith(excerpts[0]!.text)).toBe(true)
})

test('Japanese counts by character: a page without spaces is not one word', () => {
  const japanese = '生成系の技術をつかった映画が公開された。'.repeat(50)
  const excerpts = excerptsOf({
    title: '映画',
    text: japanese,
    tags: [],
    quotes: [],
  })
  expect(excerpts.map(({ text }) => text).join('').length).toBeLessThan(70)
})

test('markup of a thousand signs without a letter does not slip past the cap', () => {
  const excerpts = excerptsOf({
    title: null,
    text: `${'*'.repeat(5000)} end`,
    tags: [{ ...tag('The'), start: 2, end: 5006 }],
    quotes: [],
  })
  expect(excerpts.map(({ text }) => text).join('').length).toBeLessThan(mostWords * 13)
})

test('whatever the tags, quotations and searches, never more than 60 words of a body are seen, and always the same ones', () => {
  let seed = 7
  const random = (below: number) => {
    seed = (seed * 1103515245 + 12345) % 2147483648
    return seed % below
  }
  for (let round = 0; round < 300; round++) {
    const words = Array.from(
      { length: 20 + random(400) },
      (_, i) =>
        ['alpha', "don't", 'SAG-AFTRA', '映画', 'U.S.', '—', 'scanned.', 'faces', `w${i}`, '\n\n', 'supercalifragilisticexpialidocious'][
          random(11)
        ]!,
    )
    const body = words.join(' ')
    const span = () => {
      const start = random(body.length + 20)
      return { start, end: start + random(200) }
    }
    const tags: Tag[] = Array.from({ length: random(30) }, () => ({
      ...tag('The'),
      score: random(100) / 100,
      ...span(),
    }))
    const quotes: Quote[] = Array.from({ length: random(5) }, () => ({
      ...span(),
      speaker: null,
      role: null,
      text: '',
    }))
    const excerpts = excerptsOf({ title: 'Head', text: body, tags, quotes })
    expect(bodyWords(excerpts)).toBeLessThanOrEqual(mostWords)
    expect(
      excerptsOf({
        title: 'Head',
        text: body,
        tags: [...tags],
        quotes: [...quotes],
      }),
    ).toEqual(excerpts)
    for (const excerpt of excerpts) expect(`Head\n\n${body}`.slice(excerpt.start, excerpt.end)).toBe(excerpt.text)
    const seen = words.flatMap((word) => snippetOf(excerpts, [stemOf(word)]).text.split(' … '))
    expect(seen.filter((piece) => piece && !excerpts.some(({ text }) => text.includes(piece)))).toEqual([])
  }
})

test('a snippet marks the word looked for in any of its forms', () => {
  const excerpts = excerptsOf({
    title,
    text,
    tags: [tag('faces were scanned')],
    quotes: [],
  })
  const { text: shown, marks } = snippetOf(excerpts, [stemOf('scanning'), stemOf('face')])
  expect(marks.map(({ start, end }) => shown.slice(start, end))).toEqual(['faces', 'scanned'])
})
