import type { Desk } from '../../jobs/desk.ts'
import type { Context } from './context.ts'

/** The store opened and brought up to date, the knowledge read, and all that jobs need; closed whatever happens. */
export async function withDesk<T>(context: Context, more: { allow?: string[] }, work: (desk: Desk) => Promise<T>): Promise<T> {
  const [{ openDesk }, { loadKnowledge }, { openStore }] = await Promise.all([
    import('../../jobs/desk.ts'),
    import('../knowledge/knowledge.ts'),
    import('../store/open.ts'),
  ])
  const knowledge = loadKnowledge(context.config.data)
  const store = await openStore(context.config.db, { now: context.now() })
  const desk = openDesk({ store, knowledge, config: context.config, log: context.log, now: context.now, signal: context.signal, ...more })
  try {
    return await work(desk)
  } finally {
    await desk.close()
    await store.close()
  }
}
