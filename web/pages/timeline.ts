import { type Filter, firstDay, lastDay, writeFilter } from '../../src/filter.ts'
import type { Coverage, EventFace } from '../../src/model.ts'
import { type PictureFrame, pictureOf } from '../../src/timeline/picture.ts'
import { type Month, monthsOf, type Selection } from '../../src/timeline/select.ts'
import { timelinePicture } from '../charts/timeline-picture.ts'
import { longDate, many, monthName } from '../components/dates.ts'
import { eventItem } from '../components/event-item.ts'
import { activeOf, chips, filters } from '../components/filters.ts'
import { glyph } from '../components/glyph.ts'
import { type Html, html, joined, nothing } from '../components/html.ts'
import { type Frame, layout } from '../components/layout.ts'
import { linkTo } from '../links.ts'
import type { Evidence } from '../reader.ts'

export type TimelineView = {
  filter: Filter
  selection: Selection
  coverage: Coverage
  evidence: ReadonlyMap<string, readonly Evidence[]>
  today: string
  /** what each active filter, taken back alone, would bring; only asked for where nothing was found */
  without: (filter: Filter) => number
}

/** The first page: the picture, the filters, the events by month. */
export function timelinePage(frame: Frame, view: TimelineView): Html {
  const { filter, selection, coverage } = view
  const active = activeOf(filter, frame.words)
  const query = writeFilter({ ...filter, cursor: null })
  const months = monthsOf(selection.all)
  const head = {
    title: active.length === 0 ? 'Dailies' : active.map(({ label }) => label).join(', '),
    path: linkTo('/', filter),
    section: '/' as const,
    feeds: query,
    noindex: active.length > 2 || filter.cursor !== null,
  }
  return layout(
    frame,
    head,
    html`${leadOf(active, view, months)}
${selection.total > 0 ? timelinePicture(pictureOf(selection.all, pictureFrame(view)), months, filter, coverageWords(coverage)) : nothing}
<div class="cols">${filters(filter, selection, frame.words)}
<section id="list" aria-labelledby="list-head" tabindex="-1"><div class="sumup"><h2 id="list-head">${many(selection.total, 'event')}</h2><a class="open-filters" href="#filters">Filters${active.length > 0 ? html` <b>${active.length}</b>` : nothing}</a>${outputs(query, frame.version, filter)}</div>
${chips(active)}
${selection.total === 0 ? nobody(view, active) : monthLists(frame, view, months)}
${paging(view)}</section></div>`,
  )
}

function leadOf(active: ReturnType<typeof activeOf>, { selection, coverage, filter }: TimelineView, months: readonly Month[]): Html {
  if (active.length > 0 || filter.cursor) {
    const sides = (['adoption', 'labour', 'rules'] as const)
      .map((side) => ({ side, count: months.reduce((total, month) => total + month[side], 0) }))
      .filter(({ count }) => count > 0)
    return html`<div class="lead slim"><h1>${headingOf(active, filter)}</h1><p>${selection.total === 0 ? 'No event has all of these.' : html`${many(selection.total, 'event')}: ${sides.map(({ side, count }) => `${count} ${side}`).join(', ')}.`}</p></div>`
  }
  const since = months.at(-1)?.month.slice(0, 4)
  return html`<div class="lead"><h1>What studios do with AI, and what the people who work there fear from it</h1><p>${many(selection.total, 'event')}${since ? ` since ${since}` : ''}, each with its sources and the words behind every tag. ${coverageWords(coverage)}</p></div>`
}

/** What was chosen, as a heading: names and tags, then the time. */
function headingOf(active: ReturnType<typeof activeOf>, { from, to, cursor }: Filter): string {
  const chosen = active.map(({ label }) => label).filter((label) => !/^(from|to) \d/.test(label))
  const time =
    from && to
      ? from === to
        ? longDate(from)
        : `${longDate(from)} to ${longDate(to)}`
      : from
        ? `since ${longDate(from)}`
        : to
          ? `until ${longDate(to)}`
          : null
  const words = [...chosen, ...(time ? [time] : [])].join(' · ')
  return words ? words.charAt(0).toUpperCase() + words.slice(1) : cursor ? 'The timeline, further back' : 'The timeline'
}

/** What the timeline rests on, in a sentence or two. */
export function coverageWords({ archiveUntil, liveSince, sources }: Coverage): string {
  const archive = archiveUntil ? `The archive, chosen by editors, reaches ${longDate(archiveUntil)}.` : ''
  const live = liveSince
    ? `Live since ${longDate(liveSince)}, from ${many(sources, 'source')}${archiveUntil && archiveUntil < liveSince.slice(0, 10) ? '; nothing is known between' : ''}.`
    : 'Nothing has been fetched yet.'
  return [archive, live].filter(Boolean).join(' ')
}

