import { nameWords } from './main-text-marks.ts'
import type { LinkedArticle } from './metadata-linked-data.ts'
import { firstMeta, type Metas } from './metadata-meta.ts'
import { elementsOf, type PageElement } from './page-tree.ts'

/** True where the page says that its text is not free. */
export function isPaywalled(root: PageElement, metas: Metas, linked: LinkedArticle | null): boolean {
  if (linked?.free === false) return true
  const tier = firstMeta(metas, 'article:content_tier', 'content_tier', 'cxenseparse:tier', 'article:opinion_tier')
  if (tier && /^(?:locked|metered|premium|paid)$/i.test(tier)) return true
  for (const element of elementsOf(root)) {
    const words = nameWords(element)
    if (words.includes('paywall') && element.name !== 'body' && element.name !== 'html') return true
  }
  return false
}

/** The words by which a page reserves its text against mining or training, or null. */
export function reservedBy(metas: Metas): string | null {
  const mining = metas.get('tdm-reservation')?.[0]
  if (mining?.trim() === '1')
    return `tdm-reservation: 1${metas.get('tdm-policy')?.[0] ? ` (${metas.get('tdm-policy')![0]!.slice(0, 200)})` : ''}`
  for (const name of ['robots', 'googlebot', 'ai', 'bingbot']) {
    const said = metas.get(name)?.find((value) => /\b(?:noai|noimageai|noml)\b/i.test(value))
    if (said && /\b(?:noai|noml)\b/i.test(said)) return `${name}: ${said.slice(0, 200)}`
  }
  return null
}
