import type { DocumentCard, DocumentView, Tag } from '../../src/model.ts'
import { longDate, many, moment } from '../components/dates.ts'
import { excerpt } from '../components/excerpt.ts'
import { type Html, html, joined, nothing } from '../components/html.ts'
import { type Frame, layout } from '../components/layout.ts'
import { documentLink, eventLink, hostOf, outward, shown, timelineOf } from '../links.ts'
import { keyOfFacet, type Words } from '../words.ts'

/** One text we read: what may be shown of it, what was found in it, and why. Its own words are never shown beyond the cap. */
export function documentPage(frame: Frame, view: DocumentView): Html {
  const { card, reading } = view
  const href = outward(card.url)
  return layout(
    frame,
    { title: shown(card.title), path: documentLink(card.id), section: null, noindex: true },
    html`<article class="page ${card.side ?? ''}"><p class="kick">${frame.words.label('kind', card.kind)} · ${shown(card.publisherName)}</p><h1>${shown(card.title)}</h1>
<p class="facts">${card.byline ? html`<span>${shown(card.byline)}</span>` : nothing}<span>${card.published ? html`<time datetime="${card.published}">${moment(card.published)}</time>` : 'not dated by its publisher'}</span><span>first seen ${moment(view.firstSeen)}</span>${card.paywalled ? html`<span>behind a paywall</span>` : nothing}${card.language && card.language !== 'en' ? html`<span>${frame.words.label('lang', card.language)}</span>` : nothing}</p>
${href ? html`<p><a href="${href}" rel="noopener nofollow">Read it at ${hostOf(href)}</a></p>` : nothing}
<div class="two"><div>${card.kind === 'brief' && view.summary ? html`<p class="summary">${view.summary}</p>` : passages(view, frame.words)}
<h2>What was read in it</h2>${reading ? tags(view, frame.words) : html`<p class="soft">It has not been read yet.</p>`}${headlines(view)}</div>
<aside>${scope(view)}${events(view)}${copies(view)}${view.credits.length > 0 ? html`<h2>It credits</h2><ul>${view.credits.map((credit) => html`<li>${shown(credit)}</li>`)}</ul>` : nothing}
${view.versions ? html`<h2>Read with</h2><p class="soft">taxonomy ${view.versions.taxonomy}, names ${view.versions.gazetteer}, model ${view.versions.model}, code ${view.versions.code}</p>` : nothing}</aside></div></article>`,
  )
}

function passages({ excerpts, reading, words: total }: DocumentView, words: Words): Html {
  if (excerpts.length === 0) return html`<p class="soft">None of its text may be shown here.</p>`
  return html`${excerpts.map((found) => html`<blockquote><p>${excerpt(found, words, reading?.tags ?? [])}</p></blockquote>`)}<p class="soft small">These passages are all that is shown here of its ${many(total, 'word')}, whatever is searched for.</p>`
}

/** Each tag with its reason. What a machine found and what an editor set look apart. */
function tags({ reading, excerpts, card }: DocumentView, words: Words): Html {
  if (!reading || reading.tags.length === 0) return html`<p class="soft">Nothing in it earned a tag.</p>`
  const best = new Map<string, Tag>()
  for (const tag of reading.tags) {
    const known = best.get(`${tag.facet} ${tag.value}`)
    if (!known || tag.score > known.score) best.set(`${tag.facet} ${tag.value}`, tag)
  }
  const head = card.title.length
  const where = (tag: Tag) =>
    tag.by === 'editor'
      ? ''
      : tag.end <= head
        ? 'in the headline'
        : excerpts.some(({ start, end }) => tag.start >= start && tag.end <= end)
          ? 'marked above'
          : 'further down the text'
  return html`<div class="wide"><table><thead><tr><th scope="col">Tag</th><th scope="col">By</th><th scope="col">Because</th><th scope="col" class="n">Score</th></tr></thead><tbody>${[
    ...best.values(),
  ].map((tag) => {
    const key = keyOfFacet(tag.facet)
    const id = nameKey(tag.facet) ? words.idOf(tag.facet as never, tag.value) : tag.value
    return html`<tr><th scope="row"><a href="${timelineOf(key, id)}">${words.label(key, id)}</a> <span class="soft">${words.facet(key).label}</span></th><td>${tag.by === 'editor' ? html`<span class="hand editor">editor</span>` : html`<span class="hand">machine</span>`}</td><td>${shown(tag.because)} <span class="soft">${where(tag)}</span></td><td class="n">${tag.score.toFixed(2)}</td></tr>`
  })}</tbody></table></div>`
}

const nameKey = (facet: string) => ['studios', 'vendors', 'bodies', 'people', 'productions'].includes(facet)

const headlines = ({ headlines }: DocumentView) =>
  headlines.length < 2
    ? nothing
    : html`<h2>How its headline changed</h2><ul class="plain">${headlines.map(({ at, title }) => html`<li>${shown(title)} <span class="soft small">${moment(at)}</span></li>`)}</ul>`

const scope = ({ card }: DocumentView) =>
  html`<h2>Scope</h2><p>${card.inScope ? 'In scope' : 'Out of scope: kept for the count, not on the timeline'}, relevance ${card.relevance.toFixed(2)}.</p>`

function events({ events }: DocumentView): Html {
  return html`<h2>Events</h2>${events.length === 0 ? html`<p class="soft">It is part of no event.</p>` : html`<ul>${events.map(({ id, date, title, role, because, score }) => html`<li><a href="${eventLink(id)}">${shown(title)}</a> <span class="soft">${longDate(date)} · ${role === 'report' ? 'reports it' : 'mentions it'}${because.length > 0 ? `: ${because.join('; ')}` : ''} (${score.toFixed(2)})</span></li>`)}</ul>`}`
}

function copies({ copies, copyOf }: DocumentView): Html | string {
  if (!copyOf && copies.length === 0) return nothing
  const line = (card: DocumentCard) => html`<a href="${documentLink(card.id)}">${shown(card.publisherName)}</a>`
  return html`<h2>Copies</h2><p>${copyOf ? html`A copy of what ${line(copyOf)} had.` : nothing} ${copies.length > 0 ? html`Nearly the same text: ${joined(copies.map(line), ', ')}.` : nothing}</p>`
}
