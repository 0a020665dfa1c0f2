import type { Article } from '../model.ts'
import { parseDate } from './dates.ts'
import { decodeBytes } from './decode.ts'
import { callOf, extractPage, type PageAsk } from './page.ts'
import { bareArticle } from './page-bare.ts'
import { isPdf, readPdf } from './pdf.ts'
import { transcriptOfJson } from './transcript-json.ts'

/** Longest plain text that is kept, in characters. */
const longestText = 2_000_000

/**
 * A document of bytes as an article: HTML, plain text, PDF or a transcript in JSON, told apart by the bytes first and by the content type second.
 * Never rejects for what the bytes hold. `first` as in `extractPage`.
 */
export async function extractDocument(bytes: Uint8Array, ask: PageAsk = {}, first?: (article: Article) => void): Promise<Article> {
  if (isPdf(bytes)) return extractPdf(bytes, ask)
  const { text } = decodeBytes(bytes, ask.contentType ?? null)
  if (isMarkup(text, ask.contentType ?? null)) return extractPage(text, ask, first)
  return (/^\s*[[{]/.test(text) ? transcriptOfJson(text, ask) : null) ?? extractText(text, ask)
}

/** True for HTML: what has its tags, unless it was sent as plain text and only mentions some. */
function isMarkup(text: string, contentType: string | null): boolean {
  const start = text.slice(0, 2000)
  if (/<(?:!doctype\s+html|html|head|body|meta|title)\b/i.test(start)) return true
  if (/^text\/plain\b/i.test(contentType ?? '')) return false
  if (/^\s*<(?:[a-z!?])/i.test(start)) return true
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
  const [first] = paragraphs
  return withCall(bareArticle(paragraphs.join('\n\n'), ask, first && first.length < 200 ? first.replace(/\n/g, ' ') : null))
}

const withCall = (article: Article): Article => ({ ...article, ...callOf(article.text, article.title, article.published, article.url) })

/** A paragraph without the line breaks that were set for width: those after lines that run about as far as the longest. */
function unwrapped(paragraph: string): string {
  const lines = paragraph
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const widest = lines.reduce((most, line) => Math.max(most, line.length), 0)
  if (widest < 55 || widest > 130) return lines.join('\n')
  return lines.reduce(
    (text, line, at) =>
      at === 0 ? line : `${text}${(lines[at - 1] ?? '').length > widest * 0.75 && /\p{L}/u.test(lines[at - 1] ?? '') ? ' ' : '\n'}${line}`,
    '',
  )
}

async function extractPdf(bytes: Uint8Array, ask: PageAsk): Promise<Article> {
  const pdf = await readPdf(bytes)
  if (!pdf) return { ...bareArticle('', ask, null), cut: true }
  const published = parseDate(ask.publishedHint) ?? pdf.created
  return withCall({ ...bareArticle(pdf.text, ask, pdf.title), byline: pdf.author, published, cut: pdf.read < pdf.pages })
}
