import type { Command } from 'commander'
import type { Article } from '../model.ts'
import { contextOf, WrongCall } from './context.ts'
import { answer, bytesOf, failAtEnd, type Line, objectsFrom, textField } from './lines.ts'

/** The fields of the contract, and no others. */
function contracted(article: Article) {
  const { url, canonical, title, byline, published, site, language, paywalled, text, words, kind } = article
  const call =
    kind === 'transcript'
      ? { company: article.company ?? null, quarter: article.quarter ?? null, date: article.date ?? null, turns: article.turns ?? [] }
      : {}
  return { url, canonical, title, byline, published, site, language, paywalled, text, words, kind, ...call }
}

export function addExtract(dailies: Command): void {
  dailies
    .command('extract')
    .description('turns an HTML page or a PDF into its text and metadata')
    .argument('[file]', 'a page in any encoding; - or nothing is standard input')
    .option('--url <address>', 'where the page came from')
    .option('--batch', 'reads NDJSON {"id","url","html"} and answers in the same order')
    .addHelpText(
      'after',
      '\nAnswers {"url","canonical","title","byline","published","site","language","paywalled","text","words","kind"};\na transcript has also {"company","quarter","date","turns"}. Paragraphs of "text" are parted by a blank line.\n\nExample: dailies extract --url https://example.com/story page.html\n',
    )
    .action(async (file: string | undefined, options: { url?: string; batch?: boolean }, command: Command) => {
      if (options.batch) return await batch(file === undefined ? [] : [file], contextOf(command).signal)
      if (options.url !== undefined && !URL.canParse(options.url)) throw new WrongCall(`--url must be an address, not "${options.url}"`)
      const { extractDocument } = await import('../extraction/page-document.ts')
      const article = await extractDocument(await bytesOf(file ?? '-'), { url: options.url ?? null })
      await answer(contracted(article))
    })
}

const lookAhead = 8

/** Many pages through the pool of workers, answered in the order they came. */
async function batch(files: string[], signal: AbortSignal): Promise<void> {
  const { openExtractionPool } = await import('../extraction/pool.ts')
  const pool = openExtractionPool()
  const waiting: Promise<unknown>[] = []
  const one = async (line: Line): Promise<unknown> => {
    if (line.kind === 'bad') return { id: line.id, error: line.error }
    const { id } = line
    const url = textField(line.value, 'url')
    const html = textField(line.value, 'html')
    if (url !== null && typeof url === 'object') return { id, error: url.wrong }
    if (html === null || typeof html === 'object') return { id, error: html === null ? 'the field "html" is missing' : html.wrong }
    try {
      return { id, ...contracted(await pool.extract(html, { url })) }
    } catch (error) {
      return { id, error: `the page could not be read: ${(error as Error).message}` }
    }
  }
  const settle = async () => {
    const done = (await waiting.shift()) as { error?: string }
    if (done.error !== undefined) failAtEnd()
    await answer(done)
  }
  try {
    for await (const line of objectsFrom(files)) {
      if (signal.aborted) break
      waiting.push(one(line))
      if (waiting.length >= lookAhead) await settle()
    }
    while (waiting.length > 0) await settle()
  } finally {
    await pool.close()
  }
}
