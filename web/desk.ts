import type { Context } from 'hono'
import { type Filter, type FilterProblem, parseFilter } from '../src/filter.ts'
import { type Selection, select } from '../src/timeline/select.ts'
import { assetLink, assetsVersion } from './assets.ts'
import type { Html } from './components/html.ts'
import type { Frame } from './components/layout.ts'
import { Delivered } from './delivery.ts'
import { type Edition, editions } from './edition.ts'
import { linkTo } from './links.ts'
import { filterProblemPage, problemPage } from './pages/problem.ts'
import type { Site } from './reader.ts'

const links = { css: assetLink('dailies.css'), js: assetLink('dailies.js') }

export type Ask = { edition: Edition; filter: Filter; canonical: string }

/** What every answer of the site is made with: the edition, the frame of a page, what was made before. */
export type Desk = ReturnType<typeof openDesk>

export function openDesk(site: Site) {
  const editionOf = editions(site)
  const delivered = new Delivered()
  const today = () => site.now().toISOString().slice(0, 10)
  const originOf = (c: Context) => publicOrigin(c, site)
  const frameOf = (c: Context, { words, version }: Edition): Frame => ({
    origin: originOf(c),
    assets: links,
    words,
    contact: site.config.contact,
    version,
  })

  /** Answers from what was made before of the same version, else makes it. `pinned`: what else the answer hangs on; null keeps nothing. */
  const answer = (c: Context, edition: Edition, pinned: string | null, make: () => Promise<Response>): Promise<Response> => {
    const key = [edition.version, edition.stamp, assetsVersion, today(), originOf(c), c.req.path, pinned].join(' ')
    return delivered.answer(c.req.raw, pinned === null ? null : key, make)
  }

  const refuse = (c: Context, edition: Edition, status: 400 | 414, problems: readonly FilterProblem[]) => {
    const { pathname, searchParams } = new URL(c.req.url)
    return htmlAnswer(filterProblemPage(frameOf(c, edition), pathname, searchParams, problems), status)
  }

  const missing = (c: Context, edition: Edition, title: string, words: string) =>
    htmlAnswer(problemPage(frameOf(c, edition), title, words), 404)

  /** The edition and filter an address asks for; or the answer that it is not understood, or (`settle`) lives at its canonical address. */
  async function asked(c: Context, settle: boolean): Promise<Ask | Response> {
    const { search, pathname } = new URL(c.req.url)
    const now = await editionOf(null)
    const parsed = parseFilter(search, now.vocabulary)
    if (!parsed.ok) return refuse(c, now, parsed.status, parsed.problems)
    const { filter } = parsed
    if (filter.asof !== null && filter.asof > now.version) return refuse(c, now, 400, [toCome(filter.asof, now.version)])
    const canonical = linkTo(pathname, filter)
    if (settle && !parsed.settled) return c.redirect(canonical, 302)
    return { edition: filter.asof === null ? now : await editionOf(filter.asof), filter, canonical }
  }

  /** Ids of the events a filter's words and `seen-after` leave, or null where it has neither. */
  async function matching({ index }: Edition, { q, seenAfter }: Filter): Promise<Set<string> | null> {
    const holding = q === null ? null : await site.reader.eventIdsMatching(q)
    if (seenAfter === null) return holding
    const before = new Set((await site.reader.faces(seenAfter)).map(({ id }) => id))
    const fresh = index.entries.map(({ face }) => face.id).filter((id) => !before.has(id))
    return new Set(holding ? fresh.filter((id) => holding.has(id)) : fresh)
  }

  const chosen = async (edition: Edition, filter: Filter, limit: number): Promise<Selection> =>
    select(edition.index, filter, { matching: await matching(edition, filter), limit })

  return { site, reader: site.reader, editionOf, delivered, today, originOf, frameOf, answer, refuse, missing, asked, matching, chosen }
}

export const toCome = (version: number, now: number): FilterProblem => ({
  key: 'asof',
  value: String(version),
  words: `Data version ${version} is still to come.`,
  nearest: [String(now)],
})

/** A page. Browsers may keep it but ask each time whether it still stands; what went wrong is not kept. */
export async function htmlAnswer(page: Html, status = 200): Promise<Response> {
  const caching = status === 200 ? 'public, no-cache' : 'no-store'
  return new Response(String(await page), { status, headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': caching } })
}

/** The public address: as set, else as asked; a proxy is believed only where the settings say so, and only with a plain host name. */
function publicOrigin(c: Context, { config }: Site): string {
  if (config.url) return config.url
  const url = new URL(c.req.url)
  const host = config.trustProxy ? c.req.header('X-Forwarded-Host') : undefined
  const scheme = config.trustProxy ? c.req.header('X-Forwarded-Proto') : undefined
  const named = host && /^[a-z0-9.-]+(:\d{1,5})?$/i.test(host) ? host : url.host
  return `${scheme === 'https' || scheme === 'http' ? scheme : url.protocol.slice(0, -1)}://${named}`
}
