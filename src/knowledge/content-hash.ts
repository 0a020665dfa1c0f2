import { createHash } from 'node:crypto'

/** Twelve hexadecimal digits of SHA-256 over a value's JSON with keys in order: equal knowledge, equal hash, however the file is laid out. */
export function contentHash(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value, inOrder)).digest('hex').slice(0, 12)
}

function inOrder(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}
