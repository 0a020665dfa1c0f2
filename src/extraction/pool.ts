import { MessageChannel } from 'node:worker_threads'
import { Tinypool } from 'tinypool'
import type { Article } from '../model.ts'
import type { PageAsk } from './page.ts'
import { bareArticle } from './page-bare.ts'
import { isPdf } from './pdf.ts'
import type { PoolNews, PoolTask } from './pool-worker.ts'

export type ExtractionPool = {
  /**
   * A document of bytes, or a page as a string, as an article. Never rejects for what is in it: of a page that takes longer than `cutMs`
   * the first reader's text comes back, of one that defeats even that reader none; both are marked `cut`. Rejects once the pool is closed.
   */
  extract(document: Uint8Array | string, ask?: PageAsk): Promise<Article>
  close(): Promise<void>
}

export type PoolOptions = {
  /** how many workers, 1 or 2 */
  workers?: number
  /** how long a page may take, in milliseconds; a PDF may take 20 times as long */
  cutMs?: number
}

/** Largest page that is read, in bytes or characters; of a larger one the beginning. PDFs have their own limit. */
const largestPage = 5_000_000
/** How long a worker may take to start. */
const startMs = 20_000

/** Workers that read pages, apart from the process that fetches them, with bounded time and memory. The first starts with the first page. */
export function openExtractionPool(options: PoolOptions = {}): ExtractionPool {
  const { workers = 2, cutMs = 1000 } = options
  const most = Math.min(2, Math.max(1, workers))
  const waiting: (() => void)[] = []
  let running = 0
  let pool: Tinypool | null = null
  let closed = false

  // A queue of our own: the clock of a page starts when a worker takes it, not when it is handed in; and the library forgets
  // those that wait when it stops a worker.
  const turn = async () => {
    if (running < most) running += 1
    else await new Promise<void>((resolve) => waiting.push(resolve))
  }
  const pass = () => {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
  return {
    async extract(document, ask = {}) {
      await turn()
      try {
        if (closed) throw new Error('the extraction pool was asked for a page after it was closed')
        pool ??= openWorkers(most)
        return await extractIn(pool, document, ask, cutMs, () => closed)
      } finally {
        pass()
      }
    },
    async close() {
      closed = true
      await pool?.destroy()
    },
  }
}

const openWorkers = (most: number) =>
  new Tinypool({
    filename: new URL('./pool-worker.ts', import.meta.url).href,
    runtime: 'worker_threads',
    minThreads: 0,
    maxThreads: most,
    idleTimeout: 30_000,
    isolateWorkers: false,
    resourceLimits: { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 12, stackSizeMb: 4 },
  })

async function extractIn(
  pool: Tinypool,
  document: Uint8Array | string,
  ask: PageAsk,
  cutMs: number,
  isClosed: () => boolean,
): Promise<Article> {
  const pdf = typeof document !== 'string' && isPdf(document)
  const stop = new AbortController()
  const { port1, port2 } = new MessageChannel()
  let first: Article | null = null
  let timer = setTimeout(() => stop.abort(), startMs)
  port1.on('message', (news: PoolNews) => {
    if ('first' in news) first = news.first
    else {
      clearTimeout(timer)
      timer = setTimeout(() => stop.abort(), pdf ? cutMs * 20 : cutMs)
    }
  })
  const task: PoolTask = { document: pdf ? document : document.slice(0, largestPage), ask, port: port2 }
  try {
    return (await pool.run(task, { signal: stop.signal, transferList: [port2] })) as Article
  } catch (error) {
    // A worker that was cut off, ran out of memory or out of stack: ordinary with hostile pages. Anything else is our own fault.
    if (isClosed() || !(error instanceof Error) || !(stop.signal.aborted || isExhaustion(error))) throw error
    return first ?? { ...bareArticle('', ask, null), cut: true }
  } finally {
    clearTimeout(timer)
    port1.close()
  }
}

const isExhaustion = (error: Error) =>
  ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') || error instanceof RangeError || error.name === 'RangeError'
