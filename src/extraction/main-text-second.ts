import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'

/**
 * The second opinion on where a page's text is: Mozilla's Readability over linkedom. HTML of what it holds for the article, or null.
 * Costs five times the first reader and has no limit of time of its own: ask it about pages of reasonable size only.
 *
 * @param html a page that went through `leanPage`
 */
export function secondOpinion(html: string): string | null {
  const page = /<html[\s>]/i.test(html) ? html : `<html><head></head><body>${html}</body></html>`
  const { document } = parseHTML(page) as unknown as { document: Document }
  if (!document.documentElement || !document.body) return null
  const article = new Readability(document, { charThreshold: 300, keepClasses: true, maxElemsToParse: 30_000 }).parse()
  return article?.content ?? null
}

type Document = ConstructorParameters<typeof Readability>[0]
