import { describe, expect, test } from 'vitest'
import { metadataOf } from '../../src/extraction/metadata.ts'
import { creditsIn } from '../../src/extraction/metadata-credits.ts'
import { namesIn } from '../../src/extraction/metadata-names.ts'
import { withoutSite } from '../../src/extraction/metadata-title.ts'
import { leanPage, pageTree } from '../../src/extraction/page-tree.ts'

const told = (html: string, url: string | null = 'https://reelledger.example/a') => metadataOf(pageTree(leanPage(html).html), { url })
const linked = (json: string) => `<script type="application/ld+json">${json}</script>`

describe('linked data', () => {
  test.each([
    ['an article', '{"@type":"NewsArticle","headline":"A"}'],
    ['a list', '[{"@type":"Organization","name":"X"},{"@type":"NewsArticle","headline":"A"}]'],
    ['a graph', '{"@graph":[{"@type":"WebPage","name":"X"},{"@type":["Article","NewsArticle"],"headline":"A"}]}'],
    ['the whole address of a type', '{"@type":"https://schema.org/NewsArticle","headline":"A"}'],
    ['CDATA and a comma too many', '//<![CDATA[\n{"@type":"NewsArticle","headline":"A",}\n//]]>'],
    ['a line break inside a string', '{"@type":"NewsArticle","description":"one\ntwo","headline":"A"};'],
    ['the page inside the page', '{"@type":"WebPage","mainEntity":{"@type":"BlogPosting","headline":"A"}}'],
  ])('is read as %s', (_, json) => {
    expect(told(linked(json)).title).toBe('A')
  })

  test('that is broken is passed over, and the meta elements are read', () => {
    expect(
      told(
        `${linked('{"@type": oh')}<meta property="og:title" content="B"><meta property="article:published_time" content="2025-01-02T03:04:05+01:00">`,
      ),
    ).toMatchObject({
      title: 'B',
      published: '2025-01-02T02:04:05.000Z',
    })
  })

  test('authors are found by their ids, entities are decoded, organisations stand back', () => {
    const json =
      '{"@graph":[{"@type":"NewsArticle","headline":"A","author":[{"@id":"#1"},{"@type":"Organization","name":"Reel Ledger"}]},{"@id":"#1","@type":"Person","name":"Se&aacute;n O&#8217;Casey"}]}'
    expect(told(linked(json)).byline).toBe('Seán O’Casey')
  })
})

test.each([
  ['By Ann Lee and Bo Cruz, Staff Writers', ['Ann Lee', 'Bo Cruz']],
  ['BY ANN LEE', ['ANN LEE']],
  ['by: Ann Lee | March 3, 2025', ['Ann Lee']],
  ['Ann Lee, Chief Critic', ['Ann Lee']],
  ['Ann Lee Staff Writer', ['Ann Lee']],
  ['Ann Lee, MD, PhD', ['Ann Lee']],
  ['Lee, Ann', ['Ann Lee']],
  ['Ann Lee in Valencia', ['Ann Lee']],
  ['Ann Lee · Published 3 hours ago', ['Ann Lee']],
  ['Ann Lee; Bo Cruz; Ann Lee', ['Ann Lee', 'Bo Cruz']],
  ['https://reelledger.example/author/ann', []],
  ['ann@reelledger.example', []],
  ['Ann Lee ann@reelledger.example', ['Ann Lee']],
  ['Photographs by Bo Cruz', []],
  ['Ann Lee, photographs by Bo Cruz', ['Ann Lee']],
  ['Jean-Luc de Vries & Siobhán O’Malley', ['Jean-Luc de Vries', 'Siobhán O’Malley']],
  ['Reel Ledger Staff', ['Reel Ledger Staff']],
  ['Staff', []],
  ['admin', []],
  ['山田 太郎', ['山田 太郎']],
  ['', []],
])('the names in “%s” are %j', (byline, names) => {
  expect(namesIn([byline])).toEqual(names)
})

