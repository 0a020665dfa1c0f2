import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createAnalyser } from '../../src/analysis/analyser.ts'
import { evaluateQuotes } from '../../src/analysis/evaluate-quotes.ts'
import { Lexicon } from '../../src/analysis/lexicon.ts'
import { proseOf } from '../../src/analysis/prose.ts'
import { listenTo, quotesOf } from '../../src/analysis/quotes.ts'
import { speechBookOf } from '../../src/analysis/quotes-book.ts'
import { quotedSpans } from '../../src/analysis/quotes-marks.ts'
import { booksOf, viewOf } from '../../src/analysis/view.ts'
import { loadGazetteer } from '../../src/knowledge/gazetteer.ts'
import { loadGold } from '../../src/knowledge/gold.ts'
import { loadGoldQuotes } from '../../src/knowledge/gold-quotes.ts'
import { loadSpeech } from '../../src/knowledge/speech.ts'
import { loadTaxonomy } from '../../src/knowledge/taxonomy.ts'

const data = resolve(import.meta.dirname, '../../data')
const knowledge = { taxonomy: loadTaxonomy(join(data, 'taxonomy.json')), names: loadGazetteer(data), speech: loadSpeech(data) }
const books = booksOf(knowledge.taxonomy, knowledge.names)
const book = speechBookOf(knowledge.speech)
const quotesIn = (text: string, title = 'A report') => quotesOf(listenTo(viewOf({ id: 'x', title, text }, books), book))
const read = (text: string, title?: string) => quotesIn(text, title).map(({ speaker, role, text: words }) => [speaker, role, words])

describe('marks', () => {
  test.each([
    ['curly', 'He said “We are done here” and left.', ['We are done here']],
    ['straight', 'He said "We are done here" and left.', ['We are done here']],
    ['single, with apostrophes in it', '‘I can’t sell the actors’ voices,’ he said.', ['I can’t sell the actors’ voices,']],
    ['straight single, with apostrophes in it', "'It's the '90s and I can't,' he said.", ["It's the '90s and I can't,"]],
    ['low and high', 'Er sagte: „Nein, danke.“', ['Nein, danke.']],
    ['guillemets with spaces', '« Non, merci », dit-il.', ['Non, merci']],
    ['guillemets pointing inwards', '»Nein, danke«, sagte er.', ['Nein, danke']],
    ['nested', '“He said ‘no’ and I said “why” to that,” she said.', ['He said ‘no’ and I said “why” to that,']],
    ['inches are none', 'It is 5\'10" tall and "very heavy" too.', ['very heavy']],
    ['a mark that never closes hides nothing behind it', 'A stray “ here.\n\n“We are done,” she said.', ['We are done,']],
  ])('%s', (_, text, words) => {
    expect(quotedSpans(text).map(({ start, end }) => text.slice(start, end))).toEqual(words)
  })

  test('a quotation goes on in the next paragraph when that opens with a mark, and is one', () => {
    const text = 'He wrote: “First.\n\n“Second.\n\n“Third.”\n\nNobody answered.'
    expect(quotedSpans(text).map(({ start, end }) => text.slice(start, end))).toEqual(['First.\n\n“Second.\n\n“Third.'])
  })
})

