import type { Measure, Measures } from './main-text-measure.ts'
import { isElement, type PageElement } from './page-tree.ts'

/**
 * The words of which publishers make the class names and ids of what is not the text. A name is cut into words first
 * (`article__related-links` → article, related, links), so that `share` never means `shareholder`.
 */
const strangers = new Set(
  (
    'related relatedarticles relatedlinks relatedcontent relatedposts relatedstories recirc recirculation recommended recommend recommendation recommendations trending popular mostpopular mostread ' +
    'newsletter newsletters subscribe subscription signup promo promos promotion promoted sponsor sponsored sponsors ad ads advert adverts advertisement advertising adslot adunit dfp ' +
    'outbrain taboola zergnet revcontent share sharing shares shareable sharebar sharetools sharedaddy social socials socialshare addthis addtoany followus breadcrumb breadcrumbs nav navigation navbar ' +
    'navlinks menu submenu footer sidebar aside rail cookie cookies consent gdpr onetrust privacy modal popup overlay lightbox tooltip toolbar tags taglist tagcloud ' +
    'bio authorbio byline bylines dateline timestamp caption captions credit credits attribution figcaption carousel slider skip print login signin register teaser teasers ' +
    'disclaimer copyright pagination pager paging poll quiz comment comments commentlist disqus respond replies morefrom readmore readnext upnext nextup ' +
    'yarpp trc dropdown banner nocontent headlines whatsapp notification feedback picker callout toc metadata branding visually offscreen screenreader masthead'
  ).split(' '),
)

/** Words that mark something small beside the text; something large by that name is a layout. */
const minor = new Set(
  'widget card cards posts tab tabs pane listing item items list meta tag tagged label date time author authors contributor support disclosure button buttons cta infobox box message'.split(
    ' ',
  ),
)

/** Words of a class name or id, small: cut at everything that is no letter, and where a small letter meets a capital. */
export function nameWords(element: PageElement): string[] {
  const { attribs } = element
  const names = `${attribs.class ?? ''} ${attribs.id ?? ''} ${attribs['data-testid'] ?? ''} ${attribs['data-component'] ?? ''}`.slice(
    0,
    500,
  )
  return names
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '')
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
const wholes = new Set(['html', 'body', 'article', 'main', ''])

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
  return (element) => {
    if (isHidden(element)) return true
    const own = measures.get(element)
    if (!own || wholes.has(element.name)) return element.name === 'article' && isCard(element, own, whole)
    const share = own.prose / Math.max(1, whole.prose)
    if (element.name === 'figure') return own.prose < 200 && !holdsTable(element)
    if (element.name === 'header') return !own.headline && own.prose < 300
    if (element.name === 'a') return own.teasers > 0 || hasBlocks(element)
    if (strangeNames.has(element.name) || strangeRoles.has(element.attribs.role ?? '')) return share < 0.3
    const words = nameWords(element)
    const strange = words.find((word) => strangers.has(word))
    if (strange) return share < (/^comment|^disqus$|^respond$|^repl/.test(strange) && !own.headline ? 0.9 : 0.3)
    if (words.some((word) => minor.has(word)) && share < 0.1 && own.linked > own.text * 0.3) return true
    return isCard(element, own, whole)
  }
}

/** True for one of several like elements that each tease another page: a linked headline or picture and a few words. */
function isCard(element: PageElement, own: Measure | undefined, whole: Measure): boolean {
  if (!own || own.teasers === 0 || own.teasers > 2 || own.headline) return false
  if (own.prose > 350 || own.prose > whole.prose * 0.25) return false
  const { name, attribs, parent } = element
  if (name !== 'article' && name !== 'li' && name !== 'div' && name !== 'section') return false
  let alike = 0
  for (const sibling of parent?.children.slice(0, 200) ?? [])
    if (isElement(sibling) && sibling.name === name && sibling.attribs.class === attribs.class) alike += 1
  return alike >= 2 || name === 'article'
}

const blockName = /^(?:p|div|h[1-6]|ul|li|section|article|figure|img|picture)$/
const hasBlocks = (element: PageElement) =>
  element.children.some((child) => isElement(child) && blockName.test(child.name) && child.name !== 'img')

function holdsTable(element: PageElement): boolean {
  return element.children.some(
    (child) => isElement(child) && (child.name === 'table' || child.name === 'blockquote' || child.name === 'pre' || holdsTable(child)),
  )
}
