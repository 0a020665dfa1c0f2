import type { CorrectionLine } from '../../src/model.ts'
import { correctionList } from '../components/corrections.ts'
import { type Html, html } from '../components/html.ts'
import { type Frame, layout } from '../components/layout.ts'

/** Everything people put right, newest first. */
export function correctionsPage(frame: Frame, corrections: readonly CorrectionLine[]): Html {
  return layout(
    frame,
    { title: 'Corrections', path: '/corrections', section: '/corrections' },
    html`<div class="page"><h1>Corrections</h1><p class="aim">What was wrong and was put right. A correction mends an error, a clarification words it better, an update adds what came later, a removal takes a text out for good. Nothing a person corrected is undone by a machine.</p>
${corrections.length === 0 ? html`<p>Nothing has been corrected yet.</p>` : correctionList(corrections)}</div>`,
  )
}
