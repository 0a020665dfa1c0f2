import type { Migration } from '../migrate.ts'

/**
 * The whole shape of the store, thought through once. Types are chosen so that the same words mean the same on both engines:
 * instants are ISO 8601 text in UTC, calendar days text, lists and values JSON text, yes-or-no 0 or 1, signatures base64.
 * {serial} is the engine's own counted key.
 */
export const theHouse: Migration = {
  version: 1,
  name: 'the house',
  steps: [
    // One line each of things there is one of: data_version, archive_hash, taxonomy labels …
    'create table meta (name text primary key, value text not null)',
    "insert into meta (name, value) values ('data_version', '0')",
    // Who may run jobs now. A holder that stops beating loses it.
    'create table leases (name text primary key, holder text not null, until text not null)',
    'create table runs (id {serial}, job text not null, started text not null, finished text, report text, error text)',
    'create index runs_by_job on runs (job, id)',

    // ── What we read ──
    // The list itself (from data/sources.json or added by hand), apart from what we have done with it.
    `create table sources (id text primary key, publisher text not null, enabled bigint not null, origin text not null, entry text not null)`,
    `create table source_states (
      source_id text primary key references sources (id) on delete cascade,
      etag text, last_modified text, body_hash text, feed_moved_to text,
      next_at text, failures bigint not null default 0, refused_since text, retired text,
      last_at text, last_outcome text, last_words text, last_fresh_at text, item_count bigint not null default 0,
      hints text not null default '{}', proven text)`,
    `create table visits (id {serial}, source_id text not null references sources (id) on delete cascade, run_id bigint, at text not null,
      outcome text not null, status bigint, words text not null, ms bigint not null, bytes bigint not null,
      offered bigint not null, fresh bigint not null, seen_again bigint not null)`,
    'create index visits_by_source on visits (source_id, at)',
    // Redirects seen, so that a move is believed only after several days.
    'create table hops (source_id text not null references sources (id) on delete cascade, from_url text not null, to_url text not null, permanent bigint not null, first_at text not null, last_at text not null, days bigint not null default 1, primary key (source_id, from_url, to_url))',
    'create table robots (origin text primary key, status bigint not null, body text, fetched_at text not null)',
    // Everything a feed ever offered, each with exactly one outcome.
    `create table items (id {serial}, source_id text not null references sources (id) on delete cascade, guid text not null,
      url text, address text, title text, published text, offered text not null, first_seen text not null,
      outcome text not null, why text, document_id text, attempts bigint not null default 0, next_at text)`,
    'create unique index items_by_guid on items (source_id, guid)',
    'create index items_by_outcome on items (outcome, next_at)',
    'create index items_by_address on items (address)',

    // ── What we hold ──
    // key: publication second × 2^20 + sequence, orders by time and is the row id of the full-text index; id is public and final.
    `create table documents (key bigint primary key, id text not null unique, kind text not null, url text, address text,
      canonical text, source_id text, publisher text not null, site text, byline text, title text not null,
      published text, dated bigint not null, first_seen text not null, language text, paywalled bigint not null,
      section text, credits text not null default '[]', words bigint not null, origin text not null, private bigint not null default 0,
      hidden bigint not null default 0, removed bigint not null default 0, in_scope bigint not null default 0, relevance double precision not null default 0,
      side text, type text, story_id text, summary text)`,
    'create unique index documents_by_address on documents (address)',
    'create index documents_by_scope on documents (in_scope, key)',
    'create index documents_by_source on documents (source_id, key)',
    'create index documents_by_story on documents (story_id)',
    `create table revisions (id {serial}, document_key bigint not null references documents (key) on update cascade on delete cascade, number bigint not null,
      title text not null, text text not null, hash text not null, at text not null)`,
    'create unique index revisions_by_document on revisions (document_key, number)',
    `create table readings (id {serial}, revision_id bigint not null references revisions (id) on delete cascade,
      document_key bigint not null references documents (key) on update cascade on delete cascade,
      taxonomy text not null, gazetteer text not null, model text not null, code text not null, at text not null, current bigint not null,
      in_scope bigint not null, relevance double precision not null, face text not null)`,
    'create index readings_by_document on readings (document_key, current)',
    'create table passages (reading_id bigint not null references readings (id) on delete cascade, number bigint not null, start_at bigint not null, end_at bigint not null, face text not null, primary key (reading_id, number))',
    `create table tags (id {serial}, reading_id bigint not null references readings (id) on delete cascade, document_key bigint not null references documents (key) on update cascade on delete cascade,
      facet text not null, value text not null, score double precision not null, start_at bigint, end_at bigint, by_whom text not null, because text not null)`,
    'create index tags_by_reading on tags (reading_id)',
    'create index tags_by_value on tags (facet, value, document_key)',
    'create table quotes (id {serial}, reading_id bigint not null references readings (id) on delete cascade, document_key bigint not null references documents (key) on update cascade on delete cascade, speaker text, role text, start_at bigint not null, end_at bigint not null)',
    'create index quotes_by_reading on quotes (reading_id)',
    'create index quotes_by_speaker on quotes (speaker, document_key)',
    'create table claims (id {serial}, reading_id bigint not null references readings (id) on delete cascade, by_whom text not null, says text not null, start_at bigint not null, end_at bigint not null)',
    'create index claims_by_reading on claims (reading_id)',
    'create table turns (revision_id bigint not null references revisions (id) on delete cascade, number bigint not null, speaker text, role text, firm text, section text, start_at bigint not null, end_at bigint not null, primary key (revision_id, number))',
    'create table calls (document_key bigint primary key references documents (key) on update cascade on delete cascade, company text, quarter text, held_on text, ai_mentions bigint not null, words bigint not null)',
    // Names met that no gazetteer knows, for an editor.
    'create table candidates (name text primary key, seen bigint not null, first_document text not null, context text not null, decided text)',

    // ── Copies ──
    'create table stories (id text primary key, first_key bigint not null references documents (key) on update cascade on delete cascade)',
    'create table signatures (document_key bigint primary key references documents (key) on update cascade on delete cascade, story_id text not null references stories (id) on delete cascade, sketch text not null)',
    'create table copy_keys (hash text not null, document_key bigint not null references documents (key) on update cascade on delete cascade, primary key (hash, document_key))',
    'create index copy_keys_by_document on copy_keys (document_key)',

    // ── What happened ──
    'create table events (id text primary key, origin text not null, created text not null, archive_hash text, entry text, hidden bigint not null default 0, merged_into text, sketch text not null, vanished text)',
    'create table event_keys (hash text not null, event_id text not null references events (id) on delete cascade, primary key (hash, event_id))',
    'create index event_keys_by_event on event_keys (event_id)',
    'create table event_members (event_id text not null references events (id) on delete cascade, document_key bigint not null references documents (key) on update cascade on delete cascade, passage bigint not null, role text not null, score double precision not null, because text not null, start_at bigint not null, end_at bigint not null, primary key (event_id, document_key, passage))',
    'create index event_members_by_document on event_members (document_key)',
    'create table event_sources (event_id text not null references events (id) on delete cascade, address text not null, url text not null, publisher text not null, title text not null, role text not null, position bigint not null, primary key (event_id, address))',
    'create index event_sources_by_address on event_sources (address)',
    // Append-only: what was published of an event from one data version until another.
    'create table event_faces (event_id text not null references events (id) on delete cascade, from_version bigint not null, to_version bigint not null, at text not null, face text not null, primary key (event_id, from_version))',
    'create index event_faces_by_version on event_faces (to_version, from_version)',
    // One table for merges, renamed ids and redirects, of events and documents.
    'create table aliases (alias text primary key, target text not null, reason text not null, at text not null)',
    'create table affairs (id text primary key, title text not null, origin text not null)',
    'create table affair_events (affair_id text not null references affairs (id) on delete cascade, event_id text not null references events (id) on delete cascade, step text, primary key (affair_id, event_id))',

    // ── An editor's hand ──
    `create table corrections (id {serial}, subject text not null, subject_id text not null, facet text not null, value text, action text not null, class text not null,
      by_whom text not null, at text not null, note text, before text, undone text, undone_by text)`,
    'create index corrections_by_subject on corrections (subject, subject_id)',
    'create table proposals (id {serial}, kind text not null, subject_id text not null, body text not null, because text not null, at text not null, status text not null, decided text, decided_by text)',
    // What was taken out for good: only hashes stay, so that it never comes back.
    'create table removals (hash text primary key, what text not null, reason text not null, at text not null)',
    'create table evaluations (id {serial}, at text not null, versions text not null, result text not null)',
    'create table users (name text primary key, password text not null, created text not null)',

    // ── Subscribers ──
    'create table subscribers (id text primary key, address text not null unique, state text not null, zone text not null, created text not null, confirmed text, consent text, paused_until text)',
    'create table subscriptions (id text primary key, subscriber_id text not null references subscribers (id) on delete cascade, filter text not null, cadence text not null, hour bigint not null, weekday bigint, quiet text not null, from_version bigint not null, state text not null, created text not null)',
    'create table deliveries (id text primary key, subscription_id text not null references subscriptions (id) on delete cascade, from_version bigint not null, to_version bigint not null, state text not null, chosen text, message_id text, attempts bigint not null default 0, next_at text, words text, at text not null)',
    'create unique index deliveries_by_period on deliveries (subscription_id, from_version)',
    'create table told (subscriber_id text not null references subscribers (id) on delete cascade, event_id text not null, face_hash text not null, delivery_id text not null, primary key (subscriber_id, event_id))',
    'create table suppressions (hash text primary key, reason text not null, at text not null)',
  ],
  sqlite: [
    // Words are stemmed by us, so that both engines index the same tokens; nothing but the index is kept (the text stands in revisions).
    "create virtual table document_index using fts5 (title, body, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 0')",
    "create virtual table event_index using fts5 (event_id unindexed, words, tokenize = 'unicode61 remove_diacritics 0')",
  ],
  postgres: [
    'create table document_index (document_key bigint not null, chunk bigint not null, tokens tsvector not null, primary key (document_key, chunk))',
    'create index document_index_tokens on document_index using gin (tokens)',
    'create table event_index (event_id text primary key, tokens tsvector not null)',
    'create index event_index_tokens on event_index using gin (tokens)',
  ],
}
