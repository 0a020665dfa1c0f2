import { background } from './background.ts'

/** In how many of so many texts a word (stem or folded proper word) was met. Counts are kept by the caller and may grow. */
export type Rarity = { documents: number; seen: ReadonlyMap<string, number> }

/** What is known before any article was read: counts over the archive and the gold texts. */
export const backgroundRarity: Rarity = background()

/** How much a word tells, 0 (in every text) to 1 (met once or never): inverse document frequency over its greatest possible value. */
export function rarityOf(word: string, rarity: Rarity = backgroundRarity): number {
  const most = Math.log(rarity.documents + 1)
  const seen = rarity.seen.get(word) ?? 0
  return Math.max(0, Math.log((rarity.documents + 1) / (seen + 1)) / most)
}

/** Two counts as one, so that a small collection still leans on the background. */
export function together(a: Rarity, b: Rarity): Rarity {
  const seen = new Map(a.seen)
  for (const [word, count] of b.seen) seen.set(word, (seen.get(word) ?? 0) + count)
  return { documents: a.documents + b.documents, seen }
}

/** Counts over texts already turned into word lists. */
export function rarityFrom(texts: Iterable<Iterable<string>>): Rarity {
  const seen = new Map<string, number>()
  let documents = 0
  for (const words of texts) {
    documents++
    for (const word of new Set(words)) seen.set(word, (seen.get(word) ?? 0) + 1)
  }
  return { documents, seen }
}
