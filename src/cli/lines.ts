import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { WorkFailed } from './context.ts'

/** One line of NDJSON: an object, or what is wrong with the line, with its id where it has one. */
export type Line =
  | { kind: 'object'; value: Record<string, unknown> & { id: string } }
  | { kind: 'bad'; id: string | number | null; error: string }

const longest = 64 * 2 ** 20

/** Objects with an id, line by line, from files or standard input ('-' or none). Empty lines are passed over. */
export async function* objectsFrom(files: string[]): AsyncGenerator<Line> {
  for (const file of files.length === 0 ? ['-'] : files) {
    const input = file === '-' ? process.stdin : createReadStream(file)
    const failed = new Promise<never>((_, reject) =>
      input.once('error', (error: Error) => reject(new WorkFailed(`cannot read ${file}: ${error.message}`))),
    )
    failed.catch(() => 'seen where it is awaited below')
    const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })[Symbol.asyncIterator]()
    for (;;) {
      const next = await Promise.race([lines.next(), failed])
      if (next.done) break
      if (next.value.trim() !== '') yield lineOf(next.value)
    }
  }
}

export function lineOf(text: string): Line {
  if (text.length > longest) return { kind: 'bad', id: null, error: `the line is longer than ${longest} characters` }
  let value: unknown
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    return { kind: 'bad', id: null, error: `not JSON: ${(error as Error).message}` }
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { kind: 'bad', id: null, error: 'the line is not a JSON object' }
  const { id } = value as { id?: unknown }
  if (typeof id === 'number') return { kind: 'object', value: { ...value, id: String(id) } }
  if (typeof id !== 'string' || id === '') return { kind: 'bad', id: null, error: 'the field "id" is missing or is not a string' }
  return { kind: 'object', value: value as Record<string, unknown> & { id: string } }
}

/** A field that must be text where it is given; what is wrong with it otherwise. */
export function textField(value: Record<string, unknown>, field: string): string | null | { wrong: string } {
  const found = value[field]
  if (found === undefined || found === null) return null
  return typeof found === 'string'
    ? found
    : { wrong: `the field "${field}" must be a string, not ${Array.isArray(found) ? 'a list' : `a ${typeof found}`}` }
}

/** Standard input or a file, whole, as bytes. */
export async function bytesOf(file: string): Promise<Uint8Array> {
  const input = file === '-' ? process.stdin : createReadStream(file)
  const chunks: Buffer[] = []
  try {
    for await (const chunk of input) chunks.push(chunk as Buffer)
  } catch (error) {
    throw new WorkFailed(`cannot read ${file}: ${(error as Error).message}`, { cause: error })
  }
  return Buffer.concat(chunks)
}

/** Writes a line of the answer and waits where the reader is slower than we are. */
export async function answer(value: unknown): Promise<void> {
  if (process.stdout.write(`${JSON.stringify(value)}\n`)) return
  await new Promise<void>((go) => process.stdout.once('drain', go))
}

/** Notes that something in the answer is an error: the run goes on, the exit status at its end is 1. */
export const failAtEnd = () => {
  process.exitCode = 1
}
