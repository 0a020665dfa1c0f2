/**
 * The words that two rooms of the house share. Types only: nothing here runs.
 * Values of facets are defined, each with a sentence, in data/taxonomy.json; this file repeats them so that the compiler knows them too
 * (data.test.ts proves that both lists are the same).
 */

// ── Scope and facets ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

export type Side = 'adoption' | 'labour' | 'rules'

export type EventType =
  | 'deployment'
  | 'partnership'
  | 'investment'
  | 'launch'
  | 'statement'
  | 'hire'
  | 'policy'
  | 'study'
  | 'bargaining'
  | 'strike'
  | 'agreement'
  | 'legal-demand'
  | 'lawsuit'
  | 'ruling'
  | 'legislation'
  | 'open-letter'
  | 'layoffs'
  | 'backlash'

/** How far a named user's own use has come. The first five are the rungs of the adoption ladder. */
export type StageValue = 'exploring' | 'announced' | 'pilot' | 'in-production' | 'scaled' | 'restricted' | 'withdrawn' | 'declined'
export type StanceValue = 'embracing' | 'cautious' | 'opposed' | 'neutral'
export type Technique = 'generative' | 'replica' | 'analytic' | 'unstated'
export type ClaimKind = 'asserts' | 'denies' | 'reports' | 'alleges' | 'on-record'
export type Role = 'user' | 'maker' | 'partner' | 'investor' | 'claimant' | 'target' | 'objector' | 'bargainer' | 'ruler' | 'mentioned'

/** A facet as programs name it in readings and tags (taxonomy.json). Filters use the singular (src/filter.ts). */
export type Facet =
  | 'side'
  | 'type'
  | 'stage'
  | 'stance'
  | 'uses'
  | 'techniques'
  | 'concerns'
  | 'workers'
  | 'countries'
  | 'studios'
  | 'vendors'
  | 'bodies'
  | 'people'
  | 'productions'

/** The five kinds of name a gazetteer knows; each is a facet of its own. */
export type NameKind = 'studios' | 'vendors' | 'bodies' | 'people' | 'productions'

/** `of` holds canonical names. */
export type Stage = { value: StageValue; of: string[] }
export type Stance = { value: StanceValue; of: string }

// ── Knowledge: what editors keep in data/ ───────────────────────────────────────────────────────────────────────────────────────────

export type SourceKind = 'trade' | 'general' | 'guild' | 'company' | 'vendor' | 'law' | 'filing'

/** One place we read. A line of data/sources.json. */
export type Source = {
  id: string
  name: string
  /** id of a publisher in data/publishers.json */
  publisher: string
  kind: SourceKind
  /** address of the feed or index, or null where none is known */
  feed: string | null
  site: string
  language: string
  country: string
  /** IANA zone in which the publisher dates what it prints; UTC where unknown */
  zone: string
  /** 1 trade paper or primary body, 2 specialised, 3 general or technology press */
  tier: 1 | 2 | 3
  enabled: boolean
  /** what is known of it, for people */
  note: string | null
  /** terms or reservations that bind us, for people; null where none are known */
  terms: string | null
  /** filings only: the SEC's central index key, ten digits, and the words that must stand in the answer before the number counts */
  cik: string | null
  company: string | null
}

/** A line of data/publishers.json. */
export type Publisher = { id: string; name: string; domains: string[]; group: string | null; wire: boolean }

/** One entry of data/gazetteer/*.json: a name that may be tagged. */
export type Name = {
  id: string
  /** the canonical name, as tags and roles show it */
  name: string
  aliases: string[]
  facet: NameKind
  /** studios: studio streamer broadcaster producer exhibitor; vendors: company tool; bodies: union employers rights-society campaign festival awards regulator court agency public, and those that only speak: analyst advertiser estate; people: person synthetic; productions: film series short game unknown */
  kind: string
  /** owner or, of a tool, its maker: id of an entry */
  parent: string | null
  /** owners over time where a source says so; the newest open period equals `parent` */
  owners: { parent: string; from: string | null; to: string | null; source: string | null }[]
  /** people: posts held, dated only where a source says so */
  posts: { at: string | null; post: string; from: string | null; to: string | null; source: string | null }[]
  /** names it had before, with the day it changed where a source says so */
  former: { name: string; until: string | null; source: string | null }[]
  /** aliases (or the name) that mean something else as well: tagged only with one of `context` near by, never next to one of `not` */
  ambiguous: { alias: string; context: string[]; not: string[] }[]
  countries: string[]
  note: string | null
}

