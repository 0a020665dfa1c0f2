import { keyOfKind } from '../../src/filter.ts'
import type { EventFace, EventMember, EventSource, EventView, Facet, NameKind } from '../../src/model.ts'
import { eventUrl } from '../../src/outputs/record.ts'
import { correctionList } from '../components/corrections.ts'
import { longDate, many } from '../components/dates.ts'
import { excerpt } from '../components/excerpt.ts'
import { glyph } from '../components/glyph.ts'
import { type Html, html, joined, nothing } from '../components/html.ts'
import { type Frame, layout } from '../components/layout.ts'
import { documentLink, eventLink, hostOf, nameLink, outward, shown, timelineOf } from '../links.ts'
import { claimVerbs, keyOfFacet, roleWords, sourceRoleWords, type Words } from '../words.ts'

const kinds: NameKind[] = ['studios', 'vendors', 'bodies', 'people', 'productions']

/** One event: what happened, who in which role, who says so, what came later, why each tag, and every source. */
export function eventPage(frame: Frame, view: EventView, pinned: boolean, today: string): Html {
  const { face } = view
  const { words } = frame
  const kick = html`<p class="kick">${glyph(face.side)} <span>${words.label('side', face.side)}</span> · <a href="${timelineOf('type', face.type)}">${words.label('type', face.type)}</a></p>`
  return layout(
    frame,
    {
      title: shown(face.title),
      path: eventLink(face.id),
      section: null,
      description: face.summary ?? undefined,
      data: dataOf(face, frame),
    },
    html`<article class="page ${face.side}">${kick}<h1>${shown(face.title)}</h1>
<p class="facts"><time datetime="${face.date}">${longDate(face.date)}${face.date.length === 7 ? ', day not known' : ''}</time><span>${independence(face)}</span>${face.titleBy === 'editor' ? nothing : html`<span>headline of ${shown(face.titleBy)}</span>`}${pinned ? html`<span>as of data version ${view.version}</span>` : nothing}</p>
<div class="two"><div>
${face.summary ? html`<p class="summary">${face.summary}</p>` : nothing}${claims(face)}${later(face)}
<h2 id="why">Why these tags</h2>${why(view, words)}
<h2 id="sources">Sources</h2>${sources(face)}${members(view.members)}
${view.corrections.length > 0 ? html`<h2>Corrections</h2>${correctionList(view.corrections)}` : nothing}
<h2 id="cite">To cite it</h2>${citation(view, frame, today)}</div>
<aside>${who(face, words)}${dates(face, today)}${certainty(face)}${related(view)}</aside></div></article>`,
  )
}

function independence({ independent, primary, sources }: EventFace): string {
  const count =
    independent > 0
      ? many(independent, 'independent source')
      : sources.length > 0
        ? 'no independent source: only copies or rewrites at hand'
        : 'no source at hand'
  return `${count}; ${primary > 0 ? many(primary, 'primary source') : 'no primary source yet'}`
}

/** Who says it, on one line: an allegation is never worded as a fact. */
function claims({ claims }: EventFace): Html | string {
  if (claims.length === 0) return nothing
  const said = claims.map(({ by, says }) => html`<b>${by}</b> ${claimVerbs[says]}`)
  const disputed = claims.some(({ says }) => says === 'denies')
  const alleged = claims.some(({ says }) => says === 'alleges')
  const verdict = disputed ? 'This is disputed.' : alleged ? 'This is alleged, not established.' : ''
  return html`<p class="claims">${joined(said, ', ')}. ${verdict ? html`<em>${verdict}</em>` : nothing}</p>`
}

function later({ updates }: EventFace): Html | string {
  if (updates.length === 0) return nothing
  return html`<h2>What came later</h2><ul class="plain">${updates.map(({ date, text, source }) => html`<li>${date ? html`<b><time datetime="${date}">${longDate(date)}</time></b> ` : nothing}${text}${source ? html` <span class="soft small">(${link(source, hostOf(source))})</span>` : nothing}</li>`)}</ul>`
}

const link = (url: string, text: string): Html => {
  const href = outward(url)
  return href ? html`<a href="${href}" rel="noopener nofollow">${shown(text)}</a>` : html`${shown(text)}`
}

