import type { MessagePort } from 'node:worker_threads'
import type { Article } from '../model.ts'
import type { PageAsk } from './page.ts'
import { extractPage } from './page.ts'
import { extractDocument } from './page-document.ts'

export type PoolTask = { document: Uint8Array | string; ask: PageAsk; port: MessagePort }

/** What a worker says on its way: that it has begun, then what the first reader found. */
export type PoolNews = { begun: true } | { first: Article }

/** Runs in a worker. */
export default async function extractTask({ document, ask, port }: PoolTask): Promise<Article> {
  const tell = (news: PoolNews) => port.postMessage(news)
  tell({ begun: true })
  const first = (article: Article) => tell({ first: article })
  try {
    return typeof document === 'string' ? extractPage(document, ask, first) : await extractDocument(document, ask, first)
  } finally {
    port.close()
  }
}
