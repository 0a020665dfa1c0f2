import { sql } from 'kysely'
import { stemOf } from '../text/stem.ts'
import { tokensOf } from '../text/tokens.ts'
import type { Engine } from './migrate.ts'
import type { Trx } from './versions.ts'

/**
 * The tokens under which a text is found: stems without punctuation, so that "SAG-AFTRA's" is found by "sag aftra" and
 * neither engine's own idea of a word matters.
 */
export function indexTokens(text: string): string[] {
  return tokensOf(text).flatMap((token) =>
    stemOf(token.text)
      .split(/[^\p{L}\p{N}]+/u)
      .filter((part) => part !== '' && part.length <= 60),
  )
}

// PostgreSQL keeps at most 256 positions of a word and none beyond 16,383: long texts are indexed in pieces.
const chunkTokens = 2000

export async function indexDocument(trx: Trx, engine: Engine, key: number, title: string, text: string): Promise<void> {
  const heading = indexTokens(title)
  const body = indexTokens(text)
  if (engine === 'sqlite') {
    await sql`insert into document_index (rowid, title, body) values (${key}, ${heading.join(' ')}, ${body.join(' ')})`.execute(trx)
    return
  }
  for (let chunk = 0; chunk * chunkTokens < Math.max(1, body.length); chunk += 1) {
    const part = body.slice(chunk * chunkTokens, (chunk + 1) * chunkTokens)
    await sql`insert into document_index (document_key, chunk, tokens) values (${key}, ${chunk}, ${vectorOf(chunk === 0 ? heading : [], part)}::tsvector)`.execute(
      trx,
    )
  }
}

export async function unindexDocument(trx: Trx, engine: Engine, key: number): Promise<void> {
  if (engine === 'sqlite') await sql`delete from document_index where rowid = ${key}`.execute(trx)
  else await sql`delete from document_index where document_key = ${key}`.execute(trx)
}

export async function indexEvent(trx: Trx, engine: Engine, id: string, words: string): Promise<void> {
  const tokens = indexTokens(words)
  await unindexEvent(trx, engine, id)
  if (engine === 'sqlite') await sql`insert into event_index (event_id, words) values (${id}, ${tokens.join(' ')})`.execute(trx)
  else await sql`insert into event_index (event_id, tokens) values (${id}, ${vectorOf([], tokens)}::tsvector)`.execute(trx)
}

export async function unindexEvent(trx: Trx, engine: Engine, id: string): Promise<void> {
  await sql`delete from event_index where event_id = ${id}`.execute(trx)
  if (engine === 'sqlite') return
}

/** A tsvector literal: the title's tokens weigh A, with a gap before the body so that no phrase spans both. */
function vectorOf(title: string[], body: string[]): string {
  const at = new Map<string, string[]>()
  const note = (token: string, position: number, weight: string) => {
    const list = at.get(token) ?? []
    if (position <= 16_383 && list.length < 255) list.push(`${position}${weight}`)
    at.set(token, list)
  }
  for (const [index, token] of title.entries()) note(token, index + 1, 'A')
  for (const [index, token] of body.entries()) note(token, title.length + 10 + index, '')
  return [...at]
    .filter(([, list]) => list.length > 0)
    .map(([token, list]) => `'${token}':${list.join(',')}`)
    .join(' ')
}
