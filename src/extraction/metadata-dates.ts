import { parseDate } from './dates.ts'
import { sameWords } from './main-text-container.ts'
import { nameWords } from './main-text-marks.ts'
import type { LinkedArticle } from './metadata-linked-data.ts'
import type { Metas } from './metadata-meta.ts'
import { elementsOf, type PageElement, textOf, textsAfter } from './page-tree.ts'

const publishedNames = (
  'article:published_time og:article:published_time og:published_time datepublished parsely-pub-date sailthru.date cxenseparse:recs:publishtime article.published dc.date.issued ' +
  'dcterms.issued date_published publish-date publish_date publication_date published-date published published_time pubdate pub_date article_date_original originalpublicationdate ' +
  'displaydate og:publish_date cxenseparse:publishtime publishtime citation_publication_date citation_online_date citation_date bt:pubdate ptime rbpubdate'
).split(' ')
/** Names of which publishers also make the date of the page itself. */
const looseNames = 'dc.date.created dcterms.created dc.date dcterms.date dc.terms.issued article.created created date timestamp'.split(' ')
const updatedNames =
  'article:modified_time og:updated_time og:article:modified_time datemodified dc.date.modified dcterms.modified last-modified lastmod article.updated updated revised'.split(
    ' ',
  )

/** What is known of a page besides its tree. `hint`: the feed's date. `dayFirst`: true where 3/10/2023 means the third of October. */
export type DateAsk = { url: string | null; hint: string | null; title: string | null; dayFirst: boolean }

/** Instants in UTC or null: linked data first, then meta elements, then what stands on the page, then the feed's date, then the day in the address. */
export function datesOf(
  root: PageElement,
  metas: Metas,
  linked: LinkedArticle | null,
  ask: DateAsk,
): { published: string | null; updated: string | null } {
  const updated = parseDate(linked?.modified) ?? metaDate(metas, updatedNames)
  const published =
    parseDate(linked?.published) ??
    metaDate(metas, publishedNames) ??
    shownDate(root, ask, updated) ??
    metaDate(metas, looseNames) ??
    parseDate(ask.hint) ??
    addressDate(ask.url)
  return { published: withClock(published, ask.hint), updated }
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
  'dates',
  'dateline',
  'timestamp',
  'posted',
  'time',
  'datetime',
  'entrydate',
  'postdate',
])

/** How near to the headline, in elements, a date without any mark is believed. */
const nearHeadline = 150

type Shown = { date: string; at: number; doubt: number }

/** The date shown nearest to the headline: in a time element, in one classed as a date, or in a line of its own. One with itemprop goes before all. */
function shownDate(root: PageElement, { title, dayFirst }: DateAsk, updated: string | null): string | null {
  const isHeadline = headlineTest(root, title)
  const found: Shown[] = []
  let headline = -1
  let at = 0
  for (const element of elementsOf(root)) {
    at += 1
    const { itemprop, datetime, content } = element.attribs
    if (itemprop && /\bdate(?:Published|Created)\b/.test(itemprop)) {
      const date = parseDate(content ?? datetime) ?? dateIn(shortText(element), dayFirst)
      if (date) return date
    }
    if (headline < 0 && isHeadline(element)) headline = at
    const doubt = doubtOf(element, headline < 0 || at - headline < nearHeadline)
    if (doubt === null || found.length > 400) continue
    const date =
      (doubt === 0 ? parseDate(datetime) : null) ?? (doubt === 60 ? dateLine(element, dayFirst) : dateIn(shortText(element), dayFirst))
    // A time that says when the page was changed is not when it was published.
    if (
      date &&
      !(doubt === 0 && (date === updated || /\b(?:modified|updated)\b/i.test(`${itemprop ?? ''} ${element.attribs.class ?? ''}`)))
    )
      found.push({ date, at, doubt })
  }
  return nearest(found, headline) ?? looseDate(root, isHeadline, dayFirst)
}

/** A date that stands loose under the headline, in no element of its own. */
function looseDate(root: PageElement, isHeadline: (element: PageElement) => boolean, dayFirst: boolean): string | null {
  for (const text of textsAfter(root, isHeadline, 8)) {
    const date = text.length < 80 && /\d/.test(text) ? dateIn(text, dayFirst) : null
    if (date) return date
  }
  return null
}

function doubtOf(element: PageElement, near: boolean): number | null {
  if (element.name === 'time') return 0
  if (nameWords(element).some((word) => dateWords.has(word))) return 20
  return near ? 60 : null
}

/** Says of an element whether it is the headline: an h1, or on a page without any the first that says what the title says. */
function headlineTest(root: PageElement, title: string | null): (element: PageElement) => boolean {
  for (const { name } of elementsOf(root)) if (name === 'h1') return (element) => element.name === 'h1'
  if (title === null) return () => false
  return (element) => /^(?:h[2-6]|p|div|span|strong|a)$/.test(element.name) && sameWords(textOf(element, title.length + 20), title)
}

/** Of dates above the headline only a near one counts, and half as much as one below. */
function nearest(found: Shown[], headline: number): string | null {
  const distance = ({ at, doubt }: Shown) => doubt + (headline < 0 ? at / 4 : at >= headline ? at - headline : (headline - at) * 2 + 40)
  const usable = found.filter((one) => one.doubt < 60 || (headline >= 0 && Math.abs(one.at - headline) < nearHeadline))
  return usable.reduce<Shown | null>((best, one) => (best && distance(best) <= distance(one) ? best : one), null)?.date ?? null
}

/** A date in an element that holds little else. */
function dateLine(element: PageElement, dayFirst: boolean): string | null {
  const text = textOf(element, 100)
  return text.length < 80 && /\d/.test(text) ? dateIn(text, dayFirst) : null
}

const shortText = (element: PageElement) => {
  const text = textOf(element, 150)
  return text.length < 120 && /\d/.test(text) ? text : null
}

const monthNames =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?'
const written = new RegExp(
  `\\b(?:${monthNames})\\.?\\s{1,3}\\d{1,2}(?:st|nd|rd|th)?,?\\s{1,3}\\d{4}\\b|\\b\\d{1,2}(?:st|nd|rd|th)?\\s{1,3}(?:${monthNames})\\.?,?\\s{1,3}\\d{4}\\b|\\b\\d{4}[-./]\\d{1,2}[-./]\\d{1,2}\\b|\\d{4}年\\d{1,2}月\\d{1,2}日`,
  'i',
)

/** A date inside a short line: "Posted on March 3, 2025 by …". */
function dateIn(text: string | null, dayFirst: boolean): string | null {
  if (!text) return null
  const figures = /^\D{0,20}(\d{1,2})[/.](\d{1,2})[/.]((?:19|20)\d\d)\b/.exec(text)
  if (figures && dayFirst && Number(figures[2]) <= 12)
    return parseDate(`${figures[3]}-${figures[2]!.padStart(2, '0')}-${figures[1]!.padStart(2, '0')}`)
  return parseDate(text) ?? parseDate(written.exec(text)?.[0])
}

/** The day in an address: /2025/03/14/, /2025-03-14-. */
function addressDate(url: string | null): string | null {
  const found = /\/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=\D|$)/.exec(url ?? '')
  return found ? parseDate(`${found[1]}-${found[2]!.padStart(2, '0')}-${found[3]!.padStart(2, '0')}`) : null
}