/** A curated event of data/archive/*.json, in our own words. */
export type ArchiveEntry = {
  id: string
  /** YYYY-MM-DD or YYYY-MM */
  date: string
  title: string
  summary: string
  side: Side
  type: EventType
  stage: Stage | null
  stance: Stance | null
  uses: string[]
  techniques: string[]
  concerns: string[]
  workers: string[]
  countries: string[]
  studios: string[]
  vendors: string[]
  bodies: string[]
  people: string[]
  productions: string[]
  roles: Record<string, Role>
  claims: { by: string; says: ClaimKind }[]
  dates: { kind: string; date: string }[]
  updates: { date: string | null; text: string; source: string | null }[]
  sources: ArchiveSource[]
  confidence: 'high' | 'medium' | 'low'
  note: string | null
}
export type SourceRole = 'primary' | 'reporting' | 'syndicated' | 'aggregator'
export type ArchiveSource = { url: string; publisher: string; title: string; role: SourceRole }

// ── Fetching ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Validators and the hash of the body last seen at an address. */
export type Seen = { etag: string | null; lastModified: string | null; bodyHash: string | null }

/** Why an address gave no body, by name. Each has a sentence in src/fetching/outcomes.ts. */
export type FetchTrouble =
  | 'robots' // robots.txt or a mining reservation asks us to stay away
  | 'refused' // 401, 402, 403, 451
  | 'busy' // 429, 503
  | 'not-found' // 404
  | 'gone' // 410
  | 'server-error' // other 5xx
  | 'client-error' // other 4xx
  | 'empty' // 200 or 202 with no body
  | 'too-large'
  | 'too-slow'
  | 'too-many-redirects'
  | 'bad-address' // scheme, credentials, unparsable
  | 'private-address'
  | 'name-not-found'
  | 'certificate'
  | 'cut-off' // connection refused, reset, closed early
  | 'bad-answer' // not HTTP, broken encoding
  | 'stopped' // we were asked to stop

/** Everything that can come of asking an address for its content. All of it is ordinary. */
export type FetchOutcome =
  | {
      kind: 'fresh'
      status: number
      /** the address that answered, after redirects */
      url: string
      body: Uint8Array
      contentType: string | null
      seen: Seen
      /** every hop on the way: from, to, permanent (301/308) or not */
      hops: { from: string; to: string; permanent: boolean }[]
      /** seconds the answer says it stays fresh (Cache-Control max-age), null where it does not say */
      maxAge: number | null
      /** a reservation against text and data mining named by a header (tdm-reservation, X-Robots-Tag: noai …) */
      reserved: string | null
    }
  | {
      kind: 'unchanged'
      status: number
      url: string
      seen: Seen
      maxAge: number | null
      /** as for fresh: a 304 may come by a redirect, and may carry a reservation */
      hops?: { from: string; to: string; permanent: boolean }[]
      reserved?: string | null
    }
  | {
      kind: 'failed'
      trouble: FetchTrouble
      /** HTTP status where there was one */
      status: number | null
      /** one sentence for people */
      words: string
      /** seconds the server asks us to wait (Retry-After) */
      retryAfter: number | null
    }

// ── Extraction ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** One entry of a feed. Times are ISO 8601 UTC or null, never today's for a missing one. */
export type FeedItem = {
  /** guid, atom:id, rdf:about or JSON Feed id; else the address; else a hash of the title. Belongs to its feed */
  id: string
  url: string | null
  title: string | null
  published: string | null
  updated: string | null
  author: string | null
  summary: string | null
  /** HTML as the feed gave it, not made safe: for extraction only */
  content: string | null
  categories: string[]
}

export type ParsedFeed = {
  format: 'rss' | 'atom' | 'rdf' | 'json' | 'cdf' | 'unknown'
  title: string | null
  site: string | null
  language: string | null
  items: FeedItem[]
  /** minutes between visits the feed asks for (ttl, sy:updatePeriod) */
  everyMinutes: number | null
  skipHours: number[]
  skipDays: string[]
  /** what was wrong with it, one sentence each */
  problems: string[]
}

/** A turn of a call or hearing, offsets into the document's text. */
export type Turn = {
  speaker: string | null
  role: string | null
  firm: string | null
  section: 'prepared' | 'qa' | null
  start: number
  end: number
}

export type DocumentKind = 'article' | 'transcript' | 'filing' | 'brief' | 'page'

