import type { Store } from './open.ts'

/** Notes that a job began; returns the run's number. */
export async function beginRun(store: Store, job: string, now: Date): Promise<number> {
  const row = await store.db
    .insertInto('runs')
    .values({
      job,
      started: now.toISOString(),
      finished: null,
      report: null,
      error: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return Number(row.id)
}

export async function endRun(store: Store, id: number, now: Date, came: { report: unknown } | { error: string }): Promise<void> {
  const values = 'error' in came ? { error: came.error } : { report: JSON.stringify(came.report) }
  await store.db
    .updateTable('runs')
    .set({ finished: now.toISOString(), ...values })
    .where('id', '=', id)
    .execute()
}

/** The last run of each job that has ended, newest first. */
export async function lastRuns(store: Store, job: string, limit: number) {
  return await store.db
    .selectFrom('runs')
    .selectAll()
    .where('job', '=', job)
    .where('finished', 'is not', null)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}
