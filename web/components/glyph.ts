import type { Side } from '../../src/model.ts'
import { type Html, html } from './html.ts'

/** The mark of a side: disc, diamond or square. Told apart by shape, not by colour alone; its word stands beside it. */
export function glyph(side: Side): Html {
  const shapes: Record<Side, Html> = {
    adoption: html`<circle cx="5" cy="5" r="4"/>`,
    labour: html`<path d="M5 .4 9.6 5 5 9.6.4 5z"/>`,
    rules: html`<path d="M1.3 1.3h7.4v7.4H1.3z"/>`,
  }
  return html`<svg class="glyph ${side}" viewBox="0 0 10 10" aria-hidden="true">${shapes[side]}</svg>`
}
