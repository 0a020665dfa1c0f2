import type { ColumnType, Generated } from 'kysely'

/** The tables as Kysely knows them; the shape itself is in migrations/. Rows go no further than this room. */
export type Tables = {
  meta: { name: string; value: string }
  leases: { name: string; holder: string; until: string }
  runs: {
    id: Generated<number>
    job: string
    started: string
    finished: string | null
    report: string | null
    error: string | null
  }
  sources: {
    id: string
    publisher: string
    enabled: number
    origin: 'file' | 'hand' | 'run'
    entry: string
  }
  source_states: {
    source_id: string
    etag: string | null
    last_modified: string | null
    body_hash: string | null
    feed_moved_to: string | null
    next_at: string | null
    failures: Defaulted<number>
    refused_since: string | null
    retired: string | null
    last_at: string | null
    last_outcome: string | null
    last_words: string | null
    last_fresh_at: string | null
    item_count: Defaulted<number>
    hints: Defaulted<string>
    proven: string | null
  }
  visits: {
    id: Generated<number>
    source_id: string
    run_id: number | null
    at: string
    outcome: string
    status: number | null
    words: string
    ms: number
    bytes: number
    offered: number
    fresh: number
    seen_again: number
  }
  hops: {
    source_id: string
    from_url: string
    to_url: string
    permanent: number
    first_at: string
    last_at: string
    days: Defaulted<number>
  }
  robots: {
    origin: string
    status: number
    body: string | null
    fetched_at: string
  }
  items: {
    id: Generated<number>
    source_id: string
    guid: string
    url: string | null
    address: string | null
    title: string | null
    published: string | null
    offered: string
    first_seen: string
    outcome: string
    why: string | null
    document_id: string | null
    attempts: Defaulted<number>
    next_at: string | null
  }
  documents: {
    key: number
    id: string
    kind: string
    url: string | null
    address: string | null
    canonical: string | null
    source_id: string | null
    publisher: string
    site: string | null
    byline: string | null
    title: string
    published: string | null
    dated: number
    first_seen: string
    language: string | null
    paywalled: number
    section: string | null
    credits: Defaulted<string>
    words: number
    origin: 'feed' | 'page' | 'archive' | 'import' | 'editor'
    private: Defaulted<number>
    hidden: Defaulted<number>
    removed: Defaulted<number>
    in_scope: Defaulted<number>
    relevance: Defaulted<number>
    side: string | null
    type: string | null
    story_id: string | null
    summary: string | null
  }
  revisions: {
    id: Generated<number>
    document_key: number
    number: number
    title: string
    text: string
    hash: string
    at: string
  }
  readings: {
    id: Generated<number>
    revision_id: number
    document_key: number
    taxonomy: string
    gazetteer: string
    model: string
    code: string
    at: string
    current: number
    in_scope: number
    relevance: number
    face: string
  }
  passages: {
    reading_id: number
    number: number
    start_at: number
    end_at: number
    face: string
  }
  tags: {
    id: Generated<number>
    reading_id: number
    document_key: number
    facet: string
    value: string
    score: number
    start_at: number | null
    end_at: number | null
    by_whom: string
    because: string
  }
  quotes: {
    id: Generated<number>
    reading_id: number
    document_key: number
    speaker: string | null
    role: string | null
    start_at: number
    end_at: number
  }
  claims: {
    id: Generated<number>
    reading_id: number
    by_whom: string
    says: string
    start_at: number
    end_at: number
  }
  turns: {
    revision_id: number
    number: number
    speaker: string | null
    role: string | null
    firm: string | null
    section: string | null
    start_at: number
    end_at: number
  }
  calls: {
    document_key: number
    company: string | null
    quarter: string | null
    held_on: string | null
    ai_mentions: number
    words: number
  }
  candidates: {
    name: string
    seen: number
    first_document: string
    context: string
    decided: string | null
  }
  stories: { id: string; first_key: number }
  signatures: { document_key: number; story_id: string; sketch: string }
  copy_keys: { hash: string; document_key: number }
  events: {
    id: string
    origin: 'archive' | 'machine' | 'editor'
    created: string
    archive_hash: string | null
    entry: string | null
    hidden: Defaulted<number>
    merged_into: string | null
    sketch: string
    vanished: string | null
  }
  event_keys: { hash: string; event_id: string }
  event_members: {
    event_id: string
    document_key: number
    passage: number
    role: 'report' | 'mention'
    score: number
    because: string
    start_at: number
    end_at: number
  }
  event_sources: {
    event_id: string
    address: string
    url: string
    publisher: string
    title: string
    role: string
    position: number
  }
  event_faces: {
    event_id: string
    from_version: number
    to_version: number
    at: string
    face: string
  }
  aliases: { alias: string; target: string; reason: string; at: string }
  affairs: { id: string; title: string; origin: string }
  affair_events: { affair_id: string; event_id: string; step: string | null }
  corrections: {
    id: Generated<number>
    subject: 'document' | 'event'
    subject_id: string
    facet: string
    value: string | null
    action: string
    class: string
    by_whom: string
    at: string
    note: string | null
    before: string | null
    undone: string | null
    undone_by: string | null
  }
  proposals: {
    id: Generated<number>
    kind: string
    subject_id: string
    body: string
    because: string
    at: string
    status: string
    decided: string | null
    decided_by: string | null
  }
  removals: { hash: string; what: string; reason: string; at: string }
  evaluations: {
    id: Generated<number>
    at: string
    versions: string
    result: string
  }
  users: { name: string; password: string; created: string }
  subscribers: {
    id: string
    address: string
    state: string
    zone: string
    created: string
    confirmed: string | null
    consent: string | null
    paused_until: string | null
  }
  subscriptions: {
    id: string
    subscriber_id: string
    filter: string
    cadence: string
    hour: number
    weekday: number | null
    quiet: string
    from_version: number
    state: string
    created: string
  }
  deliveries: {
    id: string
    subscription_id: string
    from_version: number
    to_version: number
    state: string
    chosen: string | null
    message_id: string | null
    attempts: Defaulted<number>
    next_at: string | null
    words: string | null
    at: string
  }
  told: {
    subscriber_id: string
    event_id: string
    face_hash: string
    delivery_id: string
  }
  suppressions: { hash: string; reason: string; at: string }
}

/** A column with a default: may be left out when a row is written. */
type Defaulted<T> = ColumnType<T, T | undefined, T>

/** `to_version` of a face that still stands. */
export const stillStands = Number.MAX_SAFE_INTEGER