describe('who speaks', () => {
  test.each([
    [
      'inverted and split',
      '“We drew it,” said Odile Marchetti, president of the Storyboard Guild, “and now it draws us.”',
      'Odile Marchetti',
      'president of the Storyboard Guild',
    ],
    [
      'a post before the name',
      'Brightwater chief executive Theodore Banks said: “We are not going to make films with it.”',
      'Theodore Banks',
      'Brightwater chief executive',
    ],
    [
      'a long apposition',
      '“There is one shot in which the king is green,” Hyacinth Rowe, a keeper of reels in the third generation, said.',
      'Hyacinth Rowe',
      null,
    ],
    [
      'a family name after the full one',
      'Ted Sarandos met analysts.\n\n“It makes films better,” Sarandos said on the call.',
      'Ted Sarandos',
      null,
    ],
    ['she, of a man and a woman', 'Lucy Stone met Paul Gray. “The tool is not the point of it,” she said.', 'Lucy Stone', null],
    ['the union', 'SAG-AFTRA is on strike.\n\n“We will not sign it,” the union said in a statement.', 'SAG-AFTRA', null],
    [
      'the actress',
      'Thandeka Mokoena, the lead of the drama, sneezed.\n\n“Somewhere there is a doctor with my face,” the actress said.',
      'Thandeka Mokoena',
      'lead of the drama',
    ],
    ['according to', 'The tool, according to Lucy Stone, “finishes before you have found a chair.”', 'Lucy Stone', null],
    [
      'somebody unnamed',
      '“They sound fine until somebody laughs,” said a person familiar with the tests.',
      'a person familiar with the tests',
      null,
    ],
    [
      'a pronoun before its name',
      '“Nobody films weather any more,” he says.\n\nCallum Rae has shot clouds for thirty years.',
      'Callum Rae',
      null,
    ],
    ['nobody', 'The wall says nothing of who wrote it.', undefined, null],
  ])('%s', (_, text, speaker, role) => {
    const [first] = quotesIn(text)
    expect(first?.speaker).toBe(speaker)
    if (role !== null) expect(first?.role).toBe(role)
  })

  test('two speakers in turn, by pronoun and by name', () => {
    const text =
      'Lucy Stone and Paul Gray disagree.\n\n“It saves a week,” Stone said. “It saves a week each time.”\n\n“It costs a craft,” Gray said.\n\n“Then pay for the craft,” she replied.'
    expect(quotesIn(text).map(({ speaker }) => speaker)).toEqual(['Lucy Stone', 'Lucy Stone', 'Paul Gray', 'Lucy Stone'])
  })

  test('the turns of a transcript are quotations of those who take them, without the outlet’s questions', () => {
    const text =
      'Delphine Achard runs a laboratory.\n\nScreen Weekly: How many voices do you keep?\n\nAchard: Four hundred.\n\nScreen Weekly: And whose?\n\nAchard: Their own.'
    expect(read(text)).toEqual([
      ['Delphine Achard', null, 'Four hundred.'],
      ['Delphine Achard', null, 'Their own.'],
    ])
  })
})

describe('what is no speech', () => {
  test.each([
    ['titles', '“The Long Receipt” took $31 million, while “Moss” and “Where Did You Put It?” shared second place.'],
    ['terms', 'The studio speaks of “crowd enhancement.” The contract has only the word “background.”'],
    ['signs', 'A sign at the gate read “Real fans bleed and always will.”'],
    ['scare quotes in single marks', 'The so-called ‘voice bank’ holds 40,000 hours, and its ‘human-made’ stamp is for sale.'],
    ['nicknames', 'Harvey “the wave” Lindqvist drew the sea for the studio.'],
    ['a called thing', 'Bankers have a name for it, “Project Teacup,” and the firm called “Harrow Lane Films” will not comment.'],
  ])('%s', (_, text) => {
    expect(read(text)).toEqual([])
  })
})

test('every quotation is the words of the text at its place, in a text of every kind of mark', () => {
  const title = 'Rights row: ‘We were not asked’, says Stone'
  const text =
    'LONDON — “Ask first,” said Lucy Stone. ‘That’s all we’ve asked,’ she added.\n\n"And pay," wrote Paul Gray… „Bitte,“ sagte Anna Roth.'
  const whole = `${title}\n\n${text}`
  const found = quotesIn(text, title)
  expect(found.length).toBeGreaterThan(3)
  for (const quote of found) expect(whole.slice(quote.start, quote.end)).toBe(quote.text)
})

// ── Figures ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────

const analyser = createAnalyser(knowledge)
const sets = {
  quotes: loadGoldQuotes(join(data, 'gold/quotes')),
  texts: loadGold(join(data, 'gold/texts')),
}

/** Floors only rise. Held back are every fifth text; nobody tunes on them. */
test.each([
  ['quotes', 'train', 0.98, 0.98, 0.95],
  ['quotes', 'test', 0.92, 0.92, 0.97],
  ['texts', 'train', 0.97, 0.97, 0.95],
  ['texts', 'test', 0.94, 0.94, 0.89],
] as const)('quotations and speakers of gold/%s, %s, stay right', (set, split, loose, strict, speakers) => {
  const gold = sets[set].filter((text) => text.split === split)
  const readings = gold.map(({ id, title, text }) => analyser.read({ id, title, text }))
  const [at30, at80] = evaluateQuotes(gold, readings)
  expect(at30!.f1).toBeGreaterThanOrEqual(loose)
  expect(at80!.f1).toBeGreaterThanOrEqual(strict)
  expect(at30!.speakers.accuracy).toBeGreaterThanOrEqual(speakers)
})

test('the gold of quotations is as large as was asked, and its fifth is held back', () => {
  expect(sets.quotes.length).toBeGreaterThanOrEqual(60)
  expect(sets.quotes.flatMap((text) => text.quotes).length).toBeGreaterThanOrEqual(150)
  expect(sets.quotes.filter((text) => text.split === 'test')).toHaveLength(Math.floor(sets.quotes.length / 5))
})

