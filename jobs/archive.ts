import { setTimeout } from 'node:timers/promises'
import { keysOf } from '../src/events/keys.ts'
import { sketchOfArchive } from '../src/events/sketch.ts'
import { cleanAddress } from '../src/extraction/addresses.ts'
import { listFacets } from '../src/facets.ts'
import { contentHash } from '../src/knowledge/content-hash.ts'
import type { ArchiveEntry, Facet } from '../src/model.ts'
import { archiveHashes, takeInEntry, vanishEntries } from '../src/store/archive.ts'
import type { KeptTag } from '../src/store/readings.ts'
import { raiseVersion, together } from '../src/store/versions.ts'
import type { Desk } from './desk.ts'
import { publishFace } from './faces.ts'

export type ArchiveReport = { added: number; changed: number; same: number; vanished: string[] }

/** Entries are taken in some at a time, so that no write keeps others waiting for long. */
const atATime = 20
/** Between two lots others get their turn to write: SQLite's waiters only look from time to time. */
const breathMs = 4

/**
 * Takes in what was added to or changed in data/archive since the last start, by id and content. An editor's later changes win, because they
 * are corrections laid over the entry; an id that vanished from the files is reported, never deleted.
 */
export async function takeInArchive(desk: Pick<Desk, 'store' | 'publishers' | 'knowledge' | 'now'>): Promise<ArchiveReport> {
  const known = await archiveHashes(desk.store.db)
  const hashed = desk.knowledge.archive.map((entry) => ({ entry, hash: contentHash(entry) }))
  const due = hashed.filter(({ entry, hash }) => known.get(entry.id) !== hash)
  for (let at = 0; at < due.length; at += atATime) {
    await together(desk.store, async (trx) => {
      const version = await raiseVersion(trx)
      // Asked again inside: site, jobs and a command line may be taking in the same archive at this moment.
      const filed = await archiveHashes(trx)
      for (const { entry, hash } of due.slice(at, at + atATime)) {
        if (filed.get(entry.id) === hash) continue
        const sketch = sketchOfArchive(entry)
        await takeInEntry(
          trx,
          desk.store,
          { entry, hash, sketch, keys: keysOf(sketch), tags: editorTags(entry), addressOf: (url) => cleanAddress(url) ?? url },
          desk.now(),
        )
        await publishFace(trx, desk, entry.id, version)
      }
    })
    await setTimeout(breathMs)
  }
  const listed = new Set(desk.knowledge.archive.map((entry) => entry.id))
  const vanished = [...known.keys()].filter((id) => !listed.has(id))
  await vanishEntries(desk.store.db, vanished, desk.now())
  const added = due.filter(({ entry }) => !known.has(entry.id)).length
  return { added, changed: due.length - added, same: hashed.length - due.length, vanished }
}

/** An editor's tags stand on the sources they were taken from, not on words of ours. */
export function editorTags(entry: ArchiveEntry): KeptTag[] {
  const because = `taken by an editor from ${[...new Set(entry.sources.map((source) => source.publisher))].join(', ')}`
  const tag = (facet: Facet, value: string): KeptTag => ({ facet, value, score: 1, start: null, end: null, by: 'editor', because })
  return [
    tag('side', entry.side),
    tag('type', entry.type),
    ...(entry.stage ? [tag('stage', entry.stage.value)] : []),
    ...(entry.stance ? [tag('stance', entry.stance.value)] : []),
    ...listFacets.flatMap((facet) => entry[facet].map((value) => tag(facet, value))),
  ]
}
