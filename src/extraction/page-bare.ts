import type { Article } from '../model.ts'
import { cleanAddress } from './addresses.ts'
import { parseDate } from './dates.ts'
import type { PageAsk } from './page.ts'
import { wordsIn } from './page-words.ts'

/** A text that says nothing of itself as an article. */
export function bareArticle(text: string, ask: PageAsk, title: string | null): Article {
  const url = ask.url ? (cleanAddress(ask.url) ?? ask.url) : null
  return {
    url,
    canonical: null,
    title,
    byline: null,
    published: parseDate(ask.publishedHint),
    updated: null,
    site: url && URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : null,
    language: null,
    paywalled: false,
    text,
    words: wordsIn(text),
    kind: 'page',
    section: null,
    credits: [],
    reserved: null,
    cut: false,
  }
}