/** A page, PDF or transcript turned into text with its metadata. `text`: paragraphs parted by a blank line. */
export type Article = {
  url: string | null
  canonical: string | null
  title: string | null
  byline: string | null
  published: string | null
  updated: string | null
  site: string | null
  language: string | null
  paywalled: boolean
  text: string
  words: number
  kind: DocumentKind
  section: string | null
  /** agencies and outlets the text credits as its source ("first reported by", "via", an agency's byline) */
  credits: string[]
  /** a reservation against text and data mining named in the page */
  reserved: string | null
  /** true where the second opinion was cut off by time and the first reader's text stands */
  cut: boolean
  company?: string | null
  quarter?: string | null
  date?: string | null
  turns?: Turn[]
}

// ── Analysis ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** What `analyse` reads. All but id and one of title, text are optional. */
export type TextInput = { id: string; url?: string | null; title?: string | null; text?: string | null; published?: string | null }

/**
 * Words that earned something: UTF-16 offsets into (title ?? '') + '\n\n' + (text ?? '').
 */
export type Span = { start: number; end: number }

/** `by`: cue:ID, name:ID, model:VERSION or editor. `because`: the reason in plain words. */
export type Tag = Span & { facet: Facet; value: string; score: number; by: string; because: string }

export type Claim = Span & { by: string; says: ClaimKind }
export type Quote = Span & { speaker: string | null; role: string | null; text: string }

export type Passage = Span & {
  side: Side | null
  type: EventType | null
  stage: Stage | null
  stance: Stance | null
  uses: string[]
  techniques: string[]
  concerns: string[]
  workers: string[]
  countries: string[]
  studios: string[]
  vendors: string[]
  bodies: string[]
  people: string[]
  productions: string[]
  roles: Record<string, Role>
}

/** What was read in one text. Names are canonical names; empty lists where nothing was found. */
export type Reading = {
  id: string
  in_scope: boolean
  /** 0 to 1 */
  relevance: number
  side: Side | null
  type: EventType | null
  stage: Stage | null
  stance: Stance | null
  uses: string[]
  techniques: string[]
  concerns: string[]
  workers: string[]
  countries: string[]
  studios: string[]
  vendors: string[]
  bodies: string[]
  people: string[]
  productions: string[]
  roles: Record<string, Role>
  claims: Claim[]
  dates: { kind: string; date: string }[]
  passages: Passage[]
  quotes: Quote[]
  tags: Tag[]
}

/** Which knowledge read a text. Equal versions read equally. */
export type ReadingVersions = { taxonomy: string; gazetteer: string; model: string; code: string }

// ── Events ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** The facets a thing can be filtered by, singular as in a query string, values as ids. */
export type FilterKey =
  | 'side'
  | 'type'
  | 'stage'
  | 'stance'
  | 'use'
  | 'technique'
  | 'concern'
  | 'worker'
  | 'country'
  | 'studio'
  | 'vendor'
  | 'body'
  | 'person'
  | 'production'
  | 'role'
  | 'claim'
  | 'source'
  | 'publisher'
  | 'kind'
  | 'lang'

/** A source of an event as its page lists it. `document` is our id once we hold it. */
export type EventSource = {
  url: string
  publisher: string
  title: string
  role: SourceRole
  published: string | null
  document: string | null
  /** of a document we hold: the source (data/sources.json) it came by, its kind and its language */
  source?: string | null
  kind?: DocumentKind | null
  language?: string | null
}

/**
 * What is published of an event at one data version. Everything a page, feed or export says of it is here,
 * so that an old version can be shown again to the last number.
 */
export type EventFace = {
  id: string
  /** YYYY-MM-DD or YYYY-MM, as stated */
  date: string
  /** first and last possible calendar day of `date`, inclusive */
  from: string
  to: string
  title: string
  /** 'editor' for a title an editor wrote; else the outlet whose headline stands in for it */
  titleBy: string
  summary: string | null
  side: Side
  type: EventType
  stage: Stage | null
  stance: Stance | null
  uses: string[]
  techniques: string[]
  concerns: string[]
  workers: string[]
  countries: string[]
  studios: string[]
  vendors: string[]
  bodies: string[]
  people: string[]
  productions: string[]
  roles: Record<string, Role>
  claims: { by: string; says: ClaimKind }[]
  dates: { kind: string; date: string }[]
  updates: { date: string | null; text: string; source: string | null }[]
  sources: EventSource[]
  /** articles we hold that report it, copies folded into them, distinct independent publishers, statements of the parties */
  articles: number
  copies: number
  independent: number
  primary: number
  confidence: 'high' | 'medium' | 'low' | null
  note: string | null
  origin: 'archive' | 'machine' | 'editor'
}

