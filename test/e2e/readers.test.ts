// Plays readers of the site in a real browser, each to the end of what they came for.
import assert from 'node:assert/strict'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, test } from 'vitest'
import { createApp } from '../../web/app.ts'
import { type Serving, serve } from '../../web/server.ts'
import { anEvent } from '../support/faces.ts'
import { siteOf } from '../support/reader.ts'
import { fullShelf } from '../support/shelf.ts'
import { browserThere, openBrowser } from './browser.ts'

const markup = '"><script>window.ran=1</script><img src=x onerror="window.ran=1"><svg onload="window.ran=1">'
const shelf = fullShelf()
const nasty = anEvent({
  id: 'nasty',
  date: '2026-07-01',
  title: markup,
  summary: markup,
  bodies: [],
  note: markup,
  sources: [{ url: 'javascript:window.ran=1', publisher: markup, title: markup, role: 'primary', published: null, document: null }],
})
let site: Serving
let browser: Browser
beforeAll(async () => {
  if (!browserThere) return
  const app = createApp(siteOf({ ...shelf, faces: [...shelf.faces, nasty] }, { config: { url: null, trustProxy: false, contact: null } }))
  site = await serve({ app, port: 0, host: '127.0.0.1' })
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

function reader(tale: string, options: BrowserContextOptions, play: (page: Page) => Promise<void>) {
  test.skipIf(!browserThere)(`${tale} (needs Chromium)`, { timeout: 60_000 }, async () => {
    const context = await browser.newContext({ baseURL: site.url, ...options })
    const page = await context.newPage()
    const wrong: string[] = []
    page.on('pageerror', (error) => wrong.push(String(error)))
    page.on('console', (message) => message.type() === 'error' && !/status of 4\d\d/.test(message.text()) && wrong.push(message.text()))
    await play(page)
    assert.deepEqual(wrong, [])
    await context.close()
  })
}

const wide: BrowserContextOptions = { viewport: { width: 1280, height: 900 } }
const phone: BrowserContextOptions = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
const overflow = (page: Page) => page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth')

reader('an analyst narrows to Netflix, visual effects, 2025 and takes the list along', wide, async (page) => {
  await page.goto('/')
  await page.click('#filters >> text=Netflix')
  await page.click('#filters >> text=Visual effects')
  await page.fill('#from', '2025')
  await page.fill('#to', '2025')
  await page.click('.narrow button')
  assert.match(page.url(), /\?use=vfx&studio=netflix&from=2025&to=2025$/)
  const ids = (await page.evaluate("[...document.querySelectorAll('.event')].map(({ id }) => id)")) as string[]
  assert.ok(ids.length > 0)
  const href = await page.getAttribute('.take a:has-text("NDJSON")', 'href')
  const lines = (await (await page.request.get(href!)).text())
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  assert.deepEqual(
    lines.map(({ id }) => id),
    ids,
  )
})

reader('a journalist searches, opens the article and sees the words behind a tag', wide, async (page) => {
  await page.goto('/')
  await page.keyboard.press('/')
  await page.keyboard.type('supervisor')
  await page.keyboard.press('Enter')
  await page.click('.hit h2 a')
  assert.equal(await page.locator('mark[title="Job displacement"]').innerText(), 'feared for their jobs')
})

reader(
  'a reader on a phone without script follows a month, filters and comes back',
  { ...phone, javaScriptEnabled: false },
  async (page) => {
    await page.goto('/')
    const box = await page.locator('.scroll').boundingBox()
    const newest = await page.locator('.marks a').last().boundingBox()
    assert.ok(box && newest && newest.x > box.x && newest.x < box.x + box.width + 400, 'the picture opens at its newest end')
    await page.click('.open-filters')
    await page.click('#filters >> text=Disney')
    assert.match(page.url(), /studio=disney/)
    await page.click('.numbers summary')
    await page.click('.numbers tbody a >> nth=0')
    assert.match(page.url(), /from=\d{4}-\d\d&to=\d{4}-\d\d/)
    await page.click('.event h3 a >> nth=0')
    assert.match(page.url(), /\/event\//)
  },
)

reader('somebody without a mouse walks along the picture and opens a mark', wide, async (page) => {
  await page.goto('/')
  await page.locator('.marks a[tabindex="0"], .marks a:not([tabindex="-1"])').first().focus()
  const before = await page.evaluate('document.activeElement.textContent')
  await page.keyboard.press('ArrowLeft')
  const after = await page.evaluate('document.activeElement.textContent')
  assert.notEqual(after, before)
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/event\//)
})

reader('the first press of Tab offers to skip to the content', wide, async (page) => {
  await page.goto('/')
  await page.keyboard.press('Tab')
  assert.equal(await page.evaluate('document.activeElement.textContent'), 'Skip to the content')
})

for (const [name, options] of [
  ['wide', wide],
  ['phone', phone],
  ['twice as large', { viewport: { width: 640, height: 450 } }],
  ['320 wide', { viewport: { width: 320, height: 700 } }],
] as const)
  reader(`no page is broader than the screen: ${name}`, options, async (page) => {
    for (const path of [
      '/',
      '/?use=vfx&studio=netflix',
      '/event/netflix-q3-2025-all-in-genai',
      '/document/doc-1',
      '/document/doc-2',
      '/studio/disney',
      '/search?q=voice',
      '/sources',
      '/about',
      '/accuracy',
      '/corrections',
      '/?use=vfxx',
    ]) {
      await page.goto(path)
      assert.ok((await overflow(page)) <= 0, `${path} is ${await overflow(page)} px too broad`)
    }
  })

reader('hostile headlines, summaries and sources run nothing', wide, async (page) => {
  for (const path of [
    '/',
    '/event/nasty',
    '/document/doc-2',
    `/search?q=${encodeURIComponent(markup)}`,
    `/?use=${encodeURIComponent(markup)}`,
  ]) {
    await page.goto(path)
    assert.equal(await page.evaluate('window.ran'), undefined)
    assert.equal(await page.locator('a[href^="javascript"]').count(), 0)
  }
})

reader('nothing jumps while the first page paints on a slow line', phone, async (page) => {
  const line = await page.context().newCDPSession(page)
  // Slow 4G as Lighthouse has it: 1.6 Mbit/s down, 150 ms there and back.
  await line.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: 200_000,
    uploadThroughput: 90_000,
  })
  await page.goto('/', { waitUntil: 'load' })
  const measured = (await page.evaluate(
    `new Promise((done) => { let shift = 0; new PerformanceObserver((list) => { for (const entry of list.getEntries()) shift += entry.value }).observe({ type: 'layout-shift', buffered: true }); new PerformanceObserver((list) => setTimeout(() => done({ paint: list.getEntries().at(-1).startTime, shift }), 300)).observe({ type: 'largest-contentful-paint', buffered: true }) })`,
  )) as { paint: number; shift: number }
  console.log(`  largest paint after ${Math.round(measured.paint)} ms, shift ${measured.shift.toFixed(3)}`)
  assert.ok(measured.shift < 0.02)
})
