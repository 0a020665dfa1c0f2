import type { EventFace } from '../model.ts'
import { ics } from './calendar.ts'
import { atom, jsonFeed, rss } from './feeds.ts'
import { markdown } from './markdown.ts'
import { ninjs } from './ninjs.ts'
import type { OutputFrame } from './record.ts'
import { csv, ndjson } from './tables.ts'

type Format = { type: string; write: (faces: readonly EventFace[], frame: OutputFrame) => string }

/** Every form a list of events can be taken in. The site and the command line write with the same functions. */
export const outputFormats = {
  csv: { type: 'text/csv; charset=utf-8; header=present', write: csv },
  ndjson: { type: 'application/x-ndjson; charset=utf-8', write: ndjson },
  ninjs: { type: 'application/json; charset=utf-8', write: ninjs },
  rss: { type: 'application/rss+xml; charset=utf-8', write: rss },
  atom: { type: 'application/atom+xml; charset=utf-8', write: atom },
  'json-feed': { type: 'application/feed+json; charset=utf-8', write: jsonFeed },
  ics: { type: 'text/calendar; charset=utf-8', write: ics },
  md: { type: 'text/markdown; charset=utf-8', write: markdown },
} satisfies Record<string, Format>

export type OutputFormat = keyof typeof outputFormats
export const isOutputFormat = (word: string): word is OutputFormat => Object.hasOwn(outputFormats, word)
