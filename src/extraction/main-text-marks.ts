import type { Measure, Measures } from './main-text-measure.ts'
import { isElement, type PageElement } from './page-tree.ts'

/**
 * The words of which publishers make the class names and ids of what is not the text. A name is cut into words first
 * (`article__related-links` → article, related, links), so that `share` never means `shareholder`.
 */
const strangers = new Set(
  (
    'newsletter newsletters subscribe subscription signup sponsor sponsored sponsors ad ads advert adverts advertisement advertising adslot adunit adsbygoogle dfp ' +
    'outbrain taboola zergnet revcontent share sharing shares shareable sharebar sharetools sharedaddy social socials socialshare addthis addtoany followus ' +
    'submenu footer sidebar aside rail cookie cookies consent gdpr onetrust privacy modal popup overlay lightbox tooltip toolbar ' +
    'bio authorbio byline bylines dateline timestamp caption captions credit credits attribution figcaption skip print login signin register ' +
    'disclaimer copyright poll quiz comment comments commentlist disqus respond replies yarpp trc nocontent notification feedback picker ' +
    'pullquote metadata branding offscreen screenreader masthead'
  ).split(' '),
)

/** Words that mark what leads elsewhere: believed only of elements that hold links. */
const leading = new Set(
  (
    'related relatedarticles relatedlinks relatedcontent relatedposts relatedstories recirc recirculation recommended recommend recommendation recommendations trending popular mostpopular mostread ' +
    'promo promos promotion promoted breadcrumb breadcrumbs nav navigation navbar navlinks menu dropdown tags taglist tagcloud carousel slider teaser teasers pagination pager paging ' +
    'morefrom readmore readnext upnext nextup banner headlines whatsapp callout toc'
  ).split(' '),
)

/** Words that mark something small beside the text, if much of it is links. */
const minor = new Set(
  'widget card cards posts tab tabs pane meta tag tagged label date time author authors contributor support disclosure button buttons cta infobox box message'.split(
    ' ',
  ),
)

/** Words that also stand in the names of whole layouts (`has-sidebar`, `content-with-ad-rail`): believed only of what holds little. */
const layouts = new Set('sidebar aside rail toc ad ads social share nav menu modal'.split(' '))

/** Words beside which those name a layout. */
const company = new Set('has with no content main page layout grid wrap wrapper container body columns'.split(' '))

/** Words of what is never the text, however much stands in it. */
const never = new Set(
  'modal popup comment comments commentlist disqus respond replies footer cookie cookies consent gdpr onetrust newsletter newsletters outbrain taboola zergnet related relatedposts recommendations'.split(
    ' ',
  ),
)

/** Words that are believed even of a long paragraph. */
const besides = new Set(
  'caption captions credit credits bio disclaimer copyright newsletter subscribe cookie consent privacy comment'.split(' '),
)

/** Words of a class name or id, small: cut at everything that is no letter or figure, and where a small letter meets a capital. */
export function nameWords({ attribs }: PageElement): string[] {
  const names = [attribs.class, attribs['data-testid'], attribs['data-component']].filter((name) => name !== undefined)
  const id = attribs.id === undefined ? [] : wordsOf(attribs.id)
  // A long id is the slug of a heading: its words are the author's.
  return [...names.flatMap(wordsOf), ...(id.length > 4 ? [] : id)]
}

function wordsOf(name: string): string[] {
  const words = name
    .slice(0, 400)
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .map((word) => word.replace(/\d+$/, ''))
    .filter((word) => word !== '')
  // Names made by a machine (`pw pk ad kb`) say nothing.
  return words.filter((word) => word.length < 3).length > 1 ? words.filter((word) => word.length > 2) : words
}

const strangeRoles = new Set([
  'navigation',
  'banner',
  'complementary',
  'contentinfo',
  'search',
  'dialog',
  'alert',
  'alertdialog',
  'menu',
  'menubar',
  'toolbar',
  'tablist',
])
const strangeNames = new Set(['aside', 'nav', 'footer', 'form', 'menu', 'dialog'])

export function isHidden({ attribs }: PageElement): boolean {
  return (
    attribs.hidden !== undefined ||
    attribs['aria-hidden'] === 'true' ||
    (attribs.style !== undefined && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attribs.style))
  )
}

/**
 * Says of an element whether it is no part of the text: by its name, its role, the words of its class, or its make. Something that holds a good
 * part of the page's prose is never judged by its name alone: themes call whole pages `has-sidebar`.
 */
