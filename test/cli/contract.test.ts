import { writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dailies, linesOf } from '../support/command.ts'
import { aFolder } from '../support/folder.ts'

const folder = aFolder()
const put = (name: string, content: string | Buffer) => {
  writeFileSync(folder.file(name), content)
  return folder.file(name)
}
const db = ['--db', folder.file('store.sqlite')]
// Made once: the first command on a new store takes in the archive.
beforeAll(async () => {
  await dailies([...db, '--quiet', 'export', '--format', 'csv'])
})
afterAll(() => folder.forget())

const commands =
  'start serve work fetch sources doctor backup restore feed extract analyse cluster explain eval retag export import remove event tag correct'.split(
    ' ',
  )
const rss = `<?xml version="1.0"?><rss version="2.0"><channel><title>Trade</title><item><title>One</title><link>/one</link><guid>1</guid>
  <pubDate>Tue, 21 Oct 2025 09:00:00 GMT</pubDate><description>A teaser</description></item></channel></rss>`
const paragraphs = [
  'The artists of the house tried a tool on Monday and said what they thought of it afterwards, over a late lunch.',
  'Nobody had told them on the day before that it would be there, which the head of the department called a slip.',
  'Three shots of a bridge in the rain were finished by the evening, and two of them will stay in the film.',
  'A second trial with a smaller crew is planned for the week after next, if the producers agree to the costs.',
]
const page = `<html><head><title>A tool on set</title></head><body><article><h1>A tool on set</h1>${paragraphs.map((text) => `<p>${text}</p>`).join('')}</article></body></html>`
const line = (value: unknown) => `${JSON.stringify(value)}\n`

describe.concurrent('every command explains itself', () => {
  test.each(commands)('%s --help', async (command) => {
    const said = await dailies([command, '--help'])
    expect(said).toMatchObject({ status: 0, stderr: '' })
    expect(said.stdout).toMatch(new RegExp(`^Usage: dailies ${command} `))
    // A newcomer is told what it does in words, not only how it is spelt.
    expect(said.stdout.split('\n')[2]?.split(' ').length).toBeGreaterThan(4)
  })

  test('the command alone lists all of them, and --version is a version', async () => {
    const [help, version] = await Promise.all([dailies(['--help']), dailies(['--version'])])
    for (const command of commands) expect(help.stdout).toMatch(new RegExp(`^ {2}${command} `, 'm'))
    expect(version).toMatchObject({ status: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) })
  })
})

