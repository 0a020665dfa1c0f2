import { createReadStream } from 'node:fs'
import { WorkFailed } from './context.ts'

/** One line of NDJSON: an object with its id as it was given, or what is wrong with the line, with its id where it has one. */
export type Line =
  | { kind: 'object'; id: string | number; value: Record<string, unknown> & { id: string } }
  | { kind: 'bad'; id: string | number | null; error: string }

const longest = 64 * 2 ** 20

/** Objects with an id, line by line, from files or standard input ('-' or none). Empty lines are passed over. */
export async function* objectsFrom(files: string[]): AsyncGenerator<Line> {
  for (const file of files.length === 0 ? ['-'] : files)
    for await (const text of linesOf(file)) {
      if (text === null) yield { kind: 'bad', id: null, error: `the line is longer than ${longest} bytes` }
      else if (text.trim() !== '') yield lineOf(text)
    }
}

/**
 * The lines of a file, parted by line feeds alone: Node's readline also parts at U+2028, which may stand inside a JSON string.
 * A line that is too long is null, and no more of it is held than the limit.
 */
async function* linesOf(file: string): AsyncGenerator<string | null> {
  let parts: Buffer[] = []
  let size = 0
  const taken = () => {
    const line = size > longest ? null : Buffer.concat(parts).toString('utf8')
    parts = []
    size = 0
    return line
  }
  const take = (part: Buffer) => {
    size += part.length
    if (size > longest) parts = []
    else parts.push(part)
  }
  for await (const chunk of chunksOf(file)) {
    let from = 0
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      take(chunk.subarray(from, end))
      yield taken()
      from = end + 1
    }
    if (from < chunk.length) take(chunk.subarray(from))
  }
  if (size > 0) yield taken()
}

async function* chunksOf(file: string): AsyncGenerator<Buffer> {
  const input = file === '-' ? process.stdin : createReadStream(file)
  try {
    for await (const chunk of input) yield chunk as Buffer
  } catch (error) {
    throw new WorkFailed(`cannot read ${file}: ${(error as Error).message}`, { cause: error })
  }
}

export function lineOf(text: string): Line {
  let value: unknown
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    return { kind: 'bad', id: null, error: `not JSON: ${(error as Error).message}` }
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { kind: 'bad', id: null, error: 'the line is not a JSON object' }
  const { id } = value as { id?: unknown }
  if (typeof id === 'number') return { kind: 'object', id, value: { ...value, id: String(id) } }
  if (typeof id !== 'string' || id === '') return { kind: 'bad', id: null, error: 'the field "id" is missing or is not a string' }
  return { kind: 'object', id, value: value as Record<string, unknown> & { id: string } }
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
  const chunks: Buffer[] = []
  for await (const chunk of chunksOf(file)) chunks.push(chunk)
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
