import { describe, expect, test } from 'vitest'
import { extractPage } from '../../src/extraction/page.ts'
import { callsIn, isTranscript, parseTranscript } from '../../src/extraction/transcript.ts'
import { transcriptOfJson } from '../../src/extraction/transcript-json.ts'
import { countMentions } from '../../src/extraction/transcript-mentions.ts'
import { findEarningsParts } from '../../src/extraction/transcript-parts.ts'
import { callDateIn, companyIn, isPossible, pinQuarter, quartersIn } from '../../src/extraction/transcript-period.ts'
import type { Turn } from '../../src/model.ts'
import { brightwater, type Call, calls, halcyon, manners, northlight } from '../support/calls.ts'

const spoken = (call: Call) => [
  ...call.prepared.map((said) => ({ ...said, section: 'prepared' })),
  ...call.questions.map((said) => ({ ...said, section: 'qa' })),
]
const inOneLine = (text: string) => text.replace(/\s+/g, ' ').trim()
const namesOf = (name: string | null) => [name?.split(' ')[0], name?.split(' ').at(-1)]
const printed = Object.entries(manners).flatMap(([manner, print]) =>
  calls.map((call): [string, string, Call, string] => [manner, call.company, call, print(call)]),
)

/** What a reader of a printed call must have found: who said which words, in which part. */
function expectTurns(text: string, turns: Turn[] | undefined, call: Call) {
  expect(turns?.map((turn) => inOneLine(text.slice(turn.start, turn.end)))).toEqual(
    spoken(call).map((said) => inOneLine(said.says.join(' '))),
  )
  expect(turns?.map((turn) => namesOf(turn.speaker))).toEqual(spoken(call).map((said) => namesOf(said.who)))
  expect(turns?.map((turn) => turn.section)).toEqual(spoken(call).map((said) => said.section))
}

describe.each(printed)('a call printed in the manner %s, of %s', (manner, _company, call, text) => {
  test('has who said what, before the questions and after', () => {
    expectTurns(text, parseTranscript(text)?.turns, call)
  })

  test('is of its company, its quarter and its day', () => {
    const date = manner === 'factual' ? null : call.date
    expect(parseTranscript(text)).toMatchObject({ company: call.company, quarter: call.quarter, date })
  })

  test('has its turns on a page of HTML too', () => {
    const escaped = (part: string) => part.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/\n/g, '<br>')
    const page = `<html lang="en"><head><title>${call.company} (${call.ticker}) ${call.quarter} Earnings Call Transcript | Ledger Street</title></head><body><header><nav><a href="/">Home</a></nav></header><main><article><h1>${call.company} (${call.ticker}) ${call.quarter} Earnings Call Transcript</h1><div class="body">${text
      .split('\n\n')
      .map((part) => `<p>${escaped(part)}</p>`)
      .join(
        '',
      )}</div></article><aside><h3>Related</h3><a href="/x">Another call</a></aside></main><footer>© Ledger Street</footer></body></html>`
    const article = extractPage(page, { url: 'https://ledger.example/call' })
    expect(article).toMatchObject({ kind: 'transcript', company: call.company, quarter: call.quarter })
    expectTurns(article.text, article.turns, call)
  })
})

describe('roles and firms', () => {
  const turnsOf = (manner: string, call: Call) => parseTranscript(manners[manner]!(call))!.turns
  test.each(['foolish', 'refined', 'factual'])('in the manner %s everybody has both', (manner) => {
    const feld = turnsOf(manner, halcyon).find((turn) => turn.speaker === 'Marcus Feld')
    expect(feld).toMatchObject({ role: 'Analyst', firm: 'Kestrel Securities' })
    expect(turnsOf(manner, halcyon).find((turn) => turn.speaker === 'Dana Whitfield')?.role).toBe('Chief Financial Officer')
  })

  test('an analyst’s firm is taken from the operator where nobody else names it', () => {
    expect(turnsOf('plain', brightwater).find((turn) => turn.speaker === 'Yuki Sato')).toMatchObject({
      role: 'Analyst',
      firm: 'Pacific Crest Partners',
    })
  })
})

