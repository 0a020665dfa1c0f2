import { logistic, probabilitiesOf, type ReadyHead } from './linear-model.ts'
import { type ScopeSigns, signsOf } from './scope-signs.ts'
import { scopeVector } from './scope-vector.ts'
import type { View } from './view.ts'

export type Scope = { in: boolean; relevance: number; because: string }

/**
 * In scope are texts that speak of AI and of the screen industry and of the two together. Rules throw out what lacks a half
 * or has it only in passing; the model, where there is one, weighs the rest; without a model a plain sum of signs does.
 */
export function scopeOf(view: View, head: ReadyHead | null): Scope {
  const signs = signsOf(view)
  const lack = lackOf(signs)
  if (lack) return { in: false, relevance: lack.relevance, because: lack.because }
  const relevance = head ? probabilitiesOf(head, scopeVector(view, signs))[0]! : byRule(signs)
  return { in: relevance >= (head?.threshold ?? 0.5), relevance: Math.round(relevance * 1000) / 1000, because: reasonOf(signs) }
}

type Lack = { because: string; relevance: number }

/** From how many sentences on a text is long enough that one word of AI or of film in it is a word in passing. */
const long = { report: 10, article: 20, page: 25 }

/** The half that a text lacks, or has only in passing. The bounds were set on real pages of the general press: they let few reports go. */
function lackOf(signs: ScopeSigns): Lack | null {
  const { total, count, inFront } = signs
  const share = (sign: string) => count(sign) / Math.max(1, total)
  if (count('on-ai') + count('ai-loose') === 0) return { because: 'nothing in it speaks of artificial intelligence', relevance: 0 }
  if (count('on-industry') + count('screen') === 0) return { because: 'nothing in it speaks of film or television', relevance: 0.01 }
  const isAiInPassing =
    (total >= long.report && count('ai') === 0 && count('on-ai') <= 1) ||
    (total >= long.article && count('on-ai') <= 1 && !inFront('on-ai', 3)) ||
    (total >= long.page && share('on-ai') < 0.02 && !inFront('ai', 0))
  if (isAiInPassing) return { because: 'it speaks of artificial intelligence in passing at most', relevance: 0.02 }
  const isScreenInPassing =
    (total >= long.report && count('on-industry') <= 1 && !inFront('industry', 3)) ||
    (total >= long.article && share('on-industry') < 0.08 && !inFront('industry', 3)) ||
    (total >= long.article && share('on-industry') < 0.05 && !inFront('industry', 0))
  return isScreenInPassing ? { because: 'it speaks of film or television in passing at most', relevance: 0.03 } : null
}

const elsewhere = ['plot', 'games', 'music', 'news', 'tech', 'other', 'likeness', 'business', 'arts', 'brand']

/** A sum of signs for when no model is there. The weights are round numbers set by hand. */
function byRule(signs: ScopeSigns): number {
  const total = Math.max(1, signs.total)
  const inLead = signs.at('together').some((n) => n >= signs.body && n < signs.body + 3)
  const front = (signs.inFront('together', 0) ? 1 : 0) + (inLead ? 1 : 0) + (signs.inFront('ai', 0) ? 0.5 : 0)
  const against = Math.max(...elsewhere.map(signs.count)) / total
  const screen = 1.5 * signs.near('on-industry', 1) + signs.near('uses', 0) + 0.5 * signs.near('concerns', 0)
  return logistic(-2 + front + screen + (4 * signs.count('on-ai')) / total - 2 * against)
}

function reasonOf(signs: ScopeSigns): string {
  const where = signs.inFront('on-ai', 0) ? 'from the headline on' : signs.inFront('on-ai', 3) ? 'in the first sentences' : 'further down'
  const other = elsewhere.map((sign) => ({ sign, count: signs.count(sign) })).sort((a, b) => b.count - a.count)[0]!
  const away = other.count > 0 ? `; ${other.count} point to ${other.sign}` : ''
  const industry = Math.round(100 * signs.near('on-industry', 1))
  return `${signs.count('on-ai')} of ${signs.total} sentences are on AI, ${where}; ${industry}% of these stand beside the screen industry${away}`
}
