import { describe, expect, test } from 'vitest'
import { exhibitOf, filingsOf, isFiling, mayHoldResults, submissionsOf } from '../../src/extraction/filing.ts'

const entry = (n: number, form: string, items: string) => `<entry>
<category label="form type" scheme="https://www.sec.gov/" term="${form}" />
<content type="text/xml"><accession-number>0009999999-25-00000${n}</accession-number><filing-date>2025-11-0${n}</filing-date>
<filing-href>https://www.sec.gov/Archives/edgar/data/9999999/00099999992500000${n}/0009999999-25-00000${n}-index.htm</filing-href>
<filing-type>${form}</filing-type><form-name>Current report</form-name><items-desc>${items}</items-desc></content>
<id>urn:tag:sec.gov,2008:accession-number=0009999999-25-00000${n}</id><title>${form}  - Current report</title><updated>2025-11-0${n}T16:05:11-05:00</updated></entry>`
const feed = (entries: string) =>
  `<?xml version="1.0" encoding="ISO-8859-1" ?><feed xmlns="http://www.w3.org/2005/Atom"><title>Halcyon</title>${entries}</feed>`

describe('an EDGAR index', () => {
  const filings = filingsOf(feed(entry(1, '8-K', 'items 2.02 and 9.01') + entry(2, '8-K', 'item 5.02') + entry(3, '6-K', '')))

  test('lists its filings', () => {
    expect(filings[0]).toEqual({
      form: '8-K',
      filed: '2025-11-01',
      accession: '0009999999-25-000001',
      index: 'https://www.sec.gov/Archives/edgar/data/9999999/000999999925000001/0009999999-25-000001-index.htm',
      items: ['2.02', '9.01'],
      title: '8-K - Current report',
    })
    expect(filings).toHaveLength(3)
  })

  test('tells those that can hold results from those that cannot', () => {
    expect(filings.map(mayHoldResults)).toEqual([true, false, true])
  })

  test.each([
    [
      'a plain Atom entry',
      '<entry><title>8-K - Current report</title><link rel="alternate" href="https://www.sec.gov/a-index.htm"/><summary type="html">&lt;b&gt;Filed:&lt;/b&gt; 2025-11-06 Item 2.02: Results</summary></entry>',
      { form: '8-K', filed: '2025-11-06', items: ['2.02'] },
    ],
    [
      'an address that begins at the root',
      '<entry><link href="/Archives/a-index.htm"/></entry>',
      { index: 'https://www.sec.gov/Archives/a-index.htm' },
    ],
  ])('reads %s', (_, xml, expected) => {
    expect(filingsOf(feed(xml))[0]).toMatchObject(expected)
  })

  test.each([
    '',
    'not xml',
    '<feed><entry></entry></feed>',
    '<feed><entry><link href="javascript:x"/></entry></feed>',
    '<html><body>Undeclared automated tool</body></html>',
  ])('%s lists nothing', (text) => {
    expect(filingsOf(text)).toEqual([])
  })
})

describe('a filing’s page', () => {
  const row = (seq: number, description: string, href: string, type: string) =>
    `<tr><td scope="row">${seq}</td><td scope="row">${description}</td><td scope="row"><a href="${href}">doc</a></td><td scope="row">${type}</td><td scope="row">1234</td></tr>`
  const page = (rows: string) =>
    `<html><body><table class="tableFile"><tr><th>Seq</th><th>Description</th><th>Document</th><th>Type</th><th>Size</th></tr>${rows}</table></body></html>`

  test.each([
    [
      'exhibit 99.1, wherever it stands',
      row(1, '8-K', '/ix?doc=/Archives/a/8k.htm', '8-K') +
        row(2, 'EX-99.2', '/Archives/a/slides.htm', 'EX-99.2') +
        row(3, 'PRESS RELEASE', '/Archives/a/release.htm', 'EX-99.1'),
      'https://www.sec.gov/Archives/a/release.htm',
    ],
    [
      'a lone exhibit 99',
      row(1, '8-K', '/Archives/a/8k.htm', '8-K') + row(2, 'EXHIBIT 99', '/Archives/a/ex99.htm', 'EX-99'),
      'https://www.sec.gov/Archives/a/ex99.htm',
    ],
    ['99.2 where there is no 99.1', row(1, 'EX-99.2', '/Archives/a/letter.pdf', 'EX-99.2'), 'https://www.sec.gov/Archives/a/letter.pdf'],
    ['the document behind the viewer', row(1, 'EX-99.1', '/ix?doc=/Archives/a/r.htm', 'EX-99.1'), 'https://www.sec.gov/Archives/a/r.htm'],
    ['a 6-K itself, where it has no exhibit', row(1, '6-K', '/Archives/a/6k.htm', '6-K'), 'https://www.sec.gov/Archives/a/6k.htm'],
    ['no picture', row(1, 'EX-99.1 GRAPHIC', '/Archives/a/logo.jpg', 'GRAPHIC'), null],
    ['nothing where there is none', row(1, '8-K', '/Archives/a/8k.htm', '8-K'), null],
  ])('gives %s', (_, rows, expected) => {
    expect(exhibitOf(page(rows))).toBe(expected)
  })

  test('resolves against the address it came from', () => {
    expect(exhibitOf(page(row(1, 'x', 'release.htm', 'EX-99.1')), 'http://127.0.0.1:8080/Archives/a/index.htm')).toBe(
      'http://127.0.0.1:8080/Archives/a/release.htm',
    )
  })
})

describe('EDGAR’s submissions', () => {
  const json = {
    cik: '0009999999',
    filings: {
      recent: {
        accessionNumber: ['0009999999-25-000001', 7],
        filingDate: ['2025-11-06'],
        form: ['8-K'],
        items: ['2.02,9.01'],
        primaryDocDescription: ['8-K'],
      },
    },
  }

  test('list the same filings, with the page of each', () => {
    const expected = {
      form: '8-K',
      filed: '2025-11-06',
      accession: '0009999999-25-000001',
      index: 'https://www.sec.gov/Archives/edgar/data/9999999/000999999925000001/0009999999-25-000001-index.htm',
      items: ['2.02', '9.01'],
      title: '8-K',
    }
    expect(submissionsOf(json)).toEqual([expected])
    expect(submissionsOf(JSON.stringify(json))).toEqual([expected])
  })

  test.each([null, '', '{', '[]', {}, { filings: null }, { filings: { recent: { accessionNumber: 'x' } } }, 7])(
    '%j list nothing',
    (value) => {
      expect(submissionsOf(value)).toEqual([])
    },
  )
})

test.each([
  ['Exhibit 99.1\n\nHalcyon Reports Results', null, true],
  ['UNITED STATES\nSECURITIES AND EXCHANGE COMMISSION\nWashington, D.C. 20549\nFORM 8-K', null, true],
  ['Anything at all', 'https://www.sec.gov/Archives/edgar/data/1/x.htm', true],
  ['The Securities and Exchange Commission said on Monday that it had asked for papers.', null, false],
  ['The exhibit of 99 costumes opens on Friday.', 'https://reelledger.example/a', false],
])('“%s” at %s is a filing: %s', (text, url, expected) => {
  expect(isFiling(text, url)).toBe(expected)
})
