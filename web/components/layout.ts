import type { Words } from '../words.ts'
import { type Html, html, jsonData, nothing } from './html.ts'

export type Section = '/' | '/search' | '/sources' | '/about' | '/accuracy' | '/corrections' | null

/** What every page is set in. Addresses are made absolute with `origin`. */
export type Frame = { origin: string; assets: { css: string; js: string }; words: Words; contact: string | null; version: number }

export type Head = {
  title: string
  description?: string | undefined
  /** canonical path with query */
  path: string
  section: Section
  /** query of the feeds that follow this page, null where there are none */
  feeds?: string | null
  data?: unknown
  noindex?: boolean
  /** words in the search box */
  q?: string | null
}

const sections: [Exclude<Section, null>, string][] = [
  ['/', 'Timeline'],
  ['/search', 'Search'],
  ['/sources', 'Sources'],
  ['/accuracy', 'Accuracy'],
  ['/corrections', 'Corrections'],
  ['/about', 'Method'],
]

const tagline = 'AI in film and television, on one line of time'

export function layout(frame: Frame, head: Head, body: Html): Html {
  const feeds = head.feeds === undefined || head.feeds === null ? null : head.feeds && `?${head.feeds}`
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${head.title === 'Dailies' ? `Dailies: ${tagline}` : `${head.title} · Dailies`}</title>
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="description" content="${head.description ?? 'What film and television do with artificial intelligence, and what the people who work there fear from it: each event with its sources and the words behind every tag.'}">
${head.noindex ? html`<meta name="robots" content="noindex">` : nothing}<link rel="stylesheet" href="${frame.assets.css}">
<link rel="icon" href="/static/mark.svg" type="image/svg+xml">
<link rel="canonical" href="${frame.origin}${head.path}">
<meta property="og:title" content="${head.title}"><meta property="og:site_name" content="Dailies"><meta property="og:url" content="${frame.origin}${head.path}"><meta property="og:type" content="website">
${feeds === null ? nothing : html`<link rel="alternate" type="application/atom+xml" title="Dailies: ${head.title}" href="/feed.atom${feeds}"><link rel="alternate" type="application/feed+json" title="Dailies: ${head.title}" href="/feed.json${feeds}">`}
<script src="${frame.assets.js}" defer></script>
${head.data ? html`<script type="application/ld+json">${jsonData(head.data)}</script>` : nothing}
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<header class="mast"><div class="bar">
<a class="name" href="/"><svg viewBox="0 0 10 22" aria-hidden="true"><circle class="adoption" cx="5" cy="5" r="4"/><path class="labour" d="M5 12.4 9.6 17 5 21.6.4 17z"/></svg>Dailies</a>
<nav aria-label="Main">${sections.map(([path, word]) => html`<a href="${path}"${head.section === path ? html` aria-current="page"` : nothing}>${word}</a>`)}</nav>
<form class="find" role="search" action="/search"><label class="vh" for="find">Search events and articles</label><input id="find" name="q" type="search" placeholder="Search events and articles" value="${head.q ?? ''}" autocomplete="off"><kbd aria-hidden="true">/</kbd></form>
</div></header>
<main id="main" tabindex="-1">${body}</main>
<footer><div class="bar">
<p>Dailies links to its sources and shows at most 60 words of any text it did not write.</p>
<p><a href="/about">How it works</a> · <a href="/accuracy">How often it is wrong</a> · <a href="/corrections">Corrections</a> · <a href="/sources">Sources</a>${frame.contact ? html` · <a href="${contactLink(frame.contact)}">Report an error</a>` : nothing} · <span>data version ${frame.version}</span></p>
</div></footer>
</body>
</html>
`
}

const contactLink = (contact: string) => (/^https?:\/\//.test(contact) ? contact : `mailto:${contact}`)
