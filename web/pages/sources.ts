import type { SourceHealth, SourceKind, VisitOutcome } from '../../src/model.ts'
import { many, moment } from '../components/dates.ts'
import { type Html, html, nothing } from '../components/html.ts'
import { type Frame, layout } from '../components/layout.ts'
import { outward, shown } from '../links.ts'

const kinds: [SourceKind, string][] = [['trade', 'Trade press'], ['general', 'General and technology press'], ['guild', 'Unions, guilds and campaigns'], ['company', 'Studios and streamers'], ['vendor', 'AI vendors'], ['law', 'Courts, law and policy'], ['filing', 'Filings']] // biome-ignore format: a table

const outcomes: Record<VisitOutcome, string> = {
  fresh: 'brought something new', unchanged: 'nothing new', empty: 'answered with nothing', 'not-a-feed': 'answered with something that is no feed', skeleton: 'answered with a feed without items',
  undated: 'its items carry no dates', moved: 'has moved', refused: 'refuses programs', robots: 'asks programs to stay away', gone: 'is gone for good', 'not-found': 'is not there',
  busy: 'is busy and asks us to wait', 'too-large': 'sends more than we take', 'too-slow': 'was too slow', 'bad-address': 'has an address that leads nowhere', 'name-not-found': 'its name is not known',
  certificate: 'its certificate is wrong', 'cut-off': 'broke off', error: 'failed',
} // biome-ignore format: a table

const good = (outcome: VisitOutcome) => outcome === 'fresh' || outcome === 'unchanged' || outcome === 'moved'

/** What we read, and what came of asking each last time. */
export function sourcesPage(frame: Frame, sources: readonly SourceHealth[]): Html {
  const asked = sources.filter(({ lastOutcome }) => lastOutcome !== null)
  const well = asked.filter(({ lastOutcome }) => good(lastOutcome!)).length
  return layout(
    frame,
    { title: 'Sources', path: '/sources', section: '/sources' },
    html`<div class="page"><h1>What we read</h1><p class="aim">${many(sources.length, 'source')}. ${asked.length === 0 ? 'None has been asked yet.' : `${well} of ${asked.length} asked answered well the last time.`} A source that refuses programs is not read; it stays on this list so that what is missing can be seen. Every item a feed ever offered is counted, whatever became of it. <a href="/sources.opml">The list as OPML</a>, for a feed reader.</p>
${kinds.map(([kind, label]) =>
  group(
    label,
    sources.filter(({ source }) => source.kind === kind),
  ),
)}
<p class="soft small">Small squares: the last four weeks, newest at the right. Full colour brought something new, pale nothing new, red went wrong, grey was not asked.</p></div>`,
  )
}

function group(label: string, sources: readonly SourceHealth[]): Html | string {
  if (sources.length === 0) return nothing
  return html`<section><h2>${label} <span class="soft small">${sources.length}</span></h2><div class="wide" tabindex="0" role="region" aria-label="${label}"><table class="health"><thead><tr><th scope="col">Source</th><th scope="col">Last time it was asked</th><th scope="col" class="n">Offered</th><th scope="col" class="n">Kept</th><th scope="col" class="n">In&nbsp;scope</th><th scope="col" class="days">Four weeks</th></tr></thead><tbody>${sources.map(row)}</tbody></table></div></section>`
}

function row(health: SourceHealth): Html {
  const { source, publisherName, items, inScope, lastAt, nextAt } = health
  const offered = Object.values(items).reduce((sum, count) => sum + count, 0)
  const site = outward(source.site)
  return html`<tr id="${source.id}"><th scope="row">${site ? html`<a href="${site}" rel="noopener">${shown(source.name)}</a>` : shown(source.name)}${publisherName === source.name ? nothing : html`<br><span class="soft">${shown(publisherName)}</span>`}</th>
<td>${said(health)}${lastAt ? html`<br><span class="soft">${moment(lastAt)}${nextAt ? html`; next ${moment(nextAt)}` : nothing}</span>` : nothing}${source.note && (!source.enabled || (health.lastOutcome && !good(health.lastOutcome))) ? html`<br><span class="soft">${shown(source.note)}</span>` : nothing}</td>
<td class="n" data-label="offered">${offered}</td><td class="n" data-label="kept">${items.kept}</td><td class="n" data-label="in scope">${inScope}</td><td class="days">${days(health)}</td></tr>`
}

function said({ source, lastOutcome, words, failures, silent }: SourceHealth): Html {
  if (!source.enabled)
    return html`<span class="soft">not asked${source.feed === null && source.cik === null ? ': no feed is known' : ''}</span>`
  if (lastOutcome === null) return html`<span class="soft">not asked yet</span>`
  return html`<span class="${good(lastOutcome) ? 'ok' : 'bad'}">${good(lastOutcome) ? '●' : '▲'}</span> ${shown(words ?? outcomes[lastOutcome])}${failures > 1 ? html` <span class="soft">(${failures} times running)</span>` : nothing}${silent ? html` <b>silent for longer than it ever was</b>` : nothing}`
}

function days({ days, source }: SourceHealth): Html | string {
  if (days.length === 0) return nothing
  const squares = days.slice(0, 28).map(({ day, outcome, fresh }, i) => {
    const look = outcome === 'fresh' ? 'fresh' : good(outcome) ? 'unchanged' : 'wrong'
    return html`<rect class="${look}" x="${(27 - i) * 8}" y="1" width="6.5" height="10"><title>${day}: ${outcomes[outcome]}${fresh > 0 ? `, ${fresh} new` : ''}</title></rect>`
  })
  const well = days.filter(({ outcome }) => good(outcome)).length
  return html`<svg class="grid-days" viewBox="0 0 224 12" role="img" aria-label="${source.name}: answered well on ${well} of ${days.length} days">${squares}</svg>`
}
