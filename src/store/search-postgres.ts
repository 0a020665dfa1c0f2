import { type RawBuilder, sql } from 'kysely'
import type { Query } from './search-query.ts'

/** A term as a tsquery literal; tokens hold letters and digits alone. */
function termLiteral(query: Extract<Query, { kind: 'term' }>, columns: boolean): string {
  const weight = query.title && columns ? 'A' : ''
  return query.tokens
    .map((token, index) => {
      const star = query.prefix && index === query.tokens.length - 1 ? '*' : ''
      return `'${token}'${star || weight ? `:${star}${weight}` : ''}`
    })
    .join(' <-> ')
}

/**
 * Long texts stand in several rows, so words of one search may stand in different rows of a document:
 * terms are looked up one by one and their documents joined.
 */
function keys(query: Query, table: 'document_index' | 'event_index', column: string): RawBuilder<unknown> {
  if (query.kind === 'term') {
    return sql`select ${sql.ref(column)} from ${sql.table(table)} where tokens @@ ${termLiteral(query, table === 'document_index')}::tsquery`
  }
  if (query.kind === 'not') throw new Error('a search that only leaves out reached the engine')
  if (query.kind === 'or')
    return sql.join(
      query.parts.map((part) => sql`(${keys(part, table, column)})`),
      sql` union `,
    )
  const wanted = query.parts.filter((part) => part.kind !== 'not').map((part) => sql`(${keys(part, table, column)})`)
  const left = query.parts.flatMap((part) => (part.kind === 'not' ? [sql`(${keys(part.part, table, column)})`] : []))
  const both = sql`(${sql.join(wanted, sql` intersect `)})`
  return left.length === 0 ? both : sql`${both} except (${sql.join(left, sql` union `)})`
}

export const documentKeysPostgres = (query: Query) =>
  sql<number>`select distinct document_key from (${keys(query, 'document_index', 'document_key')}) as found`

export const eventIdsPostgres = (query: Query) =>
  sql<string>`select distinct event_id from (${keys(query, 'event_index', 'event_id')}) as found`

/** Keys of the best documents, best first: by the terms of the query, the title's weighing more. */
export const bestKeysPostgres = (query: Query, limit: number) => {
  const terms = literals(query)
  return sql<{ document_key: number }>`
    select document_key from (${keys(query, 'document_index', 'document_key')}) as found
    join document_index using (document_key)
    group by document_key
    order by sum(ts_rank(tokens, ${terms}::tsquery)) desc, document_key desc limit ${limit}`
}

function literals(query: Query): string {
  if (query.kind === 'term') return `(${termLiteral(query, true)})`
  if (query.kind === 'not') return ''
  return query.parts.map(literals).filter(Boolean).join(' | ')
}
