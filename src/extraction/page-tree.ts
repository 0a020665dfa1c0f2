import { load } from 'cheerio/slim'

export type PageText = { type: 'text'; data: string; parent: PageElement | null }
export type PageElement = {
  type: 'tag' | 'script' | 'style' | 'root'
  name: string
  attribs: Record<string, string>
  children: PageNode[]
  parent: PageElement | null
}
export type PageNode = PageText | PageElement | { type: 'comment' | 'directive' | 'cdata'; parent: PageElement | null }

/** Longest page that is read, in characters, after scripts and styles have left it. What lies beyond is not read. */
export const longestPage = 2_000_000

/** Most tags, opening and closing, of a page that are read. Long live blogs have 30,000. */
const mostTags = 150_000

/** Deepest nesting that is read as written. Pages of the press stay under 60. */
const deepest = 500

/** Elements that need no closing tag, or whose closing tag publishers leave out: they do not count as nesting. */
const unclosed = new Set(
  'area base br col embed hr img input link meta param source track wbr p li dt dd option optgroup tr td th thead tbody tfoot colgroup rp rt'.split(
    ' ',
  ),
)

/** A page that any parser may be given. `tags`: how many stand in it, opening and closing, entities counted with them; `nesting`: how deep they go at most. */
export type LeanPage = { html: string; tags: number; nesting: number }

/** The page without scripts (but for linked data) and styles, of bounded length, number of tags and nesting. Nothing is thrown. */
export function leanPage(html: string): LeanPage {
  const lean = withoutScripts(html).slice(0, longestPage)
  const { nesting, tags, end } = tagsOf(lean)
  const bounded = lean.slice(0, end)
  return nesting > deepest ? { html: flattened(bounded), tags, nesting: 10 } : { html: bounded, tags, nesting }
}

/** A page as a tree: one that went through `leanPage`, or a part of such. */
export function pageTree(html: string): PageElement {
  const [root] = load(html, { xml: { xmlMode: false, decodeEntities: true } }, false).root()
  // The document itself is no element: it is given what every element has.
  const tree = Object.assign(root as unknown as PageElement, { name: '', attribs: {} })
  if (html.includes(' id="S:')) settle(tree)
  return tree
}

/**
 * Puts the late parts of a streamed page in their places, as its script would: React sends `<template id="B:1">` (or P:1) where a part
 * belongs and the part itself, in a hidden element `S:1`, at the end.
 */
function settle(root: PageElement): void {
  const places = new Map<string, PageElement>()
  const parts: [string, PageElement][] = []
  for (const element of elementsOf(root)) {
    const id = /^([BPS]):(\w+)$/.exec(element.attribs.id ?? '')
    if (!id) continue
    if (id[1] === 'S') parts.push([id[2]!, element])
    else if (element.name === 'template') places.set(id[2]!, element)
  }
  for (const [number, part] of parts) {
    delete part.attribs.hidden
    const place = places.get(number)
    if (!place?.parent || !part.parent || contains(part, place)) continue
    part.parent.children.splice(part.parent.children.indexOf(part), 1)
    place.parent.children.splice(place.parent.children.indexOf(place), 1, part)
    part.parent = place.parent
  }
}

function contains(outer: PageElement, inner: PageElement | null): boolean {
  for (let element: PageElement | null = inner; element; element = element.parent) if (element === outer) return true
  return false
}

/**
 * The page without what never holds words for readers: scripts that hold no JSON, styles, comments, drawings. They are half of
 * most pages. Searched from left to right once, so that ten thousand unclosed ones cost no more than one.
 */
function withoutScripts(html: string): string {
  const opening = /<(script|style|svg|!--)([^<>]{0,2000}>?)/gi
  const closing = {
    script: nextOf(html, '</script', '</SCRIPT'),
    style: nextOf(html, '</style', '</STYLE'),
    svg: nextOf(html, '</svg', '</SVG'),
    '!--': nextOf(html, '-->'),
  }
  const parts: string[] = []
  let from = 0
  for (let match = opening.exec(html); match; match = opening.exec(html)) {
    const name = match[1]!.toLowerCase() as keyof typeof closing
    const found = closing[name](name === '!--' ? match.index + 4 : opening.lastIndex)
    if (found < 0) continue
    opening.lastIndex = found
    if (name === 'script' && /json/i.test(match[2]!)) continue
    parts.push(html.slice(from, match.index))
    // Some pages bring their text as a template and set it with a script.
    if (name === 'script' && /text\/(?:x-)?template/i.test(match[2]!))
      parts.push(templateText(html.slice(match.index + match[0].length, found)))
    const end = html.indexOf('>', found) + 1
    from = end > 0 ? end : html.length
    opening.lastIndex = from
  }
  return from === 0 ? html : parts.join('') + html.slice(from)
}

