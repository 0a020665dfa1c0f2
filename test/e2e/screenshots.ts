// Takes every page at two widths and in two schemes: node test/e2e/screenshots.ts URL FOLDER [PATH…]
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { openBrowser } from './browser.ts'

const [url, folder, ...asked] = process.argv.slice(2)
if (!url || !folder)
  throw new Error(
    'Call it with the address of a running site and a folder: node test/e2e/screenshots.ts http://localhost:3000 /tmp/pictures',
  )
const paths =
  asked.length > 0
    ? asked
    : [
        '/',
        '/?studio=netflix&use=vfx',
        '/?studio=disney&-side=rules&from=2025&to=2025-12',
        '/?person=nobody',
        '/search?q=voice',
        '/sources',
        '/about',
        '/accuracy',
        '/corrections',
        '/nowhere',
      ]
mkdirSync(folder, { recursive: true })
const browser = await openBrowser()
for (const path of paths)
  for (const width of [1280, 390])
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await browser.newPage({ viewport: { width, height: width === 390 ? 844 : 1000 }, colorScheme })
      await page.goto(new URL(path, url).href)
      const name = `${path.replace(/[^a-z0-9]+/gi, '-').replace(/^-|-$/g, '') || 'first'}-${width}-${colorScheme}.png`
      await page.screenshot({ path: join(folder, name) })
      await page.close()
    }
await browser.close()