describe('bylines', () => {
  const page = (body: string, head = '') =>
    `<html><head><meta property="og:site_name" content="Reel Ledger">${head}</head><body><h1>A headline</h1>${body}</body></html>`
  test.each([
    ['rel=author', page('<a rel="author" href="/a/ann">Ann Lee</a>'), 'Ann Lee'],
    [
      'two of them',
      page('<p><a rel="author" href="/a/ann">Ann Lee</a> and <a rel="author" href="/a/bo">Bo Cruz</a></p>'),
      'Ann Lee, Bo Cruz',
    ],
    [
      'not those of other stories below',
      page(
        '<p><a rel="author" href="/a/ann">Ann Lee</a></p><section><div><div><a rel="author" href="/a/x">Xavier Nott</a></div></div></section>',
      ),
      'Ann Lee',
    ],
    ['itemprop', page('<span itemprop="author" itemscope><b itemprop="name">Ann Lee</b>, Berlin</span>'), 'Ann Lee'],
    ['a class', page('<div class="article-byline">By Ann Lee</div>'), 'Ann Lee'],
    ['words in elements of their own', page('<div><span>By</span><span>Ann Lee</span></div>'), 'Ann Lee'],
    ['a writer’s page', page('<p><a href="/people/ann-lee/">Ann Lee</a></p>'), 'Ann Lee'],
    ['a loose line', page('By Ann Lee<br>March 3, 2025'), 'Ann Lee'],
    [
      'a person before the outlet',
      page('<a rel="author" href="/a/ann">Ann Lee</a>', '<meta name="author" content="Reel Ledger">'),
      'Ann Lee',
    ],
    ['an agency where nobody else is named', page('', '<meta name="author" content="Reuters">'), 'Reuters'],
    ['no address for a name', page('', '<meta property="article:author" content="https://www.facebook.com/annlee">'), null],
    ['nobody', page('<p>A story.</p>'), null],
  ])('%s', (_, html, expected) => {
    expect(told(html).byline).toBe(expected)
  })
})

describe('dates', () => {
  const page = (body: string, attributes = 'lang="en"') => `<html ${attributes}><head></head><body>${body}</body></html>`
  test.each([
    [
      'a time under the headline, not one above',
      page(
        '<time datetime="2025-01-01">x</time><ul><li><time datetime="2025-01-02">y</time></li></ul><h1>H</h1><time datetime="2025-03-04T10:00:00Z">z</time>',
      ),
      '2025-03-04T10:00:00.000Z',
    ],
    [
      'not the time of a change',
      page(
        '<meta property="article:modified_time" content="2025-05-05T00:00:00Z"><h1>H</h1><time datetime="2025-05-05T00:00:00Z">x</time><p>March 4, 2025</p>',
      ),
      '2025-03-04T00:00:00.000Z',
    ],
    ['a class', page('<h1>H</h1><div class="post-date">Posted on 4 March 2025 by Ann</div>'), '2025-03-04T00:00:00.000Z'],
    ['a bare line', page('<h1>H</h1><div><p>Mar 4, 2025</p></div>'), '2025-03-04T00:00:00.000Z'],
    ['figures as Britain writes them', page('<h1>H</h1><span class="date">03/10/2025</span>', 'lang="en-GB"'), '2025-10-03T00:00:00.000Z'],
    ['figures as Japan writes them', page('<h1>H</h1><span class="date">2025年3月4日</span>', 'lang="ja"'), '2025-03-04T00:00:00.000Z'],
    ['none', page('<h1>H</h1><p>Nothing was dated in those days.</p>'), null],
  ])('%s', (_, html, expected) => {
    expect(told(html).published).toBe(expected)
  })

  test('the day in an address, where nothing else is dated', () => {
    expect(told('<h1>H</h1>', 'https://reelledger.example/2025/03/04/story').published).toBe('2025-03-04T00:00:00.000Z')
  })
})

