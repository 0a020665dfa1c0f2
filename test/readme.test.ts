import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { timetable } from '../jobs/schedule.ts'
import { program } from '../src/cli/program.ts'

const root = resolve(import.meta.dirname, '..')
const readme = readFileSync(join(root, 'README.md'), 'utf8')

/** First cells of the table that follows a heading row. */
function firstCells(head: string): string[] {
  const table = readme.slice(readme.indexOf(`| ${head} |`)).split('\n\n')[0] ?? ''
  return table
    .split('\n')
    .slice(2)
    .flatMap((row) => row.match(/^\| `([^`]+)`/)?.[1] ?? [])
}

test('README and program name the same commands', () => {
  expect(firstCells('command').toSorted()).toEqual(
    program()
      .commands.map((command) => command.name())
      .toSorted(),
  )
})

test('README and timetable name the same jobs', () => {
  expect(firstCells('job').toSorted()).toEqual(timetable.map((job) => job.name).toSorted())
})

test('README and config.ts name the same settings', () => {
  const read = new Set(
    [...readFileSync(join(root, 'src/config.ts'), 'utf8').matchAll(/env\.([A-Z_]+)/g)]
      .map((match) => match[1])
      .filter((name) => name !== undefined),
  )
  expect(firstCells('setting').toSorted()).toEqual([...read].toSorted())
})

test('every command explains itself', () => {
  for (const command of program().commands) expect(command.description(), command.name()).toMatch(/\w{3,} .*\w/)
})

test('every file and folder the README points to is there', () => {
  const paths = [...readme.matchAll(/`((?:src|jobs|web|data|test)\/[\w./-]+)`|\]\(((?:data|web)\/[\w./-]+)\)/g)].map(
    (match) => (match[1] ?? match[2])!,
  )
  expect(paths.length).toBeGreaterThan(8)
  expect(paths.filter((path) => !path.endsWith('.sqlite') && !existsSync(join(root, path)))).toEqual([])
})
