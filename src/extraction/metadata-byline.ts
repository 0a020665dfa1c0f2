import { nameWords } from './main-text-marks.ts'
import type { LinkedArticle } from './metadata-linked-data.ts'
import type { Metas } from './metadata-meta.ts'
import { isOutlet, namesIn } from './metadata-names.ts'
import { elementsOf, type PageElement, textOf, textsAfter } from './page-tree.ts'
import { plainText } from './plain-text.ts'

/** The people a page names as its authors, joined with ", ", or null. An outlet, agency or the site itself only where nobody else is named. */
export function bylineOf(root: PageElement, metas: Metas, linked: LinkedArticle | null, site: string | null): string | null {
  const sources = [
    () => (linked?.authors ?? []).filter(({ person }) => person).map(({ name }) => name),
    () => toldInMetas(metas, site),
    () => writtenOnPage(root),
    () => (linked?.authors ?? []).map(({ name }) => name),
  ]
  let fallback: string[] = []
  for (const source of sources) {
    const names = namesIn(source())
    const people = names.map((name) => withoutSite(name, site)).filter((name) => !isOutlet(name, site))
    if (people.length > 0) return people.join(', ')
    if (fallback.length === 0) fallback = names
  }
  return fallback.length > 0 ? fallback.join(', ') : null
}

/** "Kayla Jimenez USA TODAY" → Kayla Jimenez. */
function withoutSite(name: string, site: string | null): string {
  return site && name.length > site.length + 3 && name.toLowerCase().endsWith(` ${site.toLowerCase()}`)
    ? name.slice(0, -site.length - 1)
    : name
}

const metaNames =
  'parsely-author author article:author_name sailthru.author dc.creator dcterms.creator byl article:author cxenseparse:author article.author authors citation_author creator'.split(
    ' ',
  )

function toldInMetas(metas: Metas, site: string | null): string[] {
  const told = metaNames.map((key) => (metas.get(key) ?? []).map(plainText).filter((name) => namesIn([name]).length > 0))
  if (/written by|author/i.test(metas.get('twitter:label1')?.[0] ?? '')) told.push((metas.get('twitter:data1') ?? []).map(plainText))
  return told.find((names) => namesIn(names).some((name) => !isOutlet(name, site))) ?? told.find((names) => names.length > 0) ?? []
}

const authorWords = new Set(['author', 'authors', 'byline', 'bylines', 'contributor', 'contributors', 'writer'])
const elsewhere = new Set(['related', 'recommended', 'popular', 'trending', 'footer'])
const wholes = new Set(['', 'html', 'body', 'main', 'article'])
const isElsewhere = (element: PageElement) => !wholes.has(element.name) && nameWords(element).some((word) => elsewhere.has(word))

/** Addresses under which publishers keep the pages of their writers. */
const authorPage =
  /\/(?:authors?|people|by|editors|contributors?|staff|writers?|profiles?|journalists?|reporters?|columnists?)\/[^/?#]{3,80}\/?(?:[?#]|$)/i
/** How many elements after the headline are looked at for names without any other mark. */
const nearHeadline = 200

type Found = { rel: PageElement[]; prop: PageElement[]; classed: PageElement[]; lines: PageElement[]; linked: PageElement[] }

/** Names where pages show them: rel=author, itemprop=author, elements classed as byline or author; under the headline a line "By …" or a link to a writer's page. */
function writtenOnPage(root: PageElement): string[] {
  const found: Found = { rel: [], prop: [], classed: [], lines: [], linked: [] }
  let after = -1
  for (const element of elementsOf(root, (inside) => !isElsewhere(inside))) {
    if (element.name === 'h1') after = 0
    else if (after >= 0) after += 1
    if (found.rel.length + found.prop.length + found.classed.length > 60) break
    sort(element, found, after >= 0 && after < nearHeadline)
  }
  const groups = [neighbours(found.rel), neighbours(found.prop), found.classed, found.lines, neighbours(found.linked)]
  for (const [at, elements] of groups.entries()) {
    const texts = elements.map(spaced).filter((text) => text.length > 2 && text.length < 150 && namesIn([text]).length > 0)
    // Of classed elements and lines the outermost that is short enough holds the whole byline.
    if (texts.length > 0) return at === 2 || at === 3 ? texts.slice(0, 1) : texts
  }
  // Pages without elements for such things set the line loose under the headline.
  return textsAfter(root, ({ name }) => name === 'h1', 8)
    .filter((text) => byLine.test(text) && namesIn([text]).length > 0)
    .slice(0, 1)
}

function sort(element: PageElement, found: Found, near: boolean): void {
  const { rel, itemprop, href } = element.attribs
  if (element.name === 'a' && rel && /\bauthor\b/i.test(rel)) found.rel.push(element)
  else if (itemprop && /\b(?:author|creator)\b/.test(itemprop) && element.name !== 'meta') found.prop.push(nameElement(element))
  else if (found.classed.length < 5 && nameWords(element).some((word) => authorWords.has(word))) found.classed.push(element)
  else if (!near) return
  else if (element.name === 'a' && href && authorPage.test(href)) found.linked.push(element)
  else if (found.lines.length < 3 && byLine.test(spaced(element))) found.lines.push(element)
}

const byLine = /^(?:(?:written|posted|published|reported|words|story|text|article)\s+)?by\b[\s:]*\p{Lu}.{2,110}$/iu

/** The text of an element with a space between its parts: names stand in elements of their own. */
const spaced = (element: PageElement) => textOf(element, 160, ' ')

/** The first of some elements and those that stand close to it: bylines further down belong to other articles. */
function neighbours(elements: PageElement[]): PageElement[] {
  const [first] = elements
  const around = first?.parent?.parent
  return elements.filter(
    (element) => element === first || element.parent === first?.parent || (around && element.parent?.parent === around),
  )
}

function nameElement(element: PageElement): PageElement {
  let seen = 0
  for (const inner of elementsOf(element)) {
    if (/\bname\b/.test(inner.attribs.itemprop ?? '')) return inner
    if (++seen > 100) break
  }
  return element
}
