import { takeInArchive } from '../../jobs/archive.ts'
import { createApp } from '../../web/app.ts'
import { type Serving, serve } from '../../web/server.ts'
import { indexPublishers } from '../events/independent.ts'
import { type Knowledge, loadKnowledge } from '../knowledge/knowledge.ts'
import { openStore } from '../store/open.ts'
import { openReader } from '../store/reader.ts'
import { syncSources } from '../store/sources.ts'
import { type Context, WorkFailed } from './context.ts'
import { withSilence } from './silence.ts'

/** Brings the store up to date and takes in what the archive and the list of sources have gained. */
export async function prepare(context: Context): Promise<Knowledge> {
  const knowledge = loadKnowledge(context.config.data)
  const store = await openStore(context.config.db, { now: context.now() })
  try {
    const desk = { store, publishers: indexPublishers(knowledge.publishers), knowledge, now: context.now }
    const taken = await takeInArchive(desk)
    await syncSources(store, knowledge.sources, 'file')
    if (taken.added + taken.changed > 0) context.say(`archive: ${taken.added} events added, ${taken.changed} changed`)
    if (taken.vanished.length > 0)
      context.say(
        `archive: ${taken.vanished.length} entries are no longer in data/archive and stay on the site: ${taken.vanished.slice(0, 5).join(', ')}`,
      )
    return knowledge
  } finally {
    await store.close()
  }
}

/** Serves the site over a store it only reads. */
export async function openSite(context: Context, known?: Knowledge): Promise<Serving> {
  const { config, now } = context
  const knowledge = known ?? loadKnowledge(config.data)
  const store = await openStore(config.db, { readOnly: true })
  const reader = openReader(store, { names: knowledge.names, publishers: knowledge.publishers, now })
  const sources = async () => await withSilence(store, await reader.sources(), now())
  const app = createApp({
    reader: { ...reader, sources },
    taxonomy: knowledge.taxonomy,
    names: knowledge.names,
    publishers: knowledge.publishers,
    config: { url: config.url, trustProxy: config.trustProxy !== false, contact: config.contact },
    now,
  })
  try {
    const serving = await serve({ app, port: config.port, host: config.host })
    return {
      url: serving.url,
      async close() {
        await serving.close()
        await store.close()
      },
    }
  } catch (error) {
    await store.close()
    throw new WorkFailed((error as Error).message, { cause: error })
  }
}
