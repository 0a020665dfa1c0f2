import { Hono } from 'hono'
import { type Filter, parseFilter, writeFilter } from '../src/filter.ts'
import { select } from '../src/timeline/select.ts'
import { assetLink, assets, assetsVersion } from './assets.ts'
import type { Html } from './components/html.ts'
import type { Frame } from './components/layout.ts'
import { Delivered } from './delivery.ts'
import { type Edition, editions } from './edition.ts'
import { filterProblemPage, problemPage } from './pages/problem.ts'
import { timelinePage } from './pages/timeline.ts'
import type { Site } from './reader.ts'
import { securityHeaders } from './security-headers.ts'

const eventsOnAPage = 40
export function createApp(site: Site) {
  const app = new Hono()
  const editionOf = editions(site)
  app.use(securityHeaders(site.config.url?.startsWith('https:') ?? false))
  app.get('/', async (c) => {
    const edition = await editionOf(null)
    const frame: Frame = {
      origin: site.config.url ?? '',
      assets: { css: assetLink('dailies.css'), js: assetLink('dailies.js') },
      words: edition.words,
      contact: null,
      version: edition.version,
    }
    const parsed = parseFilter(new URL(c.req.url).search, edition.vocabulary)
    if (!parsed.ok) return c.html(filterProblemPage(frame, '/', new URL(c.req.url).searchParams, parsed.problems) as any, parsed.status)
    const selection = select(edition.index, parsed.filter, { matching: null, limit: eventsOnAPage })
    return c.html(
      timelinePage(frame, {
        filter: parsed.filter,
        selection,
        coverage: edition.coverage,
        evidence: new Map(),
        today: '2026-11-22',
        without: (filter) => select(edition.index, filter, { matching: null, limit: 1 }).total,
      }) as any,
    )
  })
  app.get('/static/:file', (c) => {
    const a = assets.get(c.req.param('file'))
    return a ? new Response(a.body, { headers: { 'Content-Type': a.type } }) : c.notFound()
  })
  return app
}
