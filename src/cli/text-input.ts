import type { TextInput } from '../model.ts'
import { textField } from './lines.ts'

const fields = ['url', 'title', 'text', 'published'] as const

/** A line as a text to be read, or what is wrong with it. */
export function textInputOf(value: Record<string, unknown> & { id: string }): TextInput | { wrong: string } {
  const input: TextInput = { id: value.id }
  for (const field of fields) {
    const found = textField(value, field)
    if (found !== null && typeof found === 'object') return found
    input[field] = found
  }
  if (!input.title && !input.text) return { wrong: 'one of "title" and "text" must be given' }
  if (input.published && Number.isNaN(Date.parse(input.published)))
    return { wrong: `the field "published" must be an ISO 8601 time, not "${input.published.slice(0, 60)}"` }
  return input
}
