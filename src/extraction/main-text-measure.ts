import { isElement, isText, type PageElement } from './page-tree.ts'

/** How much stands in an element, in letters. */
export type Measure = {
  text: number
  /** inside links */
  linked: number
  /** inside paragraphs and outside links: sentences, mostly */
  prose: number
  links: number
  /** headings that are links, and links around pictures or blocks: the marks of a teaser */
  teasers: number
  headline: boolean
}

export type Measures = Map<PageElement, Measure>

const headings = /^h[1-6]$/
const unread = new Set(['script', 'style', 'noscript', 'template', 'svg', 'iframe', 'select', 'textarea', 'option'])

export function measuresOf(root: PageElement): Measures {
  const measures: Measures = new Map()
  visit(root, measures, false, false, false)
  return measures
}

function visit(element: PageElement, measures: Measures, linked: boolean, prose: boolean, heading: boolean): Measure {
  const sum: Measure = { text: 0, linked: 0, prose: 0, links: 0, teasers: 0, headline: element.name === 'h1' }
  measures.set(element, sum)
  if (unread.has(element.name)) return sum
  const inLink = linked || element.name === 'a'
  const inProse = prose || element.name === 'p' || element.name === 'blockquote'
  const inHeading = heading || headings.test(element.name)
  if (element.name === 'a' && element.attribs.href !== undefined) {
    sum.links = 1
    if (heading) sum.teasers = 1
  }
  for (const child of element.children) {
    if (isText(child)) {
      const length = lettersIn(child.data)
      sum.text += length
      if (inLink) sum.linked += length
      else if (inProse) sum.prose += length
    } else if (isElement(child)) {
      const inner = visit(child, measures, inLink, inProse, inHeading)
      sum.text += inner.text
      sum.linked += inner.linked
      sum.prose += inner.prose
      sum.links += inner.links
      sum.teasers += inner.teasers
      if (inner.headline) sum.headline = true
      if (
        element.name === 'a' &&
        (headings.test(child.name) || child.name === 'img' || child.name === 'picture' || child.name === 'figure') &&
        sum.teasers === 0
      )
        sum.teasers = 1
    }
  }
  return sum
}

/** The length of a text without its outer space. */
function lettersIn(text: string): number {
  return text.trim().length
}
