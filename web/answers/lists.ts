import type { Handler } from 'hono'
import type { Filter } from '../../src/filter.ts'
import { opml } from '../../src/outputs/opml.ts'
import { type OutputFormat, outputFormats } from '../../src/outputs/output.ts'
import { select } from '../../src/timeline/select.ts'
import { type Desk, htmlAnswer } from '../desk.ts'
import { searchPage } from '../pages/search.ts'
import { timelinePage } from '../pages/timeline.ts'

const onAPage = 40
const hitsOnAPage = 20

export const timelineAnswer =
  (desk: Desk): Handler =>
  async (c) => {
    const ask = await desk.asked(c, true)
    if (ask instanceof Response) return ask
    const { edition, filter, canonical } = ask
    return desk.answer(c, edition, canonical, async () => {
      const matching = await desk.matching(edition, filter)
      const selection = select(edition.index, filter, { matching, limit: onAPage })
      const evidence = (await desk.reader.evidence?.(selection.events.map(({ id }) => id))) ?? new Map()
      const without = (other: Filter) =>
        select(edition.index, other, { matching: other.q === filter.q && other.seenAfter === filter.seenAfter ? matching : null, limit: 1 })
          .total
      const view = { filter, selection, coverage: edition.coverage, evidence, today: desk.today(), without }
      return htmlAnswer(timelinePage(desk.frameOf(c, edition), view))
    })
  }

/** The same list in a form for other programs; any page of another site may read it. */
export const outputAnswer =
  (desk: Desk, format: OutputFormat): Handler =>
  async (c) => {
    const ask = await desk.asked(c, false)
    if (ask instanceof Response) return ask
    const { edition, filter, canonical } = ask
    return desk.answer(c, edition, canonical, async () => {
      const { all } = await desk.chosen(edition, filter, 1)
      const query = canonical.split('?')[1] ?? ''
      const frame = {
        origin: desk.originOf(c),
        title: titleOf(query),
        query,
        now: desk.site.now().toISOString(),
        dataVersion: edition.version,
      }
      const { type, write } = outputFormats[format]
      const headers = { 'Content-Type': type, 'Cache-Control': 'public, max-age=300', 'Access-Control-Allow-Origin': '*' }
      return new Response(write(all, frame), { headers })
    })
  }

export const searchAnswer =
  (desk: Desk): Handler =>
  async (c) => {
    const ask = await desk.asked(c, true)
    if (ask instanceof Response) return ask
    const { edition, filter } = ask
    return desk.answer(c, edition, null, async () => {
      const { q, cursor } = filter
      const page = q === null ? null : await desk.reader.search({ q, filter, sort: filter.sort ?? 'date', cursor, limit: hitsOnAPage })
      return htmlAnswer(searchPage(desk.frameOf(c, edition), filter, page))
    })
  }

const titleOf = (query: string) =>
  query ? `Dailies: ${[...new URLSearchParams(query)].map(([key, value]) => `${key} ${value}`).join(', ')}` : 'Dailies'

/** The sources behind a list: all we read for the whole timeline, else those whose publisher reports one of its events. */
export const opmlAnswer =
  (desk: Desk): Handler =>
  async (c) => {
    const ask = await desk.asked(c, false)
    if (ask instanceof Response) return ask
    const { edition, filter, canonical } = ask
    const { counts } = await desk.chosen(edition, filter, 1)
    const some = (key: 'publisher' | 'source') => new Set(counts[key].filter(({ count }) => count > 0).map(({ id }) => id))
    const [publishers, ids] = [some('publisher'), some('source')]
    const query = canonical.split('?')[1] ?? ''
    const sources = (await desk.reader.sources()).map(({ source }) => source)
    const behind = query ? sources.filter(({ id, publisher }) => ids.has(id) || publishers.has(publisher)) : sources
    const text = opml(behind, { title: titleOf(query), now: desk.site.now().toISOString() })
    return desk.answer(
      c,
      edition,
      null,
      async () => new Response(text, { headers: { 'Content-Type': 'text/x-opml; charset=utf-8', 'Cache-Control': 'public, max-age=300' } }),
    )
  }
