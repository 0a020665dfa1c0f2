import { readFileSync } from 'node:fs'
import type { z } from 'zod'
import { DataError } from './data-error.ts'
import { jsonFault } from './json-fault.ts'

/** The text of a file of data/. */
export function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code
    throw new DataError(file, code === 'ENOENT' ? 'there is no such file' : `cannot be read (${code})`, { cause })
  }
}

export function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (cause) {
    const { line, column } = jsonFault(text.replace(/^\uFEFF/, ''))
    throw new DataError(file, `line ${line}, column ${column}: this is not JSON`, { cause })
  }
}

/** A whole file that is one object, such as the taxonomy. */
export function parseWhole<T>(text: string, file: string, shape: z.ZodType<T>): T {
  const value = parseJson(text, file)
  const read = shape.safeParse(value)
  if (read.success) return read.data
  throw new DataError(file, fieldProblem(read.error.issues, value), { cause: read.error })
}

/** A file that is a list of entries. Every entry must fit its shape, and no two share an id. Places count from 1. */
export function parseList<T extends { id: string }>(text: string, file: string, shape: z.ZodType<T>): T[] {
  const value = parseJson(text, file)
  if (!Array.isArray(value)) throw new DataError(file, `must be a list of entries, not ${shown(value)}`)
  const entries = value.map((entry: unknown, at) => {
    const read = shape.safeParse(entry)
    if (read.success) return read.data
    throw new DataError(file, `${place(entry, at)}: ${fieldProblem(read.error.issues, entry)}`, { cause: read.error })
  })
  refuseTwins(entries, file)
  return entries
}

/** `entry 3 ("variety")`: the place of an entry, counted from 1, and its id where it has one. */
export function place(entry: unknown, at: number): string {
  const id = typeof entry === 'object' && entry !== null && 'id' in entry ? entry.id : undefined
  return typeof id === 'string' ? `entry ${at + 1} (${JSON.stringify(id)})` : `entry ${at + 1}`
}

function refuseTwins(entries: { id: string }[], file: string) {
  const seen = new Map<string, number>()
  entries.forEach((entry, at) => {
    const first = seen.get(entry.id)
    if (first !== undefined) throw new DataError(file, `${place(entry, at)}: field "id" is already that of entry ${first + 1}`)
    seen.set(entry.id, at)
  })
}

function fieldProblem(issues: z.core.$ZodIssue[], entry: unknown): string {
  const issue = issues[0]!
  const more = issues.length > 1 ? ` (and ${issues.length - 1} more)` : ''
  if (issue.code === 'unrecognized_keys') return `field ${quoted([...issue.path, issue.keys[0]!])} is not one we know${more}`
  if (issue.path.length === 0) return `must be an object, not ${shown(entry)}${more}`
  const value = issue.path.reduce<unknown>((inside, key) => (inside as Record<PropertyKey, unknown> | undefined)?.[key], entry)
  if (value === undefined) return `field ${quoted(issue.path)} is missing${more}`
  return `field ${quoted(issue.path)} must be ${wanted(issue)}, not ${shown(value)}${more}`
}

const kinds: Record<string, string> = {
  string: 'a text',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  boolean: 'true or false',
  number: 'a number',
  null: 'null',
}

function wanted(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return kinds[issue.expected] ?? issue.expected
  if (issue.code === 'invalid_value') return `one of ${issue.values.map(String).join(', ')}`
  return issue.message
}

const quoted = (path: PropertyKey[]) =>
  JSON.stringify(
    path
      .map((part) => (typeof part === 'number' ? `[${part + 1}]` : String(part)))
      .join('.')
      .replaceAll('.[', '['),
  )

/** A found value, short enough for one line. */
function shown(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list'
  if (typeof value === 'object' && value !== null) return 'an object'
  const words = JSON.stringify(value) ?? 'nothing'
  return words.length > 80 ? `${words.slice(0, 77)}…` : words
}