function who(face: EventFace, words: Words): Html | string {
  const named = kinds.flatMap((kind) => face[kind].map((name) => ({ kind, name, role: face.roles[name] })))
  if (named.length === 0) return nothing
  return html`<h2>Who</h2><ul>${named.map(({ kind, name, role }) => html`<li><a href="${nameLink(keyOfKind[kind], words.idOf(kind, name))}">${kind === 'productions' ? html`<cite>${name}</cite>` : name}</a>${role ? html` <span class="soft">${roleWords[role]}</span>` : nothing}</li>`)}</ul>`
}

const dateWords: Record<string, string> = {
  'known-on': 'became known',
  expiry: 'expires',
  hearing: 'hearing',
  ballot: 'ballot',
  'in-force': 'in force',
  release: 'release',
  call: 'call',
}

function dates({ dates }: EventFace, today: string): Html | string {
  if (dates.length === 0) return nothing
  return html`<h2>Dates</h2><ul>${dates.map(({ kind, date }) => html`<li><time datetime="${date}">${longDate(date)}</time> <span class="soft">${dateWords[kind] ?? kind}${date > today.slice(0, date.length) ? ', still ahead' : ''}</span></li>`)}</ul>`
}

const confidenceWords = {
  high: 'High: the editor had no doubt left about what happened and when.',
  medium: 'Medium: the editor holds it to be right, with some detail not proven.',
  low: 'Low: take it with caution; too little of it could be checked.',
}

function certainty({ confidence, note, origin }: EventFace): Html {
  const made = {
    archive: 'Written and tagged by an editor from the sources listed.',
    machine: 'Put together and tagged by a machine from the articles listed.',
    editor: 'Entered by an editor.',
  }[origin]
  return html`<h2>How sure</h2><p>${confidence ? confidenceWords[confidence] : 'No editor has judged it.'}</p>${note ? html`<p>Editor’s note: ${note}</p>` : nothing}<p class="soft">${made}</p>`
}

const tagged = (face: EventFace): [Facet, string[], string][] => [
  ['side', [face.side], ''],
  ['type', [face.type], ''],
  ['stage', face.stage ? [face.stage.value] : [], face.stage ? `, of ${face.stage.of.join(', ')}` : ''],
  ['stance', face.stance ? [face.stance.value] : [], face.stance ? `, of ${face.stance.of}` : ''],
  ...(['uses', 'techniques', 'concerns', 'workers', 'countries'] as const).map((facet): [Facet, string[], string] => [
    facet,
    face[facet],
    '',
  ]),
]

/** Each tag with the words that earned it, or the editor who set it. The two look apart. */
function why(view: EventView, words: Words): Html {
  const rows = tagged(view.face).filter(([, values]) => values.length > 0)
  return html`<p class="soft small">${view.face.origin === 'machine' ? 'Set by a machine from the words shown, unless marked as an editor’s.' : 'An editor’s tags rest on the sources below; a machine’s on the words shown.'}</p>
<dl class="why-list">${rows.map(([facet, values, of]) => html`<div><dt>${words.facet(keyOfFacet(facet)).label}${of}</dt><dd>${values.map((value) => tagWithGround(view, facet, value, words))}</dd></div>`)}</dl>`
}

function tagWithGround({ face, members, corrections }: EventView, facet: Facet, value: string, words: Words): Html {
  const set = corrections.some(
    (line) => line.undone === null && (line.action === 'accept' || line.action === 'set') && line.facet === facet && line.value === value,
  )
  const earns = (tag: { facet: string; value: string }) => tag.facet === facet && tag.value === value
  const grounds = members.flatMap(({ document, evidence }) =>
    evidence.filter(({ tags }) => tags.some(earns)).map((found) => ({ document, found })),
  )
  const editor = set || (grounds.length === 0 && face.origin !== 'machine')
  const key = keyOfFacet(facet)
  const definition = words.definition(key, value)
  return html`<div class="ground"><a class="tag" href="${timelineOf(key, value)}"${definition ? html` title="${definition}"` : nothing}>${words.label(key, value)}</a> ${editor ? html`<span class="hand editor">editor</span>` : html`<span class="hand">machine</span>`}
${grounds.slice(0, 2).map(({ document, found }) => html`<blockquote><p>${excerpt({ ...found, tags: [] }, words, [])}</p><p class="soft small"><a href="${documentLink(document.id)}">${shown(document.publisherName)}</a>: ${because(found.tags, facet, value)}</p></blockquote>`)}
${grounds.length === 0 && !editor ? html` <span class="soft small">${facet === 'side' ? 'follows from the other tags' : 'its words stand in the articles below, beyond what may be quoted here'}</span>` : nothing}</div>`
}

