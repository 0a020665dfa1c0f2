import { isElement, isText, type PageElement } from './page-tree.ts'

/** How much stands in an element, in letters. */
export type Measure = {
  text: number
  /** inside links */
  linked: number
  /** sentences outside links: what stands in paragraphs, and long runs of text elsewhere */
  prose: number
  links: number
  /** headings that link to the same site, and such links around pictures or blocks: the marks of a teaser */
  teasers: number
  headline: boolean
}

export type Measures = Map<PageElement, Measure>

const headings = /^h[1-6]$/
/** Text between two tags that is so long is a sentence, wherever it stands. */
const longRun = 100

const unread = new Set(['script', 'style', 'noscript', 'template', 'svg', 'iframe', 'select', 'textarea', 'option'])

/** @param host the page's own host name, where known: links to other sites tease nothing */
export function measuresOf(root: PageElement, host: string | null = null): Measures {
  const measures: Measures = new Map()
  visit(root, { measures, host: host?.replace(/^www\./, '') ?? null }, false, false, false)
  return measures
}

type Walk = { measures: Measures; host: string | null }

function visit(element: PageElement, walk: Walk, linked: boolean, prose: boolean, heading: boolean): Measure {
  const sum: Measure = { text: 0, linked: 0, prose: 0, links: 0, teasers: 0, headline: element.name === 'h1' }
  walk.measures.set(element, sum)
  if (unread.has(element.name)) return sum
  const inLink = linked || element.name === 'a'
  const inProse = prose || element.name === 'p' || element.name === 'blockquote'
  const inHeading = heading || headings.test(element.name)
  const leads = element.name === 'a' && staysOnSite(element.attribs.href, walk.host)
  if (element.name === 'a' && element.attribs.href !== undefined) sum.links = 1
  if (leads && heading) sum.teasers = 1
  for (const child of element.children) {
    if (isText(child)) {
      const length = lettersIn(child.data)
      sum.text += length
      if (inLink) sum.linked += length
      else if (inProse || length > longRun) sum.prose += length
    } else if (isElement(child)) {
      const inner = visit(child, walk, inLink, inProse, inHeading)
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

/** True for an address on the page's own site, other than a place in the same page. */
function staysOnSite(href: string | undefined, host: string | null): boolean {
  if (href === undefined || href.startsWith('#')) return false
  const other = /^(?:https?:)?\/\/(?:www\.)?([^/?#]{1,200})/i.exec(href)?.[1]?.toLowerCase()
  return other === undefined || host === null || other === host || other.endsWith(`.${host}`) || host.endsWith(`.${other}`)
}
