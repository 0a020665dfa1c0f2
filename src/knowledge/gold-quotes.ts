/**
 * The texts of data/gold/quotes: what is said in them, by whom, in which role. Written by us to be hard: split and nested quotations, pronouns,
 * scare quotes, British single marks, several speakers.
 */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { DataError } from './data-error.ts'
import { parseList, readText } from './read-list.ts'

export type GoldQuoteText = {
  id: string
  /** every fifth text of a batch is test, by its place */
  split: 'train' | 'test'
  title: string
  /** paragraphs parted by a blank line */
  text: string
  quotes: {
    /** the full name, or the words that introduce somebody unnamed */
    speaker: string | null
    /** words as in the text, without an article in front; null where none are given */
    role: string | null
    /** the quoted words, without the marks */
    text: string
  }[]
}

const shape: z.ZodType<GoldQuoteText> = z
  .strictObject({
    id: z.string().min(1),
    split: z.enum(['train', 'test']),
    title: z.string().min(1),
    text: z.string().min(1),
    quotes: z.array(z.strictObject({ speaker: z.string().min(1).nullable(), role: z.string().min(1).nullable(), text: z.string().min(1) })),
  })
  .superRefine((entry, context) => {
    const whole = `${entry.title}\n\n${entry.text}`
    for (const [at, quote] of entry.quotes.entries()) {
      if (!whole.includes(quote.text)) context.addIssue({ code: 'custom', path: ['quotes', at, 'text'], message: 'words of the text' })
      if (quote.role !== null && !whole.includes(quote.role))
        context.addIssue({ code: 'custom', path: ['quotes', at, 'role'], message: 'words of the text' })
    }
  })

/** All texts of a folder, in the order of its files. @throws DataError naming file, entry and field */
export function loadGoldQuotes(dir: string): GoldQuoteText[] {
  return readdirSync(dir)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .flatMap((name) => batchOf(join(dir, name)))
}

function batchOf(file: string): GoldQuoteText[] {
  const texts = parseList(readText(file), file, shape)
  texts.forEach((text, at) => {
    const due = (at + 1) % 5 === 0 ? 'test' : 'train'
    if (text.split !== due) throw new DataError(file, `entry ${at + 1} ("${text.id}"): field "split" must be ${due}, by its place`)
  })
  return texts
}
