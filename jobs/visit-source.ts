import { cleanAddress } from '../src/extraction/addresses.ts'
import { parseFeed } from '../src/extraction/feed.ts'
import { verdictOfHops } from '../src/fetching/moved.ts'
import { nextVisit, type VisitResult } from '../src/fetching/schedule.ts'
import type { FetchOutcome, FetchTrouble, ParsedFeed, VisitOutcome } from '../src/model.ts'
import { documentById, reviseDocument } from '../src/store/documents.ts'
import { forgetWay, noteWay } from '../src/store/hops.ts'
import { offerItems } from '../src/store/items.ts'
import { proveSource, recordVisit, type SourceState } from '../src/store/sources.ts'
import { type Trx, together } from '../src/store/versions.ts'
import type { Desk } from './desk.ts'
import { askForFilings, feedOfFilings } from './filings.ts'
import { readAgain } from './retag.ts'

/** What one visit to a source came to, as the command prints it. */
export type VisitLine = { id: string; outcome: VisitOutcome; words: string; offered: number; fresh: number; seenAgain: number }

const outcomeOfTrouble: Partial<Record<FetchTrouble, VisitOutcome>> = {
  robots: 'robots',
  refused: 'refused',
  busy: 'busy',
  'not-found': 'not-found',
  gone: 'gone',
  empty: 'empty',
  'too-large': 'too-large',
  'too-slow': 'too-slow',
  'bad-address': 'bad-address',
  'private-address': 'bad-address',
  'name-not-found': 'name-not-found',
  certificate: 'certificate',
  'cut-off': 'cut-off',
}

type Came = { outcome: VisitOutcome; words: string; result: VisitResult; feed: ParsedFeed | null }

/** Asks a source for its feed and files what it offered. Never throws for what a server does. Null where we were told to stop meanwhile. */
export async function visitSource(desk: Desk, state: SourceState, runId: number): Promise<VisitLine | null> {
  const { source } = state
  if (source.kind === 'filing' && desk.config.contact === null) {
    return await filed(desk, state, runId, 0, {
      outcome: 'refused',
      words: 'the SEC asks for a contact address: set DAILIES_CONTACT and filings are fetched',
      result: { kind: 'failed', trouble: 'refused', status: null, words: '', retryAfter: null },
      feed: null,
    })
  }
  const began = performance.now()
  const outcome =
    source.kind === 'filing'
      ? await askForFilings(desk, state)
      : await desk.fetcher.get(state.movedTo ?? source.feed ?? source.site, { seen: state.seen })
  // Told to stop while asking: that says nothing about the source, so nothing is filed of it.
  if (outcome.kind === 'failed' && outcome.trouble === 'stopped') return null
  const came = await readAnswer(desk, state, outcome)
  return await filed(desk, state, runId, performance.now() - began, came)
}

/** An answer in the words of the sources page. "No news" is never confused with "no answer". */
async function readAnswer(desk: Desk, state: SourceState, outcome: FetchOutcome): Promise<Came> {
  if (outcome.kind === 'failed')
    return { outcome: outcomeOfTrouble[outcome.trouble] ?? 'error', words: outcome.words, result: outcome, feed: null }
  if (outcome.kind === 'unchanged')
    return { outcome: 'unchanged', words: 'nothing has changed since the last visit', result: outcome, feed: null }
  if (outcome.reserved)
    return {
      outcome: 'refused',
      words: `the publisher reserves text and data mining (${outcome.reserved})`,
      result: { kind: 'unreadable' },
      feed: null,
    }
  const feed =
    state.source.kind === 'filing'
      ? feedOfFilings(outcome, state.source)
      : await parseFeed(outcome.body, { url: outcome.url, contentType: outcome.contentType })
  if (feed.format === 'unknown')
    return { outcome: 'not-a-feed', words: feed.problems[0] ?? 'the answer is not a feed', result: { kind: 'unreadable' }, feed: null }
  if (state.source.company && !provenBy(outcome, state.source.company)) {
    return {
      outcome: 'not-a-feed',
      words: `the answer does not name ${state.source.company}: the number ${state.source.cik} is not believed`,
      result: { kind: 'unreadable' },
      feed: null,
    }
  }
  if (state.source.company) await proveSource(desk.store.db, state.source.id, state.source.company)
  if (feed.items.length === 0) {
    return state.itemCount > 0
      ? { outcome: 'skeleton', words: `a feed without items, where there used to be ${state.itemCount}`, result: outcome, feed }
      : { outcome: 'empty', words: 'a feed without items', result: outcome, feed }
  }
  const undated = feed.items.every((item) => item.published === null && item.updated === null)
  return {
    outcome: undated ? 'undated' : 'fresh',
    words: undated ? `${feed.items.length} items, none with a date` : `${feed.items.length} items`,
    result: outcome,
    feed,
  }
}

