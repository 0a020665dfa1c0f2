import { type Context, Hono } from 'hono'
import { nameKeys } from '../src/filter.ts'
import type { OutputFormat } from '../src/outputs/output.ts'
import { opmlAnswer, outputAnswer, searchAnswer, timelineAnswer } from './answers/lists.ts'
import { documentAnswer, eventAnswer, profileAnswer } from './answers/records.ts'
import { assets } from './assets.ts'
import type { Html } from './components/html.ts'
import type { Frame } from './components/layout.ts'
import { type Desk, htmlAnswer, openDesk } from './desk.ts'
import type { Edition } from './edition.ts'
import { aboutPage } from './pages/about.ts'
import { accuracyPage } from './pages/accuracy.ts'
import { correctionsPage } from './pages/corrections.ts'
import { sourcesPage } from './pages/sources.ts'
import type { Site } from './reader.ts'
import { securityHeaders } from './security-headers.ts'
import { sitemap } from './sitemap.ts'

// No ceiling on any of them: whoever takes a list takes all of it.
const outputs: [string, OutputFormat][] = [
  ['/feed.atom', 'atom'],
  ['/feed.rss', 'rss'],
  ['/feed.json', 'json-feed'],
  ['/events.ics', 'ics'],
  ['/export.csv', 'csv'],
  ['/export.ndjson', 'ndjson'],
  ['/export.md', 'md'],
  ['/export.ninjs', 'ninjs'],
]

/** The site as a value: `createApp(site).request('/')` answers like the running one. It reads, and changes nothing. */
export function createApp(site: Site): Hono {
  const app = new Hono()
  const desk = openDesk(site)
  const { reader } = site
  const plain = (path: string, page: (frame: Frame, edition: Edition) => Promise<Html> | Html) => app.get(path, plainAnswer(desk, page))

  app.use(securityHeaders(site.config.url?.startsWith('https:') ?? false))
  app.get('/', timelineAnswer(desk))
  for (const [path, format] of outputs) app.get(path, outputAnswer(desk, format))
  app.get('/sources.opml', opmlAnswer(desk))
  app.get('/search', searchAnswer(desk))
  app.get('/event/:id', eventAnswer(desk))
  app.get('/document/:id', documentAnswer(desk))
  for (const key of nameKeys) app.get(`/${key}/:id`, profileAnswer(desk, key))
  plain('/sources', async (frame) => sourcesPage(frame, await reader.sources()))
  plain('/accuracy', async (frame) => accuracyPage(frame, await reader.evaluation()))
  plain('/corrections', async (frame) => correctionsPage(frame, await reader.corrections(200)))
  plain('/about', (frame, { coverage }) => aboutPage(frame, coverage))
  app.get('/healthz', async (c) => c.json({ ok: true, dataVersion: await reader.dataVersion() }, 200, { 'Cache-Control': 'no-store' }))
  app.get('/robots.txt', (c) => c.text(`User-agent: *\nDisallow: /search\nDisallow: /*asof=\nSitemap: ${desk.originOf(c)}/sitemap.xml\n`))
  app.get('/sitemap.xml', sitemapAnswer(desk))
  app.get('/favicon.ico', (c) => c.redirect('/static/mark.svg', 302))
  app.get('/static/:file', assetAnswer(desk))
  app.all('*', async (c) =>
    c.req.method === 'GET' || c.req.method === 'HEAD'
      ? c.notFound()
      : c.text('This site is only read: GET and HEAD.', 405, { Allow: 'GET, HEAD' }),
  )
  app.notFound(async (c) =>
    desk.missing(c, await desk.editionOf(null), 'There is nothing here', 'The address may have been mistyped or cut short.'),
  )
  app.onError((error, c) => {
    site.report?.(error, c.req.path)
    return c.html(failed, 500, { 'Cache-Control': 'no-store' })
  })
  return app
}

/** Made without asking anything: what failed may be the store itself. */
const failed = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>Something failed · Dailies</title><link rel="stylesheet" href="/static/dailies.css"><main class="text"><h1>Something failed here</h1><p>It was not your doing, and it has been noted. Try again in a while, or go to <a href="/">the timeline</a>.</p></main></html>`

const plainAnswer = (desk: Desk, page: (frame: Frame, edition: Edition) => Promise<Html> | Html) => async (c: Context) => {
  const edition = await desk.editionOf(null)
  return desk.answer(c, edition, null, async () => htmlAnswer(await page(desk.frameOf(c, edition), edition)))
}

const sitemapAnswer = (desk: Desk) => async (c: Context) => {
  const edition = await desk.editionOf(null)
  return desk.answer(
    c,
    edition,
    '',
    async () => new Response(sitemap(edition.index, desk.originOf(c)), { headers: { 'Content-Type': 'application/xml; charset=utf-8' } }),
  )
}

/** Our own files. Asked with their hash they may be kept for good. */
const assetAnswer = (desk: Desk) => async (c: Context) => {
  const file = c.req.param('file') ?? ''
  const asset = assets.get(file)
  if (!asset) return c.notFound()
  const caching = c.req.query('v') === asset.hash ? 'public, max-age=31536000, immutable' : 'public, max-age=3600'
  const make = async () => new Response(asset.body, { headers: { 'Content-Type': asset.type, 'Cache-Control': caching } })
  return desk.delivered.answer(c.req.raw, `static ${file} ${asset.hash} ${caching}`, make)
}