test.each([
  ['Meridian Tests AI Dubbing | Reel Ledger', 'Meridian Tests AI Dubbing'],
  ['Meridian Tests AI Dubbing - The Reel Ledger', 'Meridian Tests AI Dubbing'],
  ['Reel Ledger: Meridian Tests AI Dubbing', 'Reel Ledger: Meridian Tests AI Dubbing'],
  ['Reel Ledger | Meridian Tests AI Dubbing', 'Meridian Tests AI Dubbing'],
  ['Love – and What Came of It', 'Love – and What Came of It'],
  ['Reel Ledger', 'Reel Ledger'],
])('the headline in “%s” is “%s”', (title, expected) => {
  expect(withoutSite(title, 'Reel Ledger')).toBe(expected)
})

test.each([
  [
    '<h1>Opinion Meridian tests machine dubbing</h1><meta property="og:title" content="Meridian tests machine dubbing">',
    'Meridian tests machine dubbing',
  ],
  [
    '<title>Meridian tests | Site</title><h1>Meridian tests machine dubbing on two series</h1><meta property="og:title" content="Meridian tests machine dubbing on two series">',
    'Meridian tests machine dubbing on two series',
  ],
  ['<title>Rock &amp;amp; roll on screen</title>', 'Rock & roll on screen'],
  ['<svg><title>logo</title></svg><title>A headline</title>', 'A headline'],
  ['<p>x</p>', null],
])('the title of %s', (html, expected) => {
  expect(told(html).title).toBe(expected)
})

test.each([
  ['LONDON (Reuters) - A studio sued.', null, ['Reuters']],
  ['(AP) — A studio sued.', null, ['AP']],
  ['A studio sued.', 'Ann Lee, Associated Press', ['Associated Press']],
  ['The deal was first reported by The Hollywood Reporter.', null, ['Hollywood Reporter']],
  ['Deadline first reported the news on Monday.', null, ['Deadline']],
  ['Bloomberg was first to report the talks.', null, ['Bloomberg']],
  ['The numbers, via IndieWire, are down.', null, ['IndieWire']],
  ['The chief executive told Variety that nobody would go.', null, ['Variety']],
  ['Reel Ledger first reported the talks.', null, []],
  ['She reported to work, via the back door, as always.', null, []],
])('“%s” is credited to %j %j', (text, byline, expected) => {
  expect(creditsIn(text, byline, 'Reel Ledger')).toEqual(expected)
})

test.each([
  ['<meta name="tdm-reservation" content="1">', 'tdm-reservation: 1'],
  ['<meta name="tdm-reservation" content="0">', null],
  ['<meta name="robots" content="index, noai, noimageai">', 'robots: index, noai, noimageai'],
  ['<meta name="robots" content="noimageai">', null],
  ['<meta name="robots" content="noindex">', null],
])('the reservation in %s is %s', (html, expected) => {
  expect(told(html).reserved).toBe(expected)
})

test.each([
  [linked('{"@type":"NewsArticle","isAccessibleForFree":false}'), true],
  [linked('{"@type":"NewsArticle","isAccessibleForFree":"False"}'), true],
  [linked('{"@type":"NewsArticle","isAccessibleForFree":"http://schema.org/True"}'), false],
  ['<meta property="article:content_tier" content="locked">', true],
  ['<meta property="article:content_tier" content="free">', false],
  ['<div class="c-paywall__offer">Subscribe</div>', true],
  ['<p>The paywall is the subject of this story.</p>', false],
])('%s is behind a paywall: %s', (html, expected) => {
  expect(told(html).paywalled).toBe(expected)
})

test.each([
  ['<html lang="en-US">', 'en'],
  ['<html xml:lang="de">', 'de'],
  ['<meta property="og:locale" content="fr_FR">', 'fr'],
  ['<html lang="">', null],
  ['<html lang="english please">', null],
])('the language of %s is %s', (html, expected) => {
  expect(told(html).language).toBe(expected)
})

test.each([
  ['<link rel="canonical" href="/b?utm_source=x#top">', 'https://reelledger.example/b'],
  ['<link rel="alternate canonical" href="https://other.example/c">', 'https://other.example/c'],
  ['<link rel="canonical" href="javascript:alert(1)">', null],
  ['<meta property="og:url" content="https://reelledger.example/d">', 'https://reelledger.example/d'],
])('the canonical address in %s is %s', (html, expected) => {
  expect(told(html).canonical).toBe(expected)
})
