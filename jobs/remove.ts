import { cleanAddress } from '../src/extraction/addresses.ts'
import { addCorrection } from '../src/store/corrections.ts'
import { documentByAddress, documentById, textOf } from '../src/store/documents.ts'
import { eraseDocument, keepOut, removedText } from '../src/store/removals.ts'
import { raiseVersion, together } from '../src/store/versions.ts'
import type { Desk } from './desk.ts'
import { publishFace } from './faces.ts'

export type RemoveAsk = { what: string; reason: string; by: string }

export type Removed =
  | { kind: 'removed'; id: string; events: string[] }
  /** we hold nothing there; it will not be taken in later either */
  | { kind: 'kept-out'; address: string }
  | { kind: 'brief'; id: string }
  | { kind: 'unknown' }

/**
 * Takes a text out for good: words, tags, quotes and index go in one transaction, hashes of its address and of its text stay so that it never
 * comes back, its events are drawn again, and the public log lists a removal. It cannot be undone.
 */
export async function removeForGood(desk: Pick<Desk, 'store' | 'publishers' | 'knowledge' | 'now'>, ask: RemoveAsk): Promise<Removed> {
  const address = /^https?:/i.test(ask.what) ? cleanAddress(ask.what) : null
  const held = address === null ? await documentById(desk.store.db, ask.what) : await documentByAddress(desk.store.db, address)
  const now = desk.now()
  if (!held || held.removed) {
    if (address === null) return held ? { kind: 'removed', id: held.id, events: [] } : { kind: 'unknown' }
    await together(desk.store, (trx) => keepOut(trx, 'address', address, ask.reason, now))
    return { kind: 'kept-out', address }
  }
  const text = await textOf(desk.store.db, held.key)
  if (text?.kind === 'brief') return { kind: 'brief', id: held.id }
  return await together(desk.store, async (trx): Promise<Removed> => {
    const version = await raiseVersion(trx)
    if (text?.address) await keepOut(trx, 'address', text.address, ask.reason, now)
    if (text?.text) await keepOut(trx, 'text', removedText(text.text), ask.reason, now)
    const events = await eraseDocument(trx, desk.store, held.key, 'this text was removed for good')
    const line = { facet: 'text', value: null, action: 'removal', class: 'removal', by: ask.by, note: ask.reason, before: null } as const
    await addCorrection(trx, { subject: 'document', subjectId: held.id, ...line }, now)
    for (const event of events) await publishFace(trx, desk, event, version)
    return { kind: 'removed', id: held.id, events }
  })
}
