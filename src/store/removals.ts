import { hashOf } from './ids.ts'
import type { Db } from './versions.ts'

/** Whether what stands at an address was taken out for good. Only its hash is kept. */
export async function isRemoved(db: Db, address: string): Promise<boolean> {
  const row = await db.selectFrom('removals').select('hash').where('hash', '=', hashOf(address)).executeTakeFirst()
  return row !== undefined
}
