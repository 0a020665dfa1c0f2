/**
 * The measure of the scrapinghub article-extraction-benchmark (evaluate.py): runs of four words, counted with their repeats. A page's precision
 * and recall come from its shares of right, extra and missing runs; those of a set are the means over its pages, and F1 is made of the two means.
 */
export type Measured = { precision: number; recall: number }

const word = /[\p{L}\p{N}_]+/gu

function runsOf(text: string, length = 4): Map<string, number> {
  const words = text.match(word) ?? []
  const runs = new Map<string, number>()
  for (let at = 0; at < Math.max(1, words.length - length + 1); at++) {
    const run = words.slice(at, at + length).join(' ')
    if (run !== '') runs.set(run, (runs.get(run) ?? 0) + 1)
  }
  return runs
}

/** How well a text agrees with the true one. */
export function agreement(truth: string, found: string): Measured {
  const wanted = runsOf(truth)
  const got = runsOf(found)
  let right = 0
  let extra = 0
  let missing = 0
  for (const [run, count] of wanted) {
    right += Math.min(count, got.get(run) ?? 0)
    missing += Math.max(0, count - (got.get(run) ?? 0))
  }
  for (const [run, count] of got) extra += Math.max(0, count - (wanted.get(run) ?? 0))
  if (extra === 0 && missing === 0) return { precision: 1, recall: 1 }
  return { precision: right + extra === 0 ? 0 : right / (right + extra), recall: right + missing === 0 ? 0 : right / (right + missing) }
}

/** F1 of the means of precision and recall over pages. */
export function overPages(pages: Measured[]): Measured & { f1: number } {
  const mean = (of: (page: Measured) => number) => pages.reduce((sum, page) => sum + of(page), 0) / pages.length
  const precision = mean((page) => page.precision)
  const recall = mean((page) => page.recall)
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall) }
}
