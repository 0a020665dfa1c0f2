import type { Filter } from '../../src/filter.ts'
import type { Mark, Picture } from '../../src/timeline/picture.ts'
import type { Month } from '../../src/timeline/select.ts'
import { longDate, many, monthName } from '../components/dates.ts'
import { glyph } from '../components/glyph.ts'
import { type Html, html, nothing, raw } from '../components/html.ts'
import { eventLink, linkTo, shown } from '../links.ts'

const sides = { adoption: 'Adoption', labour: 'Labour', rules: 'Rules' } as const
const round = (number: number) => Math.round(number * 10) / 10

/** The picture of a timeline with its key, what it rests on, and the table of its numbers. */
export function timelinePicture(picture: Picture, months: readonly Month[], filter: Filter, coverage: string): Html {
  const newest = picture.marks.reduce<Mark | null>((last, mark) => (last === null || mark.x > last.x ? mark : last), null)
  return html`<figure class="pic">
<figcaption><span class="key">${(['adoption', 'labour', 'rules'] as const).map((side) => html`<span class="${side}">${glyph(side)} ${sides[side]}</span>`)}</span>
<span class="hint">${hintOf(picture)}</span></figcaption>
<div class="scroll"><div class="sheet${picture.width < 600 ? ' short' : ''}"><svg viewBox="0 0 ${picture.width} ${picture.height}" role="group" aria-label="Events from ${longDate(picture.from)} to ${longDate(picture.to)}: adoption above the line, labour below, rules on it">
<defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path class="hatch" d="M0 0v6"/></pattern></defs>
${ground(picture)}
${picture.ticks.map(({ x, text, strong }) => html`<path class="grid${strong ? '' : ' fine'}" d="M${round(x)} 4V${picture.height - 22}"/><text class="tick" x="${round(x + 4)}" y="${picture.height - 6}">${text}</text>`)}
<path class="axis" d="M0 ${round(picture.axis)}H${picture.width}"/>
${picture.labels.map(({ text, x, y, anchor, line, at, id }) => html`<path class="stem" d="M${round(at)} ${round(line.y1)}V${round(line.y2)}"/><a href="${eventLink(id)}" tabindex="-1"><text class="note" x="${round(x)}" y="${round(y)}" text-anchor="${anchor}">${text}</text></a>`)}
<g class="marks">${picture.marks.map((mark) => markOf(mark, filter, mark === newest))}</g>
</svg></div></div>
${table(months)}
<p class="covers">${coverage}</p>
</figure>`
}

function hintOf({ picked, live, perMark, marks }: Picture): string {
  const mark = perMark === 1 ? 'One mark, one event; larger where more independent sources report it' : `One mark, up to ${perMark} events`
  const hollow = marks.some((mark) => mark.hollow) ? ' Hollow: the day is not known.' : ''
  const hatched = picked && (live === null || picked.x2 > picked.x1) ? ' Hatched: chosen by editors, counts are not a trend.' : ''
  return `${mark}.${hollow}${hatched}`
}

/** Hatching under the years chosen by editors; nothing under the months nobody watched; a line where fetching began. */
function ground({ picked, unknown, live, height, axis }: Picture): Html {
  const tall = height - 22
  return html`${picked ? html`<rect class="picked" x="${round(picked.x1)}" y="4" width="${round(picked.x2 - picked.x1)}" height="${round(tall - 4)}" fill="url(#hatch)"/>` : nothing}
${unknown && unknown.x2 - unknown.x1 > 2 ? html`<rect class="unknown" x="${round(unknown.x1)}" y="4" width="${round(unknown.x2 - unknown.x1)}" height="${round(tall - 4)}"/>${unknown.x2 - unknown.x1 > 62 ? html`<text class="gap" x="${round((unknown.x1 + unknown.x2) / 2)}" y="${round(axis - 22)}" text-anchor="middle">not covered</text>` : nothing}` : nothing}
${live ? html`<path class="live" d="M${round(live.x1)} 4V${tall}"/>` : nothing}`
}

function markOf(mark: Mark, filter: Filter, first: boolean): Html {
  const { event, side, from, to, count } = mark
  const href = event
    ? eventLink(event.id)
    : linkTo('/', {
        ...filter,
        cursor: null,
        from: from.slice(0, 7),
        to: to.slice(0, 7),
        facets: { ...filter.facets, side: [{ id: side, not: false, only: false }] },
      })
  const title = event
    ? `${longDate(event.date)}: ${shown(event.title)}`
    : `${many(count, 'event')}, ${side}, ${from === to ? longDate(from) : longDate(from.slice(0, 7))}`
  return html`<a class="${side}${mark.hollow ? ' hollow' : ''}" href="${href}"${first ? nothing : raw(' tabindex="-1"')}><title>${title}</title>${shape(mark)}</a>`
}

function shape({ x, y, r, side }: Mark): Html {
  if (side === 'adoption') return html`<circle cx="${round(x)}" cy="${round(y)}" r="${round(r)}"/>`
  if (side === 'labour') {
    const d = round(r * 1.18)
    return html`<path d="M${round(x)} ${round(y - d)}l${d} ${d}l-${d} ${d}l-${d}-${d}z"/>`
  }
  const a = round(r * 0.86)
  return html`<path d="M${round(x - a)} ${round(y - a)}h${2 * a}v${2 * a}h-${2 * a}z"/>`
}

/** The numbers under the picture, for those who would rather read them. */
function table(months: readonly Month[]): Html {
  return html`<details class="numbers"><summary>The numbers as a table</summary><div class="tablebox" tabindex="0" role="region" aria-label="Events by month"><table><caption class="vh">Events by month</caption>
<thead><tr><th scope="col">Month</th><th scope="col">Adoption</th><th scope="col">Labour</th><th scope="col">Rules</th></tr></thead>
<tbody>${months.map(({ month, adoption, labour, rules }) => html`<tr><th scope="row"><a href="/?from=${month}&amp;to=${month}">${monthName(month)} ${month.slice(0, 4)}</a></th><td>${adoption}</td><td>${labour}</td><td>${rules}</td></tr>`)}</tbody></table></div></details>`
}
