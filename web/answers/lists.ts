import type { Handler } from 'hono'
import type { Filter } from '../../src/filter.ts'
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
  (desk: Desk, format: OutputFormat, most: number): Handler =>
  async (c) => {
    const ask = await desk.asked(c, false)
    if (ask instanceof Response) return ask
    const { edition, filter, canonical } = ask
    return desk.answer(c, edition, canonical, async () => {
      const { all } = await desk.chosen(edition, filter, 1)
      const query = canonical.split('?')[1] ?? ''
      const title = query ? `Dailies: ${[...new URLSearchParams(query)].map(([key, value]) => `${key} ${value}`).join(', ')}` : 'Dailies'
      const frame = { origin: desk.originOf(c), title, query, now: desk.site.now().toISOString(), dataVersion: edition.version }
      const { type, write } = outputFormats[format]
      const headers = { 'Content-Type': type, 'Cache-Control': 'public, max-age=300', 'Access-Control-Allow-Origin': '*' }
      return new Response(write(all.slice(0, most), frame), { headers })
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
