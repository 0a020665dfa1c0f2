import type { Store } from './open.ts'

/** The robots.txt files we hold, so that a site is asked for its rules once a day and not at every start. */
export function robotsMemory(store: Store) {
  return {
    async get(origin: string) {
      const row = await store.db.selectFrom('robots').selectAll().where('origin', '=', origin).executeTakeFirst()
      return row && { status: row.status, body: row.body, fetchedAt: row.fetched_at }
    },
    async set(origin: string, rules: { status: number; body: string | null; fetchedAt: string }) {
      const values = {
        status: rules.status,
        body: rules.body,
        fetched_at: rules.fetchedAt,
      }
      await store.db
        .insertInto('robots')
        .values({ origin, ...values })
        .onConflict((conflict) => conflict.column('origin').doUpdateSet(values))
        .execute()
    },
  }
}
