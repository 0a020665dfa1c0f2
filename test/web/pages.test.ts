import { describe, expect, test } from 'vitest'
import { countedWords, excerptsOf } from '../../src/excerpt.ts'
import { createApp } from '../../web/app.ts'
import { anEvent, archiveFaces } from '../support/faces.ts'
import { siteOf } from '../support/reader.ts'
import { articleTags, articleText, articleTitle, fullShelf } from '../support/shelf.ts'

const site = siteOf(fullShelf())
const app = createApp(site)
const get = async (path: string) => {
  const answer = await app.request(path)
  return { status: answer.status, text: await answer.text(), headers: answer.headers }
}
const idsIn = (page: string) => [...page.matchAll(/<li class="event [^"]*" id="([^"]+)"/g)].map((match) => match[1])

describe('the timeline', () => {
  test('shows the newest events by month, each a link, the picture first', async () => {
    const { status, text } = await get('/')
    expect(status).toBe(200)
    expect(idsIn(text)).toHaveLength(40)
    expect(text.indexOf('<figure class="pic">')).toBeLessThan(text.indexOf('id="filters"'))
    expect(text.match(/<g class="marks">.*?<\/g>/s)![0].match(/<a /g)).toHaveLength(301)
    expect(text).toContain('counts are not a trend')
    expect(text).toContain('nothing is known between')
    expect(text).toContain('no primary source yet')
  })

  test('the counts beside a value are the events one finds behind it', async () => {
    const { text } = await get('/?side=labour')
    const [, count] = /<a href="\/\?side=labour&amp;studio=disney"[^>]*><span>Disney<\/span> <b>(\d+)<\/b>/.exec(text)!
    expect((await get('/?side=labour&studio=disney')).text).toContain(`<h2 id="list-head">${count} events</h2>`)
  })

  test('reads to its end page by page', async () => {
    const seen: (string | undefined)[] = []
    for (let path: string | null = '/'; path; ) {
      const { text } = await get(path)
      seen.push(...idsIn(text))
      path = /<a rel="next" href="([^"#]+)/.exec(text)?.[1]?.replaceAll('&amp;', '&') ?? null
    }
    expect(new Set(seen).size).toBe(301)
    expect(seen).toHaveLength(301)
  })

  test.each([
    ['/?studio=The%20Walt%20Disney%20Company', '/?studio=disney'],
    ['/?q=&from=2025&to=', '/?from=2025'],
    ['/?type=strike&side=labour', '/?side=labour&type=strike'],
  ])('%s leads to %s', async (path, target) => {
    const { status, headers } = await get(path)
    expect([status, headers.get('location')]).toEqual([302, target])
  })

  test('where nothing has all of it, says what to leave out', async () => {
    const { status, text } = await get('/?stage=withdrawn&studio=netflix&from=2024')
    expect(status).toBe(200)
    expect(text).toContain('Without one of them there are some')
    expect(text).toMatch(/<a href="\/\?stage=withdrawn&amp;from=2024">without Netflix<\/a>: \d+ events/)
  })

  test('before the first event it says so', async () => {
    const empty = await createApp(siteOf({ faces: [], coverage: { archiveFrom: null, archiveUntil: null, liveSince: null } })).request('/')
    expect(empty.status).toBe(200)
    const page = await empty.text()
    expect(page).toContain('Nothing is on the timeline yet')
    expect(page).toContain('Nothing has been fetched yet')
  })

  test('what is not known is named, with the nearest as a link that keeps the rest', async () => {
    const { status, text } = await get('/?use=vfxx&side=labour&from=2025-13')
    expect(status).toBe(400)
    expect(text).toContain('“vfxx” is no use we know.')
    expect(text).toContain('href="/?use=vfx&amp;side=labour&amp;from=2025-13"')
    expect(text).toContain('2025-12')
  })

  test('“Why these tags” opens the sentence itself', async () => {
    const { text } = await get('/?from=2025-10-21&to=2025-10-21')
    expect(text).toMatch(/<details class="why">.*generative model drew the collapse/s)
  })
})

describe('an event', () => {
  test('says who says so on one line, and never words an allegation as a fact', async () => {
    const { text } = await get('/event/sag-aftra-strike-begins-2023')
    expect(text).toContain('<b>SAG-AFTRA</b> alleges it, <b>AMPTP</b> denies it. <em>This is disputed.</em>')
    expect(text).toContain('<span class="hand editor">editor</span>')
    expect(text).toContain('@misc{dailies-sag-aftra-strike-begins-2023')
  })

  test('tells a machine’s tag, with its words, from an editor’s', async () => {
    const { text } = await get('/event/netflix-q3-2025-all-in-genai')
    expect(text).toMatch(/Generated footage<\/a> <span class="hand">machine<\/span>\s*<blockquote>.*generative model drew the collapse/s)
    expect(text).toMatch(/Visual effects<\/a> <span class="hand editor">editor<\/span>/)
  })

  test('what was merged leads on; what is not there is 404', async () => {
    const shelf = { faces: archiveFaces(), redirects: new Map([['old', 'wga-strike-begins-2023']]) }
    const answer = await createApp(siteOf(shelf)).request('/event/old')
    expect([answer.status, answer.headers.get('location')]).toEqual([301, '/event/wga-strike-begins-2023'])
    expect((await get('/event/nothing')).status).toBe(404)
    expect((await get('/event/wga-strike-begins-2023?asof=99')).status).toBe(400)
  })

  test('its data for machines is whole JSON', async () => {
    const { text } = await get('/event/wga-strike-begins-2023')
    const data = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(text)![1]!)
    expect(data).toMatchObject({ '@type': 'Event', startDate: '2023-05-02' })
  })
})

