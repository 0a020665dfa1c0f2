import { resolve } from 'node:path'
import { firstDay, lastDay } from '../../src/filter.ts'
import { loadArchive } from '../../src/knowledge/archive.ts'
import type { ArchiveEntry, EventFace } from '../../src/model.ts'

export const dataFolder = resolve(import.meta.dirname, '../../data')

/** What is published of a curated event, before any article of ours reports it. */
export function faceOf(entry: ArchiveEntry): EventFace {
  const { roles, ...rest } = entry
  const publishersOf = (...wanted: string[]) =>
    new Set(entry.sources.filter(({ role }) => wanted.includes(role)).map(({ publisher }) => publisher)).size
  return {
    ...rest,
    roles,
    from: firstDay(entry.date),
    to: lastDay(entry.date),
    titleBy: 'editor',
    sources: entry.sources.map((source) => ({ ...source, published: null, document: null })),
    articles: 0,
    copies: 0,
    independent: publishersOf('reporting'),
    primary: publishersOf('primary'),
    origin: 'archive',
  }
}

export const archiveEntries = (): ArchiveEntry[] => loadArchive(dataFolder)

export const archiveFaces = (): EventFace[] => loadArchive(dataFolder).map(faceOf)

/** Many events with the archive's own skew of values, spread over its years. */
export function manyFaces(count: number): EventFace[] {
  const some = archiveFaces()
  return Array.from({ length: count }, (_, i) => {
    const face = some[(i * 11) % some.length]!
    const day = `${face.date.slice(0, 7)}-${String((i % 28) + 1).padStart(2, '0')}`
    return { ...face, id: `${face.id}-${i}`, date: day, from: day, to: day }
  })
}

let made = 0
/** A plausible event; the test states what it is about. */
export function anEvent(more: Partial<EventFace> = {}): EventFace {
  const date = more.date ?? '2025-03-14'
  return {
    id: `event-${++made}`, date, from: firstDay(date), to: lastDay(date), title: 'A studio tries a tool', titleBy: 'editor', summary: 'It did.',
    side: 'adoption', type: 'deployment', stage: null, stance: null, uses: [], techniques: [], concerns: [], workers: [], countries: [],
    studios: [], vendors: [], bodies: [], people: [], productions: [], roles: {}, claims: [], dates: [], updates: [], sources: [],
    articles: 0, copies: 0, independent: 1, primary: 0, confidence: 'high', note: null, origin: 'archive', ...more,
  } // biome-ignore format: one builder
}
