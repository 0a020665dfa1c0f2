import type { CorrectionLine } from '../../src/model.ts'
import { documentLink, eventLink, shown } from '../links.ts'
import { longDate } from './dates.ts'
import { type Html, html, nothing } from './html.ts'

const deeds: Record<CorrectionLine['action'], string> = {
  accept: 'tag added', reject: 'tag taken off', set: 'set', 'same-event': 'joined to the event', 'not-same-event': 'parted from the event', date: 'date set',
  title: 'title set', hide: 'hidden', removal: 'taken out',
} // biome-ignore format: a table

/** What people put right, newest first, with what stood before. */
export function correctionList(lines: readonly CorrectionLine[]): Html {
  return html`<ul class="plain">${lines.map(
    (
      line,
    ) => html`<li><p><time datetime="${line.at}">${longDate(line.at)}</time> · ${line.class}: ${deeds[line.action]}${line.facet && line.action !== 'removal' ? html` <b>${line.facet}${line.value ? ` ${shown(line.value)}` : ''}</b>` : nothing}${line.before ? html`, before: <s>${shown(line.before)}</s>` : nothing}${line.undone ? html` <em>(undone ${longDate(line.undone)})</em>` : nothing}</p>
<p class="soft small">${line.action === 'removal' ? html`a text was taken out` : html`<a href="${line.subject === 'event' ? eventLink(line.subjectId) : documentLink(line.subjectId)}">${line.subject} ${line.subjectId}</a>`}${line.note ? html` · ${shown(line.note)}` : nothing}</p></li>`,
  )}</ul>`
}
