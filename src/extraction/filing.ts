import { load } from 'cheerio/slim'
import { absoluteAddress } from './addresses.ts'
import { parseDate } from './dates.ts'
import { elementsOf, isElement, leanPage, type PageElement, pageTree, textOf } from './page-tree.ts'

/** A filing as an index of the SEC's EDGAR lists it. `index`: the page that lists its documents. `items`: of an 8-K ("2.02"). `filed`: YYYY-MM-DD. */
export type Filing = { form: string; filed: string | null; accession: string; index: string; items: string[]; title: string | null }

const edgar = 'https://www.sec.gov'
const mostFilings = 1000
const longestIndex = 5_000_000

/** The filings of an EDGAR Atom index (browse-edgar … output=atom). Newest first, as listed. Entries without an address are left out; nothing is thrown. */
export function filingsOf(atomText: string): Filing[] {
  const root = load(atomText.slice(0, longestIndex), { xml: true }).root()[0] as unknown as PageElement
  const entries: PageElement[] = []
  for (const element of elementsOf(Object.assign(root, { name: '', attribs: {} }), ({ name }) => name !== 'entry')) {
    if (element.name === 'entry') entries.push(element)
    if (entries.length >= mostFilings) break
  }
  return entries.flatMap(filingOf)
}

function filingOf(entry: PageElement): Filing[] {
  const told = new Map<string, string>()
  const attributes = new Map<string, string>()
  let seen = 0
  for (const element of elementsOf(entry)) {
    if (++seen > 100) break
    if (!told.has(element.name)) told.set(element.name, textOf(element, 2000))
    for (const key of ['href', 'term'])
      if (element.attribs[key] && !attributes.has(`${element.name} ${key}`)) attributes.set(`${element.name} ${key}`, element.attribs[key])
  }
  const index = absoluteAddress(told.get('filing-href') ?? attributes.get('link href') ?? null, edgar)
  const title = told.get('title') || null
  const summary = told.get('summary') ?? ''
  if (!index) return []
  return [
    {
      form: told.get('filing-type') ?? attributes.get('category term') ?? title?.split(/\s+-\s+/)[0] ?? '',
      filed:
        parseDate(told.get('filing-date') ?? /Filed:\D{0,20}(\d{4}-\d\d-\d\d)/.exec(summary)?.[1] ?? told.get('updated'))?.slice(0, 10) ??
        null,
      accession: told.get('accession-number') ?? accessionIn(told.get('id') ?? index),
      index,
      items: itemsIn(`${told.get('items-desc') ?? ''} ${summary}`),
      title,
    },
  ]
}

const accessionIn = (text: string) => /\d{10}-\d{2}-\d{6}/.exec(text)?.[0] ?? ''
const itemsIn = (text: string) => [...new Set([...text.matchAll(/\b([1-9]\.\d\d)\b/g)].map((match) => match[1]!))]

/** True for filings that can hold results: an 8-K with item 2.02 or (where no items are told) any, a 6-K, and their amendments. */
export function mayHoldResults({ form, items }: Filing): boolean {
  if (/^6-K(?:\/A)?$/i.test(form)) return true
  return /^8-K(?:\/A)?$/i.test(form) && (items.length === 0 || items.includes('2.02'))
}

/**
 * The address of exhibit 99.1 on a filing's index page, or null: the press release or letter. Where 99.1 is missing the lowest 99, and failing
 * that in a 6-K the document itself.
 */
export function exhibitOf(indexHtml: string, base: string = edgar): string | null {
  const documents: { type: string; description: string; address: string }[] = []
  let rows = 0
  for (const row of elementsOf(pageTree(leanPage(indexHtml).html))) {
    if (row.name !== 'tr' || ++rows > 2000) continue
    const cells = row.children.filter(isElement).filter(({ name }) => name === 'td')
    const link = cells
      .flatMap((cell) => cell.children.filter(isElement))
      .find(({ name, attribs }) => name === 'a' && attribs.href !== undefined)
    const address = plainDocument(absoluteAddress(link?.attribs.href ?? null, base))
    if (address && cells.length >= 4 && /\.(?:html?|txt|pdf)$/i.test(new URL(address).pathname))
      documents.push({ type: textOf(cells[3]!, 100).toUpperCase(), description: textOf(cells[1]!, 300).toUpperCase(), address })
  }
  const exhibits = documents
    .map((document) => ({
      ...document,
      number: /\b(?:EX|EXHIBIT)[- ]?99(?:\.(\d{1,2}))?/.exec(`${document.type} ${document.description}`),
    }))
    .filter(({ number }) => number !== null)
    .sort((a, b) => Number(a.number![1] ?? 1) - Number(b.number![1] ?? 1))
  return exhibits[0]?.address ?? documents.find(({ type }) => /^6-K/.test(type))?.address ?? null
}

/** The document behind EDGAR's viewer: /ix?doc=/Archives/… → /Archives/… */
function plainDocument(address: string | null): string | null {
  if (!address) return null
  const url = new URL(address)
  const inner = url.pathname === '/ix' ? url.searchParams.get('doc') : null
  return inner ? absoluteAddress(inner, address) : address
}

type Recent = Record<string, unknown[]>

/**
 * The filings of EDGAR's submissions JSON (data.sec.gov/submissions/CIK….json), for where the Atom index is barred. The empty list for anything else.
 *
 * @param json the text as sent, or the value it parses to
 */
export function submissionsOf(json: unknown): Filing[] {
  const value = typeof json === 'string' ? parsed(json) : json
  const whole = value as { cik?: unknown; name?: unknown; filings?: { recent?: Recent } } | null
  const recent = whole?.filings?.recent
  if (!recent || !Array.isArray(recent.accessionNumber)) return []
  const cik = String(whole?.cik ?? '')
    .replace(/\D/g, '')
    .replace(/^0+/, '')
  const at = (key: string, n: number) => (typeof recent[key]?.[n] === 'string' ? (recent[key]![n] as string) : '')
  return recent.accessionNumber.slice(0, mostFilings).flatMap((number, n) => {
    const accession = typeof number === 'string' ? accessionIn(number) : ''
    if (accession === '' || cik === '') return []
    const folder = `${edgar}/Archives/edgar/data/${cik}/${accession.replace(/-/g, '')}`
    return {
      form: at('form', n),
      filed: parseDate(at('filingDate', n))?.slice(0, 10) ?? null,
      accession,
      index: `${folder}/${accession}-index.htm`,
      items: itemsIn(at('items', n)),
      title: at('primaryDocDescription', n) || null,
    }
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

/** True for a text that is a filing or an exhibit to one: by its first words, or by where it lies. */
export function isFiling(text: string, url: string | null): boolean {
  const start = text.slice(0, 1200)
  if (/\bsecurities and exchange commission\b[\s\S]{0,300}\b(?:washington|form\s+(?:8-K|6-K|10-[QK]|20-F|40-F|DEF))/i.test(start))
    return true
  if (/^\W{0,20}(?:exhibit|ex-?)\s?99(?:\.\d+)?\b/i.test(start)) return true
  return url !== null && /^https?:\/\/(?:www\.)?sec\.gov\/(?:archives|ix)\b/i.test(url)
}
