import type { EventFace } from '../model.ts'
import { type EventRecord, type OutputFrame, recordOf } from './record.ts'

/** One JSON object a line. */
export const ndjson = (faces: readonly EventFace[], frame: OutputFrame) =>
  faces.map((face) => `${JSON.stringify(recordOf(face, frame))}\n`).join('')

const columns: [string, (record: EventRecord) => string | number | null | readonly string[]][] = [
  ['id', ({ id }) => id], ['url', ({ url }) => url], ['date', ({ date }) => date], ['title', ({ title }) => title], ['title_by', ({ titleBy }) => titleBy],
  ['summary', ({ summary }) => summary], ['side', ({ side }) => side], ['type', ({ type }) => type],
  ['stage', ({ stage }) => stage?.value ?? null], ['stage_of', ({ stage }) => stage?.of ?? null],
  ['stance', ({ stance }) => stance?.value ?? null], ['stance_of', ({ stance }) => stance?.of ?? null],
  ['uses', ({ uses }) => uses], ['techniques', ({ techniques }) => techniques], ['concerns', ({ concerns }) => concerns], ['workers', ({ workers }) => workers],
  ['countries', ({ countries }) => countries], ['studios', ({ studios }) => studios], ['vendors', ({ vendors }) => vendors], ['bodies', ({ bodies }) => bodies],
  ['people', ({ people }) => people], ['productions', ({ productions }) => productions],
  ['roles', ({ roles }) => Object.entries(roles).map(([name, role]) => `${name}: ${role}`)], ['claims', ({ claims }) => claims.map(({ by, says }) => `${by} ${says}`)],
  ['dates', ({ dates }) => dates.map(({ kind, date }) => `${kind} ${date}`)], ['updates', ({ updates }) => updates.map(({ date, text }) => `${date ?? 'undated'}: ${text}`)],
  ['sources', ({ sources }) => sources.map(({ url }) => url)], ['articles', ({ articles }) => articles], ['copies', ({ copies }) => copies],
  ['independent', ({ independent }) => independent], ['primary', ({ primary }) => primary], ['confidence', ({ confidence }) => confidence], ['note', ({ note }) => note],
  ['origin', ({ origin }) => origin],
] // biome-ignore format: a table

/** Comma-separated, RFC 4180, a head line, lists parted by "; ". */
export function csv(faces: readonly EventFace[], frame: OutputFrame): string {
  const lines = faces.map((face) => {
    const record = recordOf(face, frame)
    return columns.map(([, of]) => cell(of(record))).join(',')
  })
  return `${[columns.map(([name]) => name).join(','), ...lines].join('\r\n')}\r\n`
}

function cell(value: string | number | null | readonly string[]): string {
  if (value === null) return ''
  const text = typeof value === 'object' ? value.join('; ') : String(value)
  // A spreadsheet runs a cell that begins like a formula: a headline must not be able to.
  const tame = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n;]/.test(tame) ? `"${tame.replaceAll('"', '""')}"` : tame
}
