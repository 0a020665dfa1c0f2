import { type Filter, writeFilter } from '../../src/filter.ts'
import type { SearchHit, SearchPage } from '../../src/model.ts'
import { longDate, many } from '../components/dates.ts'
import { marked } from '../components/excerpt.ts'
import { activeOf } from '../components/filters.ts'
import { glyph } from '../components/glyph.ts'
import { type Html, html, joined, nothing } from '../components/html.ts'
import { type Frame, layout } from '../components/layout.ts'
import { documentLink, eventLink, linkTo, shown } from '../links.ts'

/** Articles and events that hold some words. `page` is null before anything was asked. */
export function searchPage(frame: Frame, filter: Filter, page: SearchPage | null): Html {
  return layout(
    frame,
    { title: filter.q ? `Search: ${filter.q}` : 'Search', path: linkTo('/search', filter), section: '/search', noindex: true, q: filter.q },
    html`<div class="page"><h1>Search</h1>${form(filter)}${active(frame, filter)}${page && filter.q ? results(filter, page) : help()}</div>`,
  )
}

function form(filter: Filter): Html {
  const kept = [...new URLSearchParams(writeFilter({ ...filter, q: null, sort: null, cursor: null }))]
  return html`<form class="big" action="/search" role="search" aria-label="Articles and events">${kept.map(([key, value]) => html`<input type="hidden" name="${key}" value="${value}">`)}<label class="vh" for="q">Words</label><input id="q" name="q" type="search" maxlength="500" value="${filter.q ?? ''}"${filter.q ? nothing : html` autofocus`}><label class="vh" for="sort">Order</label><select id="sort" name="sort"><option value="date">newest first</option><option value="relevance"${filter.sort === 'relevance' ? html` selected` : nothing}>by relevance</option></select><button>Search</button></form>`
}

function active({ words }: Frame, filter: Filter): Html | string {
  const all = activeOf({ ...filter, q: null }, words)
  if (all.length === 0) return nothing
  return html`<ul class="chips" aria-label="Active filters">${all.map(({ label, without }) => html`<li><a class="chip" href="${linkTo('/search', { ...without, q: filter.q })}"><span class="vh">Remove </span>${label}<span aria-hidden="true"> ×</span></a></li>`)}</ul>`
}

function results(filter: Filter, { hits, total, next, ranked, problem, suggestions }: SearchPage): Html {
  const found = total.documents + total.events
  const events = hits.filter(({ kind }) => kind === 'event').length
  return html`${problem ? html`<p class="soft" role="status">${problem}</p>` : nothing}
<p role="status"><b>${many(found, 'result')}</b>: ${many(total.events, 'event')}, ${many(total.documents, 'article')}.${filter.q ? html` <a href="${linkTo('/', { ...filter, cursor: null, sort: null })}">These events on the timeline</a>` : nothing}</p>
${ranked || filter.sort !== 'relevance' ? nothing : html`<p class="soft">These words stand in so many articles that relevance would say little: newest first.</p>`}
${found === 0 ? nothingFound(filter, suggestions) : html`<ul class="plain">${hits.map(hit)}</ul>`}${total.events > events && filter.cursor === null ? html`<p><a href="${linkTo('/', { ...filter, cursor: null, sort: null })}">All ${many(total.events, 'event')} on the timeline</a></p>` : nothing}
${next ? html`<nav class="paging" aria-label="Pages"><a rel="next" href="${linkTo('/search', { ...filter, cursor: next })}">More</a></nav>` : nothing}`
}

function hit(found: SearchHit): Html {
  const snippet = html`<p>${marked(found.snippet.text, found.snippet.marks)}</p>`
  if (found.kind === 'event') {
    const { id, title, date, side, type } = found.event
    return html`<li class="hit ${side}"><p class="kick">${glyph(side)} <span>Event</span> · ${type} · ${longDate(date)}</p><h2><a href="${eventLink(id)}">${shown(title)}</a></h2>${snippet}</li>`
  }
  const { document, events } = found
  return html`<li class="hit ${document.side ?? ''}"><p class="kick">${shown(document.publisherName)} · ${document.published ? longDate(document.published) : 'undated'}${document.inScope ? nothing : ' · out of scope'}</p><h2><a href="${documentLink(document.id)}">${shown(document.title)}</a></h2>${snippet}${
    events.length > 0
      ? html`<p class="soft small">Reports ${joined(
          events.map(({ id, title }) => html`<a href="${eventLink(id)}">${shown(title)}</a>`),
          '; ',
        )}</p>`
      : nothing
  }</li>`
}

function nothingFound(filter: Filter, suggestions: readonly string[]): Html {
  return html`<div class="empty"><p>Nothing holds these words.</p>
${
  suggestions.length > 0
    ? html`<p>Near by: ${joined(
        suggestions.map((word) => html`<a href="${linkTo('/search', { ...filter, q: word, cursor: null })}">${shown(word)}</a>`),
        ', ',
      )}</p>`
    : nothing
}
${Object.keys(filter.facets).length > 0 || filter.from || filter.to ? html`<p><a href="/search?${new URLSearchParams({ q: filter.q ?? '' })}">The same words without any filter</a></p>` : nothing}</div>`
}

function help(): Html {
  const rows: [string, string][] = [
    ['voice actors', 'both words, in any form'],
    ['"digital replica"', 'these words in this order'],
    ['strike OR walkout', 'either'],
    ['netflix NOT games', 'the first without the second'],
    ['anim*', 'words that begin so'],
    ['title:dubbing', 'in the headline'],
  ]
  return html`<h2>How to ask</h2><table><caption class="vh">Examples of searches</caption><tbody>${rows.map(([query, meaning]) => html`<tr><th scope="row"><a href="/search?${new URLSearchParams({ q: query })}"><code>${query}</code></a></th><td>${meaning}</td></tr>`)}</tbody></table>`
}
