import { describe, expect, test } from 'vitest'
import { parseFeed } from '../../src/extraction/feed.ts'

const at = 'https://trade.example/feeds/all.xml'
const first = async (text: string, url: string | null = at) => (await parseFeed(text, { url })).items[0]!

const story = {
  id: 'https://trade.example/?p=7',
  url: 'https://trade.example/2026/11/studio-tests-tool',
  title: 'Studio tests “dubbing” tool',
  published: '2026-11-21T09:00:00.000Z',
  author: 'Jane Roe',
  summary: 'A pilot, in two languages.',
  categories: ['Film', 'AI & Labour'],
}

const formats: [string, string, string][] = [
  [
    'RSS 2.0',
    'rss',
    `<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>The Trade</title><link>https://trade.example/</link><language>en-US</language>
<item><title>Studio tests &#8220;dubbing&#8221; tool</title><link>https://trade.example/2026/11/studio-tests-tool?utm_source=rss</link><guid isPermaLink="false">https://trade.example/?p=7</guid>
<dc:creator>Jane Roe</dc:creator><pubDate>Sat, 21 Nov 2026 10:00:00 CET</pubDate><category>Film</category><category><![CDATA[AI &amp; Labour]]></category>
<description>&lt;p&gt;A pilot, in two &lt;b&gt;languages&lt;/b&gt;.&lt;/p&gt;</description><content:encoded><![CDATA[<p>The whole text.</p>]]></content:encoded></item></channel></rss>`,
  ],
  [
    'RSS 0.91 with capitals and no version',
    'rss',
    `<RSS><CHANNEL><TITLE>The Trade</TITLE><LINK>https://trade.example/</LINK><LANGUAGE>en-us</LANGUAGE><ITEM><TITLE>Studio tests “dubbing” tool</TITLE>
<LINK>/2026/11/studio-tests-tool</LINK><GUID>https://trade.example/?p=7</GUID><AUTHOR>jane@trade.example (Jane Roe)</AUTHOR><PUBDATE>21 Nov 26 09:00 GMT</PUBDATE>
<CATEGORY>Film</CATEGORY><CATEGORY>AI &amp; Labour</CATEGORY><DESCRIPTION>A pilot, in two languages.</DESCRIPTION><CONTENT>The whole text.</CONTENT></ITEM></CHANNEL></RSS>`,
  ],
  [
    'RSS 1.0 under prefixes of its own',
    'rdf',
    `<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:x="http://purl.org/rss/1.0/" xmlns:d="http://purl.org/dc/elements/1.1/" xmlns:c="http://purl.org/rss/1.0/modules/content/">
<x:channel r:about="https://trade.example/"><x:title>The Trade</x:title><x:link>https://trade.example/</x:link><d:language>en-us</d:language></x:channel>
<x:item r:about="https://trade.example/?p=7"><x:title>Studio tests “dubbing” tool</x:title><x:link>https://trade.example/2026/11/studio-tests-tool</x:link><d:creator>Jane Roe</d:creator>
<d:date>2026-11-21T10:00:00+01:00</d:date><d:subject>Film</d:subject><d:subject>AI &amp; Labour</d:subject><x:description>A pilot, in two languages.</x:description><c:encoded>&lt;p>The whole text.</c:encoded></x:item></r:RDF>`,
  ],
  [
    'Atom 1.0 with a prefix, XHTML and xml:base',
    'atom',
    `<a:feed xmlns:a="http://www.w3.org/2005/Atom" xml:base="https://trade.example/2026/" xml:lang="en-us"><a:title>The Trade</a:title><a:link href="https://trade.example/"/><a:author><a:name>Jane Roe</a:name></a:author>
<a:entry xml:base="11/"><a:id>https://trade.example/?p=7</a:id><a:link rel="replies" href="comments"/><a:link rel="alternate" href="studio-tests-tool"/>
<a:title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Studio tests “<i>dubbing</i>” tool</div></a:title><a:published>2026-11-21T09:00:00Z</a:published><a:updated>2026-11-21T12:00:00Z</a:updated>
<a:category term="film" label="Film"/><a:category term="AI &amp; Labour"/><a:summary type="html">A pilot, in &lt;b>two&lt;/b> languages.</a:summary><a:content type="text">The whole text.</a:content></a:entry></a:feed>`,
  ],
  [
    'Atom 0.3',
    'atom',
    `<feed version="0.3" xmlns="http://purl.org/atom/ns#" xml:lang="en-us"><title>The Trade</title><link rel="alternate" href="https://trade.example/"/><entry><id>https://trade.example/?p=7</id>
<title mode="base64" type="text/html">U3R1ZGlvIHRlc3RzICZsZHF1bzs8Yj5kdWJiaW5nPC9iPiZyZHF1bzsgdG9vbA==</title><link rel="alternate" type="text/html" href="https://trade.example/2026/11/studio-tests-tool"/>
<issued>2026-11-21T09:00:00Z</issued><modified>2026-11-21T12:00:00Z</modified><author><name>Jane Roe</name></author><dc:subject xmlns:dc="http://purl.org/dc/elements/1.1/">Film</dc:subject>
<dc:subject xmlns:dc="http://purl.org/dc/elements/1.1/">AI &amp; Labour</dc:subject><summary>A pilot, in two languages.</summary><content mode="escaped" type="text/html">The &lt;i>whole&lt;/i> text.</content></entry></feed>`,
  ],
  [
    'JSON Feed 1.1',
    'json',
    JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'The Trade',
      home_page_url: 'https://trade.example/',
      language: 'en-US',
      items: [
        {
          id: 'https://trade.example/?p=7',
          url: '/2026/11/studio-tests-tool?utm_medium=feed',
          title: 'Studio tests “dubbing” tool',
          date_published: '2026-11-21T10:00:00+01:00',
          authors: [{ name: 'Jane Roe' }],
          tags: ['Film', 'AI & Labour'],
          summary: 'A pilot, in two languages.',
          content_html: '<p>The whole text & more.</p>',
        },
      ],
    }),
  ],
]

