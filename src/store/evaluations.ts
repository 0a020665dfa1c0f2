import type { ReadingVersions, StoredEvaluation } from '../model.ts'
import type { Db } from './versions.ts'

export async function keepEvaluation(db: Db, versions: ReadingVersions, result: unknown, now: Date): Promise<void> {
  await db
    .insertInto('evaluations')
    .values({ at: now.toISOString(), versions: JSON.stringify(versions), result: JSON.stringify(result) })
    .execute()
}

export async function lastEvaluation(db: Db): Promise<StoredEvaluation | null> {
  const row = await db.selectFrom('evaluations').selectAll().orderBy('id', 'desc').limit(1).executeTakeFirst()
  return row ? { at: row.at, versions: JSON.parse(row.versions) as ReadingVersions, result: JSON.parse(row.result) as unknown } : null
}