const provenBy = (outcome: Extract<FetchOutcome, { kind: 'fresh' }>, company: string) =>
  new TextDecoder().decode(outcome.body).toLowerCase().includes(company.toLowerCase())

/** Files a visit and its items in one transaction: validators are believed only once the items they stand for are kept. */
async function filed(desk: Desk, state: SourceState, runId: number, ms: number, came: Came): Promise<VisitLine> {
  const now = desk.now()
  const bad = came.result.kind === 'failed' || came.result.kind === 'unreadable'
  const failures = bad ? state.failures + 1 : 0
  const items = (came.feed?.items ?? []).map((item) => ({ item, address: cleanAddress(item.url) }))
  const hints = came.feed && { everyMinutes: came.feed.everyMinutes, skipHours: came.feed.skipHours, skipDays: came.feed.skipDays }
  const plan = nextVisit({
    now: now.valueOf(),
    outcome: came.result,
    failures,
    publishTimes: items.flatMap(({ item }) => (item.published ? [Date.parse(item.published)] : [])),
    ...(hints ?? state.hints),
    refusedBefore: state.refusedSince === null ? 0 : state.failures,
  })
  const gone = came.result.kind === 'failed' && came.result.trouble === 'gone' && state.movedTo === null
  const revised: number[] = []
  const counts = await together(desk.store, async (trx) => {
    const offered = await offerItems(trx, state.source.id, items, now)
    for (const renamed of offered.renamed) {
      const came = await reviseDocument(trx, desk.store, renamed.documentId, { title: renamed.title }, now)
      const document = came === 'revised' ? await documentById(trx, renamed.documentId) : null
      if (document) revised.push(document.key)
    }
    await recordVisit(trx, state.source.id, {
      runId,
      at: now.toISOString(),
      outcome: came.outcome,
      status: 'status' in came.result ? came.result.status : null,
      words: bad && plan.words ? `${came.words}; ${plan.words}` : came.words,
      ms,
      bytes: came.result.kind === 'fresh' ? came.result.body.byteLength : 0,
      offered: items.length,
      fresh: offered.fresh,
      seenAgain: offered.seenAgain,
      nextAt: plan.at === null ? null : new Date(plan.at).toISOString(),
      failures,
      refusedSince: came.outcome === 'refused' ? (state.refusedSince ?? now.toISOString()) : null,
      retired: gone ? now.toISOString() : null,
      seen: came.result.kind === 'fresh' || came.result.kind === 'unchanged' ? came.result.seen : null,
      hints: hints ?? null,
      movedTo: await whereNow(trx, desk, state, came),
    })
    return offered
  })
  // A kill before this is mended by the night's retag, which looks for readings of older headlines.
  for (const key of revised) await readAgain(desk, key)
  return {
    id: state.source.id,
    outcome: came.outcome,
    words: came.words,
    offered: items.length,
    fresh: counts.fresh,
    seenAgain: counts.seenAgain,
  }
}

const notThere = new Set<FetchTrouble>(['not-found', 'gone', 'name-not-found', 'bad-address'])

/** Where the source is asked from now on: a move is believed once several visits over days agree, and taken back when it leads nowhere. */
async function whereNow(trx: Trx, desk: Desk, state: SourceState, { result }: Came): Promise<string | null> {
  const { id } = state.source
  if (result.kind === 'failed') {
    if (state.movedTo === null || !notThere.has(result.trouble)) return state.movedTo
    desk.log('a source is asked at its old address again', { source: id, away: state.movedTo, why: result.trouble })
    return null
  }
  if (result.kind === 'unreadable') {
    await forgetWay(trx, id)
    return state.movedTo
  }
  const way = await noteWay(trx, id, result.hops ?? [], desk.now())
  if (way === null) return state.movedTo
  const step = way.visits > 1 ? (way.until - way.since) / (way.visits - 1) : 0
  const visits = Array.from({ length: way.visits }, (_, n) => ({ at: way.until - n * step, hops: way.hops, readable: true }))
  const verdict = verdictOfHops(visits)
  if (verdict.kind === 'stays' || verdict.to === state.movedTo) return state.movedTo
  desk.log('a source has moved', { source: id, to: verdict.to, why: verdict.words })
  await forgetWay(trx, id)
  return verdict.to
}