/** The whole of what is known for the whole timeline, so that a narrowed picture can be laid over it; the dates asked for where there are any. */
function pictureFrame({ filter, selection, coverage, today }: TimelineView): PictureFrame {
  const oldest = selection.all.at(-1)?.from ?? today
  const newest = selection.all[0]?.to ?? today
  const known = coverage.archiveFrom ? firstOf(firstDay(coverage.archiveFrom), oldest) : oldest
  const floor = `${known.slice(0, 4)}-01-01`
  const roof = lastOf(today, newest)
  const from = filter.from ? lastOf(firstDay(filter.from), floor) : floor
  const to = filter.to ? firstOf(lastDay(filter.to), roof) : roof
  return {
    from,
    to: lastOf(from, to),
    archiveFrom: coverage.archiveFrom && firstDay(coverage.archiveFrom),
    archiveUntil: coverage.archiveUntil && lastDay(coverage.archiveUntil),
    liveSince: coverage.liveSince?.slice(0, 10) ?? null,
    // A few days need no broad sheet, and on a phone would lie outside it.
    width: Date.parse(lastOf(from, to)) - Date.parse(from) < 10 * 86_400_000 ? 420 : 1180,
  }
}

const firstOf = (a: string, b: string) => (a < b ? a : b)
const lastOf = (a: string, b: string) => (a > b ? a : b)

function monthLists(frame: Frame, { selection, evidence }: TimelineView, months: readonly Month[]): Html[] {
  const byMonth = new Map<string, EventFace[]>()
  for (const face of selection.events) byMonth.set(face.date.slice(0, 7), [...(byMonth.get(face.date.slice(0, 7)) ?? []), face])
  return [...byMonth].map(
    ([
      month,
      faces,
    ]) => html`<section class="month" aria-labelledby="m${month}"><h2 id="m${month}"><span>${monthName(month)} ${month.slice(0, 4)}</span>${totals(months.find((counts) => counts.month === month))}</h2>
<ol>${faces.map((face) => eventItem(face, frame.words, evidence.get(face.id) ?? []))}</ol></section>`,
  )
}

const totals = (counts: Month | undefined) =>
  counts
    ? html`<small>${(['adoption', 'labour', 'rules'] as const).filter((side) => counts[side] > 0).map((side) => html`<span class="${side}">${glyph(side)} ${counts[side]}<span class="vh"> ${side}</span></span>`)}</small>`
    : nothing

/** Every way to take the same list along. */
function outputs(query: string, version: number, filter: Filter): Html {
  const tail = query ? `?${query}` : ''
  const links: [string, string][] = [['Atom', '/feed.atom'], ['RSS', '/feed.rss'], ['JSON', '/feed.json'], ['CSV', '/export.csv'], ['NDJSON', '/export.ndjson'], ['Calendar', '/events.ics']] // biome-ignore format: a table
  return html`<details class="take"><summary>Follow or download</summary><p>${joined(
    links.map(([word, path]) => html`<a href="${path}${tail}">${word}</a>`),
    ' · ',
  )}</p><p><a href="${linkTo('/', { ...filter, cursor: null, asof: version })}">This list as it stands today</a>, with the same numbers for good</p></details>`
}

function nobody({ without, filter }: TimelineView, active: ReturnType<typeof activeOf>): Html {
  const ways = active
    .map((one) => ({ ...one, count: without(one.without) }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
  return html`<div class="empty">${ways.length > 0 ? html`<p>Without one of them there are some:</p>` : html`<p>${active.length === 0 ? 'Nothing is on the timeline yet. The first events come with the archive or the first fetch.' : 'Nor is there any when one of them is left out.'}</p>`}
${ways.length > 0 ? html`<ul>${ways.map(({ label, href, count }) => html`<li><a href="${href}">without ${label}</a>: ${many(count, 'event')}</li>`)}</ul>` : nothing}
<p>${filter.q ? html`<a href="${linkTo('/search', { ...filter, cursor: null })}">Search the articles too</a> · ` : nothing}<a href="/">The whole timeline</a></p></div>`
}

function paging({ filter, selection }: TimelineView): Html | string {
  if (!selection.next && !filter.cursor) return nothing
  return html`<nav class="paging" aria-label="Pages">${filter.cursor ? html`<a href="${linkTo('/', { ...filter, cursor: null })}#list">Newest</a>` : nothing}${selection.next ? html`<a rel="next" href="${linkTo('/', { ...filter, cursor: selection.next })}#list">Older events</a>` : html`<span>The list ends here.</span>`}</nav>`
}