/** What a template holds, if it is paragraphs ready to be read and no pattern to be filled. */
const templateText = (template: string) => (template.includes('<p') && !/\{\{|<%|\$\{/.test(template) ? template : '')

/** Where one of some strings comes next. Asked with rising positions, it walks the text once. */
function nextOf(html: string, ...needles: string[]): (from: number) => number {
  const at = needles.map(() => -2)
  return (from) => {
    needles.forEach((needle, n) => {
      if (at[n] !== -1 && at[n]! < from) at[n] = html.indexOf(needle, from)
    })
    const found = at.filter((position) => position >= 0)
    return found.length > 0 ? Math.min(...found) : -1
  }
}

/**
 * How deeply elements are nested at most, and where the page ends that has `mostTags` tags. Nesting is counted over the tags as written,
 * and never less than what the parser makes of them.
 */
function tagsOf(html: string): { nesting: number; tags: number; end: number } {
  const open = new Map<string, number>()
  let depth = 0
  let nesting = 0
  let tags = 0
  for (const { 1: slash, 2: written, index } of html.matchAll(/&|<(\/?)([a-z][^\s/<>]*)/gi)) {
    if (++tags > mostTags) return { nesting, tags, end: index }
    if (!written) continue
    const name = written.toLowerCase()
    if (unclosed.has(name)) continue
    const before = open.get(name) ?? 0
    if (slash && before === 0) continue
    open.set(name, before + (slash ? -1 : 1))
    depth += slash ? -1 : 1
    if (depth > nesting) nesting = depth
  }
  return { nesting, tags, end: html.length }
}

const kept = /^\/?(?:html|head|body|title|meta|link|script|p|br|h[1-6]|li|article|time)$/i

/** A page nested beyond reason, with only the tags that part its paragraphs: 100,000 nested elements cost a parser minutes. */
function flattened(html: string): string {
  return html.replace(/<(\/?[a-z][a-z0-9-]*)[^<>]*>?/gi, (tag, name: string) => (kept.test(name) && tag.endsWith('>') ? tag : ' '))
}

export const isElement = (node: PageNode): node is PageElement =>
  node.type === 'tag' || node.type === 'script' || node.type === 'style' || node.type === 'root'
export const isText = (node: PageNode): node is PageText => node.type === 'text'

/** The elements of a tree in the order of the page. `enter` answers false for those whose inside is not wanted. */
export function* elementsOf(root: PageElement, enter: (element: PageElement) => boolean = () => true): Generator<PageElement> {
  const waiting: PageElement[] = [root]
  for (let element = waiting.pop(); element; element = waiting.pop()) {
    yield element
    if (!enter(element)) continue
    for (let at = element.children.length - 1; at >= 0; at--) {
      const child = element.children[at]!
      if (isElement(child)) waiting.push(child)
    }
  }
}

/** The runs of text between tags that follow an element in the order of the page, at most so many. */
export function textsAfter(root: PageElement, isStart: (element: PageElement) => boolean, most: number): string[] {
  const texts: string[] = []
  const waiting: PageNode[] = [root]
  let start: PageElement | null = null
  for (let node = waiting.pop(); node && texts.length < most; node = waiting.pop()) {
    if (isText(node)) {
      if (start && node.data.trim() !== '' && !contains(start, node.parent)) texts.push(node.data.replace(/\s+/g, ' ').trim())
    } else if (isElement(node) && node.type !== 'script' && node.type !== 'style') {
      if (!start && isStart(node)) start = node
      for (let at = node.children.length - 1; at >= 0; at--) waiting.push(node.children[at]!)
    }
  }
  return texts
}

/**
 * The text inside an element in one line; of much text only the beginning, cut off somewhere after `most` characters.
 *
 * @param gap what stands between the texts of two elements
 */
export function textOf(element: PageElement, most = 1000, gap = ''): string {
  const parts: string[] = []
  const waiting: PageNode[] = [element]
  let length = 0
  let nodes = 0
  for (let node = waiting.pop(); node && length <= most && nodes++ < most; node = waiting.pop()) {
    if (isText(node)) {
      parts.push(node.data)
      length += node.data.length
    } else if (isElement(node) && node.type !== 'script' && node.type !== 'style') {
      if (node.name === 'br' || node.name === 'p' || node.name === 'div' || node.name === 'li') parts.push(' ')
      for (let at = Math.min(node.children.length, most) - 1; at >= 0; at--) waiting.push(node.children[at]!)
    }
  }
  return parts
    .join(gap)
    .slice(0, most * 4)
    .replace(/\s+/g, ' ')
    .trim()
}
