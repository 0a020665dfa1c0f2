import { relative } from 'node:path'

/** A file of data/ that cannot be believed. The message is one line: file, place, field, what was wanted and what was found. */
export class DataError extends Error {
  readonly file: string
  constructor(file: string, problem: string, options?: ErrorOptions) {
    super(`${shownPath(file)}: ${problem}`, options)
    this.name = 'DataError'
    this.file = file
  }
}

/** Paths inside the folder we run in are shown as an editor would type them. */
function shownPath(file: string): string {
  const near = relative(process.cwd(), file)
  return near === '' || near.startsWith('..') ? file : near
}
