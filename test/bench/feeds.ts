import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import RssParser from 'rss-parser'
import { parseFeed } from '../../src/extraction/feed.ts'
import { filesBelow } from '../corpora/feed-expectations.ts'

type Figure = { name: string; value: number; unit: string; baseline?: string }

const feeds = 40
const itemsPerFeed = 50
const paragraph =
  '<p>The studio said on Tuesday that it would try a generative tool for <a href="https://trade.example/a?b=1&amp;c=2">previsualisation</a>, and the guild asked what that means.</p>\n'
const asHtml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** RSS 2.0 as a trade paper's content system writes it: some 5 KB an item, half of them in CDATA. */
function feedOf(number: number): string {
  const items = Array.from({ length: itemsPerFeed }, (_, at) => {
    const body = at % 2 ? `<![CDATA[${paragraph.repeat(28)}]]>` : asHtml(paragraph.repeat(28))
    return `<item><title>Story ${number}.${at} &amp; more</title><link>https://trade.example/${number}/${at}</link><guid isPermaLink="false">${number}.${at}</guid><dc:creator>Jane Roe</dc:creator><pubDate>Sat, 21 Nov 2026 10:00:00 +0000</pubDate><category>Film</category><description>Short &amp;#8230;</description><content:encoded>${body}</content:encoded></item>`
  })
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Trade</title><link>https://trade.example/</link>${items.join('')}</channel></rss>`
}

/** Processor time of the best of three runs: the machine may be busy with other things. */
async function seconds(work: () => Promise<void>): Promise<number> {
  const times: number[] = []
  for (let run = 0; run < 3; run++) {
    const begun = process.cpuUsage()
    await work()
    const { user, system } = process.cpuUsage(begun)
    times.push((user + system) / 1e6)
  }
  return Math.min(...times)
}

/** Throughput of the feed reader beside rss-parser alone, on feeds made here and, where DAILIES_CORPORA is set, on every captured one. */
export async function bench(): Promise<Figure[]> {
  const bytes = Array.from({ length: feeds }, (_, number) => new TextEncoder().encode(feedOf(number)))
  const megabytes = bytes.reduce((sum, each) => sum + each.length, 0) / 1e6
  const ours = async () => {
    for (const each of bytes) await parseFeed(each)
  }
  const alone = async () => {
    for (const each of bytes) await new RssParser().parseString(new TextDecoder().decode(each))
  }
  const [own, theirs] = [await seconds(ours), await seconds(alone)]
  const perSecond = (value: number, time: number) => Math.round((value / time) * 10) / 10
  return [
    {
      name: 'feeds: whole trade feeds',
      value: perSecond(megabytes, own),
      unit: 'MB/s',
      baseline: `rss-parser alone ${perSecond(megabytes, theirs)} MB/s`,
    },
    {
      name: 'feeds: items',
      value: Math.round((feeds * itemsPerFeed) / own),
      unit: 'items/s',
      baseline: `rss-parser alone ${Math.round((feeds * itemsPerFeed) / theirs)} items/s`,
    },
    ...(await captured()),
  ]
}

async function captured(): Promise<Figure[]> {
  const corpora = process.env.DAILIES_CORPORA
  if (!corpora) {
    console.warn('DAILIES_CORPORA is not set: the captured feeds are not timed')
    return []
  }
  const files = filesBelow(join(corpora, 'feeds')).map((file) => readFileSync(file))
  const refused = new Set<Buffer>()
  const own = await seconds(async () => {
    for (const each of files) await parseFeed(each)
  })
  const theirs = await seconds(async () => {
    for (const each of files)
      await new RssParser().parseString(new TextDecoder().decode(each)).catch(() => {
        refused.add(each)
      })
  })
  return [
    {
      name: 'feeds: every captured file',
      value: Math.round(files.length / own),
      unit: 'files/s',
      baseline: `rss-parser alone ${Math.round(files.length / theirs)} files/s, refusing ${refused.size} of ${files.length}`,
    },
  ]
}
