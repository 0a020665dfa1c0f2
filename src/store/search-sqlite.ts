import { sql } from 'kysely'
import type { Query } from './search-query.ts'

/** A query in FTS5's own words. Tokens hold letters and digits alone, so nothing in them can be syntax. */
export function matchOf(query: Query, columns: boolean): string {
  if (query.kind === 'term') {
    const phrase = `"${query.tokens.join(' ')}"${query.prefix ? ' *' : ''}`
    return query.title && columns ? `{title} : ${phrase}` : phrase
  }
  if (query.kind === 'not') return `NOT ${matchOf(query.part, columns)}`
  if (query.kind === 'or') return `(${query.parts.map((part) => matchOf(part, columns)).join(' OR ')})`
  // FTS5's NOT takes two sides: what is left out is taken from what is asked for.
  const wanted = query.parts.filter((part) => part.kind !== 'not').map((part) => matchOf(part, columns))
  const left = query.parts.flatMap((part) => (part.kind === 'not' ? [matchOf(part.part, columns)] : []))
  return left.length === 0 ? `(${wanted.join(' AND ')})` : `((${wanted.join(' AND ')}) NOT (${left.join(' OR ')}))`
}

/** A sub-query that gives the keys of the documents that match. */
export const documentKeysSqlite = (query: Query) =>
  sql<number>`select rowid as document_key from document_index where document_index match ${matchOf(query, true)}`

export const eventIdsSqlite = (query: Query) =>
  sql<string>`select event_id from event_index where event_index match ${matchOf(query, false)}`

/** Keys of the best documents, best first. */
export const bestKeysSqlite = (query: Query, limit: number) =>
  sql<{
    document_key: number
  }>`select rowid as document_key from document_index where document_index match ${matchOf(query, true)} order by rank limit ${limit}`
