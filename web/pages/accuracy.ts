import type { StoredEvaluation } from '../../src/model.ts'
import { longDate } from '../components/dates.ts'
import { type Html, html, nothing } from '../components/html.ts'
import { type Frame, layout } from '../components/layout.ts'
import { shown } from '../links.ts'
import { keyOfFacet, type Words } from '../words.ts'

type Score = { right: number; wrong: number; missed: number; precision: number | null; recall: number | null; f1: number | null }
type Measured = { facet: string; score: Score; values: [string, Score][] }

/** How often the machine is wrong, by facet and value, as measured last against texts that people labelled. */
export function accuracyPage(frame: Frame, evaluation: StoredEvaluation | null): Html {
  return layout(
    frame,
    { title: 'Accuracy', path: '/accuracy', section: '/accuracy' },
    html`<div class="page"><h1>How often it is wrong</h1><p class="aim">Before a machine’s tags can be believed they must be measured. People labelled a set of texts by hand; the machine reads the same texts, and every difference is counted. A precision of 80% means that of ten tags it sets, two are wrong; a recall of 80% that of ten it should set, it misses two.</p>
${evaluation ? measured(evaluation, frame.words) : html`<p>Nothing has been measured on this machine yet. <code>dailies eval</code> does it.</p>`}</div>`,
  )
}

function measured({ at, versions, result }: StoredEvaluation, words: Words): Html {
  const found = measuresIn(result)
  const texts = numberIn(result, 'texts')
  const inScope = numberIn(result, 'inScope')
  return html`<p class="soft small">Measured ${longDate(at)}${texts === null ? '' : ` on ${texts} labelled texts${inScope === null ? '' : `, ${inScope} of them in scope`}`}; taxonomy ${versions.taxonomy}, names ${versions.gazetteer}, model ${versions.model}, code ${versions.code}.</p>
${
  found.length === 0
    ? html`<p>The last measurement holds no scores.</p>`
    : html`<div class="wide" tabindex="0" role="region" aria-label="Scores"><table><caption class="vh">Precision, recall and F1</caption><thead><tr><th scope="col">What</th><th scope="col" class="n">Precision</th><th scope="col" class="n">Recall</th><th scope="col" class="n">F1</th><th scope="col" class="n">Right</th><th scope="col" class="n">Wrongly set</th><th scope="col" class="n">Missed</th></tr></thead><tbody>${found.map(({ facet, score }) => row(labelOf(facet, words), score))}</tbody></table></div>
${found.map(({ facet, values }) => (values.length === 0 ? nothing : html`<details><summary>${labelOf(facet, words)}, value by value</summary><div class="wide" tabindex="0" role="region" aria-label="${labelOf(facet, words)} by value"><table><thead><tr><th scope="col">Value</th><th scope="col" class="n">Precision</th><th scope="col" class="n">Recall</th><th scope="col" class="n">F1</th><th scope="col" class="n">Right</th><th scope="col" class="n">Wrongly set</th><th scope="col" class="n">Missed</th></tr></thead><tbody>${values.map(([value, score]) => row(shown(words.label(keyOfFacet(facet), value)), score))}</tbody></table></div></details>`))}`
}`
}

const labelOf = (facet: string, words: Words) =>
  facet === 'scope' ? 'Scope: does it belong here at all' : words.facet(keyOfFacet(facet)).label
const percent = (share: number | null) => (share === null ? '–' : `${Math.round(share * 100)}%`)
const row = (label: string, { precision, recall, f1, right, wrong, missed }: Score) =>
  html`<tr><th scope="row">${label}</th><td class="n">${percent(precision)}</td><td class="n">${percent(recall)}</td><td class="n">${percent(f1)}</td><td class="n">${right}</td><td class="n">${wrong}</td><td class="n">${missed}</td></tr>`

/** The scores a stored measurement holds. It was written by whatever version measured: what is not there is left out, not guessed. */
function measuresIn(result: unknown): Measured[] {
  if (!isObject(result)) return []
  const scope = isScore(result.scope) ? [{ facet: 'scope', score: result.scope, values: [] }] : []
  const facets = ['kinds', 'facets']
    .flatMap((part) => Object.entries(isObject(result[part]) ? result[part] : {}))
    .flatMap(([facet, found]): Measured[] => {
      if (!isObject(found)) return []
      const values = Object.entries(isObject(found.values) ? found.values : {}).filter((entry): entry is [string, Score] =>
        isScore(entry[1]),
      )
      const score = isScore(found.micro) ? found.micro : sumOf(values.map(([, score]) => score))
      return [{ facet, score, values: values.sort((a, b) => b[1].right + b[1].missed - a[1].right - a[1].missed).slice(0, 40) }]
    })
  return [...scope, ...facets]
}

function sumOf(scores: readonly Score[]): Score {
  const [right, wrong, missed] = (['right', 'wrong', 'missed'] as const).map((key) =>
    scores.reduce((sum, score) => sum + score[key], 0),
  ) as [number, number, number]
  const share = (of: number) => (of === 0 ? null : right / of)
  return { right, wrong, missed, precision: share(right + wrong), recall: share(right + missed), f1: share(right + (wrong + missed) / 2) }
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
const isScore = (value: unknown): value is Score =>
  isObject(value) && ['right', 'wrong', 'missed'].every((key) => typeof value[key] === 'number') && 'f1' in value
const numberIn = (value: unknown, key: string) => (isObject(value) && typeof value[key] === 'number' ? value[key] : null)
