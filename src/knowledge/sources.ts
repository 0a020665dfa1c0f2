import { join } from 'node:path'
import type { Publisher, Source } from '../model.ts'
import { parseList, readText } from './read-list.ts'
import { publisherShape, sourceShape } from './shapes.ts'

/** What we read. `dir` is the data folder. A malformed file throws a DataError. */
export function loadSources(dir: string): Source[] {
  const file = join(dir, 'sources.json')
  return parseSources(readText(file), file)
}

/**
 * A list of sources from anywhere, as for `fetch --sources FILE`: id, name, publisher, kind, feed, site, language and country must be there;
 * the rest is zone UTC, tier 3, enabled, and nothing known. The publisher may be one that publishers.json does not know.
 */
export function parseSources(json: string, file: string): Source[] {
  return parseList(json, file, sourceShape)
}

/** Who prints. `dir` is the data folder. */
export function loadPublishers(dir: string): Publisher[] {
  const file = join(dir, 'publishers.json')
  return parseList(readText(file), file, publisherShape)
}
