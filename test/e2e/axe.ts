// Asks axe-core about every page in every state, wide and narrow, light and dark: node test/e2e/axe.ts [URL]
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createApp } from '../../web/app.ts'
import { serve } from '../../web/server.ts'
import { siteOf } from '../support/reader.ts'
import { fullShelf } from '../support/shelf.ts'
import { openBrowser } from './browser.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const given = process.argv[2]
const own = given
  ? null
  : await serve({
      app: createApp(siteOf(fullShelf(), { config: { url: null, trustProxy: false, contact: 'editor@dailies.example' } })),
      port: 0,
      host: '127.0.0.1',
    })
const url = given ?? own?.url ?? ''
const paths = [
  '/', '/?studio=netflix&use=vfx', '/?studio=disney!&-side=rules&from=2025-03&to=2025-04', '/?studio=netflix&stage=withdrawn&from=2024', '/?use=vfxx&foo=1',
  '/event/sag-aftra-strike-begins-2023', '/event/netflix-q3-2025-all-in-genai', '/event/nothing', '/document/doc-1', '/studio/disney', '/person/tilly-norwood', '/production/the-eternaut',
  '/search', '/search?q=voice', '/search?q=zzzz', '/sources', '/about', '/accuracy', '/corrections', '/nowhere', '/#filters',
] // biome-ignore format: a list

const browser = await openBrowser()
let violations = 0
let asked = 0
for (const path of paths)
  for (const width of [1280, 390])
    for (const colorScheme of ['light', 'dark'] as const) {
      // The policy forbids scripts that are not ours; axe is one.
      const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme, bypassCSP: true })
      await page.goto(new URL(path, url).href)
      await page.evaluate("for (const folded of document.querySelectorAll('details')) folded.open = true")
      await page.evaluate(axe)
      const found = (await page.evaluate(
        'axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) => violations.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.slice(0, 3).map(({ html, failureSummary }) => html.slice(0, 160) + " " + failureSummary) })))',
      )) as { id: string; help: string; nodes: string[] }[]
      asked++
      violations += found.length
      for (const { id, help, nodes } of found)
        console.log(`${path} ${width} ${colorScheme}: ${id}, ${help}\n  ${nodes.join('\n  ').replace(/\n\s+/g, ' ')}`)
      await page.close()
    }
await browser.close()
await own?.close()
console.log(`${asked} pages asked, ${violations} violations`)
process.exitCode = violations === 0 ? 0 : 1
