import type { PageElement } from './page-tree.ts'

/**
 * The words of which publishers make the class names and ids of what is not the text. A name is cut into words first
 * (`article__related-links` → article, related, links), so that `share` never means `shareholder`.
 */
const strangers = new Set(
  (
    'related relatedarticles relatedlinks relatedcontent recirc recirculation recommended recommend recommendation recommendations trending popular mostpopular mostread ' +
    'newsletter newsletters subscribe subscription signup promo promos promotion promoted sponsor sponsored sponsors ad ads advert adverts advertisement advertising adslot adunit dfp ' +
    'outbrain taboola zergnet revcontent share sharing shares shareable sharebar sharetools sharedaddy social socials addthis addtoany followus breadcrumb breadcrumbs nav navigation navbar ' +
    'navlinks menu submenu footer sidebar aside rail cookie cookies consent gdpr modal popup overlay lightbox tooltip toolbar tags taglist tagcloud ' +
    'bio authorbio byline bylines dateline timestamp caption captions credit credits figcaption carousel slider skip print login signin register teaser teasers ' +
    'disclaimer copyright pagination pager paging poll quiz comment comments commentlist disqus respond replies morefrom readmore readnext upnext nextup ' +
    'jp-relatedposts relatedposts yarpp trc widget'
  ).split(' '),
)

/** Words of a class name or id, small: cut at everything that is no letter, and where a small letter meets a capital. */
export function nameWords(element: PageElement): string[] {
  const names =
    `${element.attribs.class ?? ''} ${element.attribs.id ?? ''} ${element.attribs['data-testid'] ?? ''} ${element.attribs['data-component'] ?? ''}`.slice(
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
  'menu',
  'menubar',
  'toolbar',
  'tablist',
])

/** The word that marks an element as no part of the text, or null. */
export function strangerMark(element: PageElement): string | null {
  const role = element.attribs.role
  if (role && strangeRoles.has(role)) return role
  return nameWords(element).find((word) => strangers.has(word)) ?? null
}

export function isHidden(element: PageElement): boolean {
  const { style, hidden } = element.attribs
  return (
    hidden !== undefined ||
    element.attribs['aria-hidden'] === 'true' ||
    (style !== undefined && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style))
  )
}