// ── Items and jobs ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** What became of an item a feed offered. Offered = the sum of these. */
export type ItemOutcome = 'kept' | 'duplicate' | 'refused' | 'failed' | 'removed' | 'pending'

/** What one visit to a source came to, in the words of the sources page. */
export type VisitOutcome =
  | 'fresh'
  | 'unchanged'
  | 'empty'
  | 'not-a-feed'
  | 'skeleton'
  | 'undated'
  | 'moved'
  | 'refused'
  | 'robots'
  | 'gone'
  | 'not-found'
  | 'busy'
  | 'too-large'
  | 'too-slow'
  | 'bad-address'
  | 'name-not-found'
  | 'certificate'
  | 'cut-off'
  | 'error'

// ── What pages are given ────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** A document in a list: what may be shown of it and no more. `excerpt` is within the cap of src/excerpt.ts. */
export type DocumentCard = {
  id: string
  kind: DocumentKind
  title: string
  url: string | null
  byline: string | null
  published: string | null
  source: string | null
  publisher: string
  publisherName: string
  inScope: boolean
  relevance: number
  side: Side | null
  type: EventType | null
  paywalled: boolean
  language: string | null
}

/** A piece of a document that may be shown: words of its body, with the tags they earned. */
export type Excerpt = { text: string; start: number; end: number; tags: { facet: Facet; value: string; because: string; by: string }[] }

/** One document of an event: as its report or as a mention, and why. */
export type EventMember = {
  document: DocumentCard
  role: 'report' | 'mention'
  score: number
  because: string[]
  /** set where it is a copy folded into another document */
  copyOf: string | null
  evidence: Excerpt[]
}

export type EventView = {
  face: EventFace
  version: number
  members: EventMember[]
  corrections: CorrectionLine[]
  related: { id: string; date: string; title: string; side: Side }[]
}

export type DocumentView = {
  card: DocumentCard
  summary: string | null
  words: number
  firstSeen: string
  reading: Reading | null
  versions: ReadingVersions | null
  /** at most 60 words of the body in all */
  excerpts: Excerpt[]
  headlines: { at: string; title: string }[]
  events: { id: string; date: string; title: string; role: 'report' | 'mention'; score: number; because: string[] }[]
  copies: DocumentCard[]
  copyOf: DocumentCard | null
  credits: string[]
}

export type CorrectionLine = {
  id: number
  subject: 'document' | 'event'
  subjectId: string
  facet: string
  value: string | null
  action: 'accept' | 'reject' | 'set' | 'same-event' | 'not-same-event' | 'date' | 'title' | 'hide' | 'removal'
  class: 'correction' | 'clarification' | 'update' | 'removal'
  by: string
  at: string
  note: string | null
  before: string | null
  undone: string | null
}

/** A source as the sources page shows it. */
export type SourceHealth = {
  source: Source
  publisherName: string
  lastAt: string | null
  lastOutcome: VisitOutcome | null
  words: string | null
  lastFresh: string | null
  nextAt: string | null
  failures: number
  /** items ever offered, by what became of them */
  items: Record<ItemOutcome, number>
  inScope: number
  silent: boolean
  /** outcome by day, newest first, at most 28 */
  days: { day: string; outcome: VisitOutcome; fresh: number }[]
}

/** What the timeline rests on: said above the picture. */
export type Coverage = {
  /** last date of the curated archive */
  archiveUntil: string | null
  archiveFrom: string | null
  /** first and last fetch that brought anything */
  liveSince: string | null
  lastFetch: string | null
  sources: number
  documents: number
  inScope: number
  /** articles collected per month since collection began: the denominator of every share */
  collected: { month: string; documents: number; inScope: number }[]
}

export type SearchHit =
  | { kind: 'document'; document: DocumentCard; snippet: Snippet; events: { id: string; title: string }[]; score: number }
  | { kind: 'event'; event: { id: string; date: string; title: string; side: Side; type: EventType }; snippet: Snippet; score: number }
/** Text with the stretches to mark. From a document's body only words within the cap. */
export type Snippet = { text: string; marks: Span[] }
export type SearchPage = {
  hits: SearchHit[]
  total: { documents: number; events: number }
  next: string | null
  /** false where a word is too common to rank by relevance */
  ranked: boolean
  /** what was wrong with the query, in words, where something was */
  problem: string | null
  /** nearest known names or words where nothing was found */
  suggestions: string[]
}

export type StoredEvaluation = { at: string; versions: ReadingVersions; result: unknown }
