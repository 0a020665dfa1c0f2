import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ClusterInput } from '../../src/events/cluster.ts'
import { loadArchive } from '../../src/knowledge/archive.ts'
import type { ArchiveEntry, NameKind, Reading } from '../../src/model.ts'
import { folded } from '../../src/text/tokens.ts'

export const root = join(import.meta.dirname, '..', '..')

export type GoldReport = {
  id: string
  split: 'train' | 'test'
  title: string
  text: string
  published: string
  publisher: string
  event: string
}

/** Reports of known events in our own words; every fifth event is kept for testing and not looked at while tuning. */
export function goldReports(split?: GoldReport['split']): GoldReport[] {
  const folder = join(root, 'data/gold/events')
  const all = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .flatMap((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as GoldReport[])
  return split ? all.filter((report) => report.split === split) : all
}

let entries: Map<string, ArchiveEntry> | null = null
export const archiveById = () => {
  entries ??= new Map(loadArchive(join(root, 'data')).map((entry) => [entry.id, entry]))
  return entries
}

export const emptyReading = (id: string): Reading => ({
  id,
  in_scope: true,
  relevance: 1,
  side: null,
  type: null,
  stage: null,
  stance: null,
  uses: [],
  techniques: [],
  concerns: [],
  workers: [],
  countries: [],
  studios: [],
  vendors: [],
  bodies: [],
  people: [],
  productions: [],
  roles: {},
  claims: [],
  dates: [],
  passages: [],
  quotes: [],
  tags: [],
})

const kinds: NameKind[] = ['studios', 'vendors', 'bodies', 'people', 'productions']

/** A careful reader's reading: the archive's labels of the event, but only of names that stand in this very text. */
export function labelledReading(report: GoldReport): Reading {
  const entry = archiveById().get(report.event)
  if (!entry) return emptyReading(report.id)
  const words = folded(`${report.title}\n${report.text}`)
  const stands = (name: string) => words.includes(folded(name)) || words.includes(folded(name.split(' ').at(-1)!))
  const names = Object.fromEntries(kinds.map((kind) => [kind, entry[kind].filter(stands)]))
  const { side, type, stage, stance, uses, concerns, roles } = entry
  return { ...emptyReading(report.id), side, type, stage, stance, uses, concerns, roles, ...names }
}

export const itemOf = (report: GoldReport, reading: Reading): ClusterInput => ({
  input: { id: report.id, title: report.title, text: report.text, published: report.published },
  reading,
})
