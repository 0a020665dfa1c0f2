import { rungs, type Step } from '../../src/timeline/ladder.ts'
import { longDate } from '../components/dates.ts'
import { type Html, html, nothing } from '../components/html.ts'
import { eventLink, shown } from '../links.ts'
import type { Words } from '../words.ts'

const width = 500
const left = 112
const rise = 22

/** How far a name's own use has come, event by event: rungs upwards, time to the right. What stepped off the ladder stands under it. */
export function ladder(steps: readonly Step[], words: Words): Html | string {
  if (steps.length === 0) return nothing
  const rows = [
    ...[...rungs].reverse(),
    ...[...new Set(steps.map(({ stage }) => stage))].filter((stage) => !(rungs as readonly string[]).includes(stage)),
  ]
  const days = steps.map(({ event }) => Date.parse(event.from))
  const first = Math.min(...days)
  const span = Math.max(1, Math.max(...days) - first)
  const x = (day: number) => left + 14 + ((day - first) / span) * (width - left - 40)
  const y = (stage: string) => 16 + rows.indexOf(stage as never) * rise
  const height = rows.length * rise + 24
  const [from, to] = [new Date(first).getUTCFullYear(), new Date(first + span).getUTCFullYear()]
  const years = Array.from({ length: to - from + 1 }, (_, i) => ({ year: String(from + i), at: Math.max(first, Date.UTC(from + i, 0, 1)) }))
  return html`<div class="rungs"><svg viewBox="0 0 ${width} ${height}" role="group" aria-label="Steps of its own use, by stage and date">
${rows.map((stage) => html`<path class="grid" d="M${left} ${y(stage)}H${width}"/><text class="tick" x="${left - 10}" y="${y(stage) + 4}" text-anchor="end">${words.label('stage', stage)}</text>`)}
${years.map(({ year, at }, i) => (i + 1 < years.length && x(years[i + 1]!.at) - x(at) < 34 ? nothing : html`<text class="tick" x="${Math.round(x(at))}" y="${height - 4}">${year}</text>`))}
<g class="marks">${steps.map(({ event, stage }, i) => html`<a class="${event.side}" href="${eventLink(event.id)}"${i === steps.length - 1 ? nothing : html` tabindex="-1"`}><title>${longDate(event.date)}, ${words.label('stage', stage)}: ${shown(event.title)}</title><circle cx="${Math.round(x(Date.parse(event.from)) * 10) / 10}" cy="${y(stage)}" r="4.6"/></a>`)}</g></svg></div>`
}
