import { parseDate } from './dates.ts'
import { nameWords } from './main-text-marks.ts'
import type { LinkedArticle } from './metadata-linked-data.ts'
import type { Metas } from './metadata-meta.ts'
import { elementsOf, type PageElement, textOf } from './page-tree.ts'

const publishedNames = (
  'article:published_time og:article:published_time og:published_time datepublished parsely-pub-date sailthru.date cxenseparse:recs:publishtime article.published dc.date.issued ' +
  'dcterms.issued dc.date.created dcterms.created dc.date dcterms.date dc.terms.issued date_published publish-date publish_date publication_date published-date published published_time pubdate pub_date ' +
  'article.created article_date_original originalpublicationdate created date displaydate citation_publication_date citation_date timestamp bt:pubdate ptime rbpubdate'
).split(' ')
const updatedNames =
  'article:modified_time og:updated_time og:article:modified_time datemodified dc.date.modified dcterms.modified last-modified lastmod article.updated updated revised'.split(
    ' ',
  )

/** Instants in UTC or null: linked data first, then meta elements, then what stands on the page, then the day in the address. */
export function datesOf(
  root: PageElement,
  metas: Metas,
  linked: LinkedArticle | null,
  url: string | null,
  hint: string | null,
): { published: string | null; updated: string | null } {
  const published = parseDate(linked?.published) ?? metaDate(metas, publishedNames) ?? pageDate(root) ?? addressDate(url) ?? parseDate(hint)
  const updated = parseDate(linked?.modified) ?? metaDate(metas, updatedNames)
  return { published: withClock(published, hint), updated }
}

/** A page that gives only the day is helped by the feed that gives the hour of the same day. */
function withClock(published: string | null, hint: string | null): string | null {
  const told = parseDate(hint)
  return published?.endsWith('T00:00:00.000Z') && told?.slice(0, 10) === published.slice(0, 10) ? told : published
}

function metaDate(metas: Metas, names: string[]): string | null {
  for (const name of names)
    for (const value of metas.get(name) ?? []) {
      const date = parseDate(value)
      if (date) return date
    }
  return null
}

const dateWords = new Set([
  'published',
  'publish',
  'pubdate',
  'date',
  'dateline',
  'timestamp',
  'posted',
  'time',
  'datetime',
  'entrydate',
  'postdate',
])

/** The first date shown: itemprop, then time elements, then elements classed as dates. */
function pageDate(root: PageElement): string | null {
  let timed: string | null = null
  let classed: string | null = null
  for (const element of elementsOf(root)) {
    const { itemprop, datetime, content } = element.attribs
    if (itemprop && /\bdate(?:Published|Created)\b/.test(itemprop)) {
      const date = parseDate(content ?? datetime) ?? parseDate(shortText(element))
      if (date) return date
    }
    if (timed === null && element.name === 'time') timed = parseDate(datetime) ?? parseDate(shortText(element))
    if (classed === null && timed === null && nameWords(element).some((word) => dateWords.has(word))) classed = dateIn(shortText(element))
  }
  return timed ?? classed
}

const shortText = (element: PageElement) => {
  const text = textOf(element, 150)
  return text.length < 120 ? text : null
}

const monthNames =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?'
const written = new RegExp(
  `\\b(?:${monthNames})\\.?\\s{1,3}\\d{1,2}(?:st|nd|rd|th)?,?\\s{1,3}\\d{4}\\b|\\b\\d{1,2}(?:st|nd|rd|th)?\\s{1,3}(?:${monthNames})\\.?,?\\s{1,3}\\d{4}\\b|\\b\\d{4}-\\d{2}-\\d{2}\\b`,
  'i',
)

/** A date inside a short line: "Posted on March 3, 2025 by …". */
function dateIn(text: string | null): string | null {
  if (!text) return null
  return parseDate(text) ?? parseDate(written.exec(text)?.[0])
}

/** The day in an address: /2025/03/14/, /2025-03-14-. */
function addressDate(url: string | null): string | null {
  const found = /\/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=\D|$)/.exec(url ?? '')
  return found ? parseDate(`${found[1]}-${found[2]!.padStart(2, '0')}-${found[3]!.padStart(2, '0')}`) : null
}
