/**
 * The labelled texts of data/gold/texts: what a careful reader found in news-like texts of our own.
 * data/gold/GUIDE.md says how they are labelled; `npm run dailies eval` measures against them.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { GoldText } from './goldshape.ts'
import { goldText } from './goldshape.ts'

export type { GoldLabels, GoldPassage, GoldQuote, GoldText } from './goldshape.ts'

/** Everything wrong with a folder of gold, one line each: file, entry, field, what is the matter. */
export class GoldError extends Error {
  readonly problems: string[]
  constructor(problems: string[]) {
    super(`${problems.length} problem(s) in the gold texts:\n${problems.join('\n')}`)
    this.name = 'GoldError'
    this.problems = problems
  }
}

type Read = { texts: GoldText[]; problems: string[] }

/**
 * All labelled texts of a folder, in the order of its files (batch-01.json, batch-02.json …) and of the entries in them.
 * Throws GoldError naming every problem of every file at once, so that an editor mends a batch in one go.
 */
export const loadGold = (dir: string): GoldText[] => {
  const files = readdirSync(dir)
    .filter((name) => name.endsWith('.json'))
    .sort()
  const read = files.map((file) => readBatch(dir, file))
  const texts = read.flatMap((batch) => batch.texts)
  const problems = [...read.flatMap((batch) => batch.problems), ...repeatedIds(texts)]
  if (problems.length > 0) throw new GoldError(problems)
  return texts
}

const readBatch = (dir: string, file: string): Read => {
  const parsed = parseJson(readFileSync(join(dir, file), 'utf8'))
  if (!parsed.ok) return { texts: [], problems: [`${file}: not JSON: ${parsed.words}`] }
  if (!Array.isArray(parsed.value)) return { texts: [], problems: [`${file}: a batch is a list of texts`] }
  const entries = parsed.value.map((entry: unknown, at) => readEntry(file, entry, at))
  return { texts: entries.flatMap((entry) => entry.texts), problems: entries.flatMap((entry) => entry.problems) }
}

const parseJson = (text: string): { ok: true; value: unknown } | { ok: false; words: string } => {
  try {
    return { ok: true, value: JSON.parse(text) }
  } catch (error) {
    return { ok: false, words: String(error) }
  }
}

const readEntry = (file: string, entry: unknown, at: number): Read => {
  const result = goldText.safeParse(entry)
  if (result.success) return { texts: [result.data], problems: misplacedSplit(file, result.data, at) }
  return { texts: [], problems: result.error.issues.map((issue) => sentence(file, nameOf(entry, at), issue)) }
}

const sentence = (file: string, entry: string, issue: z.core.$ZodIssue): string =>
  `${file}: ${entry}: ${issue.path.map(String).join('.') || 'entry'}: ${issue.message}`

const nameOf = (entry: unknown, at: number): string => {
  const id = z.object({ id: z.string() }).safeParse(entry)
  return id.success ? id.data.id : `entry ${at + 1}`
}

/** Every fifth text of a batch is test, whoever wrote it: nobody may choose what is held back. */
const misplacedSplit = (file: string, text: GoldText, at: number): string[] => {
  const due = (at + 1) % 5 === 0 ? 'test' : 'train'
  return text.split === due ? [] : [`${file}: ${text.id}: split: text ${at + 1} of its batch must be ${due}`]
}

const repeatedIds = (texts: GoldText[]): string[] => {
  const seen = new Set<string>()
  return texts.filter((text) => seen.size === seen.add(text.id).size).map((text) => `${text.id}: id: stands twice`)
}
