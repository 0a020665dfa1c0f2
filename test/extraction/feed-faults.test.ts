import { describe, expect, test } from 'vitest'
import { mostItems, parseFeed } from '../../src/extraction/feed.ts'

const good = (name: string) =>
  `<item><title>${name}</title><link>https://trade.example/${name}</link><pubDate>Sat, 21 Nov 2026 10:00:00 GMT</pubDate></item>`
const rss = (inside: string) => `<rss version="2.0"><channel><title>T</title>${inside}</channel></rss>`
const titles = async (text: string | Uint8Array) => (await parseFeed(text)).items.map(({ title }) => title)

describe('one bad item never loses a feed', () => {
  test.each([
    ['a bare ampersand in a link', '<item><title>bad</title><link>https://trade.example/?a=1&b=2&c</link></item>'],
    ['an item that is not closed', '<item><title>bad</title>'],
    ['a description that is not closed', '<item><title>bad</title><description><b>open'],
    ['CDATA that is not closed', '<item><title>bad</title><description><![CDATA[open</description></item>'],
    ['an unquoted attribute', '<item><title>bad</title><enclosure url=https://trade.example/a.mp3 /></item>'],
    ['closing tags of nothing', '<item><title>bad</title></b></title></item></p>'],
    ['an entity nobody declared', '<item><title>bad</title><description>&undeclared;</description></item>'],
    [
      'elements named to poison prototypes',
      '<item><__proto__ x="1">y</__proto__><constructor><prototype>z</prototype></constructor><title>bad</title></item>',
    ],
    ['a hundred thousand nested elements', `<item><title>bad</title><description>${'<b>'.repeat(100_000)}</description></item>`],
    ['half a surrogate pair', '<item><title>bad</title><description>\ud83c</description></item>'],
    ['a stray bracket', '<item><title>bad</title><description>a < b <3</description></item>'],
  ])('%s', async (_, bad) => {
    expect(await titles(rss(good('one') + bad + good('two')))).toEqual(['one', 'bad', 'two'])
  })

  test("a guest's own element called item is not an item", async () => {
    expect(
      await titles(rss(`<item><title>one</title><gallery><item><title>picture</title></item></gallery></item>${good('two')}`)),
    ).toEqual(['one', 'two'])
  })
})

describe('broken documents', () => {
  test.each([
    ['cut off in the middle', rss(good('one') + good('two')).slice(0, -60), ['one', 'two']],
    [
      'a warning before it',
      `<br />\n<b>Warning</b>: bad luck in feed.php on line 3<br />\n<?xml version="1.0"?>${rss(good('one'))}`,
      ['one'],
    ],
    ['junk behind it', `${rss(good('one'))}<script>x</script>`, ['one']],
    ['no channel', `<rss>${good('one')}</rss>`, ['one']],
    ['items beside the channel', `<rss><channel><title>T</title></channel>${good('one')}</rss>`, ['one']],
    ['a root nobody knows', `<news>${good('one')}</news>`, ['one']],
    ['control characters', rss(good('one')).replaceAll('><', '>\u0000\u0008<'), ['one']],
    ['a comment that talks of feeds before it', `<!-- a <rss> for <html> -->${rss(good('one'))}`, ['one']],
  ])('%s', async (_, text, found) => {
    expect(await titles(text)).toEqual(found)
  })

  test('the reader says what was wrong with the XML', async () => {
    expect((await parseFeed(rss(good('one')).slice(0, -20))).problems[0]).toMatch(/^not well-formed, read all the same: /)
  })

  test('a guessed encoding is said', async () => {
    const feed = await parseFeed(Uint8Array.from(rss(good('caf\u00e9')), (letter) => letter.charCodeAt(0)))
    expect(feed.items[0]!.title).toBe('café')
    expect(feed.problems).toContain('encoding guessed: windows-1252')
  })
})

describe("entities of a document's own", () => {
  test('plain ones are written in', async () => {
    expect(
      await titles(
        `<!DOCTYPE rss [<!ENTITY studio "Big &#38; Co"> <!ENTITY x SYSTEM "file:///etc/passwd">]>${rss('<item><title>&studio; &x;</title></item>')}`,
      ),
    ).toEqual(['Big & Co &x;'])
  })

  test('those made of others are not: a billion laughs stay a few letters', async () => {
    const laughs = Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join('')
    const feed = await parseFeed(`<!DOCTYPE rss [<!ENTITY l0 "ha">${laughs}]>${rss('<item><title>&l9;</title></item>')}`)
    expect(feed.items[0]!.title!.length).toBeLessThan(20)
  })

  test('a large one named often stops at a budget', async () => {
    const feed = await parseFeed(
      `<!DOCTYPE rss [<!ENTITY a "${'x'.repeat(2000)}">]>${rss(`<item><description>${'&a;'.repeat(100_000)}</description></item>`)}`,
    )
    expect(feed.items[0]!.summary!.length).toBeLessThanOrEqual(20_000)
  })
})

