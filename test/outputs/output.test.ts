import RssParser from 'rss-parser'
import { describe, expect, test } from 'vitest'
import { isOutputFormat, outputFormats } from '../../src/outputs/output.ts'
import type { OutputFrame } from '../../src/outputs/record.ts'
import { anEvent, archiveFaces } from '../support/faces.ts'

const frame: OutputFrame = {
  origin: 'https://dailies.example',
  title: 'Dailies: vfx & <more>',
  query: 'use=vfx&from=2025',
  now: '2026-11-22T12:00:00.000Z',
  dataVersion: 7,
}
const hostile = anEvent({
  id: 'hostile', date: '2025-03', title: '=HYPERLINK("x") <script>alert(1)</script> & "Ä" ]]> \u0000\u0007, *bold* [a](javascript:1)', summary: 'Line one;\nline "two", \\ three. '.repeat(6),
  uses: ['vfx'], dates: [{ kind: 'hearing', date: '2026-12-01' }, { kind: 'expiry', date: '2027-06' }],
}) // biome-ignore format: one event
const archive = archiveFaces()
const write = (format: string, faces = [...archive, hostile]) => {
  if (!isOutputFormat(format)) throw new Error(format)
  return outputFormats[format].write(faces, frame)
}
const ids = [...archive, hostile].map(({ id }) => id)

/** Rows of RFC 4180 text, read by the letter. */
function rowsOf(text: string): string[][] {
  const rows: string[][] = [[]]
  let cell = ''
  let quoted = false
  for (let i = 0; i < text.length; i++) {
    const sign = text[i]!
    if (quoted && sign === '"' && text[i + 1] === '"') cell += text[++i]
    else if (sign === '"') quoted = !quoted
    else if (!quoted && (sign === ',' || sign === '\n')) {
      rows.at(-1)!.push(cell.replace(/\r$/, ''))
      cell = ''
      if (sign === '\n') rows.push([])
    } else cell += sign
  }
  return rows.slice(0, -1)
}

describe('every output holds the same events in the same order', () => {
  test('NDJSON, with every facet', () => {
    const lines = write('ndjson')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(lines.map(({ id }) => id)).toEqual(ids)
    for (const key of [
      'id',
      'url',
      'date',
      'title',
      'side',
      'type',
      'stage',
      'stance',
      'uses',
      'techniques',
      'concerns',
      'workers',
      'countries',
      'studios',
      'vendors',
      'bodies',
      'people',
      'productions',
      'roles',
      'claims',
      'dates',
      'sources',
    ])
      expect(lines.every((line) => key in line)).toBe(true)
    expect(lines[0].url).toBe(`https://dailies.example/event/${ids[0]}`)
  })
  test('CSV, where no cell can run as a formula', () => {
    const [head, ...rows] = rowsOf(write('csv'))
    expect(rows.map(([id]) => id)).toEqual(ids)
    expect(rows.every((row) => row.length === head!.length)).toBe(true)
    expect(rows.flat().filter((cell) => /^[=+@]/.test(cell))).toEqual([])
  })
  test('JSON Feed, each item with the record of NDJSON', () => {
    const feed = JSON.parse(write('json-feed'))
    expect(feed.version).toBe('https://jsonfeed.org/version/1.1')
    expect(feed.items.map(({ id }: { id: string }) => id)).toEqual(ids)
    expect(feed.items.map((item: { _dailies: unknown }) => item._dailies)).toEqual(
      write('ndjson')
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    )
  })
  test.each(['atom', 'rss'])('%s, readable by a feed reader that knows nothing of us', async (format) => {
    const feed = await new RssParser().parseString(write(format))
    expect(feed.items.map(({ link }) => link)).toEqual(ids.map((id) => `https://dailies.example/event/${id}`))
    expect(feed.items.at(-1)!.title).toContain('<script>')
    expect(feed.title).toBe('Dailies: vfx & <more>')
  })
  test('ninjs', () =>
    expect(JSON.parse(write('ninjs')).map(({ uri }: { uri: string }) => uri)).toEqual(
      ids.map((id) => `https://dailies.example/event/${id}`),
    ))
  test('Markdown, where a headline stays a headline', () => {
    const text = write('md')
    expect(text.match(/\]\(https:\/\/dailies\.example\/event\//g)).toHaveLength(ids.length)
    expect(/[^\\]\]\(javascript:/.test(text)).toBe(false)
    expect(text.includes('<script>')).toBe(false)
  })
  test('a calendar, with the dates ahead, in lines of at most 75 octets', () => {
    const text = write('ics')
    const unfolded = text.replace(/\r\n /g, '')
    expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true)
    for (const id of ids) expect(unfolded).toContain(`UID:${id}@dailies\r\n`)
    expect(unfolded).toContain('UID:hostile-hearing-0@dailies\r\n')
    expect(unfolded).toMatch(
      /UID:hostile@dailies\r\nDTSTAMP:20261122T120000Z\r\nDTSTART;VALUE=DATE:20250301\r\nDTEND;VALUE=DATE:20250401\r\n/,
    )
    expect(unfolded).not.toMatch(/\r\nline/)
  })
})

test('an empty list is still a whole document', async () => {
  for (const format of Object.keys(outputFormats)) expect(typeof write(format, [])).toBe('string')
  expect((await new RssParser().parseString(write('atom', []))).items).toEqual([])
})
