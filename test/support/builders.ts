import type { FeedItem, Reading, Source } from '../../src/model.ts'
import type { NewDocument } from '../../src/store/documents.ts'

let count = 0

/** A plausible article; a test states only what it is about. */
export function anArticle(more: Partial<NewDocument> = {}): NewDocument {
  count += 1
  const url = `https://example.com/story-${count}`
  return {
    kind: 'article',
    url,
    address: url,
    canonical: null,
    sourceId: null,
    publisher: 'example',
    site: 'Example',
    byline: 'A Reporter',
    title: `Studio tries a tool, part ${count}`,
    text: `A studio said on Monday that its artists had tried a tool, part ${count}. The guild wants to know more.`,
    published: '2025-10-21T09:00:00.000Z',
    language: 'en',
    paywalled: false,
    section: null,
    credits: [],
    words: 20,
    origin: 'page',
    ...more,
  }
}

export function aSource(more: Partial<Source> = {}): Source {
  return {
    id: 'example',
    name: 'Example',
    publisher: 'example',
    kind: 'trade',
    feed: 'https://example.com/feed',
    site: 'https://example.com/',
    language: 'en',
    country: 'US',
    zone: 'UTC',
    tier: 1,
    enabled: true,
    note: null,
    terms: null,
    cik: null,
    company: null,
    ...more,
  }
}

export function anItem(more: Partial<FeedItem> = {}): FeedItem {
  count += 1
  return {
    id: `guid-${count}`,
    url: `https://example.com/story-${count}`,
    title: `A headline, number ${count}`,
    published: '2025-10-21T09:00:00.000Z',
    updated: null,
    author: null,
    summary: null,
    content: null,
    categories: [],
    ...more,
  }
}

export function aReading(more: Partial<Reading> = {}): Reading {
  return {
    id: 'reading',
    in_scope: true,
    relevance: 0.9,
    side: 'adoption',
    type: 'deployment',
    stage: null,
    stance: null,
    uses: [],
    techniques: [],
    concerns: [],
    workers: [],
    countries: [],
    studios: [],
    vendors: [],
    bodies: [],
    people: [],
    productions: [],
    roles: {},
    claims: [],
    dates: [],
    passages: [],
    quotes: [],
    tags: [],
    ...more,
  }
}

export const theVersions = { taxonomy: 't1', gazetteer: 'g1', model: 'none', code: '1' }