/** A call as a machine writes it down: one paragraph, nobody named as speaking. */
const machineMade = (call: Call) =>
  spoken(call)
    .map((said) => said.says.join(' '))
    .join(' ')

describe('a call that names no speakers', () => {
  test.each(calls.map((call): [string, Call] => [call.company, call]))('of %s has none invented, and its two parts', (_, call) => {
    const text = machineMade(call)
    const turns = parseTranscript(text)!.turns
    expect(turns.map((turn) => turn.speaker)).toEqual([null, null])
    expect(turns.map((turn) => turn.section)).toEqual(['prepared', 'qa'])
    expect(text.slice(turns[1]!.start)).toMatch(/first question/)
  })

  test('its company and quarter are pinned from the greeting', () => {
    expect(parseTranscript(machineMade(northlight))).toMatchObject({ company: 'Northlight Streaming', quarter: 'Q2 2026', date: null })
  })
})

test('an article about a call is no call', () => {
  const article = `Halcyon Pictures said on its third quarter 2025 earnings call that it had moved a tool from trial to daily use. "We have not used AI to stand in for anybody," said its chief executive. The company's forward-looking statements put the year within its range. ${'Analysts had asked about it before. '.repeat(40)}`
  expect(isTranscript(article, 'Halcyon says what it does with AI')).toBe(false)
  expect(parseTranscript(article)).toBe(null)
})

describe('quarters', () => {
  test.each([
    ['third quarter of fiscal 2025', 'Q3 2025'],
    ['Third Quarter 2025', 'Q3 2025'],
    ['third-quarter fiscal year 2025', 'Q3 2025'],
    ['Q3 2025', 'Q3 2025'],
    ['Q3 FY25', 'Q3 2025'],
    ['FQ3 2025', 'Q3 2025'],
    ['3Q25', 'Q3 2025'],
    ["Q3 fiscal year '25", 'Q3 2025'],
    ['fourth quarter and full year 2024', 'Q4 2024'],
    ['Fiscal Year 2025 Third Quarter', 'Q3 2025'],
    ['2025 third quarter', 'Q3 2025'],
    ['FY25 Q3', 'Q3 2025'],
    ['the first quarter', null],
    ['a quarter of 2,025 people', null],
  ])('%s → %s', (text, expected) => {
    const [found] = quartersIn(`We welcome you to the ${text} call.`)
    expect(found ? `Q${found.quarter} ${found.year}` : null).toBe(expected)
  })

  test.each([
    [
      'the one the call is about, not the next',
      'Our second quarter fiscal 2026 earnings call is scheduled for October 28, 2025. Welcome to our first quarter fiscal 2026 earnings call.',
      null,
      'Q1 2026',
    ],
    [
      'not the one it is compared with',
      'Compared with the third quarter of 2024 revenue rose. These are our results for the third quarter of 2025.',
      null,
      'Q3 2025',
    ],
    ['not one that the day of the call rules out', 'Welcome to our third quarter 2027 earnings call.', '2025-11-06', null],
    ['a fiscal year may run ahead of the calendar', 'Welcome to the second quarter of fiscal 2026 earnings call.', '2025-11-04', 'Q2 2026'],
    [
      'the year from the day, where the text has only the quarter',
      'Welcome to the third quarter earnings conference call.',
      '2025-11-06',
      'Q3 2025',
    ],
    [
      'but not for a fiscal year of the company’s own',
      'Welcome to the third quarter earnings conference call of our fiscal year.',
      '2025-11-06',
      null,
    ],
    ['none where none is named', 'Welcome to our annual meeting.', '2025-11-06', null],
    ['none where only the outlook names one', 'Starting with our first quarter of 2025 results we will count them apart.', null, null],
  ])('%s', (_, text, date, expected) => {
    expect(pinQuarter(text, null, date)).toBe(expected)
  })

  test('results come within some months, in a fiscal year that may be ahead', () => {
    expect(isPossible({ year: 2025, quarter: 3 }, '2025-11-06')).toBe(true)
    expect(isPossible({ year: 2026, quarter: 2 }, '2025-11-06')).toBe(true)
    expect(isPossible({ year: 2025, quarter: 3 }, '2027-01-06')).toBe(false)
    expect(isPossible({ year: 2027, quarter: 3 }, '2025-11-06')).toBe(false)
  })
})

