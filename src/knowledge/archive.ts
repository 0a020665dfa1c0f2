import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { ArchiveEntry } from '../model.ts'
import { DataError } from './data-error.ts'
import { parseList, place, readText } from './read-list.ts'
import { archiveShape } from './shapes.ts'

/** The curated events of all years, in the order of the files. `dir` is the data folder. */
export function loadArchive(dir: string): ArchiveEntry[] {
  const folder = join(dir, 'archive')
  const seen = new Map<string, string>()
  return yearsIn(folder).flatMap((name) => {
    const file = join(folder, name)
    const entries = parseArchive(readText(file), file)
    entries.forEach((entry, at) => {
      const first = seen.get(entry.id)
      if (first) throw new DataError(file, `${place(entry, at)}: field "id" is already in ${first}`)
      seen.set(entry.id, name)
    })
    return entries
  })
}

/** One file of curated events, from the archive or to be imported. */
export function parseArchive(json: string, file: string): ArchiveEntry[] {
  return parseList(json, file, archiveShape)
}

function yearsIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .sort()
  } catch (cause) {
    throw new DataError(folder, 'there is no such folder', { cause })
  }
}
