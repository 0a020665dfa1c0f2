import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { loadArchive } from '../../src/knowledge/archive.ts'
import { DataError } from '../../src/knowledge/data-error.ts'
import { loadGazetteer } from '../../src/knowledge/gazetteer.ts'
import { loadPublishers, loadSources, parseSources } from '../../src/knowledge/sources.ts'

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true })
})

const aSource = {
  id: 'variety',
  name: 'Variety',
  publisher: 'variety',
  kind: 'trade',
  feed: 'https://variety.com/feed/',
  site: 'https://variety.com/',
  language: 'en',
  country: 'US',
}
const aPublisher = { id: 'variety', name: 'Variety', domains: ['variety.com'], group: 'Penske Media', wire: false }
const aName = { id: 'netflix', name: 'Netflix', kind: 'streamer' }
const anEvent = {
  id: 'an-event',
  date: '2025-10-21',
  title: 'A studio tells',
  summary: 'It told.',
  side: 'adoption',
  type: 'statement',
  stage: null,
  stance: { value: 'embracing', of: 'Netflix' },
  uses: ['vfx'],
  techniques: ['generative'],
  concerns: [],
  workers: [],
  countries: ['US'],
  studios: ['Netflix'],
  vendors: [],
  bodies: [],
  people: [],
  productions: [],
  roles: { Netflix: 'user' },
  claims: [{ by: 'Netflix', says: 'asserts' }],
  dates: [],
  updates: [],
  sources: [{ url: 'https://variety.com/a', publisher: 'Variety', title: 'What it told', role: 'reporting' }],
  confidence: 'high',
  note: null,
}

/** A data folder that is sound but for the files given. */
function folderWith(files: Record<string, unknown>): string {
  const dir = mkdtempSync(join(tmpdir(), 'dailies-data-'))
  folders.push(dir)
  mkdirSync(join(dir, 'archive'))
  mkdirSync(join(dir, 'gazetteer'))
  const sound: Record<string, unknown> = {
    'sources.json': [aSource],
    'publishers.json': [aPublisher],
    'archive/2025.json': [anEvent],
    'gazetteer/studios.json': [aName],
    'gazetteer/vendors.json': [],
    'gazetteer/bodies.json': [],
    'gazetteer/people.json': [],
    'gazetteer/productions.json': [],
  }
  for (const [file, content] of Object.entries({ ...sound, ...files }))
    if (content !== undefined) writeFileSync(join(dir, file), typeof content === 'string' ? content : JSON.stringify(content, null, 1))
  return dir
}

function loadAll(dir: string) {
  return { sources: loadSources(dir), publishers: loadPublishers(dir), archive: loadArchive(dir), names: loadGazetteer(dir) }
}

function complaintAbout(files: Record<string, unknown>): string {
  const dir = folderWith(files)
  try {
    loadAll(dir)
  } catch (error) {
    if (error instanceof DataError) return error.message.replace(`${dir}/`, '')
    throw error
  }
  return 'no complaint'
}

test('a sound folder is read', () => {
  const { sources, publishers, archive, names } = loadAll(folderWith({}))
  expect([sources.length, publishers.length, archive.length, names.length]).toEqual([1, 1, 1, 1])
})

const studio = (broken: Record<string, unknown>) => ({
  'gazetteer/studios.json': [aName, { ...aName, id: 'pixar', name: 'Pixar', kind: 'studio', ...broken }],
})
const source = (broken: Record<string, unknown>) => ({
  'sources.json': [aSource, { ...aSource, id: 'deadline', feed: 'https://deadline.com/feed/', ...broken }],
})
const publisher = (broken: Record<string, unknown>) => ({ 'publishers.json': [{ ...aPublisher, ...broken }] })
const event = (broken: Record<string, unknown>) => ({ 'archive/2025.json': [anEvent, { ...anEvent, id: 'second', ...broken }] })