test.each([
  ['Halcyon Pictures Entertainment, Inc. (NASDAQ:HPE) Q3 2025 Earnings Conference Call', 'Halcyon Pictures Entertainment'],
  ['Halcyon Q3 2025 earnings call transcript', 'Halcyon'],
  ['Q3 2025 Halcyon Pictures Earnings Call', 'Halcyon Pictures'],
  ['Good day, and welcome to Halcyon’s third quarter earnings call.', 'Halcyon'],
  ['Good day, and welcome to the Q3 FY24 Halcyon Earnings Conference Call.', 'Halcyon'],
  ['The Halcyon Company Reports Third Quarter 2025 Results', 'Halcyon Company'],
  ['President and Chief Executive Officer — Ann Lee', null],
  ['November 6, 2025 at 8:30 a.m. ET', null],
])('the company in “%s” is %s', (text, expected) => {
  expect(companyIn(text, null)).toBe(expected)
})

test.each([
  ['Halcyon Q3 2025 Call\nNovember 6, 2025, 8:30 a.m. ET', '2025-11-06'],
  ['Our remarks reflect what we know as of today, November 6th, 2025, and no later.', '2025-11-06'],
  ['PORTLAND, Ore., November 6, 2025 – Halcyon today announced its results.', '2025-11-06'],
  ['Results for the quarter ended September 30, 2025', null],
  ['We closed the purchase on October 13, 2023, as you know.', null],
])('the day of a call: %s → %s', (text, expected) => {
  expect(callDateIn(text)).toBe(expected)
})

describe('two calls pasted together', () => {
  const long = (call: Call) =>
    `${machineMade(call)} ${'And so the talk went on about margins, slates and the weather in Vancouver. '.repeat(110)} This concludes the call, and you may now disconnect.`
  const pasted = `${long(halcyon)} ${long(northlight)}`

  test('are found and parted where the second begins', () => {
    const parts = findEarningsParts(pasted)
    expect(parts).toHaveLength(2)
    expect(pasted.slice(parts[1]!.start)).toMatch(/^Ladies and gentlemen, thank you for standing by\. Welcome to the Northlight/)
    expect(parts.map(({ start, end }) => parseTranscript(pasted.slice(start, end))?.quarter)).toEqual(['Q3 2025', 'Q2 2026'])
  })

  test('are not counted for the quarter of either', () => {
    expect(parseTranscript(pasted)?.quarter).toBe(null)
  })

  test('become two documents of their own', () => {
    const article = { ...extractPage(''), kind: 'transcript' as const, text: pasted }
    const both = callsIn(article)
    expect(both.map(({ company, quarter }) => `${company} ${quarter}`)).toEqual([
      'Halcyon Pictures Entertainment Q3 2025',
      'Northlight Streaming Q2 2026',
    ])
    expect(both.map(({ text }) => text).join(' ')).toBe(pasted)
    expect(callsIn({ ...article, text: long(halcyon) })).toHaveLength(1)
  })

  test('keep their headings', () => {
    const heading = (call: Call) => `${call.company} ${call.quarter} Earnings Call Transcript\n${call.day}\n\n`
    const text = `${heading(halcyon)}${long(halcyon)}\n\n${heading(northlight)}${long(northlight)}`
    const parts = findEarningsParts(text)
    expect(text.slice(parts[1]!.start)).toMatch(/^Northlight Streaming Q2 2026 Earnings Call Transcript/)
  })

  test('one long call stays one, however often it is welcomed', () => {
    expect(findEarningsParts(long(halcyon))).toHaveLength(1)
    expect(findEarningsParts(`${machineMade(brightwater)} ${long(brightwater)}`.slice(0, 9000))).toHaveLength(1)
  })
})

