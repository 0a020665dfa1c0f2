import { isElement, isText, type PageElement, type PageNode } from './page-tree.ts'

/** A run of text that stands by itself on the page: a paragraph, a heading, a list item, a cell, a loose line. */
export type Block = {
  text: string
  /** letters of the text that are links, and how many links */
  linked: number
  links: number
  /** the nearest element that makes a block, and its name */
  element: PageElement
  tag: string
  /** true where the block is part of a list item, whose neighbours in the same list follow without a blank line */
  listed: boolean
}

/** Blocks in the order of the page; every element's blocks are the range [from, to). */
export type Blocks = { blocks: Block[]; ranges: Map<PageElement, { from: number; to: number }> }

const blockNames = new Set(
  (
    'address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html ' +
    'li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul amp-img'
  ).split(' '),
)

/** What is never part of a text: it is asked, played, drawn or hidden. */
const neverText = new Set(
  (
    'script style noscript template svg math iframe object embed canvas video audio picture map select option textarea input button label datalist ' +
    'progress meter dialog head title nav menu footer figcaption frame frameset noframes applet'
  ).split(' '),
)

type Walk = Blocks & { words: string[]; linked: number; links: number; inLink: number; owner: PageElement; list: boolean }

/**
 * The blocks of a page. `left` says of an element that nothing inside it is wanted.
 */
export function blocksOf(root: PageElement, left: (element: PageElement) => boolean): Blocks {
  const walk: Walk = { blocks: [], ranges: new Map(), words: [], linked: 0, links: 0, inLink: 0, owner: root, list: false }
  visit(walk, root, left)
  flush(walk)
  walk.ranges.set(root, { from: 0, to: walk.blocks.length })
  return { blocks: walk.blocks, ranges: walk.ranges }
}

function visit(walk: Walk, element: PageElement, left: (element: PageElement) => boolean): void {
  const from = walk.blocks.length
  for (const child of element.children) visitNode(walk, child, left)
  if (blockNames.has(element.name)) flush(walk)
  walk.ranges.set(element, { from, to: walk.blocks.length })
}

function visitNode(walk: Walk, node: PageNode, left: (element: PageElement) => boolean): void {
  if (isText(node)) {
    if (node.data === '') return
    walk.words.push(node.data)
    if (walk.inLink > 0) walk.linked += node.data.trim().length
    return
  }
  if (!isElement(node)) return
  if (node.name === 'br') {
    walk.words.push('\u2028')
    return
  }
  if (neverText.has(node.name) || left(node)) {
    if (blockNames.has(node.name)) flush(walk)
    else walk.words.push(' ')
    return
  }
  if (blockNames.has(node.name)) visitBlock(walk, node, left)
  else if (node.name === 'a') {
    walk.inLink += 1
    walk.links += 1
    visit(walk, node, left)
    walk.inLink -= 1
  } else visit(walk, node, left)
}

function visitBlock(walk: Walk, element: PageElement, left: (element: PageElement) => boolean): void {
  flush(walk)
  const { owner, list } = walk
  walk.owner = element
  if (element.name === 'li') walk.list = true
  visit(walk, element, left)
  walk.owner = owner
  walk.list = list
}

/** Ends the block that is being gathered. A line break twice in a row parts paragraphs, once it parts lines. */
function flush(walk: Walk): void {
  const { words, owner } = walk
  if (words.length === 0) return
  const parts = words
    .join('')
    .replace(/[^\S\u2028]+/g, ' ')
    .split(/ ?\u2028(?: ?\u2028)+ ?/)
    .map((part) => part.replace(/ ?\u2028 ?/g, '\n').trim())
    .filter((part) => part !== '')
  const whole = parts.reduce((sum, part) => sum + part.length, 0)
  for (const text of parts) {
    const share = text.length / whole
    walk.blocks.push({
      text,
      linked: Math.min(text.length, Math.round(walk.linked * share)),
      links: walk.links * share,
      element: owner,
      tag: owner.name,
      listed: walk.list,
    })
  }
  walk.words = []
  walk.linked = 0
  walk.links = 0
}
