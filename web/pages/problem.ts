import type { FilterProblem } from '../../src/filter.ts'
import { type Html, html, joined, nothing } from '../components/html.ts'
import { type Frame, layout } from '../components/layout.ts'
import { shown } from '../links.ts'
import { keyOfFacet } from '../words.ts'

/** What was wrong with an address, each thing with the nearest that would have been right, as links. `query` is what was asked. */
export function filterProblemPage(frame: Frame, path: string, query: URLSearchParams, problems: readonly FilterProblem[]): Html {
  return layout(
    frame,
    { title: 'Not understood', path, section: null, noindex: true },
    html`<div class="text"><h1>This address asks for something we do not have</h1>
<ul class="problems">${problems.map((problem) => html`<li><p>${shown(problem.words)}</p>${nearest(frame, path, query, problem)}</li>`)}</ul>
<p><a href="${path}">All of it</a> · <a href="/about#filter">How an address is written</a></p></div>`,
  )
}

function nearest({ words }: Frame, path: string, query: URLSearchParams, { key, value, nearest }: FilterProblem): Html | string {
  if (nearest.length === 0) return nothing
  const mended = (near: string) => {
    const entries = [...query].map(([name, given]) =>
      value === null && name === key
        ? [near, given]
        : value !== null && name === key && given.startsWith(value.replace(/…$/, ''))
          ? [name, near]
          : [name, given],
    )
    return `${path}?${new URLSearchParams(entries as [string, string][])}`
  }
  const label = (near: string) => (value === null ? near : words.label(keyOfFacet(key.replace(/^-/, '')), near))
  const links = nearest.map((near) =>
    query.toString().length < 2_000
      ? html`<a href="${mended(near)}">${label(near)}</a>${label(near) === near ? nothing : html` <code>${near}</code>`}`
      : html`<code>${near}</code>`,
  )
  return html`<p>Nearest: ${joined(links, ', ')}</p>`
}

/** A page that says in plain words that nothing is there, or that we failed. */
export function problemPage(frame: Frame, title: string, words: string): Html {
  return layout(
    frame,
    { title, path: '/', section: null, noindex: true },
    html`<div class="text"><h1>${title}</h1><p>${words}</p><p><a href="/">The timeline</a> · <a href="/search">Search</a></p></div>`,
  )
}