describe('an article', () => {
  test('shows its headline, its marked evidence and no more than sixty words of its text', async () => {
    const { text } = await get('/document/doc-1')
    expect(text).toContain(articleTitle)
    expect(text).toContain('<mark title="Job displacement">feared for their jobs</mark>')
    const shown = excerptsOf({ title: articleTitle, text: articleText, tags: articleTags, quotes: [] })
    expect(shown.reduce((sum, { text }) => sum + countedWords(text).length, 0)).toBeLessThanOrEqual(60)
    const plain = text.replace(/<[^>]+>/g, '')
    const runs = articleText
      .split(/\s+/)
      .map((_, i, words) => words.slice(i, i + 4).join(' '))
      .filter((run) => run.split(' ').length === 4 && plain.includes(run))
    expect(runs.length).toBeLessThan(60)
    expect(plain).not.toContain('not ours to show')
  })
  test('its headlines are kept in order, and what it is part of is linked', async () => {
    const { text } = await get('/document/doc-1')
    expect(text.indexOf('Streamer used AI in its series')).toBeLessThan(text.lastIndexOf(articleTitle))
    expect(text).toContain('href="/event/netflix-q3-2025-all-in-genai"')
  })
})

describe('hostile words', () => {
  const markup = '"><script>alert(1)</script><img src=x onerror=alert(1)>'
  const shelf = fullShelf()
  const nasty = anEvent({
    id: 'nasty',
    title: `${markup} \u202Edetrevni`,
    summary: markup,
    titleBy: markup,
    note: markup,
    bodies: ['SAG-AFTRA'],
    claims: [{ by: markup, says: 'alleges' }],
    updates: [{ date: null, text: markup, source: 'javascript:alert(1)' }],
    sources: [{ url: 'javascript:alert(1)', publisher: markup, title: markup, role: 'reporting', published: null, document: null }],
    date: '2026-06-30',
  })
  const hostile = createApp(siteOf({ ...shelf, faces: [...shelf.faces, nasty] }))
  test.each([
    '/',
    '/event/nasty',
    '/document/doc-2',
    '/document/doc-1',
    `/search?q=${encodeURIComponent(markup)}`,
    `/?q=${encodeURIComponent(markup)}`,
    `/?${encodeURIComponent(markup)}=1`,
    `/?use=${encodeURIComponent(markup)}`,
    '/feed.atom',
    '/feed.rss',
    `/event/${encodeURIComponent(markup)}`,
    `/studio/${encodeURIComponent(markup)}`,
  ])('%s stay words', async (path) => {
    const page = await (await hostile.request(path)).text()
    expect(/<script>alert|<img src=x|href="javascript:|on(error|load)="/i.exec(page)?.[0] ?? null).toBe(null)
    expect(page.includes('\u202E')).toBe(false)
  })
})

test.each([
  '/search',
  '/search?q=voice',
  '/search?q=zzzz',
  '/sources',
  '/about',
  '/accuracy',
  '/corrections',
  '/studio/disney',
  '/vendor/openai',
  '/body/sag-aftra',
  '/person/tilly-norwood',
  '/production/the-eternaut',
  '/robots.txt',
  '/sitemap.xml',
  '/healthz',
])('%s is there', async (path) => {
  expect((await get(path)).status).toBe(200)
})

test('search shows what was looked for, marked, or what is near', async () => {
  expect((await get('/search?q=voice')).text).toContain('<mark>voice</mark>')
  expect((await get('/search?q=zzzz')).text).toContain('Near by: ')
})

test('a profile counts only its own use on the ladder', async () => {
  const { text } = await get('/studio/netflix')
  expect(text).toContain('How far its use has come')
  expect(text).toContain('href="/event/netflix-q3-2025-all-in-genai"')
  expect((await app.request('/studio/Netflix')).headers.get('location')).toBe('/studio/netflix')
})

test('what fails inside is told to us and not to the reader', async () => {
  const told: unknown[] = []
  const broken = siteOf(undefined, { report: (error) => told.push(error) })
  const answer = await createApp({
    ...broken,
    reader: { ...broken.reader, sources: () => Promise.reject(new Error('disk /secret/path')) },
  }).request('/sources')
  expect(answer.status).toBe(500)
  expect(await answer.text()).not.toContain('secret')
  expect(told).toHaveLength(1)
})