const because = (tags: { facet: string; value: string; because: string }[], facet: string, value: string) =>
  [...new Set(tags.filter((tag) => tag.facet === facet && tag.value === value).map((tag) => tag.because))].join('; ')

function sources(face: EventFace): Html {
  const counted = [...new Set(face.sources.filter(({ role }) => role === 'reporting').map(({ publisher }) => publisher))]
  return html`<ul class="plain">${face.sources.map((source) => html`<li>${sourceLine(source)}</li>`)}</ul>
<p class="soft small">Counted as independent: ${face.independent}${counted.length > 0 && counted.length === face.independent ? html` (${shown(counted.join(', '))})` : nothing}. Publishers of one owner count once; copies, rewrites, and the parties’ own statements are not counted. ${face.copies > 0 ? `${many(face.copies, 'copy', 'copies')} folded.` : ''}${face.primary === 0 ? ' No primary source yet.' : ''}</p>`
}

const sourceLine = ({ url, publisher, title, role, published, document }: EventSource) =>
  html`<p>${link(url, title || hostOf(url))}${document ? html` · <a href="${documentLink(document)}">what we read in it</a>` : nothing}</p><p class="soft small">${shown(publisher)}${published ? html`, ${longDate(published)}` : nothing} · ${sourceRoleWords[role]}</p>`

function members(members: readonly EventMember[]): Html | string {
  if (members.length === 0) return nothing
  const firsts = members.filter(({ copyOf }) => copyOf === null)
  return html`<h3>Articles we hold</h3><ul class="plain">${firsts.map(({ document, role, because, score }) => {
    const copies = members.filter(({ copyOf }) => copyOf === document.id)
    return html`<li><p><a href="${documentLink(document.id)}">${shown(document.title)}</a></p><p class="soft small">${shown(document.publisherName)}${document.published ? html`, ${longDate(document.published)}` : nothing} · ${role === 'report' ? 'reports it' : 'mentions it'}${because.length > 0 ? html`: ${because.join('; ')}` : nothing} (${score.toFixed(2)})${
      copies.length > 0
        ? html` · ${many(copies.length, 'copy', 'copies')}: ${joined(
            copies.map((copy) => html`<a href="${documentLink(copy.document.id)}">${shown(copy.document.publisherName)}</a>`),
            ', ',
          )}`
        : nothing
    }</p></li>`
  })}</ul>`
}

const related = ({ related }: EventView) =>
  related.length === 0
    ? nothing
    : html`<h2>Related</h2><ul>${related.map(({ id, date, title, side }) => html`<li class="${side}">${glyph(side)} <a href="${eventLink(id)}">${shown(title)}</a> <span class="soft">${longDate(date)}</span></li>`)}</ul>`

function citation({ face, version }: EventView, { origin }: Frame, today: string): Html {
  const url = `${eventUrl(origin, face.id)}?asof=${version}`
  const plain = `Dailies, “${shown(face.title)}”, ${longDate(face.date)}, data version ${version}, ${url} (seen ${longDate(today)}).`
  const tex = (text: string) =>
    shown(text)
      .replace(/[\\{}]/g, '')
      .replace(/[&%$#_]/g, (sign) => `\\${sign}`)
  const bibtex = `@misc{dailies-${face.id},\n  author = {{Dailies}},\n  title  = {${tex(face.title)}},\n  year   = {${face.date.slice(0, 4)}},\n  note   = {data version ${version}, seen ${today}},\n  url    = {${url}}\n}`
  return html`<div class="cite"><p data-copy>${plain}</p><pre data-copy tabindex="0">${bibtex}</pre></div>`
}

function dataOf(face: EventFace, { origin }: Frame): unknown {
  return {
    '@context': 'https://schema.org',
    '@type': 'Event',
    name: face.title,
    startDate: face.date,
    url: eventUrl(origin, face.id),
    ...(face.summary ? { description: face.summary } : {}),
    about: [...face.studios, ...face.vendors, ...face.bodies]
      .map((name) => ({ '@type': 'Organization', name }))
      .concat(face.people.map((name) => ({ '@type': 'Person', name }))),
    subjectOf: face.sources
      .filter(({ url }) => outward(url))
      .map(({ url, title, publisher }) => ({
        '@type': 'NewsArticle',
        url,
        headline: title,
        publisher: { '@type': 'Organization', name: publisher },
      })),
  }
}