test.each<[string, Record<string, unknown>, string]>([
  [
    'a feed that is no web address',
    source({ feed: 'ftp://x' }),
    'sources.json: entry 2 ("deadline"): field "feed" must be an http or https address, not "ftp://x"',
  ],
  [
    'a feed with a password in it',
    source({ feed: 'https://me:pw@x.com/' }),
    'sources.json: entry 2 ("deadline"): field "feed" must be an http or https address, not "https://me:pw@x.com/"',
  ],
  ['a source without a name', source({ name: undefined }), 'sources.json: entry 2 ("deadline"): field "name" is missing'],
  [
    'a kind nobody defined',
    source({ kind: 'blog' }),
    'sources.json: entry 2 ("deadline"): field "kind" must be one of trade, general, guild, company, vendor, law, filing, not "blog"',
  ],
  ['a misspelt field', source({ enabeld: true }), 'sources.json: entry 2 ("deadline"): field "enabeld" is not one we know'],
  [
    'a time zone that is none',
    source({ zone: 'Hollywood' }),
    'sources.json: entry 2 ("deadline"): field "zone" must be a time zone like Europe/London, not "Hollywood"',
  ],
  ['a tier of four', source({ tier: 4 }), 'sources.json: entry 2 ("deadline"): field "tier" must be 1, 2 or 3, not 4'],
  ['a short SEC number', source({ cik: '1065280' }), 'sources.json: entry 2 ("deadline"): field "cik" must be ten digits, not "1065280"'],
  ['an id used twice', { 'sources.json': [aSource, aSource] }, 'sources.json: entry 2 ("variety"): field "id" is already that of entry 1'],
  ['an entry that is a word', { 'sources.json': ['variety'] }, 'sources.json: entry 1: must be an object, not "variety"'],
  ['a file that is an object', { 'sources.json': {} }, 'sources.json: must be a list of entries, not an object'],
  ['a comma too many', { 'sources.json': '[\n {"id": "variety"},\n]\n' }, 'sources.json: line 3, column 1: this is not JSON'],
  ['a bare word', { 'sources.json': '[\n {"id": variety}\n]\n' }, 'sources.json: line 2, column 9: this is not JSON'],
  ['a file cut short', { 'sources.json': '[\n {"id": "variety"' }, 'sources.json: line 2, column 18: this is not JSON'],
  ['a file that is gone', { 'publishers.json': undefined }, 'publishers.json: there is no such file'],
  [
    'a domain with www',
    publisher({ domains: ['www.variety.com'] }),
    'publishers.json: entry 1 ("variety"): field "domains[1]" must be a domain in lower case without www, not "www.variety.com"',
  ],
  [
    'a wire that is maybe',
    publisher({ wire: 'maybe' }),
    'publishers.json: entry 1 ("variety"): field "wire" must be true or false, not "maybe"',
  ],
  [
    'a day that never was',
    event({ date: '2025-02-30' }),
    'archive/2025.json: entry 2 ("second"): field "date" must be a date like 2025-08 or 2025-08-07, not "2025-02-30"',
  ],
  [
    'a side of its own',
    event({ side: 'fear' }),
    'archive/2025.json: entry 2 ("second"): field "side" must be one of adoption, labour, rules, not "fear"',
  ],
  ['a use the taxonomy lacks', event({ uses: ['vfx', 'magic'] }), 'archive/2025.json: entry 2 ("second"): field "uses[2]" must be one of '],
  [
    'a role of a name that is none',
    event({ roles: { Netflix: 'villain' } }),
    'archive/2025.json: entry 2 ("second"): field "roles.Netflix" must be one of user, maker, ',
  ],
  [
    'an event without a source',
    event({ sources: [] }),
    'archive/2025.json: entry 2 ("second"): field "sources" must be at least one source, not an empty list',
  ],
  [
    'a source that is no address',
    event({ sources: [{ url: 'variety', publisher: 'V', title: 't', role: 'primary' }] }),
    'archive/2025.json: entry 2 ("second"): field "sources[1].url" must be an http or https address, not "variety"',
  ],
  ['an id in two years', { 'archive/2026.json': [anEvent] }, 'archive/2026.json: entry 1 ("an-event"): field "id" is already in 2025.json'],
  [
    'an owner nobody knows',
    studio({ parent: 'disnye' }),
    'gazetteer/studios.json: entry 2 ("pixar"): field "parent" must be the id of an entry, not "disnye"',
  ],
  [
    'a kind of another facet',
    studio({ kind: 'union' }),
    'gazetteer/studios.json: entry 2 ("pixar"): field "kind" must be one of studio, streamer, broadcaster, producer, exhibitor, not "union"',
  ],
  [
    'aliases in one string',
    studio({ aliases: 'Pixar Animation' }),
    'gazetteer/studios.json: entry 2 ("pixar"): field "aliases" must be a list, not "Pixar Animation"',
  ],
  [
    'an id with a capital',
    studio({ id: 'Pixar' }),
    'gazetteer/studios.json: entry 2 ("Pixar"): field "id" must be lower-case letters and digits joined by hyphens, not "Pixar"',
  ],
  [
    'an id of two facets',
    { 'gazetteer/vendors.json': [{ ...aName, kind: 'company' }] },
    'gazetteer/vendors.json: entry 1 ("netflix"): field "id" is already in ',
  ],
  [
    'a post at nobody',
    { 'gazetteer/people.json': [{ id: 'a-b', name: 'A B', kind: 'person', posts: [{ at: 'nowhere', post: 'chief' }] }] },
    'gazetteer/people.json: entry 1 ("a-b"): field "posts" must be the id of an entry, not "nowhere"',
  ],
])('%s is refused with file, place and field', (_what, files, complaint) => {
  expect(complaintAbout(files).slice(0, complaint.length)).toBe(complaint)
})

test('a complaint is one line, even about a long value', () => {
  expect(complaintAbout(source({ feed: `x${'y\n'.repeat(500)}` }))).toMatch(/^[^\n]{1,200}$/)
})

test('a list written by hand for one run needs eight fields and no known publisher', () => {
  const [read] = parseSources(JSON.stringify([{ ...aSource, publisher: 'somebody-new' }]), 'mine.json')
  expect(read).toEqual({
    ...aSource,
    publisher: 'somebody-new',
    zone: 'UTC',
    tier: 3,
    enabled: true,
    note: null,
    terms: null,
    cik: null,
    company: null,
  })
})

test('a file saved with a byte order mark is read all the same', () => {
  expect(parseSources(`\uFEFF${JSON.stringify([aSource])}`, 'mine.json')).toHaveLength(1)
})
