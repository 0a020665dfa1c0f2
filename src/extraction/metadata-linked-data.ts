import { elementsOf, isText, type PageElement } from './page-tree.ts'
import { plainText } from './plain-text.ts'

/** What a page says of its article in JSON-LD (schema.org). Strings are plain text; dates as written. */
export type LinkedArticle = {
  headline: string | null
  authors: { name: string; person: boolean }[]
  published: string | null
  modified: string | null
  /** the whole text where the publisher gives it, else null */
  body: string | null
  section: string | null
  publisher: string | null
  language: string | null
  free: boolean | null
  type: string
}

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
type JsonObject = { [key: string]: Json }

const articleTypes = new Set(
  (
    'Article NewsArticle BlogPosting ReportageNewsArticle AnalysisNewsArticle OpinionNewsArticle BackgroundNewsArticle ReviewNewsArticle AdvertiserContentArticle Report TechArticle ' +
    'ScholarlyArticle MedicalScholarlyArticle SocialMediaPosting LiveBlogPosting DiscussionForumPosting Review CriticReview VideoObject AudioObject PodcastEpisode CreativeWork WebPage ItemPage'
  ).split(' '),
)

/** Kinds of node in the order in which they are believed to be the page's article. */
const rank = (type: string) =>
  /Article$|Posting$|^Report$/.test(type) ? 3 : /Review$|Episode$/.test(type) ? 2 : type === 'WebPage' || type === 'ItemPage' ? 1 : 0

const mostNodes = 5000

/** The article that a page's linked data describes, or null. Broken JSON is passed over. */
export function linkedArticle(root: PageElement): LinkedArticle | null {
  const nodes: JsonObject[] = []
  for (const element of elementsOf(root)) {
    if (element.name !== 'script' || !/ld\+json/i.test(element.attribs.type ?? '')) continue
    const json = read(element.children.map((child) => (isText(child) ? child.data : '')).join(''))
    gather(json, nodes)
  }
  const articles = nodes.filter((node) => typesOf(node).some((type) => articleTypes.has(type)))
  const named = new Map(
    nodes.flatMap((node): [string, JsonObject][] =>
      typeof node['@id'] === 'string' && Object.keys(node).length > 1 ? [[node['@id'], node]] : [],
    ),
  )
  const score = (node: JsonObject) =>
    Math.max(...typesOf(node).map(rank)) * 10 +
    Number('headline' in node) * 4 +
    Number('datePublished' in node) * 3 +
    Number('author' in node) * 2
  const best = articles.reduce<JsonObject | null>((found, node) => (found && score(found) >= score(node) ? found : node), null)
  return best && describe(best, named)
}

function describe(node: JsonObject, named: Map<string, JsonObject>): LinkedArticle {
  const type = typesOf(node).find((name) => articleTypes.has(name)) ?? 'Article'
  return {
    type,
    headline: words(node.headline) ?? (/WebPage|ItemPage/.test(type) ? null : words(node.name)),
    authors: [...people(node.author, named), ...(node.author ? [] : people(node.creator, named))],
    published: words(node.datePublished) ?? words(node.dateCreated) ?? words(node.uploadDate),
    modified: words(node.dateModified),
    body: typeof node.articleBody === 'string' ? node.articleBody : null,
    section: words(Array.isArray(node.articleSection) ? node.articleSection[0] : node.articleSection),
    publisher: people(node.publisher, named)[0]?.name ?? null,
    language: words(Array.isArray(node.inLanguage) ? node.inLanguage[0] : node.inLanguage),
    free: freedom(node.isAccessibleForFree),
  }
}

/** JSON as publishers embed it: in comments or CDATA, with raw line breaks in strings, with a stray comma or semicolon at the end. */
function read(text: string): Json {
  const bare = text
    .replace(/^\s*(?:\/\/\s*)?(?:<!--|<!\[CDATA\[|\/\*\s*<!\[CDATA\[\s*\*\/)/, '')
    .replace(/(?:\/\/\s*)?(?:-->|\]\]>|\/\*\s*\]\]>\s*\*\/)\s*$/, '')
    .replace(/;\s*$/, '')
  return parsed(bare) ?? parsed(bare.replace(/[\u0000-\u001f]+/g, ' ').replace(/,\s*([}\]])/g, '$1'))
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text) as Json
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

/** Every object of a graph, breadth first: those that stand highest come first. */
function gather(json: Json, nodes: JsonObject[]): void {
  const waiting: Json[] = [json]
  for (let at = 0; at < waiting.length && nodes.length < mostNodes && at < mostNodes * 4; at++) {
    const value = waiting[at]
    if (Array.isArray(value)) for (const item of value) waiting.push(item)
    else if (value && typeof value === 'object') {
      nodes.push(value)
      for (const inner of Object.values(value)) if (inner && typeof inner === 'object') waiting.push(inner)
    }
  }
}

const typesOf = (node: JsonObject): string[] =>
  (Array.isArray(node['@type']) ? node['@type'] : [node['@type']])
    .filter((type): type is string => typeof type === 'string')
    .map((type) => type.replace(/^https?:\/\/schema\.org\//, ''))

function words(value: Json | undefined): string | null {
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value)) return words(value[0])
  if (value && typeof value === 'object') return words(value['@value'] ?? value.name)
  return typeof value === 'string' ? plainText(plainText(value)) || null : null
}

function people(value: Json | undefined, named: Map<string, JsonObject>, depth = 0): { name: string; person: boolean }[] {
  if (depth > 4 || value === undefined || value === null) return []
  if (Array.isArray(value)) return value.slice(0, 50).flatMap((item) => people(item, named, depth + 1))
  if (typeof value === 'string')
    return /^https?:\/\//.test(value) ? [] : [{ name: plainText(value), person: true }].filter(({ name }) => name)
  if (typeof value !== 'object') return []
  const id = value['@id']
  const whole = typeof id === 'string' && value.name === undefined ? (named.get(id) ?? value) : value
  const name = Array.isArray(whole.name) ? whole.name.map(words).filter(Boolean).join(', ') : words(whole.name)
  return name ? [{ name, person: !typesOf(whole).some((type) => /Organization$|^Brand$|^Corporation$/.test(type)) }] : []
}

function freedom(value: Json | undefined): boolean | null {
  if (typeof value === 'boolean') return value
  return typeof value === 'string' ? !/^(?:https?:\/\/schema\.org\/)?false$/i.test(value.trim()) : null
}
