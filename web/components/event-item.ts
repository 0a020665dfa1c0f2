import { keyOfKind } from '../../src/filter.ts'
import type { EventFace, FilterKey, NameKind } from '../../src/model.ts'
import { documentLink, eventLink, nameLink, shown, timelineOf } from '../links.ts'
import type { Evidence } from '../reader.ts'
import type { Words } from '../words.ts'
import { longDate, many, shortMonth } from './dates.ts'
import { excerpt } from './excerpt.ts'
import { glyph } from './glyph.ts'
import { type Html, html, joined, nothing } from './html.ts'

const kinds: NameKind[] = ['studios', 'bodies', 'vendors', 'people', 'productions']

/** An event as a paragraph: day, side and kind, title, two sentences, who, tags, how many independent sources, and why. `dated`: with its whole date, outside a month. */
export function eventItem(face: EventFace, words: Words, evidence: readonly Evidence[], dated = false): Html {
  const { id, side } = face
  return html`<li class="event ${side}${dated ? ' dated' : ''}" id="${id}">${dated ? nothing : html`<p class="day">${dayOf(face)}</p>`}
<article><p class="kick">${glyph(side)} <span>${words.label('side', side)}</span> · ${words.label('type', face.type)}${dated ? html` · <time datetime="${face.date}">${longDate(face.date)}</time>` : nothing}</p>
<h3><a href="${eventLink(id)}">${shown(face.title)}</a></h3>
${face.titleBy === 'editor' ? nothing : html`<p class="by">headline of ${shown(face.titleBy)}</p>`}${face.summary ? html`<p class="sum">${twoSentences(face.summary)}</p>` : nothing}
${whoOf(face, words)}${tagsOf(face, words)}${whyOf(face, words, evidence)}</article>
${countOf(face)}
</li>`
}

const dayOf = ({ date }: EventFace) =>
  date.length === 10
    ? html`<time datetime="${date}">${Number(date.slice(8))}</time>`
    : html`<time datetime="${date}" class="month"><span aria-hidden="true">${shortMonth(date)}</span><span class="vh">day not known</span></time>`

/** The first two sentences, whole. */
export function twoSentences(text: string): string {
  const ends = [...text.matchAll(/[.!?]["’”)]?\s+(?=[\p{Lu}\p{N}“"‘])/gu)].map((match) => match.index + match[0].trimEnd().length)
  // A full stop after a capital or a short title ("U.S. ", "Mr. ") ends nothing.
  const real = ends.filter(
    (end) => !/(?:\b\p{Lu}|\b(?:Mr|Mrs|Ms|Dr|St|Inc|Co|Corp|Ltd|vs?|No|Jr|Sr))\.$/u.test(text.slice(Math.max(0, end - 6), end)),
  )
  return real[1] === undefined ? text : text.slice(0, real[1])
}

function whoOf(face: EventFace, words: Words): Html | string {
  const names = kinds.flatMap((kind) =>
    face[kind].map(
      (name) =>
        html`<a class="${kind}" href="${nameLink(keyOfKind[kind], words.idOf(kind, name))}">${kind === 'productions' ? html`<cite>${name}</cite>` : name}</a>`,
    ),
  )
  if (names.length === 0) return nothing
  const rest = names.length - 8
  return html`<p class="who">${joined(names.slice(0, 8), ' · ')}${rest > 0 ? html` · <a href="${eventLink(face.id)}">${rest} more</a>` : nothing}</p>`
}

function tagsOf(face: EventFace, words: Words): Html | string {
  const tags: [FilterKey, string][] = [
    ...(face.stage ? [['stage', face.stage.value] as [FilterKey, string]] : []),
    ...face.uses.map((id): [FilterKey, string] => ['use', id]),
    ...face.concerns.map((id): [FilterKey, string] => ['concern', id]),
  ]
  if (tags.length === 0) return nothing
  return html`<ul class="tags" aria-label="Tags">${tags.map(([key, id]) => html`<li><a class="${key}" href="${timelineOf(key, id)}">${words.label(key, id)}</a></li>`)}</ul>`
}

function whyOf(face: EventFace, words: Words, evidence: readonly Evidence[]): Html | string {
  const quoted = evidence.filter(({ excerpts }) => excerpts.length > 0)
  if (quoted.length > 0)
    return html`<details class="why"><summary>Why these tags</summary>${quoted.map(({ document, publisherName, excerpts }) => html`<blockquote>${excerpts.map((words_) => html`<p>${excerpt(words_, words, [])}</p>`)}<footer><a href="${documentLink(document)}">${shown(publisherName)}</a></footer></blockquote>`)}</details>`
  if (face.origin === 'machine') return html`<p class="why"><a href="${eventLink(face.id)}#why">Why these tags</a></p>`
  const from = face.sources.slice(0, 4).map(({ publisher, title }) => html`${shown(publisher)} (${shown(title)})`)
  return html`<details class="why"><summary>Why these tags</summary><p>Tagged by an editor${from.length > 0 ? html` from ${joined(from, '; ')}` : nothing}. <a href="${eventLink(face.id)}#why">All of them</a></p></details>`
}

/** Independent sources, said in words where there are none. */
function countOf({ independent, primary, sources }: EventFace): Html {
  const count =
    independent === 0
      ? html`<span class="none">${sources.length > 0 ? 'only copies or rewrites at hand' : 'no source at hand'}</span>`
      : html`<b>${independent}</b> independent ${independent === 1 ? 'source' : 'sources'}`
  return html`<p class="src">${independent === 0 && primary > 0 ? html`<span class="none">no independent source</span>` : count}${primary > 0 ? html` <i>${many(primary, 'primary source')}</i>` : html` <span class="none">no primary source yet</span>`}</p>`
}
