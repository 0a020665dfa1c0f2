import { featureOf, vectorOf } from './features.ts'
import { logistic, probabilitiesOf, type ReadyHead, type Vector } from './linear-model.ts'
import { partsOf, type View } from './view.ts'

export type Scope = { in: boolean; relevance: number; because: string }

/** What each sentence of a text shows: the values of `scope` in the taxonomy, and whether it has cues of uses, concerns, workers. */
type SentenceSigns = Set<string>

/** How the signs share a text. `near`: the share of the sentences on AI that have the sign in them or beside them. */
export type ScopeSigns = {
  sentences: SentenceSigns[]
  headline: Set<string>
  lead: Set<string>
  count: (sign: string) => number
  near: (sign: string, reach: number) => number
}

const made = new Set(['uses', 'concerns', 'workers'])

export function signsOf(view: View): ScopeSigns {
  const { prose, hits } = view
  const sentences = prose.sentences.map((): SentenceSigns => new Set())
  for (const hit of hits) {
    const here = sentences[hit.sentence]!
    if (hit.cue.facet === 'scope') here.add(hit.cue.value)
    else if (made.has(hit.cue.facet)) here.add(hit.cue.facet)
  }
  for (const here of sentences) if (here.has('ai')) here.add('ai-wide')
  const first = prose.sentences.findIndex((sentence) => sentence.start >= prose.headline)
  const body = first < 0 ? sentences.length : first
  const union = (from: number, to: number) => new Set(sentences.slice(from, to).flatMap((here) => [...here]))
  const onAi = sentences.flatMap((here, n) => (here.has('ai-wide') ? [n] : []))
  const shows = (n: number, sign: string) => sentences[n]?.has(sign) === true
  return {
    sentences,
    headline: union(0, body),
    lead: union(body, body + 3),
    count: (sign) => sentences.filter((here) => here.has(sign)).length,
    near: (sign, reach) => {
      const hit = onAi.filter((n) => shows(n, sign) || (reach > 0 && (shows(n - 1, sign) || shows(n + 1, sign))))
      return onAi.length === 0 ? 0 : hit.length / onAi.length
    },
  }
}

const elsewhere = ['plot', 'games', 'music', 'news', 'tech', 'other', 'likeness', 'business']
const here = ['ai', 'ai-wide', 'trade', 'screen', 'together', 'uses', 'concerns', 'workers']
const cuesWorth = 0.5
const wordsWorth = 10

/**
 * The words of a text at unit length, those of the headline twice: what a text is about shows in all of them. Names count here too:
 * scope may learn that a text with guilds and studios is about the trade.
 */
function addWords(view: View, vector: Vector): void {
  const { words, starts, headline } = view.prose
  const counts = new Map<number, number>()
  words.forEach((word, at) => {
    if (word.shape === 'number') return
    const feature = (word.id ^ 0x5bd1e995) >>> 0
    counts.set(feature, (counts.get(feature) ?? 0) + (starts[at]! < headline ? 2 : 1))
  })
  let squares = 0
  for (const count of counts.values()) squares += Math.log1p(count) ** 2
  for (const [feature, count] of counts) vector.set(feature, (wordsWorth * Math.log1p(count)) / Math.sqrt(squares))
}

/** What the model of scope is asked about: the words of a text, its cues, and how AI and the screen share it. */
export function scopeVector(view: View, signs: ScopeSigns): Vector {
  const vector: Vector = new Map()
  addWords(view, vector)
  for (const [feature, amount] of vectorOf(view.features, partsOf(view.prose, 0, view.prose.sentences.length), 0))
    vector.set(feature, amount * cuesWorth)
  const total = Math.max(1, signs.sentences.length)
  const put = (name: string, amount: number) => {
    if (amount !== 0) vector.set(featureOf(`scope ${name}`), amount)
  }
  for (const sign of [...here, ...elsewhere]) {
    const count = signs.count(sign)
    put(`${sign} share`, (2 * count) / total)
    put(`${sign} count`, Math.min(1.5, Math.log1p(count) / 2))
    put(`${sign} headline`, signs.headline.has(sign) ? 1 : 0)
    put(`${sign} lead`, signs.lead.has(sign) ? 1 : 0)
    put(`${sign} with ai`, signs.near(sign, 0))
    put(`${sign} near ai`, signs.near(sign, 1))
  }
  const front = (sign: string) => signs.headline.has(sign) || signs.lead.has(sign)
  put('ai nowhere up front', front('ai-wide') ? 0 : 1)
  put('both up front', front('ai-wide') && front('trade') ? 1 : 0)
  put('both in headline', signs.headline.has('ai-wide') && (signs.headline.has('trade') || signs.headline.has('screen')) ? 1 : 0)
  return vector
}

/**
 * In scope are texts that speak of AI and of the screen industry and of the two together. Rules throw out what lacks a half;
 * the model, where there is one, weighs the rest; without a model a plain sum of signs does.
 */
export function scopeOf(view: View, head: ReadyHead | null): Scope {
  const signs = signsOf(view)
  if (signs.count('ai-wide') === 0)
    return {
      in: false,
      relevance: 0,
      because: 'nothing in it speaks of artificial intelligence',
    }
  if (signs.count('screen') + signs.count('trade') === 0)
    return {
      in: false,
      relevance: 0.01,
      because: 'nothing in it speaks of film or television',
    }
  const relevance = head ? probabilitiesOf(head, scopeVector(view, signs))[0]! : byRule(signs)
  const isIn = relevance >= (head?.threshold ?? 0.5)
  return {
    in: isIn,
    relevance: Math.round(relevance * 1000) / 1000,
    because: reasonOf(signs),
  }
}

/** A sum of signs for when no model is there. The weights are round numbers set by hand. */
function byRule(signs: ScopeSigns): number {
  const total = Math.max(1, signs.sentences.length)
  const front = (signs.headline.has('together') ? 1 : 0) + (signs.lead.has('together') ? 1 : 0) + (signs.headline.has('ai') ? 0.5 : 0)
  const against = Math.max(...elsewhere.map((sign) => signs.count(sign))) / total
  const screen = 1.5 * signs.near('trade', 1) + signs.near('uses', 0) + 0.5 * signs.near('concerns', 0)
  return logistic(-2 + front + screen + (4 * signs.count('ai-wide')) / total - 2 * against)
}

function reasonOf(signs: ScopeSigns): string {
  const where = signs.headline.has('ai-wide')
    ? 'from the headline on'
    : signs.lead.has('ai-wide')
      ? 'in the first sentences'
      : 'further down'
  const other = elsewhere.map((sign) => ({ sign, count: signs.count(sign) })).sort((a, b) => b.count - a.count)[0]!
  const away = other.count > 0 ? `; ${other.count} point to ${other.sign}` : ''
  const trade = Math.round(100 * signs.near('trade', 1))
  return `${signs.count('ai-wide')} of ${signs.sentences.length} sentences are on AI, ${where}; ${trade}% of these stand beside the screen trade${away}`
}
