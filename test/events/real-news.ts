import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TextInput } from '../../src/model.ts'

/** Which of the real articles tell of one happening, by their names in the set; all others stand alone. Judged by hand. */
const groups = [
  ['uvkzOIU2PLDGrkFL', 'k3O68Fd62CEThLlL'],
  ['ejNrUmb9f7Mi8vfb', 'HTgPTJ6VCF0qldfI', 'eTeAgWItYOKLOlYf'],
  ['sN0lCsQIOWSfUEP0', 'p1Qy125u8tLf0bE7', 'fyZgX74gGavJcaRI'],
  ['cES6MsC5vJp2o0SB', 'WTJTfXjD4NQe5Ptu', 'SVUNVcFBirlys6al'],
  ['rHoRN4VitgyBH4xa', '6LuAE7XhGqQoo7rc'],
  ['vZmTRJGk0lXDAxn5', 'Yvut37rbgRsoNS9O'],
  ['vZyN4GpEBAbG8cfT', 'WwsxhIe90nK0LUye'],
  ['FsotkVptDjIgtqVW', 'YnmM0j1ulu0BKK5v', 'Qmd4STIKHU4Z6bC3'],
  ['4IFKd3LjTLoeBV0i', 'rEKhHkE39EZDTXP2', 'M6VpZJRzZEgJBIPA'],
  ['gCSQUWRGeDPLMxN8', '2k9Dov1DDwX7NWiz'],
  ['7hDSgZczFxw6CIfE', 'muCooe761WN3kjzO'],
  ['idCsNqnMwgOo4H6O', 'ltuwb91RL8QYD5n9'],
  ['BfYksLHr4sGV9KJP', '3w8PJGCOdadP7ChA'],
  ['newspaper4k-182', 'newspaper4k-260'],
  ['newspaper4k-233', 'newspaper4k-422'],
]

export type RealReport = { input: TextInput; event: string }

type Allsides = { ID: string; title: string; date: string; content_original: string }
type Newspaper = { id: number; title: string; date: string; text: string }

const readJson = <T>(file: string) => JSON.parse(readFileSync(file, 'utf8')) as T

/**
 * Real articles with the happening each tells of, where DAILIES_CORPORA says they lie; null where it does not. A hundred of them are of
 * one week and share nothing but that.
 */
export function realReports(): RealReport[] | null {
  const corpora = process.env.DAILIES_CORPORA
  const folder = corpora ? join(corpora, 'news', 'allsides', 'jsons') : null
  const week = corpora ? join(corpora, 'pages', 'newspaper4k', 'news_articles.subset.json') : null
  if (!folder || !week || !existsSync(folder) || !existsSync(week)) return null
  const truth = new Map(groups.flatMap((ids, at) => ids.map((id) => [id, `group ${at}`] as const)))
  const inputs: TextInput[] = [
    ...readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .sort()
      .map((name) => readJson<Allsides>(join(folder, name)))
      .map(({ ID: id, title, date, content_original: text }) => ({ id, title, text, published: date || null })),
    ...readJson<Newspaper[]>(week).map(({ id, title, date, text }) => ({ id: `newspaper4k-${id}`, title, text, published: date || null })),
  ]
  return inputs.map((input) => ({ input, event: truth.get(input.id) ?? input.id }))
}

/** Whether an article shares its happening with another. */
export const isGrouped = (id: string) => groups.some((ids) => ids.includes(id))