test.each(formats)('%s: the same story is read the same', async (_, format, text) => {
  const feed = await parseFeed(text, { url: at })
  expect(feed).toMatchObject({ format, title: 'The Trade', site: 'https://trade.example/', language: 'en-us' })
  expect(feed.items).toHaveLength(1)
  expect(feed.items[0]).toMatchObject(story)
  expect(feed.items[0]!.content).toMatch(/whole/)
})

test('CDF, whose addresses are attributes', async () => {
  const feed = await parseFeed(
    '<CHANNEL HREF="https://trade.example/" BASE="https://trade.example/"><TITLE>The Trade</TITLE><ITEM HREF="/one" LASTMOD="2026-11-21T09:00"><TITLE>One</TITLE><ABSTRACT>Short.</ABSTRACT></ITEM></CHANNEL>',
    { url: at },
  )
  expect(feed).toMatchObject({ format: 'cdf', site: 'https://trade.example/' })
  expect(feed.items[0]).toMatchObject({
    url: 'https://trade.example/one',
    title: 'One',
    summary: 'Short.',
    published: '2026-11-21T09:00:00.000Z',
  })
})

const rss = (items: string, head = '') =>
  `<rss version="2.0"><channel><title>T</title><link>https://trade.example/</link>${head}${items}</channel></rss>`
const item = (inside: string) => `<item>${inside}</item>`

describe('identity', () => {
  test.each([
    ['its guid', '<guid> tag:7 </guid><link>/a</link><title>A</title>', 'tag:7'],
    ['its cleaned address where it has no guid', '<link>/a?utm_source=x</link><title>A</title>', 'https://trade.example/a'],
  ])('an item is known by %s', async (_, inside, id) => {
    expect((await first(rss(item(inside)))).id).toBe(id)
  })

  test('an item with a title alone is known by a hash of it, the same every time', async () => {
    const [one, again, other] = await Promise.all(['A', 'A', 'B'].map((title) => first(rss(item(`<title>${title}</title>`)))))
    expect(one!.id).toBe(again!.id)
    expect(one!.id).not.toBe(other!.id)
  })

  test('items that share a guid are kept apart, and the feed says so', async () => {
    const items = ['one', 'two', 'two'].map((name) => item(`<guid>same</guid><title>${name}</title><link>/${name}</link>`)).join('')
    const feed = await parseFeed(rss(items), { url: at })
    expect(new Set(feed.items.map(({ id }) => id)).size).toBe(3)
    expect(feed.items[0]!.id).toBe('same')
    expect(feed.problems).toContain('2 of 3 items share their id with another')
  })

  test('items that differ only behind the # keep it', async () => {
    const feed = await parseFeed(rss(item('<link>/day#one</link>') + item('<link>/day#two</link>') + item('<link>/other#x</link>')), {
      url: at,
    })
    expect(feed.items.map(({ url }) => url)).toEqual([
      'https://trade.example/day#one',
      'https://trade.example/day#two',
      'https://trade.example/other',
    ])
  })
})

describe('addresses', () => {
  test.each([
    [
      'the address before a feed service',
      '<link>https://count.example/~r/1</link><feedburner:origLink xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0">https://trade.example/a</feedburner:origLink>',
      'https://trade.example/a',
    ],
    ['a guid that is a permalink', '<guid>https://trade.example/a</guid>', 'https://trade.example/a'],
    ['no guid that says it is none', '<guid isPermaLink="false">https://trade.example/a</guid>', null],
    [
      'an Atom link inside RSS',
      '<atom:link xmlns:atom="http://www.w3.org/2005/Atom" href="https://trade.example/a"/>',
      'https://trade.example/a',
    ],
    ['no script', '<link>javascript:alert(1)</link>', null],
  ])('%s', async (_, inside, url) => {
    expect((await first(rss(item(`<title>A</title>${inside}`)))).url).toBe(url)
  })

  test('a relative link in a feed without an address is resolved against what the feed says of itself', async () => {
    expect((await first(rss(item('<title>A</title><link>/a</link>')), null)).url).toBe('https://trade.example/a')
  })
})

