import type { Claim, Facet, Passage, Quote, Reading, ReadingVersions, Tag } from '../model.ts'
import type { Db, Trx } from './versions.ts'

/** What a reading says apart from its rows of tags, passages, quotes and claims. */
type Face = Omit<Reading, 'id' | 'tags' | 'passages' | 'quotes' | 'claims' | 'in_scope' | 'relevance'>

/** A tag an editor gave stands on its source, not on words: it has no span. */
export type KeptTag = Omit<Tag, 'start' | 'end'> & { start: number | null; end: number | null }

/** Files a reading as the current one of its document; older readings stay, no longer current. */
export async function keepReading(
  trx: Trx,
  at: { documentKey: number; revisionId: number; now: Date },
  reading: Omit<Reading, 'id' | 'tags'> & { tags: KeptTag[] },
  versions: ReadingVersions,
): Promise<number> {
  const { tags, passages, quotes, claims, in_scope, relevance, ...rest } = reading
  const face: Face = rest
  await trx.updateTable('readings').set({ current: 0 }).where('document_key', '=', at.documentKey).where('current', '=', 1).execute()
  const row = await trx
    .insertInto('readings')
    .values({
      revision_id: at.revisionId,
      document_key: at.documentKey,
      taxonomy: versions.taxonomy,
      gazetteer: versions.gazetteer,
      model: versions.model,
      code: versions.code,
      at: at.now.toISOString(),
      current: 1,
      in_scope: in_scope ? 1 : 0,
      relevance,
      face: JSON.stringify(face),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const readingId = Number(row.id)
  await keepRows(trx, readingId, at.documentKey, { tags, passages, quotes, claims })
  await trx
    .updateTable('documents')
    .set({ in_scope: in_scope ? 1 : 0, relevance, side: reading.side, type: reading.type })
    .where('key', '=', at.documentKey)
    .execute()
  return readingId
}

async function keepRows(
  trx: Trx,
  readingId: number,
  documentKey: number,
  rows: { tags: KeptTag[]; passages: Passage[]; quotes: Quote[]; claims: Claim[] },
): Promise<void> {
  const tags = rows.tags.map((tag) => ({
    reading_id: readingId,
    document_key: documentKey,
    facet: tag.facet,
    value: tag.value,
    score: tag.score,
    start_at: tag.start,
    end_at: tag.end,
    by_whom: tag.by,
    because: tag.because,
  }))
  const passages = rows.passages.map(({ start, end, ...face }, number) => ({
    reading_id: readingId,
    number,
    start_at: start,
    end_at: end,
    face: JSON.stringify(face),
  }))
  const quotes = rows.quotes.map((quote) => ({
    reading_id: readingId,
    document_key: documentKey,
    speaker: quote.speaker,
    role: quote.role,
    start_at: quote.start,
    end_at: quote.end,
  }))
  const claims = rows.claims.map((claim) => ({
    reading_id: readingId,
    by_whom: claim.by,
    says: claim.says,
    start_at: claim.start,
    end_at: claim.end,
  }))
  // A row of tags has nine columns; an engine takes some thousands of values at once.
  for (let at = 0; at < tags.length; at += 200)
    await trx
      .insertInto('tags')
      .values(tags.slice(at, at + 200))
      .execute()
  for (let at = 0; at < passages.length; at += 200)
    await trx
      .insertInto('passages')
      .values(passages.slice(at, at + 200))
      .execute()
  for (let at = 0; at < quotes.length; at += 200)
    await trx
      .insertInto('quotes')
      .values(quotes.slice(at, at + 200))
      .execute()
  for (let at = 0; at < claims.length; at += 200)
    await trx
      .insertInto('claims')
      .values(claims.slice(at, at + 200))
      .execute()
}

export type CurrentReading = {
  reading: Reading
  tags: KeptTag[]
  versions: ReadingVersions
  revisionId: number
  title: string
  text: string
}

/** The current reading of a document, put together again with the text it was read from. */
export async function currentReading(db: Db, documentKey: number, documentId: string): Promise<CurrentReading | null> {
  const row = await db
    .selectFrom('readings')
    .innerJoin('revisions', 'revisions.id', 'readings.revision_id')
    .selectAll('readings')
    .select(['revisions.title', 'revisions.text'])
    .where('readings.document_key', '=', documentKey)
    .where('readings.current', '=', 1)
    .executeTakeFirst()
  if (!row) return null
  const id = Number(row.id)
  const [tagRows, passageRows, quoteRows, claimRows] = await Promise.all([
    db.selectFrom('tags').selectAll().where('reading_id', '=', id).orderBy('id').execute(),
    db.selectFrom('passages').selectAll().where('reading_id', '=', id).orderBy('number').execute(),
    db.selectFrom('quotes').selectAll().where('reading_id', '=', id).orderBy('id').execute(),
    db.selectFrom('claims').selectAll().where('reading_id', '=', id).orderBy('id').execute(),
  ])
  const whole = `${row.title}\n\n${row.text}`
  const tags: KeptTag[] = tagRows.map((tag) => ({
    facet: tag.facet as Facet,
    value: tag.value,
    score: tag.score,
    start: tag.start_at,
    end: tag.end_at,
    by: tag.by_whom,
    because: tag.because,
  }))
  const reading: Reading = {
    ...(JSON.parse(row.face) as Face),
    id: documentId,
    in_scope: row.in_scope === 1,
    relevance: row.relevance,
    tags: tags.filter((tag): tag is Tag => tag.start !== null && tag.end !== null),
    passages: passageRows.map((p) => ({ start: p.start_at, end: p.end_at, ...(JSON.parse(p.face) as Omit<Passage, 'start' | 'end'>) })),
    quotes: quoteRows.map((q) => ({
      speaker: q.speaker,
      role: q.role,
      text: whole.slice(q.start_at, q.end_at),
      start: q.start_at,
      end: q.end_at,
    })),
    claims: claimRows.map((c) => ({ by: c.by_whom, says: c.says as Claim['says'], start: c.start_at, end: c.end_at })),
  }
  const versions = { taxonomy: row.taxonomy, gazetteer: row.gazetteer, model: row.model, code: row.code }
  return { reading, tags, versions, revisionId: Number(row.revision_id), title: row.title, text: row.text }
}
