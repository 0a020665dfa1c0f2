import type { Desk } from '../../jobs/desk.ts'
import type { Store } from '../store/open.ts'
import { type Context, WrongCall } from './context.ts'

/** The store opened and brought up to date, the knowledge read, and all that jobs need; closed whatever happens. */
export async function withDesk<T>(context: Context, more: { allow?: string[] }, work: (desk: Desk) => Promise<T>): Promise<T> {
  const [{ openDesk }, { loadKnowledge }, { openStore }] = await Promise.all([
    import('../../jobs/desk.ts'),
    import('../knowledge/knowledge.ts'),
    import('../store/open.ts'),
  ])
  const knowledge = loadKnowledge(context.config.data)
  const store = await openStore(context.config.db, { now: context.now() })
  const desk = await opened(
    () => openDesk({ store, knowledge, config: context.config, log: context.log, now: context.now, signal: context.signal, ...more }),
    store,
  )
  try {
    return await work(desk)
  } finally {
    await desk.close()
    await store.close()
  }
}

/** An address that may be fetched and cannot be read as one is the caller's slip. */
async function opened(open: () => Desk, store: Store): Promise<Desk> {
  try {
    return open()
  } catch (error) {
    await store.close()
    throw new WrongCall((error as Error).message, { cause: error })
  }
}
