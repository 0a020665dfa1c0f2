import type { CorrectionLine } from '../model.ts'
import type { Db, Trx } from './versions.ts'

export type NewCorrection = Omit<CorrectionLine, 'id' | 'undone' | 'at'>

/** Writes down what a person changed. Nothing here is ever rewritten; undoing is a note on the line. */
export async function addCorrection(trx: Trx, correction: NewCorrection, now: Date): Promise<number> {
  const row = await trx
    .insertInto('corrections')
    .values({
      subject: correction.subject,
      subject_id: correction.subjectId,
      facet: correction.facet,
      value: correction.value,
      action: correction.action,
      class: correction.class,
      by_whom: correction.by,
      at: now.toISOString(),
      note: correction.note,
      before: correction.before,
      undone: null,
      undone_by: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return Number(row.id)
}

type Row = {
  id: number
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
}

const lineOf = (row: Row): CorrectionLine => ({
  id: Number(row.id),
  subject: row.subject,
  subjectId: row.subject_id,
  facet: row.facet,
  value: row.value,
  action: row.action as CorrectionLine['action'],
  class: row.class as CorrectionLine['class'],
  by: row.by_whom,
  at: row.at,
  note: row.note,
  before: row.before,
  undone: row.undone,
})

/** What people changed on one document or event, oldest first; undone lines only where asked for. */
export async function correctionsOf(
  db: Db,
  subject: 'document' | 'event',
  id: string,
  also: { undone: boolean } = { undone: false },
): Promise<CorrectionLine[]> {
  const rows = await db
    .selectFrom('corrections')
    .selectAll()
    .where('subject', '=', subject)
    .where('subject_id', '=', id)
    .$if(!also.undone, (query) => query.where('undone', 'is', null))
    .orderBy('id')
    .execute()
  return rows.map(lineOf)
}

export async function correctionOf(db: Db, id: number): Promise<CorrectionLine | null> {
  const row = await db.selectFrom('corrections').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? lineOf(row) : null
}

/** Notes on a line that it no longer holds; the line itself stays. @returns whether it was the first to do so */
export async function undoCorrection(trx: Trx, id: number, by: string, now: Date): Promise<boolean> {
  const result = await trx
    .updateTable('corrections')
    .set({ undone: now.toISOString(), undone_by: by })
    .where('id', '=', id)
    .where('undone', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** The public log, newest first. */
export async function correctionLog(db: Db, limit: number): Promise<CorrectionLine[]> {
  const rows = await db.selectFrom('corrections').selectAll().orderBy('id', 'desc').limit(limit).execute()
  return rows.map(lineOf)
}

export type NewProposal = { kind: string; subjectId: string; body: unknown; because: string }

/** Files what the machine would change in something curated, once; a person decides. */
export async function propose(trx: Trx, proposal: NewProposal, now: Date): Promise<'filed' | 'known'> {
  const body = JSON.stringify(proposal.body)
  const known = await trx
    .selectFrom('proposals')
    .select('id')
    .where('kind', '=', proposal.kind)
    .where('subject_id', '=', proposal.subjectId)
    .where('body', '=', body)
    .executeTakeFirst()
  if (known) return 'known'
  await trx
    .insertInto('proposals')
    .values({
      kind: proposal.kind,
      subject_id: proposal.subjectId,
      body,
      because: proposal.because,
      at: now.toISOString(),
      status: 'open',
      decided: null,
      decided_by: null,
    })
    .execute()
  return 'filed'
}
