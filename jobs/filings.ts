import { decodeBytes } from '../src/extraction/decode.ts'
import { exhibitOf, type Filing, filingsOf, mayHoldResults, submissionsOf } from '../src/extraction/filing.ts'
import type { FeedItem, FetchOutcome, ParsedFeed, Source } from '../src/model.ts'
import type { PendingItem } from '../src/store/items.ts'
import type { SourceState } from '../src/store/sources.ts'
import type { Desk } from './desk.ts'

/** The list of a company's filings; where the Atom index is barred to programs, the JSON that the register keeps for them. */
export async function askForFilings(desk: Desk, state: SourceState): Promise<FetchOutcome> {
  const { source, seen } = state
  const atom = await desk.fetcher.get(state.movedTo ?? source.feed ?? source.site, { seen })
  const barred = atom.kind === 'failed' && (atom.trouble === 'refused' || atom.trouble === 'robots')
  const other = barred ? submissionsAddress(source) : null
  return other === null ? atom : await desk.fetcher.get(other, { seen, accept: 'application/json' })
}

/** Beside the register's www host stands its data host. */
function submissionsAddress(source: Source): string | null {
  if (source.cik === null || source.feed === null) return null
  const url = new URL(`/submissions/CIK${source.cik}.json`, source.feed)
  url.hostname = url.hostname.replace(/^www\./, 'data.')
  return url.href
}

/** The filings an answer lists, as items of a feed: the form and what it reports are the categories. */
export function feedOfFilings(answer: Extract<FetchOutcome, { kind: 'fresh' }>, source: Source): ParsedFeed {
  const { text } = decodeBytes(answer.body, answer.contentType)
  const json = /^\s*\{/.test(text)
  const filings = json ? submissionsOf(text) : filingsOf(text)
  return {
    format: json ? 'json' : filings.length > 0 || /<feed[\s>]/i.test(text) ? 'atom' : 'unknown',
    title: source.name,
    site: source.site,
    language: source.language,
    items: filings.map((filing) => itemOf(filing, source)),
    everyMinutes: null,
    skipHours: [],
    skipDays: [],
    problems: [],
  }
}

function itemOf(filing: Filing, source: Source): FeedItem {
  const index = new URL(filing.index)
  return {
    id: filing.accession || filing.index,
    // Both lists name the same pages; they are asked for where the source was.
    url: new URL(index.pathname + index.search, source.feed ?? filing.index).href,
    title: `${source.company ?? source.name}: form ${filing.form}${filing.filed ? ` of ${filing.filed}` : ''}`,
    published: filing.filed && `${filing.filed}T00:00:00.000Z`,
    updated: null,
    author: null,
    summary: filing.title,
    content: null,
    categories: [filing.form, ...filing.items],
  }
}

export type Exhibit = FetchOutcome | { kind: 'none'; outcome: 'refused' | 'failed'; why: string }

/** From a filing's index page to its exhibit 99.1, the letter or release with the results; or why there is none. */
export async function askForExhibit(desk: Desk, item: PendingItem): Promise<Exhibit> {
  const [form = '', ...items] = item.offered.categories
  if (!mayHoldResults({ form, items, filed: null, accession: '', index: '', title: null })) {
    const told = items.length > 0 ? ` (item ${items.join(', ')})` : ''
    return { kind: 'none', outcome: 'refused', why: `a filing without results: form ${form || 'unknown'}${told}` }
  }
  const index = await desk.fetcher.get(item.address!, { accept: 'text/html' })
  if (index.kind !== 'fresh') return index
  const exhibit = exhibitOf(decodeBytes(index.body, index.contentType).text, index.url)
  if (exhibit === null) return { kind: 'none', outcome: 'failed', why: 'the filing lists no exhibit 99' }
  return await desk.fetcher.get(exhibit, { accept: 'text/html, application/pdf;q=0.9, text/plain;q=0.8' })
}
