// The public sanitizer cases (DAILIES_CORPORA), read as feeds and shown by our own pages in a real browser: nothing of them may run.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parseFeed } from '../../src/extraction/feed.ts'
import { createApp } from '../../web/app.ts'
import { serve } from '../../web/server.ts'
import { anEvent } from '../support/faces.ts'
import { siteOf } from '../support/reader.ts'
import { fullShelf } from '../support/shelf.ts'
import { browserThere, openBrowser } from './browser.ts'

const folder = process.env.DAILIES_CORPORA ? join(process.env.DAILIES_CORPORA, 'feeds/feedparser/tests/wellformed/sanitize') : null
if (!folder) console.warn('DAILIES_CORPORA is not set: the public sanitizer cases are not shown to a browser')

test.skipIf(!folder || !browserThere)(
  'nothing of the public sanitizer cases runs on our pages (needs Chromium and DAILIES_CORPORA)',
  { timeout: 180_000 },
  async () => {
    const words: string[] = []
    for (const name of readdirSync(folder!).sort()) {
      const feed = await parseFeed(readFileSync(join(folder!, name)), { url: 'http://127.0.0.1:8097/' })
      for (const item of feed.items)
        words.push([item.title, item.summary, item.author, ...item.categories, item.content].filter(Boolean).join(' | '))
      words.push(feed.title ?? '')
    }
    expect(words.length).toBeGreaterThan(500)
    const faces = words.map((text, at) =>
      anEvent({
        id: `case-${at}`,
        date: '2026-07-01',
        title: text || 'nothing',
        summary: text,
        note: text,
        people: [text || 'nobody'],
        sources: [{ url: 'https://example.com/', publisher: text, title: text, role: 'reporting', published: null, document: null }],
      }),
    )
    const shelf = fullShelf()
    // Without our policy: escaping alone has to hold.
    const site = await serve({
      app: createApp(siteOf({ ...shelf, faces }, { config: { url: null, trustProxy: false, contact: null } })),
      port: 0,
      host: '127.0.0.1',
    })
    const browser = await openBrowser()
    const page = await browser.newPage({ bypassCSP: true })
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    page.on('dialog', (dialog) => {
      asked.push(`dialog ${dialog.message()}`)
      void dialog.dismiss()
    })
    for (let at = 0; at < words.length; at += 12) await page.goto(`${site.url}/event/case-${at}`)
    for (
      let next: string | null = '/';
      next;
      next = await page
        .locator('a[rel=next]')
        .first()
        .getAttribute('href', { timeout: 500 })
        .catch(() => null)
    ) {
      await page.goto(site.url + next)
      expect(
        await page.evaluate(
          "[...document.querySelectorAll('*')].flatMap((e) => [...e.attributes]).filter((a) => /^on/i.test(a.name) || /^(javascript|vbscript|data):/i.test(a.value.trim())).map((a) => a.name)",
        ),
      ).toEqual([])
      expect(
        await page.evaluate(
          'document.querySelectorAll(\'main script:not([type="application/ld+json"]), main iframe, main object, main embed, main style\').length',
        ),
      ).toBe(0)
    }
    await browser.close()
    await site.close()
    expect(asked.filter((url) => !url.startsWith(site.url))).toEqual([])
  },
)
