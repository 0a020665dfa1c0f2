import { type Context, Hono } from 'hono'
import { type Filter, type NameKey, nameKeys, parseFilter, wholeTimeline } from '../src/filter.ts'
import { type OutputFormat, outputFormats } from '../src/outputs/output.ts'
import { type Selection, select } from '../src/timeline/select.ts'
import { assetLink, assets, assetsVersion } from './assets.ts'
import type { Html } from './components/html.ts'
import type { Frame } from './components/layout.ts'
import { Delivered } from './delivery.ts'
import { type Edition, editions } from './edition.ts'
import { eventLink, linkTo, nameLink, shown } from './links.ts'
import { aboutPage } from './pages/about.ts'
import { accuracyPage } from './pages/accuracy.ts'
import { correctionsPage } from './pages/corrections.ts'
import { documentPage } from './pages/document.ts'
import { eventPage } from './pages/event.ts'
import { filterProblemPage, problemPage } from './pages/problem.ts'
import { profilePage } from './pages/profile.ts'
import { searchPage } from './pages/search.ts'
import { sourcesPage } from './pages/sources.ts'
import { timelinePage } from './pages/timeline.ts'
import type { Site } from './reader.ts'
import { securityHeaders } from './security-headers.ts'
import { sitemap } from './sitemap.ts'

const onAPage = 40
const inAFeed = 100
const outputs: [string, OutputFormat, number][] = [
  ['/feed.atom', 'atom', inAFeed], ['/feed.rss', 'rss', inAFeed], ['/feed.json', 'json-feed', inAFeed], ['/events.ics', 'ics', Infinity],
  ['/export.csv', 'csv', Infinity], ['/export.ndjson', 'ndjson', Infinity], ['/export.md', 'md', Infinity], ['/export.ninjs', 'ninjs', Infinity],
] // biome-ignore format: a table

