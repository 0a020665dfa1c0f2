import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, relative, resolve } from 'node:path'
import { expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '..')

/** Who may import whom, besides itself, src/model.ts and src/facets.ts. A folder not listed is a single file at the top of src/. */
const mayImport: Record<string, string[]> = {
  'src/text': [],
  'src/knowledge': [],
  'src/fetching': [],
  'src/extraction': ['src/text'],
  'src/analysis': ['src/text', 'src/knowledge'],
  'src/events': ['src/text', 'src/knowledge', 'src/analysis'],
  'src/digests': ['src/text', 'src/knowledge'],
  'src/mail': [],
  'src/store': ['src/text', 'src/knowledge', 'src/filter.ts', 'src/excerpt.ts'],
  'src/filter.ts': ['src/text'],
  'src/timeline': ['src/text', 'src/knowledge', 'src/filter.ts'],
  'src/outputs': ['src/text', 'src/knowledge', 'src/filter.ts'],
  'src/excerpt.ts': ['src/text'],
  'src/model.ts': [],
  'src/facets.ts': [],
  'src/config.ts': [],
  'src/log.ts': [],
  'src/cli': ['src', 'jobs', 'web'],
  jobs: ['src'],
  web: ['src'],
}

/** A dependency is a guest: it is imported in one place, so that it can leave. Those a whole room is built of are named with that room. */
const rooms: Record<string, string[]> = {
  kysely: ['src/store'],
  hono: ['web'],
  commander: ['src/cli'],
  cheerio: ['src/extraction'],
  zod: ['src/knowledge', 'web/api'],
}

const files = ['src', 'jobs', 'web'].flatMap((top) =>
  readdirSync(join(root, top), { recursive: true })
    .map((name) => join(top, String(name)))
    .filter((name) => name.endsWith('.ts')),
)

const importsOf = (file: string) =>
  [
    ...readFileSync(join(root, file), 'utf8').matchAll(
      /(?:^|\n)\s*(?:import|export)[^'"`;]*?from\s+'([^']+)'|import\(\s*'([^']+)'\s*\)|new URL\(\s*'(\.[^']+\.ts)'|createRequire\(import\.meta\.url\)\('([^']+)'\)/g,
    ),
  ].map((m) => (m[1] ?? m[2] ?? m[3] ?? m[4])!)

const roomOf = (file: string) => Object.keys(mayImport).find((room) => file === room || file.startsWith(`${room}/`))

test('every file stands in a room of the house', () => {
  expect(files.filter((file) => !roomOf(file))).toEqual([])
})

test('a room imports only what it may', () => {
  const strangers = files.flatMap((file) => {
    const room = roomOf(file)
    return importsOf(file)
      .filter((name) => name.startsWith('.'))
      .map((name) => normalize(join(dirname(file), name)))
      .filter(
        (target) =>
          !['src/model.ts', 'src/facets.ts'].includes(target) &&
          room &&
          !target.startsWith(room) &&
          !mayImport[room]!.some((may) => target === may || target.startsWith(`${may}/`)),
      )
      .map((target) => `${file} imports ${target}`)
  })
  expect(strangers).toEqual([])
})

test('nothing in src imports from jobs or web, but for the command that starts them', () => {
  const wrong = files
    .filter((file) => file.startsWith('src/') && !file.startsWith('src/cli/'))
    .filter((file) => importsOf(file).some((name) => name.startsWith('.') && /^(jobs|web)\//.test(normalize(join(dirname(file), name)))))
  expect(wrong).toEqual([])
})

test('each dependency is imported in one place', () => {
  const importers = new Map<string, Set<string>>()
  for (const file of files)
    for (const name of importsOf(file).filter((name) => !name.startsWith('.') && !name.startsWith('node:'))) {
      const dependency = name.startsWith('@') ? name.split('/').slice(0, 2).join('/') : name.split('/')[0]!
      const room = rooms[dependency]?.find((room) => file.startsWith(room))
      importers.set(dependency, (importers.get(dependency) ?? new Set()).add(room ?? file))
    }
  const many = [...importers].filter(
    ([name, places]) => [...places].some((place) => rooms[name]?.includes(place) !== true) && places.size > 1,
  )
  expect(many.map(([name, places]) => `${name}: ${[...places].join(', ')}`)).toEqual([])
})

test('every dependency is used, and everything used is a dependency', () => {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { dependencies: Record<string, string> }
  const used = new Set(
    files.flatMap((file) =>
      importsOf(file)
        .filter((name) => !name.startsWith('.') && !name.startsWith('node:'))
        .map((name) => (name.startsWith('@') ? name.split('/').slice(0, 2).join('/') : name.split('/')[0]!)),
    ),
  )
  expect([...used].sort()).toEqual(Object.keys(manifest.dependencies).sort())
})

test('only config.ts reads the environment', () => {
  expect(
    files.filter(
      (file) =>
        /process\.env(?!\.(?:TZ|UV_THREADPOOL_SIZE) )/.test(readFileSync(join(root, file), 'utf8')) &&
        relative('src', file) !== 'config.ts',
    ),
  ).toEqual([])
})

test('the visible top level is what was agreed', () => {
  const agreed = [
    'LICENSE',
    'README.md',
    'data',
    'jobs',
    'node_modules',
    'package-lock.json',
    'package.json',
    'src',
    'test',
    'tsconfig.json',
    'web',
  ]
  expect(readdirSync(root).filter((name) => !name.startsWith('.') && !agreed.includes(name))).toEqual([])
})
