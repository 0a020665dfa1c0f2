import { featureOf } from './features.ts'
import type { Word } from './lexicon.ts'
import type { Vector } from './linear-model.ts'
import { allSigns, type ScopeSigns } from './scope-signs.ts'
import type { View } from './view.ts'

/**
 * What the model of scope is asked about: how AI and the screen share the text, its words, and the words of its sentences on AI.
 * All of it is in shares or logarithms, so that a long page speaks no louder than a short report.
 */
export function scopeVector(view: View, signs: ScopeSigns): Vector {
  const vector: Vector = new Map()
  for (const [name, amount] of [...signAmounts(signs), ...shapeAmounts(signs, view)])
    if (amount !== 0) vector.set(featureOf(`scope ${name}`), amount)
  addWords(view, signs, vector)
  return vector
}

type Amounts = [name: string, amount: number][]

function signAmounts(signs: ScopeSigns): Amounts {
  const total = Math.max(1, signs.total)
  return allSigns.flatMap((sign): Amounts => {
    const count = signs.count(sign)
    if (count === 0) return []
    const first = signs.at(sign)[0]!
    return [
      [`${sign} share`, 2 * Math.sqrt(count / total)],
      [`${sign} count`, Math.min(1.5, Math.log1p(count) / 2)],
      [`${sign} headline`, first < signs.body ? 1 : 0],
      [`${sign} lead`, signs.at(sign).some((n) => n >= signs.body && n < signs.body + 3) ? 1 : 0],
      [`${sign} front`, first < signs.body + 6 ? 1 : 0],
      [`${sign} with ai`, signs.near(sign, 0)],
      [`${sign} near ai`, signs.near(sign, 1)],
    ]
  })
}

const elsewhere = ['games', 'music', 'news', 'tech', 'other', 'arts', 'brand']

/** Where the two halves stand to each other: together, up front, thinly spread, outweighed by another trade. The bounds are round numbers. */
function shapeAmounts(signs: ScopeSigns, { prose }: View): Amounts {
  const total = Math.max(1, signs.total)
  const ai = signs.count('on-ai') / total
  const industry = signs.count('industry') / total
  const away = Math.max(...elsewhere.map(signs.count)) / total
  const meeting = meetingShare(signs)
  const firstBoth = signs.at('both')[0]
  const flags: [string, boolean][] = [...frontFlags(signs), ...thinFlags(signs, ai, industry), ['never meet', meeting === 0]]
  return [
    ...flags.map(([name, holds]): [string, number] => [name, holds ? 1 : 0]),
    ['industry words', Math.min(2, Math.log1p(signs.industryWords) / 1.5)],
    ['industry words rate', Math.min(2, (10 * signs.industryWords) / Math.max(40, prose.words.length))],
    ['meeting', 2 * meeting],
    ['window', fullestWindow(signs) / 3],
    ['lesser half', 3 * Math.min(ai, industry)],
    ['both halves', 2 * Math.sqrt(ai * industry)],
    ['away', Math.min(2, away / (industry + 0.05) / 3)],
    ['industry above all', industry > away ? 1 : 0],
    ['first both', firstBoth === undefined ? 1 : firstBoth / total],
  ]
}

function frontFlags(signs: ScopeSigns): [string, boolean][] {
  const lead = (sign: string) => signs.inFront(sign, 3)
  const headline = (sign: string) => signs.inFront(sign, 0)
  return [
    ['ai not up front', !lead('on-ai')],
    ['industry not up front', !lead('industry')],
    ['both up front', lead('on-ai') && lead('on-industry')],
    ['both surely up front', lead('on-ai') && lead('industry')],
    ['both in headline', headline('on-ai') && (headline('on-industry') || headline('screen'))],
    ['ai in headline, industry in headline', headline('on-ai') && headline('industry')],
    ['ai in headline, industry not', headline('on-ai') && !headline('on-industry')],
    ['ai in headline, industry not in lead', headline('on-ai') && !signs.inFront('on-industry', 1)],
  ]
}

function thinFlags(signs: ScopeSigns, ai: number, industry: number): [string, boolean][] {
  const onAi = signs.count('on-ai')
  const isLate = !signs.inFront('ai', 3)
  const headline = signs.inFront('on-ai', 0)
  return [
    ['ai once and late', onAi <= 1 && isLate],
    ['ai twice and late', onAi <= 2 && isLate],
    ['ai once', onAi === 1],
    ['ai twice', onAi === 2],
    ['ai often', onAi >= 5],
    ['ai thin', ai < 0.1 && !headline],
    ['ai thick', ai >= 0.25],
    ['industry thin', industry < 0.15],
    ['industry thick', industry >= 0.4],
    ['ai in headline, industry thin', headline && industry < 0.2],
    ['never in one sentence', signs.count('both-sure') === 0],
    ['often in one sentence', signs.count('both-sure') >= 3],
  ]
}

/** The share of the sentences that have both halves in them or beside them. */
function meetingShare(signs: ScopeSigns): number {
  const beside = (n: number, sign: string) => signs.shows(n, sign) || signs.shows(n - 1, sign) || signs.shows(n + 1, sign)
  let meeting = 0
  for (let n = 0; n < signs.total; n++) if (beside(n, 'on-ai') && beside(n, 'industry')) meeting++
  return meeting / Math.max(1, signs.total)
}

const windowWidth = 5

/** In the five neighbouring sentences with most of both: how many have the lesser half. */
function fullestWindow(signs: ScopeSigns): number {
  let fullest = 0
  for (let from = 0; from < signs.total; from++) {
    let ai = 0
    let industry = 0
    for (let n = from; n < from + windowWidth; n++) {
      if (signs.shows(n, 'on-ai')) ai++
      if (signs.shows(n, 'industry')) industry++
    }
    fullest = Math.max(fullest, Math.min(ai, industry))
  }
  return fullest
}

const worth = { text: 12, onAi: 6 }
const salts = { text: 0x5bd1e995, onAi: 0x1b873593 }

/**
 * The words of the text, those of the headline twice, and apart from them the words of the sentences on AI, each list at a fixed length.
 * Names count too: scope may learn that a text with guilds and studios is about the trade.
 */
function addWords({ prose }: View, signs: ScopeSigns, vector: Vector): void {
  const inText = new Map<Word['id'], number>()
  const onAi = new Map<Word['id'], number>()
  prose.words.forEach((word, at) => {
    if (word.shape === 'number') return
    inText.set(word.id, (inText.get(word.id) ?? 0) + (prose.starts[at]! < prose.headline ? 2 : 1))
    if (signs.shows(prose.sentenceOf[at]!, 'on-ai')) onAi.set(word.id, (onAi.get(word.id) ?? 0) + 1)
  })
  addAtLength(inText, worth.text, (id) => (id ^ salts.text) >>> 0, vector)
  addAtLength(onAi, worth.onAi, (id) => Math.imul(id ^ salts.onAi, 0x85ebca6b) >>> 0, vector)
}

function addAtLength(counts: Map<number, number>, length: number, feature: (id: number) => number, vector: Vector): void {
  let squares = 0
  for (const count of counts.values()) squares += Math.log1p(count) ** 2
  for (const [id, count] of counts) vector.set(feature(id), (length * Math.log1p(count)) / Math.sqrt(squares))
}
