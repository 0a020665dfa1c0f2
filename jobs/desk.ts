import { type Analyser, createAnalyser } from '../src/analysis/analyser.ts'
import type { Config } from '../src/config.ts'
import { indexPublishers, type PublisherIndex } from '../src/events/independent.ts'
import { type ExtractionPool, openExtractionPool } from '../src/extraction/pool.ts'
import { createFetcher, type Fetcher } from '../src/fetching/fetcher.ts'
import type { Knowledge } from '../src/knowledge/knowledge.ts'
import type { Log } from '../src/log.ts'
import type { Store } from '../src/store/open.ts'
import { robotsMemory } from '../src/store/robots.ts'

/** All that a job needs to do its work. Made once for a process, closed at its end. */
export type Desk = {
  store: Store
  knowledge: Knowledge
  publishers: PublisherIndex
  fetcher: Fetcher
  pool: ExtractionPool
  analyser: Analyser
  config: Config
  log: Log
  now: () => Date
  /** aborted when we are asked to stop */
  signal: AbortSignal
  close(): Promise<void>
}

export const projectUrl = 'https://dailies.example'

export function openDesk(asked: {
  store: Store
  knowledge: Knowledge
  config: Config
  log: Log
  now: () => Date
  signal: AbortSignal
  allow?: string[]
}): Desk {
  const { store, knowledge, config, log, now, signal } = asked
  const fetcher = createFetcher({
    contact: config.contact,
    projectUrl: config.url ?? projectUrl,
    hostPauseMs: config.hostPauseMs,
    allow: [...config.allowHosts, ...(asked.allow ?? [])],
    // Most of what is under way waits for a name or for a far-off server; reading is done by two workers whatever comes.
    atOnce: 64,
    robots: robotsMemory(store),
    now: () => now().valueOf(),
    signal,
  })
  // One worker reads some sixty pages a second, more than polite fetching brings; a second one would cost its memory for nothing.
  const pool = openExtractionPool({ workers: 1 })
  // Made when the first text comes: where nothing can be fetched, nothing has to be held for it.
  let analyser: Analyser | null = null
  return {
    store,
    knowledge,
    publishers: indexPublishers(knowledge.publishers),
    fetcher,
    pool,
    get analyser() {
      analyser ??= createAnalyser({
        taxonomy: knowledge.taxonomy,
        names: knowledge.names,
        speech: knowledge.speech,
        model: knowledge.model,
      })
      return analyser
    },
    config,
    log,
    now,
    signal,
    async close() {
      await Promise.all([fetcher.close(), pool.close()])
    },
  }
}
