import { plainText } from '../plain-text.ts'
import { asHtml, hasMarkup, markupOf, type Part, textOf } from './part.ts'

/**
 * What an element that may hold text or HTML holds, as HTML. Types lie: a title of type "text" with a closed tag or an entity in it was
 * meant as HTML, and where no type is given the text itself decides, so that "5 < 6" and "<Her>, reviewed" keep their words.
 */
export function htmlOf(part: Part): string {
  if (hasMarkup(part)) return markupOf(part)
  const text = isBase64(part) ? fromBase64(textOf(part)) : textOf(part)
  return saysHtml(part.attributes.type) || looksLikeHtml(text) ? text : asHtml(text)
}

/** The same as one line of text. */
export function plainOf(part: Part): string {
  return plainOnce(htmlOf(part))
}

/** A text of which nobody says whether it is HTML, as one line of text. */
export function plainUnsure(text: string): string {
  return plainOnce(looksLikeHtml(text) ? text : asHtml(text))
}

/**
 * HTML as one line of text, one level of double escaping undone: what still has entities, the emphasis of a headline or anything that could
 * run after it became text was escaped twice. Other tags by name ("the <table> element") are what the headline is about.
 */
export function plainOnce(html: string): string {
  const text = plainText(html)
  return (escapedTwice.test(text) && plainText(text)) || text
}

const escapedTwice =
  /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][\da-z]{1,30});|<\/(?:a|abbr|b|cite|em|font|i|mark|q|small|span|strong|sub|sup|u)>|<\/?(?:script|style|iframe|object|embed|svg|math|form|meta|base|link)\b|<[a-z][^<>]{0,200}=/i

/** Atom 0.3 says so; Atom 1.0 (4.1.3.3) has it for every type that is neither text nor XML, pictures aside, which are no text. */
const isBase64 = ({ attributes: { mode, type = '' } }: Part) =>
  mode?.toLowerCase() === 'base64' || /^application\/octet-stream$/i.test(type)

const saysHtml = (type = '') => /html/i.test(type)

const fromBase64 = (text: string) => new TextDecoder().decode(Buffer.from(text, 'base64'))

/** Elements that headlines and summaries carry, and those that attackers send. */
const elements =
  'a abbr acronym address applet area article aside audio b base basefont bdi bdo big blockquote body br button caption center cite code col dd del dfn dialog dir div dl dt em embed ' +
  'fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html i iframe img input ins isindex kbd label legend li link listing main map mark marquee ' +
  'math meta nobr noscript object ol option p param picture plaintext pre q s samp script section select small source span strike strong style sub summary sup svg table tbody td textarea ' +
  'tfoot th thead time title tr track tt u ul var video wbr xml xmp xss'

const tag = new RegExp(`<!--|<[/?]?(?:${elements.replaceAll(' ', '|')})(?=[\\s/>"':]|$)|</[a-z][\\w:-]{0,30}\\s{0,20}>`, 'i')
const entity = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][\da-z]{1,30});/i

export function looksLikeHtml(text: string): boolean {
  return (text.includes('<') && tag.test(text)) || (text.includes('&') && entity.test(text))
}
