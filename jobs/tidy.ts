import { forgetOldVisits } from '../src/store/tidy.ts'
import type { Desk } from './desk.ts'

/** Visits older than a year and robots.txt files older than a month are needed by no page. */
export async function tidy(desk: Desk): Promise<{ visits: number; robots: number }> {
  const before = (days: number) => new Date(desk.now().valueOf() - days * 86_400_000)
  return await forgetOldVisits(desk.store, { visitsBefore: before(366), robotsBefore: before(31) })
}
