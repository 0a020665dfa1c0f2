import { describe, expect, test } from 'vitest'
import { isBiography, isByline, isEnding, isFurniture } from '../../src/extraction/main-text-phrases.ts'
import { extractPage } from '../../src/extraction/page.ts'

const story = (n: number) =>
  `Part ${n} of the story says that the studio had the tool for a year before anybody asked what it was doing there.`
const paragraphs = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => `<p>${story(from + at)}</p>`).join('')
const textOf = (body: string, url: string | null = null) =>
  extractPage(`<html><head><title>The tool in the drawer</title></head><body>${body}</body></html>`, { url }).text
const whole = (count: number) => Array.from({ length: count }, (_, at) => story(at + 1)).join('\n\n')

test.each([
  'Advertisement',
  '- Advertisement -',
  'Read more',
  'Share this article',
  '3 Comments',
  'Related stories',
  'Photo: Ann Lee/Getty Images',
  'Ann Lee at the premiere (Image: Getty)',
  'Sign up for our daily newsletter and never miss a story.',
  'Follow us on Twitter and Instagram',
  '© 2025 Reel Ledger. All rights reserved.',
  'Published March 3, 2025 at 10:05am',
  'March 3, 2025',
  '10:05 am',
  '4 min read',
  'Filed under: Film, AI',
  'Related: Studios weigh a common rule for cloned voices',
  'We use cookies to make this site work.',
  'Already a subscriber? Log in',
  'Got a tip? Write to us.',
])('“%s” is furniture', (text) => {
  expect(isFurniture(text)).toBe(true)
})

test.each([
  'The studio sold its share of the company.',
  'Newsletters were the first to go when the paper closed its office.',
  'She signed up for the strike, and followed it on Twitter.',
  'In March 2025 nobody had heard of it.',
  'More than a thousand people wrote to the guild.',
  'Photographs of the set were leaked before the first take.',
  'Comments by the chair were struck from the record.',
  'Related to the dispute is a second one, on credits.',
  'Copyright is what the case is about, and nothing else.',
])('“%s” is a sentence of a story', (text) => {
  expect(isFurniture(text)).toBe(false)
})

test.each([
  ['By Ann Lee', true],
  ['By the time she came, it was over.', false],
  ['Written by Ann Lee', true],
])('“%s” is a byline: %s', (text, expected) => {
  expect(isByline(text)).toBe(expected)
})

test.each([
  ['Related articles', true],
  ['You may also like', true],
  ['Leave a reply', true],
  ['What the guild wants', false],
])('“%s” ends a story: %s', (text, expected) => {
  expect(isEnding(text)).toBe(expected)
})

test.each([
  ['Ann Lee is a writer from Leeds who covers streaming.', true],
  ['Ann has been with the Ledger since 2019 and writes on sound.', true],
  ['Ann Lee, a reporter in Lisbon, joined in May.', true],
  ['Ann Lee is suing the studio over her voice.', false],
  ['Bo Cruz is a writer from Leeds.', false],
])('“%s” is about the author Ann Lee: %s', (text, expected) => {
  expect(isBiography(text, ['Ann Lee'])).toBe(expected)
})

describe('the text of a page', () => {
  test.each([
    [
      'between menus, asides and feet',
      `<nav><a href="/">Home</a></nav><div class="story">${paragraphs(1, 5)}</div><aside><p>${story(9)}</p></aside><footer><p>${story(8)}</p></footer>`,
    ],
    ['without an element of its own', `<h1>The tool in the drawer</h1>${paragraphs(1, 5)}`],
    [
      'in sections of one make',
      `<div class="section">${paragraphs(1, 3)}</div><div class="promo"><a href="/x"><h3>Another</h3></a></div><div class="section">${paragraphs(4, 5)}</div>`,
    ],
    [
      'before and inside a paywall',
      `<article><p>${story(1)}</p><p>${story(2)}</p><div class="paywall">${paragraphs(3, 5)}</div></article>`,
    ],
    ['printed for two widths of screen', `<div class="narrow">${paragraphs(1, 5)}</div><div class="wide">${paragraphs(1, 5)}</div>`],
    [
      'under a theme that calls the page has-sidebar',
      `<div class="page has-sidebar ad-free">${paragraphs(1, 5)}<div class="sidebar"><p>${story(9)}</p></div></div>`,
    ],
    ['hidden only by name', `<div class="content hidden md:block">${paragraphs(1, 5)}</div>`],
    ['above comments longer than itself', `<article>${paragraphs(1, 5)}</article><div id="comments">${paragraphs(20, 60)}</div>`],
    [
      'beside a breaking story in the head',
      `<div class="ticker"><ul><li>${story(30)}</li><li>${story(31)}</li><li>${story(32)}</li></ul></div><h2>The tool in the drawer</h2>${paragraphs(1, 5)}`,
    ],
    [
      'among teasers of its own site',
      `<article>${paragraphs(1, 5)}</article>${[6, 7, 8].map((n) => `<div class="card"><a href="/s/${n}"><h3>Story ${n}</h3></a><p>${story(n)}</p></div>`).join('')}`,
    ],
    [
      'with a video’s and a picture’s words',
      `<article><figure><img src="a.jpg"><figcaption>${story(9)}</figcaption></figure>${paragraphs(1, 5)}<div class="wp-caption"><p>${story(8)}</p></div></article>`,
    ],
    [
      'in a form, as some servers wrap all',
      `<form action="/"><header><h1>The tool in the drawer</h1></header><div>${paragraphs(1, 5)}</div></form>`,
    ],
  ])('%s', (_, body) => {
    expect(textOf(body)).toBe(whole(5))
  })

  test('keeps subheads, quotations, lists and the order they stand in', () => {
    const body = `<article><p>${story(1)}</p><h2>What it did</h2><blockquote><p>${story(2)}</p></blockquote><ol><li>First, it cut the sound.</li><li>Then, it cut the people.</li></ol><p>${story(3)}</p></article>`
    expect(textOf(body)).toBe(
      [story(1), 'What it did', story(2), 'First, it cut the sound.\nThen, it cut the people.', story(3)].join('\n\n'),
    )
  })

  test('keeps posts that it quotes', () => {
    const body = `<article>${paragraphs(1, 4)}<div class="social-embed"><blockquote class="twitter-tweet"><p>Nobody asked me before they did that.</p>— Ann Lee (@annlee)</blockquote></div></article>`
    expect(textOf(body)).toContain('Nobody asked me before they did that.')
  })

  test('ends before what else there is to read', () => {
    expect(
      textOf(
        `<div class="body">${paragraphs(1, 6)}<h3>You may also like</h3><p>A story about boats.</p><p>A story about trains.</p></div>`,
      ),
    ).toBe(whole(6))
  })

  test('is what linked data gives, where the page has none', () => {
    const json = JSON.stringify({ '@type': 'NewsArticle', headline: 'The tool in the drawer', articleBody: `${story(1)}\n\n${story(2)}` })
    expect(textOf(`<script type="application/ld+json">${json}</script><div id="app"></div>`)).toContain(story(2))
  })

  test('is found with the help of a site’s rule', () => {
    const page = `<article>${paragraphs(1, 4)}<div class="metro-factbox"><p>${story(9)}</p></div>${paragraphs(5, 5)}</article>`
    expect(textOf(page, 'https://www.metro.co.uk/a')).toBe(whole(5))
    expect(textOf(page, 'https://reelledger.example/a')).toContain(story(9))
  })
})
