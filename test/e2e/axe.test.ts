// Asks axe-core about every page in every state, wide and narrow, light and dark.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApp } from '../../web/app.ts'
import { type Serving, serve } from '../../web/server.ts'
import { siteOf } from '../support/reader.ts'
import { fullShelf } from '../support/shelf.ts'
import { browserThere, openBrowser } from './browser.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const paths = [
  '/', '/?studio=netflix&use=vfx', '/?studio=disney!&-side=rules&from=2025-03&to=2025-04', '/?studio=netflix&stage=withdrawn&from=2024', '/?use=vfxx&foo=1',
  '/event/sag-aftra-strike-begins-2023', '/event/netflix-q3-2025-all-in-genai', '/event/nothing', '/document/doc-1', '/studio/disney', '/person/tilly-norwood', '/production/the-eternaut',
  '/search', '/search?q=voice', '/search?q=zzzz', '/sources', '/about', '/accuracy', '/corrections', '/nowhere', '/#filters',
] // biome-ignore format: a list

let site: Serving
let browser: Browser
beforeAll(async () => {
  if (!browserThere) return
  const app = createApp(siteOf(fullShelf(), { config: { url: null, trustProxy: false, contact: 'editor@dailies.example' } }))
  site = await serve({ app, port: 0, host: '127.0.0.1' })
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

type Violation = { id: string; help: string; nodes: string[] }
const asked =
  'axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) => violations.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.slice(0, 3).map(({ html, failureSummary }) => html.slice(0, 160) + " " + failureSummary) })))'

test.skipIf(!browserThere).each(paths)(
  '%s has nothing that axe objects to, in any width and scheme (needs Chromium)',
  { timeout: 60_000 },
  async (path) => {
    for (const width of [1280, 390])
      for (const colorScheme of ['light', 'dark'] as const) {
        // The policy forbids scripts that are not ours; axe is one.
        const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme, bypassCSP: true })
        await page.goto(new URL(path, site.url).href)
        await page.evaluate("for (const folded of document.querySelectorAll('details')) folded.open = true")
        await page.evaluate(axe)
        expect((await page.evaluate(asked)) as Violation[], `${width} px, ${colorScheme}`).toEqual([])
        await page.close()
      }
  },
)
