import { type Filter, type NameKey, wholeTimeline } from '../../src/filter.ts'
import type { EventFace, FilterKey, Name } from '../../src/model.ts'
import { ladderOf } from '../../src/timeline/ladder.ts'
import type { Count, Selection } from '../../src/timeline/select.ts'
import { ladder } from '../charts/ladder.ts'
import { longDate, many } from '../components/dates.ts'
import { eventItem } from '../components/event-item.ts'
import { type Html, html, joined, nothing } from '../components/html.ts'
import { type Frame, layout } from '../components/layout.ts'
import { linkTo, nameLink, outward } from '../links.ts'
import type { Words } from '../words.ts'

export type Profile = { key: NameKey; name: Name; selection: Selection; children: readonly Name[] }

const kindWords: Record<NameKey, string> = {
  studio: 'Studio',
  vendor: 'AI vendor',
  body: 'Guild or body',
  person: 'Person',
  production: 'Title',
}

/** What a name has to do with AI on screen: its events, roles, uses, concerns and, for a user, how far its use has come. */
export function profilePage(frame: Frame, { key, name, selection, children }: Profile): Html {
  const { words } = frame
  const filter: Filter = { ...wholeTimeline, facets: { [key]: [{ id: name.id, not: false, only: false }] } }
  const names = new Set([name.name, ...children.map((child) => child.name)])
  const steps = key === 'studio' || key === 'vendor' || key === 'production' ? ladderOf(selection.all, names) : []
  const facet = (facet: FilterKey) => bars(facet, selection.counts[facet], filter, words)
  return layout(
    frame,
    { title: name.name, path: nameLink(key, name.id), section: null, feeds: new URLSearchParams({ [key]: name.id }).toString() },
    html`<div class="page"><p class="kick">${kindWords[key]}${name.kind === key || name.kind === 'unknown' ? nothing : html` · ${name.kind.replaceAll('-', ' ')}`}</p><h1>${key === 'production' ? html`<cite>${name.name}</cite>` : name.name}</h1>
<p class="aim">${many(selection.total, 'event')}${selection.total > 0 ? html`, the latest of ${longDate(selection.all[0]!.date)}` : nothing}. ${children.length > 0 ? html`What it owned on the day is counted with it; <a href="${linkTo('/', { ...filter, facets: { [key]: [{ id: name.id, not: false, only: true }] } })}">itself alone</a>. ` : nothing}<a href="${linkTo('/', filter)}">On the timeline</a></p>
<div class="two"><div>${steps.length > 0 ? html`<h2>How far its use has come</h2><p class="soft small">Each mark is an event in which it is the user. Chosen by editors until live reading began: marks show what is known, not how often it happens.</p>${ladder(steps, words)}` : nothing}
<h2>Events</h2>${selection.total === 0 ? html`<p class="soft">None yet.</p>` : html`<ol class="plain-events month">${selection.events.map((face) => eventItem(face, words, [], true))}</ol>`}${selection.next ? html`<p class="paging"><a href="${linkTo('/', { ...filter, cursor: selection.next })}">Older events</a></p>` : nothing}</div>
<aside>${roles(selection.all, names)}${facet('use')}${facet('concern')}${facet('type')}${facts(name, key, children, words)}</aside></div></div>`,
  )
}

function facts(name: Name, key: NameKey, children: readonly Name[], words: Words): Html {
  const link = (id: string) => {
    const other = words.name(id)
    return other ? html`<a href="${nameLink(keyOf(other), id)}">${other.name}</a>` : html`${id}`
  }
  const period = (from: string | null, to: string | null) =>
    from || to ? ` (${from ? longDate(from) : '…'} to ${to ? longDate(to) : 'now'})` : ''
  const proof = (source: string | null) =>
    source && outward(source) ? html` <a href="${outward(source)!}" rel="noopener nofollow">source</a>` : nothing
  const owners =
    name.owners.length > 0
      ? name.owners.map(({ parent, from, to, source }) => html`<li>${link(parent)}${period(from, to)}${proof(source)}</li>`)
      : name.parent
        ? [html`<li>${link(name.parent)}</li>`]
        : []
  const list = (title: string, items: readonly (Html | string)[]) =>
    items.length === 0 ? nothing : html`<h2>${title}</h2><ul>${items}</ul>`
  return html`${list(key === 'vendor' && name.kind === 'tool' ? 'Made by' : 'Owned by', owners)}
${list(
  'Owns',
  children.filter(({ facet }) => facet !== 'productions').map((child) => html`<li>${link(child.id)}</li>`),
)}
${list(
  'Titles',
  children
    .filter(({ facet }) => facet === 'productions')
    .slice(0, 20)
    .map((child) => html`<li><cite>${link(child.id)}</cite></li>`),
)}
${list(
  'Posts',
  name.posts.map(
    ({ at, post, from, to, source }) => html`<li>${post}${at ? html`, ${link(at)}` : nothing}${period(from, to)}${proof(source)}</li>`,
  ),
)}
${list(
  'Formerly',
  name.former.map(
    ({ name: before, until, source }) => html`<li>${before}${until ? `, until ${longDate(until)}` : ''}${proof(source)}</li>`,
  ),
)}
${name.aliases.length > 0 ? html`<h2>Also written</h2><p>${joined(name.aliases.slice(0, 12), ', ')}</p>` : nothing}
${name.note ? html`<h2>Note</h2><p>${name.note}</p>` : nothing}`
}

const keys: Record<Name['facet'], NameKey> = {
  studios: 'studio',
  vendors: 'vendor',
  bodies: 'body',
  people: 'person',
  productions: 'production',
}
const keyOf = (name: Name) => keys[name.facet]

function roles(events: readonly EventFace[], names: ReadonlySet<string>): Html | string {
  const counts = new Map<string, number>()
  for (const { roles } of events)
    for (const role of new Set(
      Object.entries(roles)
        .filter(([name]) => names.has(name))
        .map(([, role]) => role),
    ))
      counts.set(role, (counts.get(role) ?? 0) + 1)
  if (counts.size === 0) return nothing
  return html`<h2>Its part</h2><ul>${[...counts].sort((a, b) => b[1] - a[1]).map(([role, count]) => html`<li>${role} <span class="soft">${count}</span></li>`)}</ul>`
}

function bars(key: FilterKey, counts: readonly Count[], filter: Filter, words: Words): Html | string {
  const some = counts.filter(({ count }) => count > 0).slice(0, 8)
  if (some.length === 0) return nothing
  const top = some[0]!.count
  return html`<h2>${words.facet(key).label}</h2><ul class="facet-list">${some.map(({ id, count }) => html`<li class="value"><a href="${linkTo('/', { ...filter, facets: { ...filter.facets, [key]: [{ id, not: false, only: false }] } })}"><span>${words.label(key, id)}</span> <b>${count}</b><svg class="bar" aria-hidden="true" preserveAspectRatio="none" viewBox="0 0 100 2"><path d="M0 1H${Math.round((count / top) * 100)}"/></svg></a></li>`)}</ul>`
}
