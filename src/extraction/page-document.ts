import type { Article } from '../model.ts'
import { parseDate } from './dates.ts'
import { decodeBytes } from './decode.ts'
import { extractPage, type PageAsk } from './page.ts'
import { bareArticle } from './page-bare.ts'
import { isPdf, readPdf } from './pdf.ts'

/** Longest plain text that is kept, in characters. */
const longestText = 2_000_000

/** A document of bytes as an article: HTML, plain text or PDF, told apart by the bytes first and by the content type second. Never rejects for what the bytes hold. `first` as in `extractPage`. */
export async function extractDocument(bytes: Uint8Array, ask: PageAsk = {}, first?: (article: Article) => void): Promise<Article> {
  if (isPdf(bytes)) return extractPdf(bytes, ask)
  const { text } = decodeBytes(bytes, ask.contentType ?? null)
  return isMarkup(text, ask.contentType ?? null) ? extractPage(text, ask, first) : extractText(text, ask)
}

/** True for HTML: what has its tags, unless it was sent as plain text and only mentions some. */
function isMarkup(text: string, contentType: string | null): boolean {
  const start = text.slice(0, 2000)
  if (/<(?:!doctype\s+html|html|head|body|meta|title)\b/i.test(start)) return true
  if (/^text\/plain\b/i.test(contentType ?? '')) return false
  return /html|xml/i.test(contentType ?? '') || /<(?:p|div|article|section|h1|br|span|a|table|ul)\b[^<>]*>/i.test(text.slice(0, 20_000))
}

/** Plain text: lines that are broken for width are joined, blank lines part paragraphs. */
export function extractText(text: string, ask: PageAsk): Article {
  const paragraphs = text
    .slice(0, longestText)
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .split(/\n(?: ?\n)+/)
    .map((paragraph) => unwrapped(paragraph))
    .filter((paragraph) => paragraph !== '')
  return bareArticle(paragraphs.join('\n\n'), ask, paragraphs[0] && paragraphs[0].length < 200 ? paragraphs[0].replace(/\n/g, ' ') : null)
}

/** A paragraph whose lines all run to about the same width was wrapped; one of short lines is a list of lines. */
function unwrapped(paragraph: string): string {
  const lines = paragraph.split('\n').map((line) => line.trim())
  const whole = lines.filter((line) => line !== '')
  const wrapped = whole.length > 1 && whole.slice(0, -1).every((line) => line.length > 50 && line.length < 120)
  return whole.join(wrapped ? ' ' : '\n')
}

async function extractPdf(bytes: Uint8Array, ask: PageAsk): Promise<Article> {
  const pdf = await readPdf(bytes)
  if (!pdf) return { ...bareArticle('', ask, null), cut: true }
  return {
    ...bareArticle(pdf.text, ask, pdf.title),
    byline: pdf.author,
    published: parseDate(ask.publishedHint) ?? pdf.created,
    cut: pdf.read < pdf.pages,
  }
}