describe('a wrong call ends with status 2 and one line that says how to call', () => {
  test.each([
    ['no command', [], 'no command was given'],
    ['an unknown command', ['gather'], "unknown command 'gather'"],
    ['an unknown option', ['feed', '--colour'], "unknown option '--colour'"],
    ['half a command', ['sources'], 'no command was given'],
    ['an argument too many', ['doctor', 'now'], 'too many arguments'],
    ['an argument too few', ['backup'], "missing required argument 'file'"],
    ['a format nobody knows', ['export', '--format', 'docx'], '--format must be one of csv, ndjson'],
    ['a filter nobody knows', [...db, 'export', '--format', 'csv', '--query', 'studio=zzz'], 'is no studio we know'],
    ['a source nobody knows', [...db, 'fetch', '--source', 'nobody'], 'no source is called "nobody"'],
    ['an address that cannot be allowed', [...db, 'fetch', '--allow', '///'], 'an allowed address must be'],
    ['a list of sources that is not there', [...db, 'fetch', '--sources', folder.file('none.json')], 'cannot read the list of sources'],
    ['an address that is none', ['extract', '--url', 'home'], '--url must be an address'],
    ['a job nobody knows', [...db, 'work', '--once', 'sweep'], 'no job is called "sweep": refresh, retag, tidy'],
  ])('%s', async (_what, args, says) => {
    const said = await dailies(args)
    expect(said).toMatchObject({ status: 2, stdout: '' })
    expect(said.stderr.trim().split('\n').at(-1)).toContain(says)
    expect(said.stderr).toMatch(/\((usage: dailies|commands: )/)
    expect(said.stderr).not.toMatch(/^ +at /m)
  })
})

describe('work that fails ends with status 1 and one sentence', () => {
  test.each([
    ['a setting that is no number', ['serve'], { PORT: 'abc' }, 'PORT must be a whole number from 0 to 65535, not "abc"'],
    ['a store where nothing can be written', ['--db', '/proc/dailies/store.sqlite', 'doctor'], {}, 'cannot open the store'],
    ['a store that is another file', ['--db', put('letter', 'Dear editor. '.repeat(99)), 'doctor'], {}, 'the file is not a Dailies store'],
    ['a database that is not there', ['--db', 'postgres://nobody:pw@127.0.0.1:1/none', 'doctor'], {}, 'no database server answers there'],
    ['an input that is not there', ['analyse', folder.file('none.ndjson')], {}, 'cannot read '],
    ['a document nobody knows', [...db, 'explain', 'd0'], {}, 'neither a document nor an event is called "d0"'],
    ['a backup that is not there', [...db, 'restore', folder.file('none')], {}, 'there is no file'],
  ])('%s', async (_what, args, env, says) => {
    const said = await dailies(args, { env })
    expect(said).toMatchObject({ status: 1, stdout: '' })
    expect(said.stderr).toContain(says)
    expect(said.stderr.trim().split('\n')).toHaveLength(1)
    expect(said.stderr).not.toContain('pw@')
  })

  test('a port that another program holds', async () => {
    const other = createServer()
    await new Promise<void>((ready) => other.listen(0, '127.0.0.1', ready))
    const { port } = other.address() as { port: number }
    const said = await dailies([...db, '--quiet', 'serve'], { env: { PORT: String(port) } })
    other.close()
    expect(said).toMatchObject({ status: 1, stderr: `Port ${port} on 127.0.0.1 is taken by another program: set PORT to a free one\n` })
  })

  test.each([
    ['not JSON', '[{"id": "a",}]', 'line 1, column 13: this is not JSON'],
    ['a field missing', '[{"id":"a"}]', 'entry 1 ("a"): field "name" is missing'],
    ['a field of the wrong kind', '{"id":"a"}', 'must be a list of entries, not an object'],
  ])('a list of sources with %s names file, place and field', async (_what, text, says) => {
    const file = put('sources.json', text)
    const said = await dailies([...db, 'fetch', '--sources', file])
    expect(said).toMatchObject({ status: 1, stderr: `${file}: ${says}${says.includes('missing') ? ' (and 6 more)' : ''}\n` })
  })

  test('an archive that cannot be believed is refused with its place, and the other files go on', async () => {
    const broken = put('2025.json', '[{"id":"tool-on-set","date":"2025-13"}]')
    const articles = put('articles.ndjson', line({ title: 'A headline', text: 'A text of our own.' }))
    const said = await dailies([...db, '--quiet', 'import', broken, articles])
    expect(said.status).toBe(1)
    expect(said.stdout).toContain('entry 1 ("tool-on-set"): field "date" must be a date like 2025-08 or 2025-08-07')
    expect(said.stdout).toContain('1 added, 0 already there, 1 refused')
  })
})

describe('feed', () => {
  const fields = ['id', 'url', 'title', 'published', 'updated', 'author', 'summary', 'content', 'categories']

  test('one object an item, fields as promised, from standard input', async () => {
    const said = await dailies(['feed', '--url', 'https://trade.example/feed', '-'], { input: rss })
    expect(said).toMatchObject({ status: 0, stderr: '' })
    const [item] = linesOf(said.stdout)
    expect(Object.keys(item!)).toEqual(fields)
    expect(item).toMatchObject({ id: '1', url: 'https://trade.example/one', published: '2025-10-21T09:00:00.000Z', updated: null })
  })

  test('of several files each line names its file, and one that cannot be read does not stop the others', async () => {
    const one = put('one.xml', `\uFEFF${rss.replaceAll('\n', '\r\n')}`)
    const said = await dailies(['feed', one, folder.file('none.xml'), put('letter.txt', 'Dear editor'), one])
    expect(said.status).toBe(1)
    const lines = linesOf(said.stdout)
    expect(lines.map((l) => [l.file, 'error' in l])).toEqual([
      [one, false],
      [folder.file('none.xml'), true],
      [folder.file('letter.txt'), true],
      [one, false],
    ])
    expect(Object.keys(lines[0]!)).toEqual(['file', ...fields])
    expect(Object.keys(lines[1]!)).toEqual(['file', 'error'])
  })

  test('nothing at all is no feed', async () => {
    expect((await dailies(['feed'])).status).toBe(1)
  })
})

describe('extract', () => {
  const fields = 'url canonical title byline published site language paywalled text words kind'.split(' ')

  test('a page becomes one object', async () => {
    const said = await dailies(['extract', '--url', 'https://trade.example/one'], { input: page })
    const [article] = linesOf(said.stdout)
    expect(Object.keys(article!)).toEqual(fields)
    expect(article).toMatchObject({
      url: 'https://trade.example/one',
      title: 'A tool on set',
      paywalled: false,
      text: paragraphs.join('\n\n'),
    })
    expect(article!.words).toBe(paragraphs.join(' ').split(' ').length)
  })

  test('a batch is answered in order, bad lines in their place', async () => {
    const input = [
      line({ id: 'a', url: 'https://trade.example/a', html: page }),
      'not json\n',
      line({ id: 'c', html: 7 }),
      '\n',
      line({ id: 4, html: '' }),
      line({ id: 'e', url: null, html: page }),
    ].join('')
    const said = await dailies(['extract', '--batch'], { input })
    expect(said.status).toBe(1)
    const lines = linesOf(said.stdout)
    expect(lines.map((l) => [l.id, 'error' in l])).toEqual([
      ['a', false],
      [null, true],
      ['c', true],
      [4, false],
      ['e', false],
    ])
    expect(Object.keys(lines[0]!)).toEqual(['id', ...fields])
    expect(lines[2]).toEqual({ id: 'c', error: 'the field "html" must be a string, not a number' })
  })
})

describe('analyse and cluster', () => {
  const reading =
    'id in_scope relevance side type stage stance uses techniques concerns workers countries studios vendors bodies people productions roles claims dates passages quotes tags'
  const title = 'Netflix used generative AI for a building collapse in The Eternaut'
  const text = 'Netflix said that generative AI made the visual effects of a collapsing building. “It was faster,” Ted Sarandos said.'
  const told = { id: 'told', url: 'https://trade.example/told', title, text, published: '2025-07-18T09:00:00Z' }

  test('a reading has the promised fields, and its spans lie in title and text', async () => {
    const said = await dailies(['analyse'], { input: `\uFEFF${line(told).replace('\n', '\r\n')}` })
    expect(said).toMatchObject({ status: 0, stderr: '' })
    const [read] = linesOf(said.stdout) as [Record<string, { start: number; end: number }[]>]
    expect(Object.keys(read).sort()).toEqual(reading.split(' ').sort())
    const whole = `${title}\n\n${text}`
    expect(read.tags!.length).toBeGreaterThan(2)
    for (const tag of [...read.tags!, ...read.quotes!, ...read.claims!, ...read.passages!])
      expect(whole.slice(tag.start, tag.end).trim()).not.toBe('')
    expect(Object.keys(read.tags![0]!)).toEqual(expect.arrayContaining(['facet', 'value', 'score', 'start', 'end', 'by', 'because']))
    expect(Object.keys(read.passages![0]!)).toEqual(
      expect.arrayContaining('start end side type stage stance uses concerns studios vendors bodies productions'.split(' ')),
    )
  })

  const mixed = [
    line(told),
    '{"id":"cut", "title": \n',
    '[1]\n',
    line({ title: 'no id' }),
    line({ id: 7, text }),
    line({ id: 'nothing' }),
    line({ id: 'when', title, published: 'yesterday' }),
    line({ id: 'list', title: ['a'] }),
    line({ id: 'parts', title: 'a\u2028b' }),
  ].join('')

  test.each(['analyse', 'cluster'])('%s answers bad lines in their place, goes on, and ends with 1', async (command) => {
    const said = await dailies([command], { input: mixed })
    expect(said).toMatchObject({ status: 1, stderr: '' })
    const lines = linesOf(said.stdout)
    expect(lines.map((l) => [l.id, 'error' in l])).toEqual([
      ['told', false],
      [null, true],
      [null, true],
      [null, true],
      [7, false],
      ['nothing', true],
      ['when', true],
      ['list', true],
      ['parts', false],
    ])
    for (const l of lines.filter((l) => 'error' in l)) expect(Object.keys(l)).toEqual(['id', 'error'])
  })

  test('cluster takes texts with or without their readings and answers with the same events', async () => {
    const second = { ...told, id: 'again', url: 'https://other.example/x', title: 'Netflix: AI made The Eternaut’s collapsing building' }
    const input = line(told) + line(second)
    const plain = await dailies(['cluster'], { input })
    const read = linesOf((await dailies(['analyse'], { input })).stdout)
    const joined = await dailies(['cluster'], { input: line({ ...told, ...read[0] }) + line({ ...second, ...read[1] }) })
    expect(joined.stdout).toBe(plain.stdout)
    const [one, two] = linesOf(plain.stdout)
    expect(Object.keys(one!)).toEqual(['id', 'story', 'event', 'events'])
    expect(Object.keys((one!.events as object[])[0]!).sort()).toEqual('because end event role score start'.split(' '))
    expect(two!.event).toBe(one!.event)
  })

  test('an empty input is an empty answer', async () => {
    expect(await dailies(['analyse'])).toMatchObject({ status: 0, stdout: '' })
    expect(await dailies(['cluster'])).toMatchObject({ status: 0, stdout: '' })
  })

  test('a line of 100 MB is refused without being held, and the next is read', async () => {
    const block = Buffer.alloc(2 ** 20, 'x')
    const endless = [`{"id":"big","text":"`, ...Array.from({ length: 100 }, () => block), '"}\n', line(told)]
    const said = await dailies(['analyse'], { input: endless })
    expect(said.status).toBe(1)
    expect(linesOf(said.stdout).map((l) => l.id)).toEqual([null, 'told'])
  })

  test('whoever reads only the first line is no error', async () => {
    const said = await dailies(['analyse'], {
      input: line(told).repeat(400),
      running: (child) => child.stdout!.once('data', () => child.stdout!.destroy()),
    })
    expect(said).toMatchObject({ status: 0, stderr: '' })
  })
})

describe('with the store', () => {
  beforeAll(async () => {
    const articles = put(
      'held.ndjson',
      line({
        title: 'Netflix used generative AI for a shot',
        text: 'Netflix said it used generative AI in visual effects of a series.',
        url: 'https://trade.example/held',
      }),
    )
    await dailies([...db, '--quiet', 'import', articles])
  })

  test('export gives the lines that other programs are written against', async () => {
    const said = await dailies([
      ...db,
      '--quiet',
      'export',
      '--format',
      'ndjson',
      '--query',
      'studio=netflix&from=2025-01-01&to=2025-12-31',
    ])
    expect(said).toMatchObject({ status: 0, stderr: '' })
    const lines = linesOf(said.stdout)
    expect(lines.length).toBeGreaterThan(3)
    expect(Object.keys(lines[0]!)).toEqual(expect.arrayContaining(['id', 'url', 'date', 'title', 'side', 'type', 'uses', 'studios']))
  })

  test('doctor finds a new store sound, in words and in JSON', async () => {
    const [words, json] = await Promise.all([dailies([...db, '--quiet', 'doctor']), dailies([...db, '--quiet', '--json', 'doctor'])])
    expect(words.stdout).not.toContain('BAD')
    expect([words.status, json.status]).toEqual([0, 0])
    for (const finding of JSON.parse(json.stdout) as object[]) expect(Object.keys(finding)).toEqual(['name', 'ok', 'words'])
  })

  test('a backup is never written over, and its way back gives equal counts', async () => {
    const file = folder.file('copy.sqlite')
    const kept = await dailies([...db, '--json', '--quiet', 'backup', file])
    expect(kept.status).toBe(0)
    expect(await dailies([...db, '--quiet', 'backup', file])).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('never overwrites'),
    })
    const back = await dailies([...db, '--json', '--quiet', 'restore', file])
    expect(back).toMatchObject({ status: 0, stderr: '' })
    expect((JSON.parse(back.stdout) as { counts: object }).counts).toEqual((JSON.parse(kept.stdout) as { counts: object }).counts)
  })

  test('corrections come as NDJSON, are answered in their place, and one of them can be undone', async () => {
    const id = 'netflix-q3-2025-all-in-genai'
    const input =
      line({ id, facet: 'title', value: 'A title of ours', action: 'set' }) +
      line({ id: 'e-none', facet: 'title', value: 'x', action: 'set' }) +
      line({ id, facet: 'uses', value: 'magic', action: 'accept' })
    const said = await dailies([...db, '--quiet', 'correct', '--by', 'an editor'], { input })
    expect(said.status).toBe(1)
    const lines = linesOf(said.stdout)
    expect(lines.map((l) => Object.keys(l))).toEqual([
      ['id', 'correction', 'before'],
      ['id', 'error'],
      ['id', 'error'],
    ])
    const shown = await dailies([...db, '--quiet', '--json', 'explain', id])
    expect(shown.stdout).toContain('"title":"A title of ours"')
    expect((await dailies([...db, '--quiet', 'correct', '--undo', String(lines[0]!.correction)])).status).toBe(0)
    expect((await dailies([...db, '--quiet', '--json', 'explain', id])).stdout).not.toContain('"title":"A title of ours"')
    expect(await dailies([...db, '--quiet', 'event', 'edit', id, 'title'])).toMatchObject({ status: 2 })
    expect(await dailies([...db, '--quiet', 'tag', 'set', id, 'uses', 'magic'])).toMatchObject({ status: 1, stdout: '' })
  })

  test('a removed text is gone from explain and import', async () => {
    const removed = await dailies([...db, '--quiet', 'remove', 'https://trade.example/held', '--reason', 'asked for'])
    expect(removed).toMatchObject({ status: 0, stdout: expect.stringMatching(/^d\w+ was removed; \d+ events were drawn again\n$/) })
    const again = await dailies([...db, '--quiet', 'import', folder.file('held.ndjson')])
    expect(again.stdout).toContain('0 added')
    expect(await dailies([...db, 'remove', 'https://trade.example/held'])).toMatchObject({ status: 2 })
  })

  test('fetch --json is one object', async () => {
    const said = await dailies([...db, '--quiet', '--json', 'fetch', '--sources', put('empty.json', '[]')])
    expect(said.status).toBe(0)
    expect(linesOf(said.stdout)).toEqual([
      expect.objectContaining({ sources: 0, asked: 0, offered: 0, fresh: 0, ledger: expect.any(Object) }),
    ])
  })
})
