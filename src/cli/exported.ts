import { createApp } from '../../web/app.ts'
import { loadKnowledge } from '../knowledge/knowledge.ts'
import { openStore } from '../store/open.ts'
import { openReader } from '../store/reader.ts'
import type { Context } from './context.ts'
import type { Format } from './export.ts'

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
  const knowledge = loadKnowledge(config.data)
  const store = await openStore(config.db, { now: now() })
  try {
    const reader = openReader(store, { names: knowledge.names, publishers: knowledge.publishers, now })
    const site = { url: config.url, trustProxy: false, contact: config.contact }
    const app = createApp({
      reader,
      taxonomy: knowledge.taxonomy,
      names: knowledge.names,
      publishers: knowledge.publishers,
      config: site,
      now,
    })
    const answer = await app.request(`${paths[format]}?${query.replace(/^\?/, '')}`, {
      headers: { accept: 'text/plain' },
      redirect: 'manual',
    })
    const again = answer.status >= 300 && answer.status < 400 ? await app.request(answer.headers.get('location') ?? paths[format]) : answer
    const text = await again.text()
    return again.ok
      ? { ok: true, text }
      : {
          ok: false,
          problem: text
            .replace(/<[^>]*>/g, ' ')
            .replace(/\s+/g, ' ')
            .trim()
            .slice(0, 500),
        }
  } finally {
    await store.close()
  }
}
