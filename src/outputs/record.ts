import type { EventFace } from '../model.ts'

/** What an output says of the list it holds. */
export type OutputFrame = {
  /** public address of the site, without a slash at its end */
  origin: string
  title: string
  /** canonical query of the list, without a question mark */
  query: string
  /** instant at which the list was made */
  now: string
  dataVersion: number
}

export type EventRecord = { id: string; url: string } & Omit<EventFace, 'id' | 'from' | 'to'>

export const eventUrl = (origin: string, id: string) => `${origin}/event/${encodeURIComponent(id)}`

/** An event as programs get it, the same in NDJSON and as `_dailies` in the JSON feed: id, url, date, title and every facet. */
export function recordOf(face: EventFace, { origin }: OutputFrame): EventRecord {
  const { id, from: _from, to: _to, ...rest } = face
  return { id, url: eventUrl(origin, id), ...rest }
}

/** The instant a feed reader sorts by: the beginning of the day, or of the month where no day is known. */
export const instantOf = ({ from }: EventFace) => `${from}T00:00:00Z`

/** Says how well it is attested, in words. */
export function attested({ independent, primary }: EventFace): string {
  const sources =
    independent === 0 ? 'no independent source at hand' : `${independent} independent ${independent === 1 ? 'source' : 'sources'}`
  return primary === 0 ? `${sources}, no primary source yet` : `${sources}, ${primary} primary`
}