describe('titles', () => {
  test.each([
    ['&lt;i&gt;Her&lt;/i&gt; at ten', 'Her at ten'],
    ['AT&amp;amp;T &amp;#8217;s film', 'AT&T ’s film'],
    ['<![CDATA[&lt;em&gt;Her&lt;/em&gt; &amp;amp; him]]>', 'Her & him'],
    ['5 &lt; 6', '5 < 6'],
    ['Q&A at Cannes', 'Q&A at Cannes'],
    ['&lt;Her&gt;, reviewed', '<Her>, reviewed'],
    ['The &lt;table&gt; element', 'The element'],
    ['News&lt;script&gt;alert(1)&lt;/script&gt;', 'News'],
    ['<![CDATA[News&lt;script&gt;alert(1)&lt;/script&gt;]]>', 'News'],
    ['Na&iuml;ve &amp;eacute;lan', 'Naïve élan'],
    ['\u0093Quoted&#148;', '“Quoted”'],
    ['a <b>bold</b> claim', 'a bold claim'],
    ['nul\u0000l &#0;&#x1F;', 'null'],
  ])('%j reads %j', async (written, title) => {
    expect((await first(rss(item(`<title>${written}</title>`)))).title).toBe(title)
  })

  test('an Atom title of type text keeps its brackets', async () => {
    expect(
      (await first('<feed xmlns="http://www.w3.org/2005/Atom"><entry><title type="text">The &lt;blink> years</title></entry></feed>'))
        .title,
    ).toBe('The <blink> years')
  })
})

describe('dates', () => {
  test('a missing date is null, not today', async () => {
    const feed = await parseFeed(rss(item('<title>A</title>') + item('<title>B</title><pubDate>soon</pubDate>')))
    expect(feed.items.map(({ published }) => published)).toEqual([null, null])
    expect(feed.problems).toContain('2 of 2 items without a date that can be read')
  })

  test('an item only updated was published then', async () => {
    const read = await first(
      '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>A</title><updated>2026-11-21T09:00:00Z</updated></entry></feed>',
    )
    expect(read).toMatchObject({ published: '2026-11-21T09:00:00.000Z', updated: '2026-11-21T09:00:00.000Z' })
  })

  test('one entry with a broken date costs that date and nothing else', async () => {
    const feed = await parseFeed(
      '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>A</title><published>2026-99-99</published></entry><entry><title>B</title><published>2026-11-21T09:00:00Z</published></entry></feed>',
    )
    expect(feed.items.map(({ title, published }) => [title, published])).toEqual([
      ['A', null],
      ['B', '2026-11-21T09:00:00.000Z'],
    ])
  })
})

describe('how often to come', () => {
  test.each([
    ['<ttl>45</ttl>', 45],
    [
      '<sy:updatePeriod xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">hourly</sy:updatePeriod><sy:updateFrequency xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">4</sy:updateFrequency>',
      15,
    ],
    ['<sy:updatePeriod xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">daily</sy:updatePeriod>', 1440],
    ['<ttl>now</ttl>', null],
    ['<ttl>-5</ttl>', null],
    ['', null],
  ])('%s → %s minutes', async (head, minutes) => {
    expect((await parseFeed(rss(item('<title>A</title>'), head))).everyMinutes).toBe(minutes)
  })

  test('hours and days to stay away', async () => {
    const head =
      '<skipHours><hour>3</hour><hour>24</hour><hour>never</hour></skipHours><skipDays><day>sunday</day><day>Saturday</day></skipDays>'
    expect(await parseFeed(rss(item('<title>A</title>'), head))).toMatchObject({ skipHours: [0, 3], skipDays: ['Saturday', 'Sunday'] })
  })
})

describe('who wrote it', () => {
  test.each([
    ['<author>desk@trade.example (Jane Roe)</author>', 'Jane Roe'],
    ['<author>Jane Roe &lt;jane@trade.example&gt;</author>', 'Jane Roe'],
    ['<author>jane@trade.example</author><dc:creator xmlns:dc="http://purl.org/dc/elements/1.1/">Jane Roe</dc:creator>', 'Jane Roe'],
    [
      '<dc:creator xmlns:dc="http://purl.org/dc/elements/1.1/">Jane Roe</dc:creator><dc:creator xmlns:dc="http://purl.org/dc/elements/1.1/">John Doe</dc:creator>',
      'Jane Roe, John Doe',
    ],
    ['', null],
  ])('%s → %s', async (inside, author) => {
    expect((await first(rss(item(`<title>A</title>${inside}`)))).author).toBe(author)
  })
})

test('an XHTML text keeps its paragraphs as HTML and gives a summary without markup', async () => {
  const read = await first(
    '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>A</title><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One &amp; <b>two</b>.</p><br/></div></content><summary type="html">&lt;p>Short.</summary></entry></feed>',
  )
  expect(read.content).toContain('<p>One &amp; <b>two</b>.</p><br>')
  expect(read.summary).toBe('Short.')
})

test('text is escaped where content is HTML', async () => {
  expect((await first('{"items":[{"id":1,"content_text":"a < b & c"}]}')).content).toBe('a &lt; b &amp; c')
})