export function strangerTest(root: PageElement, measures: Measures): (element: PageElement) => boolean {
  const whole = measures.get(root)!
  const cards = cardTest(measures, whole)
  return (element) => {
    const own = measures.get(element)
    if (!own || element.name === 'html' || element.name === 'body' || element.name === '') return false
    const share = own.prose / Math.max(1, whole.prose)
    if (isHidden(element)) return share < 0.5
    if (element.name === 'main' || element.name === 'article') return cards(element)
    if (element.name === 'figure') return own.prose < 200 && !holdsTable(element)
    if (element.name === 'header') return !own.headline && own.prose < 300
    if (element.name === 'a') return own.teasers > 0 || hasBlocks(element)
    if (element.name === 'span') return own.links >= 3 && own.text > 80 && own.linked > own.text * 0.8
    if (strangeNames.has(element.name) || strangeRoles.has(element.attribs.role ?? ''))
      return (share < 0.3 || own.teasers > 3) && !own.headline
    return (!own.headline && isStrange(element, own, share)) || cards(element)
  }
}

function isStrange(element: PageElement, own: Measure, share: number): boolean {
  const words = nameWords(element)
  const quotes = hasQuotation(element)
  const paragraph = element.name === 'p' || element.name === 'li'
  const strange = words.find((word) => (strangers.has(word) && !(quotes && /^social/.test(word))) || (own.links > 0 && leading.has(word)))
  if (strange && paragraph && own.prose > 150 && !besides.has(strange)) return false
  if (strange && never.has(strange)) return share < 0.9
  if (strange) return share < (layouts.has(strange) && words.some((word) => company.has(word)) ? 0.1 : 0.3)
  if (words.includes('hidden') && share < 0.3 && !words.some((word) => word === 'md' || word === 'lg' || word === 'sm')) return true
  return share < 0.1 && own.linked > own.text * 0.3 && words.some((word) => minor.has(word))
}

/** Most letters beside its links that a teaser has. */
const longestTeaser = 400

/** Says of an element whether it is one of several like ones that each tease another page: a linked headline or picture and a few words. */
function cardTest(measures: Measures, whole: Measure): (element: PageElement) => boolean {
  const families = new Map<PageElement, Map<string, { members: number; prose: number }>>()
  const looksSo = (element: PageElement) => {
    const own = measures.get(element)
    return own !== undefined && own.teasers > 0 && own.teasers <= 4 && !own.headline && own.text - own.linked < longestTeaser
  }
  const familyOf = (parent: PageElement) => {
    const known = families.get(parent)
    if (known) return known
    const family = new Map<string, { members: number; prose: number }>()
    for (const child of parent.children) {
      if (!isElement(child) || !cardNames.has(child.name) || !looksSo(child)) continue
      const key = kindOf(child)
      const { members, prose } = family.get(key) ?? { members: 0, prose: 0 }
      family.set(key, { members: members + 1, prose: prose + measures.get(child)!.prose })
    }
    families.set(parent, family)
    return family
  }
  return (element) => {
    if (!cardNames.has(element.name) || !element.parent || !looksSo(element)) return false
    const { members, prose } = familyOf(element.parent).get(kindOf(element))!
    // Where such pieces make up the page they are its text: a list of places, each with its link.
    if (prose > whole.prose * 0.6 && element.name + element.parent.name !== 'articlearticle') return false
    return members >= 3 || (element.name === 'article' && measures.get(element)!.prose < whole.prose * 0.25)
  }
}

const cardNames = new Set(['article', 'li', 'div', 'section'])
/** Like elements share their name and their class, but for numbers; articles only their name: themes class them by their tags. */
const kindOf = ({ name, attribs }: PageElement) => (name === 'article' ? name : `${name} ${(attribs.class ?? '').replace(/\d+/g, '')}`)

const blockName = /^(?:p|div|h[1-6]|ul|li|section|article|figure|img|picture)$/
const hasBlocks = (element: PageElement) =>
  element.children.some((child) => isElement(child) && blockName.test(child.name) && child.name !== 'img')

/** True for a frame around a quotation: an embedded post is part of the text. */
const hasQuotation = (element: PageElement) => element.children.some((child) => isElement(child) && child.name === 'blockquote')

function holdsTable(element: PageElement): boolean {
  return element.children.some(
    (child) => isElement(child) && (child.name === 'table' || child.name === 'blockquote' || child.name === 'pre' || holdsTable(child)),
  )
}
