import { featureOf, vectorOf } from './features.ts'
import { logistic, probabilitiesOf, type ReadyHead, type Vector } from './linear-model.ts'
import { partsOf, type View } from './view.ts'

export type Scope = { in: boolean; relevance: number; because: string }

const signs = ['ai', 'screen', 'together', 'against'] as const
type Sign = (typeof signs)[number]

/** How often each sign stands where: share of sentences, headline, first three sentences. */
export type ScopeSigns = {
  sentences: number
  share: Record<Sign, number>
  count: Record<Sign, number>
  headline: Record<Sign, boolean>
  lead: Record<Sign, boolean>
  cues: Map<string, number>
}

export function signsOf(view: View): ScopeSigns {
  const { prose, hits } = view
  const zero = () => ({ ai: 0, screen: 0, together: 0, against: 0 })
  const seen: Record<Sign, Set<number>> = { ai: new Set(), screen: new Set(), together: new Set(), against: new Set() }
  const cues = new Map<string, number>()
  for (const hit of hits) {
    if (hit.cue.facet !== 'scope') continue
    seen[hit.cue.value as Sign].add(hit.sentence)
    cues.set(hit.cue.cue.id, (cues.get(hit.cue.cue.id) ?? 0) + 1)
  }
  const headlines = prose.sentences.findIndex((sentence) => sentence.start >= prose.headline)
  const body = headlines < 0 ? prose.sentences.length : headlines
  const flags = (from: number, to: number) =>
    Object.fromEntries(signs.map((sign) => [sign, [...seen[sign]].some((n) => n >= from && n < to)])) as Record<Sign, boolean>
  const sentences = Math.max(1, prose.sentences.length)
  const share = zero()
  const count = zero()
  for (const sign of signs) {
    count[sign] = seen[sign].size
    share[sign] = seen[sign].size / sentences
  }
  return { sentences, share, count, headline: flags(0, body), lead: flags(body, body + 3), cues }
}

/** What the model of scope is asked about: the words of the text, and how AI and the screen share it. */
export function scopeVector(view: View, signs: ScopeSigns): Vector {
  const vector: Vector = new Map()
  for (const [feature, amount] of vectorOf(view.features, partsOf(view.prose, 0, view.prose.sentences.length)))
    vector.set(feature, amount * 0.6)
  const put = (name: string, amount: number) => {
    if (amount !== 0) vector.set(featureOf(`scope ${name}`), amount)
  }
  for (const sign of ['ai', 'screen', 'together', 'against'] as const) {
    put(`${sign} share`, 2 * signs.share[sign])
    put(`${sign} count`, Math.min(1.5, Math.log1p(signs.count[sign]) / 2))
    put(`${sign} once`, signs.count[sign] === 1 ? 1 : 0)
    put(`${sign} headline`, signs.headline[sign] ? 1 : 0)
    put(`${sign} lead`, signs.lead[sign] ? 1 : 0)
  }
  for (const [cue, times] of signs.cues) put(`share ${cue}`, Math.min(2, (3 * times) / signs.sentences))
  put('ai nowhere up front', !signs.headline.ai && !signs.lead.ai ? 1 : 0)
  put('both up front', (signs.headline.ai || signs.lead.ai) && (signs.headline.screen || signs.lead.screen) ? 1 : 0)
  return vector
}

/**
 * In scope are texts that speak of AI and of the screen industry and of the two together. The rules throw out what lacks a half;
 * the model, where there is one, weighs the rest; without a model a plain sum of signs does.
 */
export function scopeOf(view: View, head: ReadyHead | null): Scope {
  const signs = signsOf(view)
  if (signs.count.ai === 0) return { in: false, relevance: 0, because: 'nothing in it speaks of artificial intelligence' }
  if (signs.count.screen === 0) return { in: false, relevance: 0.01, because: 'nothing in it speaks of film or television' }
  if (signs.count.together === 0 && !signs.headline.ai)
    return { in: false, relevance: 0.03, because: 'AI and the screen never meet in one sentence' }
  const relevance = head ? probabilitiesOf(head, scopeVector(view, signs))[0]! : byRule(signs)
  const isIn = relevance >= (head?.threshold ?? 0.5)
  return { in: isIn, relevance: Math.round(relevance * 1000) / 1000, because: reasonOf(signs) }
}

/** A sum of signs for when no model is there. The weights are round numbers set by hand. */
function byRule(signs: ScopeSigns): number {
  const front = (signs.headline.together ? 1.5 : 0) + (signs.lead.together ? 1.5 : 0) + (signs.headline.ai ? 1 : 0)
  return logistic(-2.5 + front + 6 * signs.share.together - 2.5 * signs.share.against + Math.min(1, signs.count.together / 4))
}

function reasonOf(signs: ScopeSigns): string {
  const where = signs.headline.together ? 'already in the headline' : signs.lead.together ? 'in the first sentences' : 'further down'
  const against = signs.count.against > 0 ? `; ${signs.count.against} of ${signs.sentences} sentences point elsewhere` : ''
  return `AI and the screen meet in ${signs.count.together} of ${signs.sentences} sentences, ${where}${against}`
}
