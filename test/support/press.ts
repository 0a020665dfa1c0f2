import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Source } from '../../src/model.ts'
import { aSource } from './builders.ts'
import { serveSite } from './server.ts'

export type Story = {
  path: string
  title: string
  /** paragraphs of the page; null where the page is answered by `answer` */
  text: string[]
  published?: string
  summary?: string
  canonical?: string
  /** answers instead of the page: a status, or anything else done to the response */
  answer?: number | ((response: ServerResponse) => void)
  /** an address elsewhere that the feed offers instead of its own page */
  elsewhere?: string
}

/** A publisher of our own: a feed with validators and its pages, on a port of its own. Stories may be changed while it runs. */
export async function aPublisher(id: string, stories: Story[], robots = 'User-agent: *\nAllow: /\n') {
  const asked: string[] = []
  let under = 0
  let most = 0
  let delay = 0
  const site = await serveSite((request, response) => {
    asked.push(request.url ?? '')
    under += 1
    most = Math.max(most, under)
    response.once('close', () => {
      under -= 1
    })
    setTimeout(() => reply(request, response, stories, site.url), delay)
  }, robots)
  const source: Source = aSource({ id, name: id, publisher: id, feed: `${site.url}/feed`, site: `${site.url}/` })
  return {
    ...site,
    source,
    stories,
    asked,
    mostAtOnce: () => most,
    slow(ms: number) {
      delay = ms
    },
  }
}

function reply(request: IncomingMessage, response: ServerResponse, stories: Story[], base: string): void {
  const story = stories.find((story) => story.path === request.url)
  if (request.url === '/feed') feed(request, response, stories, base)
  else if (!story) {
    response.statusCode = 404
    response.end('no such page')
  } else if (typeof story.answer === 'number') {
    response.statusCode = story.answer
    response.end('no')
  } else if (story.answer) story.answer(response)
  else {
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(pageOf(story, base))
  }
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

const pageOf = (story: Story, base: string) => `<!doctype html><html lang="en"><head><title>${escaped(story.title)}</title>
<link rel="canonical" href="${story.canonical ?? base + story.path}"><meta property="og:type" content="article">
<meta property="article:published_time" content="${story.published ?? '2025-10-22T09:00:00Z'}"></head>
<body><article><h1>${escaped(story.title)}</h1>${story.text.map((p) => `<p>${escaped(p)}</p>`).join('\n')}</article></body></html>`

function feed(request: IncomingMessage, response: ServerResponse, stories: Story[], base: string): void {
  const items = stories.map(
    (
      story,
    ) => `<item><title>${escaped(story.title)}</title><link>${story.elsewhere ?? base + story.path}</link><guid>${base}${story.path}</guid>
<pubDate>${new Date(story.published ?? '2025-10-22T09:00:00Z').toUTCString()}</pubDate>${story.summary ? `<description>${escaped(story.summary)}</description>` : ''}</item>`,
  )
  const body = `<?xml version="1.0"?><rss version="2.0"><channel><title>Ours</title><link>${base}/</link>${items.join('')}</channel></rss>`
  const etag = `"${body.length}-${stories.map((story) => story.title.length).join('.')}"`
  if (request.headers['if-none-match'] === etag) {
    response.statusCode = 304
    response.end()
    return
  }
  response.setHeader('content-type', 'application/rss+xml')
  response.setHeader('etag', etag)
  response.end(body)
}
