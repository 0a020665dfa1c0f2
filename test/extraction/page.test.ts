import { expect, test } from 'vitest'
import { extractPage } from '../../src/extraction/page.ts'

const paragraph = 'The studio said on Monday that the tool would only be used to clean up plates, and that no performer would be touched by it.'
const page = `<!doctype html><html lang="en-GB"><head><title>Studio tries a clean-up tool | Reel Post</title>
<meta property="og:site_name" content="Reel Post"><link rel="canonical" href="https://reelpost.example/2025/03/tool">
<meta property="article:published_time" content="2025-03-04T09:30:00-05:00"></head><body>
<nav><a href="/">Home</a> <a href="/film">Film</a></nav><article><h1>Studio tries a clean-up tool</h1>
<div class="byline">By <a rel="author" href="/a">Ada Holt</a> and <a rel="author" href="/b">Ben Sato</a></div>
${`<p>${paragraph}</p>`.repeat(6)}<aside class="newsletter">Sign up for our newsletter and never miss a story again.</aside></article>
<footer>All rights reserved.</footer></body></html>`

test('an article gives its text, headline, authors and instant', () => {
  const article = extractPage(page, { url: 'https://reelpost.example/2025/03/tool?utm_source=rss' })
  expect(article).toMatchObject({
    url: 'https://reelpost.example/2025/03/tool',
    title: 'Studio tries a clean-up tool',
    byline: 'Ada Holt, Ben Sato',
    published: '2025-03-04T14:30:00.000Z',
    language: 'en',
    site: 'Reel Post',
    kind: 'article',
    cut: false,
  })
  expect(article.text.split('\n\n')).toEqual(Array(6).fill(paragraph))
})
