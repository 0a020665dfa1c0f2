import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseTranscript } from '../../src/extraction/transcript.ts'
import { findEarningsParts } from '../../src/extraction/transcript-parts.ts'

const corpora = process.env.DAILIES_CORPORA
if (!corpora)
  console.warn('DAILIES_CORPORA is not set: the reader of earnings calls is not measured on the machine-made transcripts of sp500')

const folder = join(corpora ?? '', 'transcripts', 'sp500', 'dataset', 'sp500_transcripts', 'sp500_transcripts')
const calls = () =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }))

describe.skipIf(!corpora)('on 121 calls written down by a machine', () => {
  test('each is taken for a call, and nobody is invented', () => {
    const read = calls().map(({ name, text }) => ({ name, call: parseTranscript(text) }))
    expect(read.filter(({ call }) => call === null).map(({ name }) => name)).toEqual([])
    expect(read.filter(({ call }) => call!.turns.some((turn) => turn.speaker !== null)).map(({ name }) => name)).toEqual([])
  })

  test('the quarter is the one of the file’s name, or none where the text names none', () => {
    const read = calls().map(({ name, text }) => {
      const [, year, quarter] = /_(\d{4})_(Q\d)\.txt$/.exec(name)!
      return { name, wanted: `${quarter} ${year}`, found: parseTranscript(text)!.quarter }
    })
    const right = read.filter(({ wanted, found }) => wanted === found).length
    const wrong = read.filter(({ wanted, found }) => found !== null && wanted !== found)
    console.info(
      `quarters: ${right} of ${read.length} right, ${read.length - right - wrong.length} not named, other: ${wrong.map(({ name, found }) => `${name} → ${found}`).join(', ')}`,
    )
    expect(right).toBeGreaterThanOrEqual(98)
    expect(wrong.length).toBeLessThanOrEqual(2)
  })

  test('the file that holds three calls is parted, the others are not', () => {
    const parted = calls()
      .map(({ name, text }) => ({ name, parts: findEarningsParts(text).length }))
      .filter(({ parts }) => parts > 1)
    expect(parted).toEqual([{ name: 'TTWO_2024_Q1.txt', parts: 3 }])
  })
})
