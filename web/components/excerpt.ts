import type { Excerpt, Span, Tag } from '../../src/model.ts'
import { keyOfFacet, type Words } from '../words.ts'
import { type Html, html, nothing } from './html.ts'

/** Words of a document that may be shown. Those that earned a tag are marked, and say which one. */
export function excerpt({ text, start, tags }: Excerpt, words: Words, spans: readonly Tag[]): Html {
  const inside = spans.filter((tag) => tag.start >= start && tag.end <= start + text.length)
  if (inside.length === 0 && tags.length > 0) return html`<q>${text}</q>${labelsOf(tags, words)}`
  return html`<q>${marked(
    text,
    inside.map((tag) => ({ start: tag.start - start, end: tag.end - start, title: titleOf(tag, words) })),
  )}</q>${labelsOf(tags, words)}`
}

const titleOf = ({ facet, value }: Pick<Tag, 'facet' | 'value'>, words: Words) => words.label(keyOfFacet(facet), value)

function labelsOf(tags: Excerpt['tags'], words: Words): Html | string {
  if (tags.length === 0) return nothing
  const labels = [...new Set(tags.map((tag) => titleOf(tag, words)))]
  return html` <span class="earned">${labels.join(', ')}</span>`
}

/** Text with stretches marked; where they overlap the first stands. */
export function marked(text: string, spans: readonly (Span & { title?: string })[]): Html {
  const parts: (string | Html)[] = []
  let at = 0
  for (const { start, end, title } of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (start < at || end > text.length || end <= start) continue
    parts.push(
      text.slice(at, start),
      title ? html`<mark title="${title}">${text.slice(start, end)}</mark>` : html`<mark>${text.slice(start, end)}</mark>`,
    )
    at = end
  }
  return html`${parts}${text.slice(at)}`
}
