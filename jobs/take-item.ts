import { cleanAddress } from '../src/extraction/addresses.ts'
import { plainParagraphs } from '../src/extraction/plain-text.ts'
import type { Article, FetchOutcome, FetchTrouble } from '../src/model.ts'
import { documentByAddress, documentOf, type NewDocument } from '../src/store/documents.ts'
import { type PendingItem, type Settled, settleItem } from '../src/store/items.ts'
import { isRemoved } from '../src/store/removals.ts'
import { together } from '../src/store/versions.ts'
import { callOf } from './call-of.ts'
import type { Desk } from './desk.ts'
import { askForExhibit } from './filings.ts'
import { keepDocument } from './keep-document.ts'

/** Troubles that may pass: the item stays pending and is asked for again, at most this often. */
const passing = new Set<FetchTrouble>(['busy', 'server-error', 'too-slow', 'cut-off', 'name-not-found', 'certificate', 'stopped'])
const mostAttempts = 6
const hour = 3_600_000
/** With fewer words a feed's summary is a teaser and no document. */
const fewestWords = 25
/** A page with fewer words than this gave no article; the feed's own text is looked at instead. */
const thin = 60

const pages = 'text/html, application/xhtml+xml, application/pdf;q=0.9, text/plain;q=0.8'

type Publisher = { id: string; sourceId: string; filings?: boolean }

/** An item's outcome as the cycle counts it. `hostTrouble`: it was the host itself that could not be reached. */
export type Taken = Settled & { inScope?: boolean; hostTrouble?: 'certain' | 'likely' | null }

const hostTroubles = new Set<FetchTrouble>(['name-not-found', 'cut-off', 'too-slow', 'certificate', 'busy'])

/** Gives one pending item its outcome: its page is fetched, read and kept, or the reason why not is. */
export async function takeItem(desk: Desk, item: PendingItem, publisher: Publisher): Promise<Taken> {
  const known = await alreadyKnown(desk, item.address)
  if (known) return await settled(desk, item, known)
  if (item.address === null) return await settled(desk, item, { outcome: 'failed', why: 'the feed gives no address that could be fetched' })
  const outcome = publisher.filings ? await askForExhibit(desk, item) : await desk.fetcher.get(item.address, { accept: pages })
  if (outcome.kind === 'none') return await settled(desk, item, { outcome: outcome.outcome, why: outcome.why })
  if (outcome.kind !== 'fresh') return await withoutPage(desk, item, publisher, outcome)
  const address = cleanAddress(outcome.url) ?? item.address
  const elsewhere = address === item.address ? null : await alreadyKnown(desk, address)
  if (elsewhere) return await settled(desk, item, elsewhere)
  const article = await extracted(desk, outcome, item)
  if (typeof article === 'string') return await settled(desk, item, { outcome: 'failed', why: article })
  if (desk.signal.aborted) return { outcome: 'pending', why: null }
  const reserved = outcome.reserved ?? article.reserved
  if (reserved) return await settled(desk, item, { outcome: 'refused', why: `the publisher reserves text and data mining (${reserved})` })
  return await kept(desk, item, documentFrom(article, item, publisher, outcome.url, address), null)
}

/** The page as an article, or why it could not be read: a page that breaks the reader is that item's failure and nobody else's. */
async function extracted(desk: Desk, page: Extract<FetchOutcome, { kind: 'fresh' }>, item: PendingItem): Promise<Article | string> {
  try {
    return await desk.pool.extract(page.body, { url: page.url, contentType: page.contentType, publishedHint: item.published })
  } catch (error) {
    if (desk.signal.aborted) return emptyArticle
    desk.log('a page could not be read', { item: item.id, address: item.address, error: (error as Error).message })
    return `the page could not be read: ${(error as Error).message}`
  }
}

async function alreadyKnown(desk: Desk, address: string | null): Promise<Settled | null> {
  if (address === null) return null
  if (await isRemoved(desk.store.db, address)) return { outcome: 'removed', why: 'this text was removed for good' }
  const known = await documentByAddress(desk.store.db, address)
  return known && { outcome: 'duplicate', why: 'the same address was taken already', documentId: known.id }
}