test('a quotation found twice counts once, and an overlap below the bar not at all', () => {
  const gold = [
    { title: 'T', text: 'She said “one two three four five” today.', quotes: [{ speaker: 'Lucy Stone', text: 'one two three four five' }] },
  ]
  const at = (start: number, end: number) => ({ speaker: 'Stone', role: null, text: '', start, end })
  const [whole] = evaluateQuotes(gold, [{ quotes: [at(13, 36), at(13, 36)] }], [0.8])
  expect(whole).toMatchObject({ right: 1, wrong: 1, missed: 0, speakers: { right: 1, of: 1 } })
  const [half] = evaluateQuotes(gold, [{ quotes: [at(13, 22)] }], [0.8])
  expect(half).toMatchObject({ right: 0, wrong: 1, missed: 1 })
})

// ── Work ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** A text that counts how often it is looked into; slices and searches count by their length. */
function counted(text: string): { text: string; looks: () => number } {
  let looks = 0
  const proxy = new Proxy(Object(text) as object, {
    get(_, key) {
      looks++
      const own = (text as unknown as Record<PropertyKey, unknown>)[key as never]
      if (typeof own !== 'function') return own
      return (...given: unknown[]) => {
        const result = (own as (...args: unknown[]) => unknown).apply(text, given)
        if (typeof result === 'string') looks += result.length
        return result
      }
    },
  })
  return { text: proxy as unknown as string, looks: () => looks }
}

const marks = [
  '“',
  '”',
  '"',
  "'",
  '‘',
  '’',
  '«',
  '»',
  '„',
  '“a ',
  '“‘',
  'a’s ',
  '‘a’ “b ',
  '"a" ',
  '\n\n“',
  '\n\n“a',
  "'a ",
  '“”',
  '»«',
  'x\n"y',
  '‘s’ ',
  '“a‘b”c’ ',
]

test.each(marks)('matching marks in a text of nothing but %j takes work in proportion to its length', (mark) => {
  const work = (times: number) => {
    const { text, looks } = counted(mark.repeat(times))
    quotedSpans(text)
    return looks()
  }
  expect(work(8_000)).toBeLessThan(work(2_000) * 4.4 + 1_000)
  expect(work(8_000)).toBeLessThan(mark.length * 8_000 * 30)
})

/** The arrays that attribution looks into, counting. */
function countedList<T extends object>(list: T, tick: () => void): T {
  return new Proxy(list, {
    get(target, key) {
      if (typeof key === 'string' && key.charCodeAt(0) < 58) tick()
      const value = Reflect.get(target, key) as unknown
      return typeof value === 'function' ? (value as (...args: unknown[]) => unknown).bind(target) : value
    },
  })
}

const prose = [
  '“We are done,” she said. ',
  'Lucy Stone said “a ‘b’ c d e f.” ',
  '“a b c d,” ',
  'said said said ',
  'Lucy Stone, Paul Gray, ',
  'he said that she said ',
  'a writer, a director, ',
  '“x,” a writer, ',
  'who said ',
  'Smith: “What?” ',
  'The union said. It said. They said. ',
  '“One two three four five.” ',
  'Stone: words and words.\n\n',
  '“One two three.\n\n',
  'according to ',
]

test.each(prose)('finding speakers in a text of nothing but %j takes work in proportion to its length', (piece) => {
  const lexicon = new Lexicon()
  const work = (times: number) => {
    const view = { prose: proseOf({ id: 'x', title: 'T', text: piece.repeat(times) }, lexicon), mentions: [] }
    let looks = 0
    const tick = () => {
      looks++
    }
    const { words, starts, ends, sentenceOf, clauseOf, sentences } = view.prose
    const watched = {
      ...view.prose,
      words: countedList(words, tick),
      starts: countedList(starts, tick),
      ends: countedList(ends, tick),
      sentenceOf: countedList(sentenceOf, tick),
      clauseOf: countedList(clauseOf, tick),
      sentences: countedList(sentences, tick),
    }
    quotesOf(listenTo({ ...view, prose: watched } as unknown as Parameters<typeof listenTo>[0], book))
    return looks
  }
  expect(work(1_200)).toBeLessThan(work(400) * 3.6 + 2_000)
})

test('a megabyte of nested marks is read, and what is quoted in it are its own words', () => {
  const text = '“‘'.repeat(250_000) + 'a’”'.repeat(170_000)
  for (const { start, end } of quotedSpans(text)) expect(end).toBeGreaterThanOrEqual(start)
})