describe('mentions of artificial intelligence', () => {
  test.each([
    ['AI is here. Our AI tools, our AI-driven search, GenAI, non-AI titles, AIs and AI’s limits.', 7],
    ['Artificial intelligence (AI) helps; artificial intelligence hurts.', 2],
    ['A.I. was the word of the year; generative AI was two.', 2],
    ['We bought shares of C3.ai (AI), C3 AI and (NYSE: AI), ticker AI, $AI, and NVDA, AI, PLTR.', 0],
    ['Ai Weiwei came, and AI Weiwei in capitals.', 0],
    ['The maid said that the aisle is plain. SAID. AIR. AIDS. MAIN.', 0],
    ['They showed A.I. Artificial Intelligence by Spielberg.', 0],
    ['Avian influenza (AI) closed the farm. AI spreads by air.', 0],
    ['openai.com/ai, @AI_studio, #AI and xAI are names.', 0],
    ['', 0],
  ])('%s → %d', (text, expected) => {
    expect(countMentions(text).ai).toBe(expected)
  })

  test('are counted with the words among which they stand, for one turn at a time', () => {
    const text = manners.seeking!(halcyon)
    const kimura = parseTranscript(text)!.turns.find((turn) => turn.speaker === 'Robert A. Kimura')!
    const { ai, words, spans } = countMentions(text, kimura)
    expect(ai).toBe(2)
    expect(words).toBe(text.slice(kimura.start, kimura.end).split(/[\s–—]+/).length)
    expect(spans.map(({ start, end }) => text.slice(start, end))).toEqual(['artificial intelligence', 'AI'])
  })
})

describe('JSON', () => {
  const turns = spoken(halcyon).map((said) => ({
    speaker: said.who,
    title: said.who === 'Operator' ? '' : 'somebody',
    text: said.says.join(' '),
  }))

  test.each([
    ['a list of turns', turns],
    ['turns in an object', { company: 'Halcyon', quarter: 3, year: 2025, date: '2025-11-06 08:30:00', transcript: turns }],
    ['names and speeches', { data: turns.map(({ speaker, text }) => ({ name: speaker, speech: [text] })) }],
  ])('%s', (_, json) => {
    const call = transcriptOfJson(JSON.stringify(json))!
    expect(call.kind).toBe('transcript')
    expect(call.turns!.map((turn) => call.text.slice(turn.start, turn.end))).toEqual(turns.map((turn) => turn.text))
    expect(call.turns!.map((turn) => turn.speaker)).toEqual(turns.map((turn) => turn.speaker))
    expect(call.quarter).toBe('Q3 2025')
  })

  test('one string with everything in it', () => {
    const call = transcriptOfJson(
      JSON.stringify([{ symbol: 'HPE', quarter: 3, year: 2025, date: '2025-11-06 08:30:00', content: manners.monkeyish!(halcyon) }]),
    )
    expect(call).toMatchObject({ kind: 'transcript', quarter: 'Q3 2025', date: '2025-11-06' })
    expectTurns(call!.text, call!.turns, halcyon)
  })

  test('a machine’s numbers for voices are no names', () => {
    const call = transcriptOfJson(JSON.stringify(turns.map((turn, n) => ({ ...turn, speaker: `SPEAKER_0${n % 3}` }))))
    expect(new Set(call!.turns!.map((turn) => turn.speaker))).toEqual(new Set([null]))
  })

  test.each(['{"a":1}', '[1,2]', 'null', '[{"text":"alone"}]', '{', '[[[['])('%s is no transcript', (json) => {
    expect(transcriptOfJson(json)).toBe(null)
  })
})
