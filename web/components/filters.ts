import { type Filter, nameKeys, wholeTimeline, withChoice, withoutChoice, writeFilter } from '../../src/filter.ts'
import type { FilterKey } from '../../src/model.ts'
import type { Count, Selection } from '../../src/timeline/select.ts'
import { linkTo } from '../links.ts'
import type { Words } from '../words.ts'
import { type Html, html, nothing } from './html.ts'

const order: FilterKey[] = [
  'studio', 'use', 'concern', 'type', 'side', 'stage', 'stance', 'vendor', 'body', 'worker', 'technique', 'country', 'person', 'production', 'role', 'claim',
  'publisher', 'source', 'kind', 'lang',
] // biome-ignore format: a list
const open = new Set<FilterKey>(['studio', 'use', 'concern'])
const first = 7
const most = 24

/** Every facet as a list of values with a small bar each: a filter that is also a chart. Counts are exact for the filter as it stands. */
export function filters(filter: Filter, selection: Selection, words: Words): Html {
  return html`<aside id="filters" aria-labelledby="filters-head"><h2 class="vh" id="filters-head">Filters</h2>
<p class="close"><a href="#list">Done</a></p>
${wordsAndDates(filter)}
${order.map((key) => facet(key, filter, selection.counts[key], words))}
</aside>`
}

function wordsAndDates(filter: Filter): Html {
  const kept = [...new URLSearchParams(writeFilter({ ...filter, q: null, from: null, to: null, cursor: null }))]
  return html`<form class="narrow" action="/" method="get">${kept.map(([key, value]) => html`<input type="hidden" name="${key}" value="${value}">`)}
<p><label for="words">Words</label><input id="words" name="q" type="search" value="${filter.q ?? ''}" maxlength="500"></p>
<p class="dates"><span><label for="from">From</label><input id="from" name="from" inputmode="numeric" placeholder="2022-01" value="${filter.from ?? ''}" size="10" maxlength="10"></span><span><label for="to">To</label><input id="to" name="to" inputmode="numeric" placeholder="2026-11" value="${filter.to ?? ''}" size="10" maxlength="10"></span><button>Show</button></p></form>`
}

function facet(key: FilterKey, filter: Filter, counts: readonly Count[], words: Words): Html | string {
  const chosen = filter.facets[key] ?? []
  const named = (nameKeys as readonly string[]).includes(key)
  if (counts.length === 0 || (counts.length === 1 && chosen.length === 0 && !named)) return nothing
  const top = Math.max(1, ...counts.map(({ count }) => count))
  const isChosen = ({ id }: Count) => chosen.some((choice) => choice.id === id)
  const shown = [...counts.filter(isChosen), ...counts.filter((count) => !isChosen(count))]
  const row = (count: Count) => value(key, count, top, filter, words)
  const rest = shown.slice(first, most)
  const hidden = shown.length - first - rest.length
  const { label, definition } = words.facet(key)
  return html`<details class="facet"${open.has(key) || chosen.length > 0 ? html` open` : nothing}><summary title="${definition}">${label}${chosen.length > 0 ? html` <span class="on">${chosen.length}</span>` : nothing}</summary>
<ul>${shown.slice(0, first).map(row)}</ul>${rest.length > 0 ? html`<details class="more"><summary>${shown.length - first} more</summary><ul>${rest.map(row)}</ul>${hidden > 0 ? html`<p class="rest">and ${hidden} with fewer; write a name to choose one</p>` : nothing}</details>` : nothing}
${named && shown.length > first ? byName(key, filter, label) : nothing}</details>`
}

/** Any name or alias, written by hand. */
function byName(key: FilterKey, filter: Filter, label: string): Html {
  const kept = [...new URLSearchParams(writeFilter({ ...filter, cursor: null }))]
  return html`<form class="byname" action="/" method="get">${kept.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}<label class="vh" for="by-${key}">${label} by name</label><input id="by-${key}" name="${key}" placeholder="Another name" maxlength="80"><button>Add</button></form>`
}

function value(key: FilterKey, { id, count }: Count, top: number, filter: Filter, words: Words): Html {
  const choice = filter.facets[key]?.find((choice) => choice.id === id)
  const label = words.label(key, id)
  const href = linkTo('/', choice ? withoutChoice(filter, key, id) : withChoice(filter, key, { id, not: false, only: false }))
  const without = linkTo('/', withChoice(filter, key, { id, not: true, only: false }))
  const state = choice ? (choice.not ? ' out' : ' in') : ''
  return html`<li class="value${state}"><a href="${href}"${choice ? html` aria-current="true"` : nothing}><span>${label}</span> <b>${count}</b><svg class="bar" aria-hidden="true" preserveAspectRatio="none" viewBox="0 0 100 2"><path d="M0 1H${Math.round((count / top) * 100)}"/></svg></a>${choice ? nothing : html`<a class="leave" href="${without}" title="Leave out ${label}"><span aria-hidden="true">−</span><span class="vh">Leave out ${label}</span></a>`}</li>`
}

type Active = { label: string; href: string; note: Html | string; without: Filter }

/** Everything a reader chose, each with the link that takes it back. */
export function activeOf(filter: Filter, words: Words): Active[] {
  const facets = order.flatMap((key) =>
    (filter.facets[key] ?? []).map(({ id, not, only }): Active => {
      const name = words.label(key, id)
      const label = `${not ? 'not ' : ''}${name}${only ? ' itself' : ''}`
      const without = withoutChoice(filter, key, id)
      return { label, href: linkTo('/', without), without, note: ownership(filter, key, { id, not, only }, words) }
    }),
  )
  const plain = (label: string | null, change: Partial<Filter>): Active[] => {
    const without = { ...filter, ...change, cursor: null }
    return label === null ? [] : [{ label, href: linkTo('/', without), note: nothing, without }]
  }
  return [
    ...facets,
    ...plain(filter.q && `“${filter.q}”`, { q: null }),
    ...plain(filter.from && `from ${filter.from}`, { from: null }),
    ...plain(filter.to && `to ${filter.to}`, { to: null }),
    ...plain(filter.seenAfter === null ? null : `new since data version ${filter.seenAfter}`, { seenAfter: null }),
    ...plain(filter.asof === null ? null : `as of data version ${filter.asof}`, { asof: null }),
  ]
}

/** Says whether a studio stands for itself or for all it owned, and offers the other. */
function ownership(filter: Filter, key: FilterKey, choice: { id: string; not: boolean; only: boolean }, words: Words): Html | string {
  if (key !== 'studio' && key !== 'vendor') return nothing
  const href = linkTo('/', withChoice(filter, key, { ...choice, only: !choice.only }))
  const name = words.label(key, choice.id)
  return choice.only
    ? html` <a class="scope" href="${href}">with what it owned</a>`
    : html` <a class="scope" href="${href}" title="${name} now stands for all it owned on the day">only itself</a>`
}

export function chips(active: readonly Active[]): Html | string {
  if (active.length === 0) return nothing
  return html`<ul class="chips" aria-label="Active filters">${active.map(({ label, href, note }) => html`<li><a class="chip" href="${href}"><span class="vh">Remove </span>${label}<span aria-hidden="true"> ×</span></a>${note}</li>`)}${active.length > 1 ? html`<li><a class="scope" href="${linkTo('/', wholeTimeline)}">clear all</a></li>` : nothing}</ul>`
}
