import { readMarkup } from './markup-events.ts'

/** Elements whose end is the end of a word or line. */
const blocks = new Set(
  (
    'address article aside blockquote br caption center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr ' +
    'li main nav ol option p pre section summary table tbody td tfoot th thead tr ul'
  ).split(' '),
)

/** Elements that start a paragraph of their own; the other blocks only part words. */
const paragraphs = new Set(
  'article aside blockquote dd div dl dt figure h1 h2 h3 h4 h5 h6 header footer hr li main ol p pre section table tr ul'.split(' '),
)

/** Elements whose content is not for reading. */
const unread = new Set('script style template noscript iframe svg math head select textarea noframes noembed xmp plaintext'.split(' '))

/**
 * The text of an HTML fragment in one line: tags gone, entities decoded once, spaces collapsed. For titles and summaries.
 * The answer is text, not HTML: escape it before showing it. Scripts, styles and comments leave nothing behind.
 */
export function plainText(html: string): string {
  return /[<&]/.test(html) ? tidy(read(html, ' ')) : tidy(html)
}

/** The text of an HTML fragment with a blank line between its paragraphs. For a feed item's content. */
export function plainParagraphs(html: string): string {
  const text = /[<&]/.test(html) ? read(html, '\u2029') : html
  return text
    .split('\u2029')
    .map(tidy)
    .filter((paragraph) => paragraph !== '')
    .join('\n\n')
}

/** Spaces collapsed, control characters and invisible marks of direction or joining at the rims removed. */
function tidy(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000e-\u001f\u007f-\u009f\ufeff\ufffe\uffff]/g, '')
    .replace(/[\s\u200b]+/g, ' ')
    .trim()
}

function read(html: string, paragraphMark: string): string {
  let text = ''
  let unreadInside = 0
  const part = (name: string) => {
    if (blocks.has(name)) text += paragraphs.has(name) ? paragraphMark : ' '
  }
  const events = {
    open: (name: string) => {
      if (unread.has(name)) unreadInside += 1
      part(name)
    },
    close: (name: string) => {
      if (unread.has(name)) unreadInside -= 1
      part(name)
    },
    text: (data: string) => {
      if (unreadInside === 0) text += data
    },
    lost: () => {
      unreadInside = 0
    },
  }
  readMarkup(html, events, false)
  return text
}
