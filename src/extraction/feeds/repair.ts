/**
 * What is wrong with a feed's XML before anybody reads it, put right on the string: junk before the root, control characters, bare ampersands
 * and brackets, entities of its own, CDATA that nobody closed. Every step is linear in the length of the text.
 */
export function repair(text: string): string {
  return closedCdata(withoutDoctype(withoutJunk(text)))
    .replace(oddities, mend)
    .replace(controls, (found) => latin[found.charCodeAt(0) - 0x80] ?? '')
}

const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g

/** What the control characters 0x80 to 0x9f were meant to be, which arise where windows-1252 is taken for Latin-1: quotation marks and dashes. */
const latin = [...new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 32 }, (_, at) => 0x80 + at))].map((letter) =>
  letter.charCodeAt(0) < 0xa0 ? '' : letter,
)

/** CDATA and comments stand first so that nothing inside them is touched. Entities by name, the most frequent, do not match at all. */
const oddities =
  /<!\[CDATA\[[\s\S]*?(?:\]\]>|$)|<!--[\s\S]*?(?:-->|$)|&#(?:\d{1,8}|x[\da-f]{1,8});|&(?![a-z][\w.-]{0,60};)|<(?![a-z_:/!?\u0080-\uffff])/gi

function mend(found: string): string {
  if (found === '&') return '&amp;'
  if (found === '<') return '&lt;'
  if (!found.startsWith('&#')) return found
  const code = /^&#x/i.test(found) ? Number.parseInt(found.slice(3), 16) : Number.parseInt(found.slice(2), 10)
  if (code >= 0x80 && code <= 0x9f) return latin[code - 0x80]!
  return isXmlCharacter(code) ? found : ''
}

/** The characters XML allows (1.0, production 2). */
const isXmlCharacter = (code: number) =>
  code === 9 ||
  code === 10 ||
  code === 13 ||
  (code >= 0x20 && code <= 0xd7ff) ||
  (code >= 0xe000 && code <= 0xfffd) ||
  (code >= 0x10000 && code <= 0x10ffff)

const beginning = /<!--[\s\S]*?(?:-->|$)|<\?xml|<!DOCTYPE|<(?:[\w.-]{1,40}:)?(?:rss|feed|rdf|channel|html|opml|urlset|sitemapindex)[\s>]/gi

/** A warning of PHP, blank lines or a stray mark before the document. What stands before an HTML page stays: it is no feed. */
function withoutJunk(text: string): string {
  for (const found of text.matchAll(beginning)) if (!found[0].startsWith('<!--')) return text.slice(found.index)
  return text
}

const largestExpansion = 1_000_000

/**
 * Takes the document type out. Entities it declares with plain text are written in, within a budget; those that name other entities are
 * left as they stand, which is how "billion laughs" ends here.
 */
function withoutDoctype(text: string): string {
  const start = text.slice(0, 100_000).search(/<!DOCTYPE/i)
  if (start < 0) return text
  const close = text.indexOf('>', start)
  const subset = text.indexOf('[', start)
  if (close < 0) return text
  if (subset < 0 || subset > close) return text.slice(0, start) + text.slice(close + 1)
  const end = /\]\s{0,200}>/g
  end.lastIndex = subset
  const found = end.exec(text)
  if (!found) return text.slice(0, start) + text.slice(close + 1)
  return expanded(text.slice(0, start) + text.slice(found.index + found[0].length), entitiesIn(text.slice(subset, found.index)))
}

function entitiesIn(subset: string): Map<string, string> {
  const entities = new Map<string, string>()
  for (const found of subset.slice(0, 200_000).matchAll(/<!ENTITY\s{1,20}([\w.-]{1,60})\s{1,20}(?:"([^"]{0,2000})"|'([^']{0,2000})')/g)) {
    const value = found[2] ?? found[3] ?? ''
    if (!/&(?!#)|</.test(value)) entities.set(found[1]!, value)
  }
  return entities
}

function expanded(text: string, entities: Map<string, string>): string {
  if (entities.size === 0) return text
  let budget = largestExpansion
  return text.replace(/<!\[CDATA\[[\s\S]*?(?:\]\]>|$)|&([\w.-]{1,60});/g, (found, name: string | undefined) => {
    const value = name === undefined ? undefined : entities.get(name)
    if (value === undefined || value.length > budget) return found
    budget -= value.length
    return value
  })
}

const openCdata = '<![CDATA['
const closesField = /<\/(?:title|description|summary|content|link|guid|category|author|[a-z]{1,20}:[a-z]{1,20})>\s{0,200}<[a-z/]/gi

/** A CDATA section in which the next one opens was never closed: it ends before the first closing tag, so that one item is hurt and not all. */
function closedCdata(text: string): string {
  const parts: string[] = []
  let copied = 0
  let close = text.indexOf(']]>')
  let end = nextClosingTag(text, 0)
  for (let open = text.indexOf(openCdata); open >= 0 && end >= 0; ) {
    const next = text.indexOf(openCdata, open + openCdata.length)
    // Each is searched for again only once it is passed, so that the whole stays linear.
    if (close >= 0 && close < open) close = text.indexOf(']]>', open)
    if (end < open) end = nextClosingTag(text, open)
    const unclosed = close < 0 || (next >= 0 && next < close)
    if (unclosed && end >= 0 && (next < 0 || end < next)) {
      parts.push(text.slice(copied, end), ']]>')
      copied = end
    }
    open = next
  }
  return parts.join('') + text.slice(copied)
}

function nextClosingTag(text: string, from: number): number {
  closesField.lastIndex = from
  return closesField.exec(text)?.index ?? -1
}
