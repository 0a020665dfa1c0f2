import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import { createInterface } from 'node:readline'
import { keysOf } from '../src/events/keys.ts'
import { sketchOfArchive } from '../src/events/sketch.ts'
import { cleanAddress } from '../src/extraction/addresses.ts'
import { sourcesIn } from '../src/extraction/opml.ts'
import { parseArchive } from '../src/knowledge/archive.ts'
import { contentHash } from '../src/knowledge/content-hash.ts'
import { takeInEntry } from '../src/store/archive.ts'
import type { NewDocument } from '../src/store/documents.ts'
import { keptEvent } from '../src/store/events.ts'
import { sourceStates, syncSources } from '../src/store/sources.ts'
import { raiseVersion, together } from '../src/store/versions.ts'
import { editorTags } from './archive.ts'
import { callOf } from './call-of.ts'
import type { Desk } from './desk.ts'
import { publishFace } from './faces.ts'
import { sourceFrom } from './find-feeds.ts'
import { keepDocument } from './keep-document.ts'

/** What became of one line (or one whole file, `line` null) of an import. */
export type Imported = { file: string; line: number | null; came: 'added' | 'known' | 'refused'; words: string }

/** Takes in one file by what it is. Never throws for what stands in it. */
export async function* importFile(desk: Desk, file: string, how: { open: boolean }): AsyncGenerator<Imported> {
  const kind = extname(file).toLowerCase()
  const refused = (words: string, line: number | null = null): Imported => ({ file, line, came: 'refused', words })
  try {
    if (kind === '.json') yield* fromArchive(desk, file)
    else if (kind === '.ndjson' || kind === '.jsonl') yield* fromArticles(desk, file)
    else if (kind === '.opml') yield* fromOpml(desk, file)
    else if (['.txt', '.html', '.htm', '.pdf', '.md'].includes(kind)) yield await fromOwnText(desk, file, how)
    else yield refused(`"${kind}" is no kind that is taken in: .json .ndjson .jsonl .opml .txt .html .pdf`)
  } catch (error) {
    yield refused((error as Error).message)
  }
}

async function* fromArchive(desk: Desk, file: string): AsyncGenerator<Imported> {
  for (const entry of parseArchive(await readFile(file, 'utf8'), file)) {
    const hash = contentHash(entry)
    const known = await keptEvent(desk.store.db, entry.id)
    if (known && contentHash(known.entry) === hash) {
      yield { file, line: null, came: 'known', words: entry.id }
      continue
    }
    await together(desk.store, async (trx) => {
      const version = await raiseVersion(trx)
      const sketch = sketchOfArchive(entry)
      await takeInEntry(
        trx,
        desk.store,
        {
          entry,
          hash,
          sketch,
          keys: keysOf(sketch),
          tags: editorTags(entry),
          addressOf: (url) => cleanAddress(url) ?? url,
          origin: 'editor',
        },
        desk.now(),
      )
      await publishFace(trx, desk, entry.id, version)
    })
    yield { file, line: null, came: 'added', words: known ? `${entry.id} (changed)` : entry.id }
  }
}

async function* fromArticles(desk: Desk, file: string): AsyncGenerator<Imported> {
  let number = 0
  for await (const text of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1
    if (text.trim() === '') continue
    yield { file, line: number, ...(await oneArticle(desk, text)) }
  }
}

async function oneArticle(desk: Desk, line: string): Promise<Pick<Imported, 'came' | 'words'>> {
  const document = articleOf(line)
  if (typeof document === 'string') return { came: 'refused', words: document }
  const kept = await keepDocument(desk, document, { item: null, why: null })
  return { came: kept.outcome === 'kept' ? 'added' : 'known', words: `${document.title} ${kept.documentId ?? ''}`.trim() }
}

/** A line as a document, or what is wrong with it. */
function articleOf(line: string): NewDocument | string {
  let value: Record<string, unknown>
  try {
    value = JSON.parse(line) as Record<string, unknown>
  } catch (error) {
    return `not JSON: ${(error as Error).message}`
  }
  for (const field of ['title', 'text'] as const)
    if (typeof value?.[field] !== 'string' || value[field] === '') return `the field "${field}" must be text`
  for (const field of ['url', 'published', 'publisher', 'byline', 'language'] as const)
    if (value[field] != null && typeof value[field] !== 'string') return `the field "${field}" must be text`
  const { title, text, url, published, publisher, byline, language } = value as Record<string, string | null | undefined> & {
    title: string
    text: string
  }
  const address = cleanAddress(url)
  if (url && address === null) return `the field "url" must be an http or https address, not "${url}"`
  if (published && Number.isNaN(Date.parse(published))) return `the field "published" must be an ISO 8601 time, not "${published}"`
  return {
    ...blank,
    kind: 'article',
    url: url ?? null,
    address,
    publisher: publisher ?? (address ? new URL(address).hostname.replace(/^www\./, '') : 'import'),
    byline: byline ?? null,
    language: language ?? null,
    title,
    text,
    published: published ? new Date(published).toISOString() : null,
    words: text.split(/\s+/).filter(Boolean).length,
  }
}

const blank = {
  canonical: null,
  sourceId: null,
  site: null,
  byline: null,
  language: null,
  paywalled: false,
  section: null,
  credits: [] as string[],
  origin: 'import' as const,
}

async function* fromOpml(desk: Desk, file: string): AsyncGenerator<Imported> {
  const known = new Set((await sourceStates(desk.store.db)).map((state) => state.source.feed))
  for (const { url, title, site } of sourcesIn(await readFile(file, 'utf8'))) {
    if (known.has(url)) {
      yield { file, line: null, came: 'known', words: url }
      continue
    }
    const source = sourceFrom(
      {
        url,
        feed: { format: 'unknown', title, site, language: null, items: [], everyMinutes: null, skipHours: [], skipDays: [], problems: [] },
      },
      url,
    )
    await syncSources(desk.store, [source], 'hand')
    yield { file, line: null, came: 'added', words: `${source.id} ${url}` }
  }
}

/** A transcript or paper of one's own: private unless it is said to be public. */
async function fromOwnText(desk: Desk, file: string, how: { open: boolean }): Promise<Imported> {
  const article = await desk.pool.extract(await readFile(file), { url: null })
  if (article.text.trim() === '') return { file, line: null, came: 'refused', words: 'no text was found in it' }
  const kept = await keepDocument(
    desk,
    {
      ...blank,
      kind: article.kind === 'article' ? 'transcript' : article.kind,
      url: null,
      address: `import:${contentHash(article.text)}`,
      publisher: 'import',
      byline: article.byline,
      language: article.language,
      title: article.title ?? basename(file),
      text: article.text,
      published: article.date ? `${article.date.slice(0, 10)}T00:00:00.000Z` : article.published,
      words: article.words,
      private: !how.open,
      ...(article.turns && { turns: article.turns }),
      ...callOf(article),
    },
    { item: null, why: null },
  )
  return {
    file,
    line: null,
    came: kept.outcome === 'kept' ? 'added' : 'known',
    words: `${article.title ?? basename(file)}${how.open ? '' : ' (private)'} ${kept.documentId ?? ''}`.trim(),
  }
}
