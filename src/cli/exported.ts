import { createApp } from '../../web/app.ts'
import { editions } from '../../web/edition.ts'
import { type FilterProblem, parseFilter, writeFilter } from '../filter.ts'
import { openStore } from '../store/open.ts'
import { openReader } from '../store/reader.ts'
import type { Context } from './context.ts'
import type { Format } from './export.ts'
import { prepare } from './open-site.ts'

const paths: Record<Format, string> = {
  csv: '/export.csv',
  ndjson: '/export.ndjson',
  ninjs: '/export.ninjs',
  md: '/export.md',
  rss: '/feed.rss',
  atom: '/feed.atom',
  'json-feed': '/feed.json',
  ics: '/events.ics',
  opml: '/sources.opml',
}

/** The document that the site gives for the same query: asked of the site itself, so that the two cannot differ. */
export async function exported(
  context: Context,
  format: Format,
  query: string,
): Promise<{ ok: true; text: string } | { ok: false; problem: string }> {
  const { config, now } = context
  const knowledge = await prepare(context)
  const store = await openStore(config.db, { readOnly: true })
  try {
    const reader = openReader(store, { names: knowledge.names, publishers: knowledge.publishers, now })
    const { taxonomy, names, publishers } = knowledge
    const site = {
      reader,
      taxonomy,
      names,
      publishers,
      config: { url: config.url ?? `http://localhost:${config.port}`, trustProxy: false, contact: config.contact },
      now,
    }
    const edition = await editions(site)(null)
    const parsed = parseFilter(query, edition.vocabulary)
    if (!parsed.ok) return { ok: false, problem: parsed.problems.map(inWords).join('; ') }
    const answer = await createApp(site).request(`${paths[format]}?${writeFilter(parsed.filter)}`)
    const text = await answer.text()
    return answer.ok ? { ok: true, text } : { ok: false, problem: `the site answers ${answer.status} for this filter` }
  } finally {
    await store.close()
  }
}

const inWords = (problem: FilterProblem) => `${problem.words}${problem.nearest.length > 0 ? ` Nearest: ${problem.nearest.join(', ')}` : ''}`
