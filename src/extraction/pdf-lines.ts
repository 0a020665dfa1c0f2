import { isNameless, looksLikeName } from './transcript-speakers.ts'

/** A line of a page: `x`, `end` its left and right rim, `y` its base line from the bottom, `size` of its letters, in points. */
export type Line = { text: string; x: number; y: number; end: number; size: number }

/** The lines of a PDF's pages as paragraphs parted by a blank line; running heads, feet and page numbers are left out. */
export function paragraphsOf(pages: Line[][]): string {
  const running = runningLines(pages)
  const lines = pages.flatMap((page) =>
    page.filter((line) => !running.has(keyOf(line)) && !isPageNumber(line)).map((line, at) => ({ ...line, first: at === 0 })),
  )
  const spacing = usualSpacing(pages)
  const right = widest(lines)
  const paragraphs: string[] = []
  lines.forEach((line, at) => {
    const before = lines[at - 1]
    if (before && continues(before, line, spacing, right)) paragraphs.push(`${paragraphs.pop()!} ${line.text}`)
    else paragraphs.push(line.text)
  })
  return paragraphs.join('\n\n')
}

/** True where a line goes on with the paragraph of the line before. */
function continues(before: Line, line: Line & { first: boolean }, spacing: number, right: number): boolean {
  const sameFace = Math.abs(before.size - line.size) < 0.6
  if (!sameFace) return false
  // A name alone in a line, after the end of a sentence, is who speaks next.
  if (/[.!?]["”’)]?$/.test(before.text) && (looksLikeName(line.text) || isNameless(line.text))) return false
  const full = before.end > right - Math.max(60, right * 0.12)
  // Across a page break only a line that ran to the rim and ends no sentence is taken up again.
  if (line.first) return full && !/[.!?:]["”’)]?$/.test(before.text)
  const gap = before.y - line.y
  if (gap < 0 || gap > spacing * 1.35) return false
  return full || (before.text.length > 30 && /^[\p{Ll}]/u.test(line.text))
}

const keyOf = (line: Line) => `${Math.round(line.y / 3)} ${line.text.replace(/\d+/g, '#')}`

/** Lines that stand at the same height with the same words (numbers apart) on at least three pages and two fifths of all. */
function runningLines(pages: Line[][]): Set<string> {
  const counts = new Map<string, number>()
  for (const page of pages) for (const key of new Set(page.map(keyOf))) counts.set(key, (counts.get(key) ?? 0) + 1)
  return new Set([...counts].filter(([, count]) => count >= 3 && count >= pages.length * 0.4).map(([key]) => key))
}

const isPageNumber = (line: Line) => /^(?:page\s+)?\d{1,3}(?:\s*(?:of|\/)\s*\d{1,3})?$/i.test(line.text)

/** The most common distance between two lines, in points. */
function usualSpacing(pages: Line[][]): number {
  const counts = new Map<number, number>()
  for (const page of pages)
    for (let at = 1; at < page.length; at++) {
      const gap = Math.round((page[at - 1]!.y - page[at]!.y) * 2) / 2
      if (gap > 4 && gap < 60) counts.set(gap, (counts.get(gap) ?? 0) + 1)
    }
  let best = 14
  let most = 0
  for (const [gap, count] of counts) if (count > most) [best, most] = [gap, count]
  return best
}

/** Where full lines end: the rim that only a twentieth of the lines passes. */
function widest(lines: Line[]): number {
  const ends = lines.map((line) => line.end).sort((a, b) => a - b)
  return ends[Math.floor(ends.length * 0.95)] ?? 0
}
