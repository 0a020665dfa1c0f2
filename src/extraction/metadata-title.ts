import { folded } from '../text/tokens.ts'
import { sameWords } from './main-text-container.ts'
import type { LinkedArticle } from './metadata-linked-data.ts'
import { firstMeta, type Metas } from './metadata-meta.ts'
import { elementsOf, type PageElement, textOf } from './page-tree.ts'
import { plainText } from './plain-text.ts'

const longest = 500

/** The headline a reader sees, without the site's name. */
export function titleOf(root: PageElement, metas: Metas, linked: LinkedArticle | null, site: string | null): string | null {
  const headings: string[] = []
  let document: string | null = null
  for (const element of elementsOf(root)) {
    if (element.name === 'h1') headings.push(textOf(element))
    if (element.name === 'title' && document === null && !insideDrawing(element)) document = textOf(element)
  }
  const said = [
    linked?.headline ?? null,
    firstMeta(metas, 'og:title', 'twitter:title', 'dc.title', 'parsely-title', 'sailthru.title', 'title'),
    document,
  ]
    .filter((title): title is string => !!title?.trim())
    .map((title) => withoutSite(plainText(title), site).slice(0, longest))
  const shown = headings.filter((heading) => heading.length > 0 && heading.length <= longest)
  const agreed = shown.find((heading) => said.some((title) => alike(heading, title)))
  // A heading that holds a label or date besides the headline: the headline alone is what was said.
  const isSaid = agreed && said.some((title) => sameWords(title, agreed))
  const inner =
    agreed && !isSaid ? said.find((title) => title.length > 15 && agreed.length > title.length && agreed.includes(title)) : undefined
  return inner ?? agreed ?? said[0] ?? shown[0] ?? null
}

const insideDrawing = (element: PageElement) => element.parent?.name === 'svg' || element.parent?.name === 'symbol'

/** True where two headlines are one but for their ends: one holds most words of the other. */
function alike(heading: string, title: string): boolean {
  const a = new Set(wordsOf(heading))
  const b = wordsOf(title)
  if (a.size === 0 || b.length === 0) return false
  const shared = b.filter((word) => a.has(word)).length
  return shared / Math.max(a.size, b.length) > 0.6
}

const wordsOf = (text: string) => folded(text).match(/[\p{L}\p{N}]+/gu) ?? []

/** A title without the publisher's name at its end or front: "… - Variety", "… | The Hollywood Reporter", "Deadline: …". */
export function withoutSite(title: string, site: string | null): string {
  const clean = title.replace(/\s+/g, ' ').trim()
  const name = site ? wordsOf(site).join('') : ''
  const parts = clean.split(/\s+[|–—\-·•»:›]+\s+|\s*[|»]\s*/)
  if (parts.length < 2) return clean
  const isName = (part: string) => {
    const words = wordsOf(part).join('')
    return (
      name !== '' &&
      words !== '' &&
      (words === name ||
        (words.length > 3 && name.includes(words)) ||
        (name.length > 3 && words.includes(name) && wordsOf(part).length <= 6))
    )
  }
  let from = 0
  let to = parts.length
  while (to - from > 1 && isName(parts[to - 1]!)) to--
  while (to - from > 1 && isName(parts[from]!)) from++
  const start = from === 0 ? 0 : clean.indexOf(parts[from]!)
  const last = parts[to - 1]!
  const kept = clean.slice(start, clean.lastIndexOf(last) + last.length)
  // A short tail behind a bar is a section or the site under another name.
  return to === parts.length && from === 0
    ? kept.replace(/\s+\|\s+[^|]{1,40}$/, (tail) => (kept.length - tail.length > 25 ? '' : tail))
    : kept
}