describe('what is no feed', () => {
  test.each([
    ['an HTML page', '<!doctype html><html><head><title>Home</title></head></html>', 'not a feed: an HTML page'],
    ['a page without html', '<!doctype html><title>Home</title><p>Hello', 'not a feed: an HTML page'],
    ['a consent wall', '<html><body><h1>Before you continue</h1><form id="consent">', 'not a feed: an HTML page that asks for consent'],
    [
      'a robot check',
      '<html><title>Just a moment...</title><div class="captcha">',
      'not a feed: an HTML page that wants to know whether a person asks',
    ],
    ['nothing', '  \n', 'not a feed: an empty document'],
    ['words', 'Service unavailable', 'not a feed: plain text'],
    ['a list of feeds', '<opml version="2.0"><body/></opml>', 'not a feed: an OPML list of feeds'],
    ['a sitemap', '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url/></urlset>', 'not a feed: a sitemap'],
    ['other XML', '<?xml version="1.0"?><weather/>', 'not a feed: XML of another kind'],
    ['broken JSON', '{"items": [', 'not a feed: JSON that cannot be read'],
    ['other JSON', '{"error":"no"}', 'not a feed: JSON without a list of items'],
  ])('%s is called by its name', async (_, text, problem) => {
    expect(await parseFeed(text)).toMatchObject({ format: 'unknown', items: [], problems: [problem] })
  })

  test('a feed without items is a feed', async () => {
    expect(await parseFeed(rss(''))).toMatchObject({ format: 'rss', items: [], problems: [] })
  })
})

describe('limits', () => {
  test('a title of five megabytes is cut, and the feed says so', async () => {
    const feed = await parseFeed(rss(`<item><title>${'word '.repeat(1_000_000)}</title></item>${good('two')}`))
    expect(feed.items.map(({ title }) => title!.length)).toEqual([1000, 3])
    expect(feed.problems).toContain('1 of 2 items cut at the limit: title')
  })

  test('items after the hundred-thousandth are not read, and the feed says so', async () => {
    const feed = await parseFeed(rss('<item><title>a</title></item>'.repeat(mostItems + 5)))
    expect(feed.items).toHaveLength(mostItems)
    expect(feed.problems).toContain('more than 100000 items: the rest was not read')
  })

  test('the same of JSON', async () => {
    const feed = await parseFeed(JSON.stringify({ items: Array.from({ length: mostItems + 5 }, (_, id) => ({ id })) }))
    expect(feed.items).toHaveLength(mostItems)
    expect(feed.problems).toContain('more than 100000 items: the rest was not read')
  })

  test.each([
    ['brackets', rss(`<item><description>${'&lt;h a'.repeat(120_000)}</description></item>`)],
    [
      'brackets closed only at line ends',
      rss(`<item><description><![CDATA[${'x<h '.repeat(120_000)}${'>\n'.repeat(120_000)}]]></description></item>`),
    ],
    ['comments', `<rss>${'<!--'.repeat(250_000)}`],
    ['CDATA', rss(`<item><title>${'<![CDATA[x</title> <'.repeat(50_000)}]]></title></item>`)],
    ['ampersands', rss(`<item><title>${'&'.repeat(1_000_000)}</title></item>`)],
    ['entity declarations', `<!DOCTYPE rss [${'<!ENTITY a "'.repeat(80_000)}]>${rss('')}`],
    ['brackets of a document type', `<!DOCTYPE rss [${'] '.repeat(500_000)}${rss('')}`],
    [
      'namespaces',
      `<rss ${Array.from({ length: 50_000 }, (_, at) => `xmlns:a${at}="u"`).join(' ')}><channel>${'<item xmlns:q="u"/>'.repeat(20_000)}</channel></rss>`,
    ],
    ['links', rss(`<item>${'<link>https://trade.example/</link>'.repeat(30_000)}</item>`)],
    ['equal items', rss('<item><guid>a</guid><title>a</title></item>'.repeat(20_000))],
    ['an author of brackets', rss(`<item><author>${'('.repeat(1_000_000)}</author></item>`)],
    ['spaces in the root', `<rss${' '.repeat(1_000_000)}x`],
    ['open items', `<rss><channel>${'<item>'.repeat(50_000)}`],
  ])('a megabyte of %s takes seconds, not minutes', async (_, text) => {
    const begun = performance.now()
    await parseFeed(text)
    expect(performance.now() - begun).toBeLessThan(10_000)
  })
})

test('nothing a feed says reaches the prototype of anything', async () => {
  await parseFeed(
    '<rss version="2.0" __proto__="x"><channel><__proto__><polluted>1</polluted></__proto__><item __proto__="x"><__proto__ polluted="1"/><title>A</title></item></channel></rss>',
  )
  await parseFeed('{"__proto__":{"polluted":1},"items":[{"__proto__":{"polluted":1},"id":1,"authors":[{"__proto__":{"polluted":1}}]}]}')
  expect(({} as Record<string, unknown>).polluted).toBeUndefined()
})
