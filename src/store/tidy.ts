import type { Store } from './open.ts'

export async function forgetOldVisits(
  store: Store,
  limits: { visitsBefore: Date; robotsBefore: Date },
): Promise<{ visits: number; robots: number }> {
  const visits = await store.db.deleteFrom('visits').where('at', '<', limits.visitsBefore.toISOString()).executeTakeFirst()
  const robots = await store.db.deleteFrom('robots').where('fetched_at', '<', limits.robotsBefore.toISOString()).executeTakeFirst()
  return { visits: Number(visits.numDeletedRows), robots: Number(robots.numDeletedRows) }
}