/** No page came. What may pass is tried again; a refusal is recorded, and what the feed itself offers to everyone is all that is kept. */
async function withoutPage(
  desk: Desk,
  item: PendingItem,
  publisher: Publisher,
  outcome: Exclude<FetchOutcome, { kind: 'fresh' }>,
): Promise<Taken> {
  const trouble = outcome.kind === 'failed' ? outcome.trouble : 'bad-answer'
  const words = outcome.kind === 'failed' ? outcome.words : 'the page says it has not changed, but we never held it'
  if (trouble === 'stopped') return { outcome: 'pending', why: null }
  if (passing.has(trouble) && item.attempts + 1 < mostAttempts) {
    const asked = outcome.kind === 'failed' && outcome.retryAfter !== null ? outcome.retryAfter * 1000 : 0
    return {
      ...(await later(desk, item, words, asked)),
      hostTrouble: trouble === 'name-not-found' ? 'certain' : hostTroubles.has(trouble) ? 'likely' : null,
    }
  }
  const refused = trouble === 'refused' || trouble === 'robots'
  const own = refused ? feedText(item) : ''
  if (own.split(/\s+/).length < fewestWords) return await settled(desk, item, { outcome: refused ? 'refused' : 'failed', why: words })
  return await kept(desk, item, documentFrom(emptyArticle, item, publisher, item.address!, item.address!), `from the feed alone: ${words}`)
}

const feedText = (item: PendingItem) => plainParagraphs(item.offered.content ?? item.offered.summary ?? '')

const emptyArticle: Article = {
  url: null,
  canonical: null,
  title: null,
  byline: null,
  published: null,
  updated: null,
  site: null,
  language: null,
  paywalled: false,
  text: '',
  words: 0,
  kind: 'article',
  section: null,
  credits: [],
  reserved: null,
  cut: false,
}

/** The page's article with what the feed knows better: the headline as the publisher lists it, and the day it says it went out. */
function documentFrom(article: Article, item: PendingItem, publisher: Publisher, url: string, address: string): NewDocument {
  const own = article.words < thin ? feedText(item) : ''
  const better = own.length > article.text.length ? own : null
  return {
    ...documentOf(article, {
      sourceId: publisher.sourceId,
      publisher: publisher.id,
      url,
      address,
      title: item.title ?? article.title ?? address,
      published: item.published ?? article.published,
      origin: better === null ? 'page' : 'feed',
    }),
    ...callOf(article),
    ...(publisher.filings && article.kind !== 'transcript' && { kind: 'filing' as const }),
    // What is said by whom was told of the page's text, not of the feed's.
    ...(better !== null && { text: better, words: better.split(/\s+/).length, turns: [] }),
    byline: article.byline ?? item.offered.author,
  }
}

async function kept(desk: Desk, item: PendingItem, document: NewDocument, why: string | null): Promise<Settled> {
  return await keepDocument(desk, document, { item: item.id, why })
}

/** Asks again later: an hour after the first try, then twice as long each time, or as long as the server asks. */
async function later(desk: Desk, item: PendingItem, why: string, askedMs: number): Promise<Settled> {
  const wait = Math.max(askedMs, hour * 2 ** item.attempts)
  return await settled(desk, item, {
    outcome: 'pending',
    why,
    attempts: item.attempts + 1,
    nextAt: new Date(desk.now().valueOf() + wait).toISOString(),
  })
}

/** Leaves an item for later because its host has just shown that it cannot be reached. */
export async function putOff(desk: Desk, item: PendingItem, last: Settled): Promise<Taken> {
  return { ...(await later(desk, item, last.why ?? 'the host could not be reached', 0)), hostTrouble: 'certain' }
}

async function settled(desk: Desk, item: PendingItem, outcome: Settled): Promise<Settled> {
  await together(desk.store, (trx) => settleItem(trx, item.id, outcome))
  return outcome
}
