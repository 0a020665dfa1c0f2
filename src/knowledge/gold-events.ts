import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { parseList, readText } from './read-list.ts'

/** A text of data/gold/events: which happening it reports. Texts of one happening share `event`. */
export type GoldEventText = {
  id: string
  split: 'train' | 'test'
  title: string
  text: string
  published: string
  publisher: string
  event: string
}

const shape: z.ZodType<GoldEventText> = z.object({
  id: z.string().min(1),
  split: z.enum(['train', 'test']),
  title: z.string().min(1),
  text: z.string().min(1),
  published: z.string().refine((text) => !Number.isNaN(Date.parse(text)), 'an ISO 8601 time'),
  publisher: z.string().min(1),
  event: z.string().min(1),
})

/** All texts of a folder, in the order of its files. @throws DataError naming file, entry and field */
export function loadGoldEvents(dir: string): GoldEventText[] {
  return readdirSync(dir)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .flatMap((name) => parseList(readText(join(dir, name)), join(dir, name), shape))
}
