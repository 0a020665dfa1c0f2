import { type Desk, openDesk } from '../../jobs/desk.ts'
import { type RefreshReport, refresh } from '../../jobs/refresh.ts'
import type { Config } from '../../src/config.ts'
import { loadKnowledge } from '../../src/knowledge/knowledge.ts'
import { silentLog } from '../../src/log.ts'
import type { Source } from '../../src/model.ts'
import type { Store } from '../../src/store/open.ts'
import { syncSources } from '../../src/store/sources.ts'
import { dataFolder } from './faces.ts'

const knowledge = loadKnowledge(dataFolder)

export type Newsroom = { desk: Desk; at(time: string): void; cycle(): Promise<RefreshReport>; close(): Promise<void> }

/** A whole desk over a store, with the knowledge of data/, sources of the test's own, and a clock that the test sets. */
export async function aNewsroom(store: Store, sources: Source[], more: Partial<Config> = {}): Promise<Newsroom> {
  let now = new Date('2025-10-23T12:00:00Z')
  const stop = new AbortController()
  const config: Config = {
    port: 0,
    host: '127.0.0.1',
    url: null,
    trustProxy: false,
    contact: null,
    hostPauseMs: 0,
    allowHosts: ['127.0.0.0/8'],
    db: store.address,
    data: dataFolder,
    ...more,
  }
  await syncSources(store, sources, 'file')
  const desk = openDesk({
    store,
    knowledge: { ...knowledge, sources: [...knowledge.sources, ...sources] },
    config,
    log: silentLog,
    now: () => now,
    signal: stop.signal,
  })
  return {
    desk,
    at: (time) => {
      now = new Date(time)
    },
    cycle: () => refresh(desk, { runId: 1, only: sources.map((source) => source.id) }),
    close: () => desk.close(),
  }
}