/** The site as a value: `createApp(site).request('/')` answers like the running one. It reads, and changes nothing. */
export function createApp(site: Site): Hono {
  const app = new Hono()
  const { reader } = site
  const editionOf = editions(site)
  const delivered = new Delivered()
  const today = () => site.now().toISOString().slice(0, 10)
  const frameOf = (c: Context, { words, version }: Edition): Frame => ({
    origin: originOf(c, site),
    assets: links,
    words,
    contact: site.config.contact,
    version,
  })
  const html = async (page: Html, status = 200, caching = 'public, no-cache') =>
    new Response(String(await page), { status, headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': caching } })

  /** Answers from what was made before of the same version, else makes it. `pinned`: what else the answer hangs on; null keeps nothing. */
  const answer = (c: Context, edition: Edition, pinned: string | null, make: () => Promise<Response>) =>
    delivered.answer(
      c.req.raw,
      pinned === null ? null : [edition.version, edition.stamp, assetsVersion, today(), originOf(c, site), c.req.path, pinned].join(' '),
      make,
    )

  /** The edition and filter an address asks for, or the answer that it is not understood or lives elsewhere. */
  async function asked(c: Context, settle: boolean): Promise<{ edition: Edition; filter: Filter; canonical: string } | Response> {
    const url = new URL(c.req.url)
    const now = await editionOf(null)
    const parsed = parseFilter(url.search, now.vocabulary)
    if (!parsed.ok)
      return html(filterProblemPage(frameOf(c, now), url.pathname, url.searchParams, parsed.problems), parsed.status, 'no-store')
    const { filter } = parsed
    if (filter.asof !== null && filter.asof > now.version)
      return html(
        filterProblemPage(frameOf(c, now), url.pathname, url.searchParams, [
          {
            key: 'asof',
            value: String(filter.asof),
            words: `Data version ${filter.asof} is still to come.`,
            nearest: [String(now.version)],
          },
        ]),
        400,
        'no-store',
      )
    const canonical = linkTo(url.pathname, filter)
    if (settle && !parsed.settled) return c.redirect(canonical, 302)
    return { edition: filter.asof === null ? now : await editionOf(filter.asof), filter, canonical }
  }

  async function chosen(edition: Edition, filter: Filter, limit: number): Promise<Selection> {
    return select(edition.index, filter, { matching: await matchingOf(site, edition, filter), limit })
  }

  app.use(securityHeaders(site.config.url?.startsWith('https:') ?? false))

  app.get('/', async (c) => {
    const ask = await asked(c, true)
    if (ask instanceof Response) return ask
    const { edition, filter, canonical } = ask
    return answer(c, edition, canonical, async () => {
      const matching = await matchingOf(site, edition, filter)
      const selection = select(edition.index, filter, { matching, limit: onAPage })
      const evidence = (await reader.evidence?.(selection.events.map(({ id }) => id))) ?? new Map()
      const without = (other: Filter) => select(edition.index, other, { matching: other.q === filter.q ? matching : null, limit: 1 }).total
      return html(timelinePage(frameOf(c, edition), { filter, selection, coverage: edition.coverage, evidence, today: today(), without }))
    })
  })

  for (const [path, format, most] of outputs)
    app.get(path, async (c) => {
      const ask = await asked(c, false)
      if (ask instanceof Response) return ask
      const { edition, filter, canonical } = ask
      return answer(c, edition, canonical, async () => {
        const { all } = await chosen(edition, filter, 1)
        const query = canonical.split('?')[1] ?? ''
        const frame = {
          origin: originOf(c, site),
          title: query ? `Dailies: ${decodeURIComponent(query.replace(/\+/g, ' '))}` : 'Dailies',
          query,
          now: site.now().toISOString(),
          dataVersion: edition.version,
        }
        const { type, write } = outputFormats[format]
        return new Response(write(all.slice(0, most), frame), {
          headers: { 'Content-Type': type, 'Cache-Control': 'public, max-age=300', 'Access-Control-Allow-Origin': '*' },
        })
      })
    })

  app.get('/event/:id', async (c) => {
    const edition = await editionOf(null)
    const asof = c.req.query('asof')
    if (asof !== undefined && !/^\d{1,12}$/.test(asof))
      return html(
        filterProblemPage(frameOf(c, edition), c.req.path, new URL(c.req.url).searchParams, [
          { key: 'asof', value: shown(asof.slice(0, 60)), words: 'A data version is a whole number.', nearest: [String(edition.version)] },
        ]),
        400,
        'no-store',
      )
    return answer(c, edition, asof ?? '', async () => {
      const view = await reader.event(c.req.param('id'), asof === undefined ? undefined : Number(asof))
      if (view === null)
        return html(
          problemPage(frameOf(c, edition), 'There is no such event', 'It may have been hidden, or the address may have been cut short.'),
          404,
        )
      if ('redirect' in view) return c.redirect(eventLink(view.redirect), 301)
      return html(eventPage(frameOf(c, edition), view, asof !== undefined, today()))
    })
  })

  app.get('/document/:id', async (c) => {
    const edition = await editionOf(null)
    return answer(c, edition, null, async () => {
      const view = await reader.document(c.req.param('id'))
      return view
        ? html(documentPage(frameOf(c, edition), view))
        : html(
            problemPage(
              frameOf(c, edition),
              'There is no such text',
              'It may have been taken out; removals are listed among the corrections.',
            ),
            404,
          )
    })
  })

  app.get('/search', async (c) => {
    const ask = await asked(c, true)
    if (ask instanceof Response) return ask
    const { edition, filter } = ask
    return answer(c, edition, null, async () => {
      const { q, cursor } = filter
      const page = q === null ? null : await reader.search({ q, filter, sort: filter.sort ?? 'date', cursor, limit: 20 })
      return html(searchPage(frameOf(c, edition), filter, page))
    })
  })

  for (const key of nameKeys)
    app.get(`/${key}/:id`, async (c) => {
      const edition = await editionOf(null)
      const id = c.req.param('id')
      const entry = edition.vocabulary.keys[key]
      if (!entry.ids.has(id)) {
        const read = parseFilter(new URLSearchParams({ [key]: id }), edition.vocabulary)
        const found = read.ok ? read.filter.facets[key]?.[0]?.id : undefined
        return found
          ? c.redirect(nameLink(key, found), 301)
          : html(
              problemPage(
                frameOf(c, edition),
                'There is no such name',
                read.ok
                  ? 'Nobody of that name is on our lists.'
                  : read.problems
                      .map(
                        ({ words, nearest }) =>
                          `${words}${nearest.length > 0 ? ` Nearest: ${nearest.map((near) => edition.words.label(key, near)).join(', ')}.` : ''}`,
                      )
                      .join(' '),
              ),
              404,
            )
      }
      return answer(c, edition, '', async () => html(profilePage(frameOf(c, edition), await profileOf(edition, key, id))))
    })

  async function profileOf(edition: Edition, key: NameKey, id: string) {
    const name = edition.words.name(id) ?? {
      id,
      name: id,
      aliases: [],
      facet: 'studios' as const,
      kind: 'unknown',
      parent: null,
      owners: [],
      posts: [],
      former: [],
      ambiguous: [],
      countries: [],
      note: null,
    }
    const selection = await chosen(edition, { ...wholeTimeline, facets: { [key]: [{ id, not: false, only: false }] } }, 30)
    return { key, name, selection, children: site.names.filter(({ parent }) => parent === id) }
  }

  const plain = (path: string, page: (frame: Frame, edition: Edition) => Promise<Html> | Html) =>
    app.get(path, async (c) => {
      const edition = await editionOf(null)
      return answer(c, edition, null, async () => html(await page(frameOf(c, edition), edition)))
    })
  plain('/sources', async (frame) => sourcesPage(frame, await reader.sources()))
  plain('/accuracy', async (frame) => accuracyPage(frame, await reader.evaluation()))
  plain('/corrections', async (frame) => correctionsPage(frame, await reader.corrections(200)))
  plain('/about', (frame, { coverage }) => aboutPage(frame, coverage))

  app.get('/healthz', async (c) => c.json({ ok: true, dataVersion: await reader.dataVersion() }, 200, { 'Cache-Control': 'no-store' }))
  app.get('/robots.txt', (c) => c.text(`User-agent: *\nDisallow: /search\nDisallow: /*asof=\nSitemap: ${originOf(c, site)}/sitemap.xml\n`))
  app.get('/sitemap.xml', async (c) => {
    const edition = await editionOf(null)
    return answer(
      c,
      edition,
      '',
      async () =>
        new Response(sitemap(edition.index, originOf(c, site)), { headers: { 'Content-Type': 'application/xml; charset=utf-8' } }),
    )
  })
  app.get('/favicon.ico', (c) => c.redirect('/static/mark.svg', 302))
  app.get('/static/:file', async (c) => {
    const asset = assets.get(c.req.param('file'))
    if (!asset) return c.notFound()
    const caching = c.req.query('v') === asset.hash ? 'public, max-age=31536000, immutable' : 'public, max-age=3600'
    return delivered.answer(
      c.req.raw,
      `static ${c.req.param('file')} ${asset.hash} ${caching}`,
      async () => new Response(asset.body, { headers: { 'Content-Type': asset.type, 'Cache-Control': caching } }),
    )
  })

  app.all('*', async (c) => {
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD')
      return c.text('This site is only read: GET and HEAD.', 405, { Allow: 'GET, HEAD' })
    return c.notFound()
  })
  app.notFound(async (c) =>
    html(problemPage(frameOf(c, await editionOf(null)), 'There is nothing here', 'The address may have been mistyped or cut short.'), 404),
  )
  app.onError(async (error, c) => {
    site.report?.(error, c.req.path)
    return c.html(
      '<!doctype html><html lang="en"><meta charset="utf-8"><title>Something failed · Dailies</title><h1>Something failed here</h1><p>It was not your doing, and it has been noted. Try again in a while, or go to <a href="/">the timeline</a>.</p></html>',
      500,
    )
  })
  return app
}

const links = { css: assetLink('dailies.css'), js: assetLink('dailies.js') }

/** Ids of the events a filter's words and `seen-after` leave, or null where it has neither. */
async function matchingOf({ reader }: Site, { index }: Edition, { q, seenAfter }: Filter): Promise<Set<string> | null> {
  const holding = q === null ? null : await reader.eventIdsMatching(q)
  if (seenAfter === null) return holding
  const before = new Set((await reader.faces(seenAfter)).map(({ id }) => id))
  const fresh = index.entries.map(({ face }) => face.id).filter((id) => !before.has(id))
  return new Set(holding ? fresh.filter((id) => holding.has(id)) : fresh)
}

/** The public address: as set, else as asked; a proxy is believed only where the settings say so, and only with a plain host name. */
function originOf(c: Context, { config }: Site): string {
  if (config.url) return config.url
  const url = new URL(c.req.url)
  const host = config.trustProxy ? c.req.header('X-Forwarded-Host') : undefined
  const scheme = config.trustProxy ? c.req.header('X-Forwarded-Proto') : undefined
  return `${scheme === 'https' || scheme === 'http' ? scheme : url.protocol.slice(0, -1)}://${host && /^[a-z0-9.-]+(:\d{1,5})?$/i.test(host) ? host : url.host}`
}
