import type { Span } from '../model.ts'

/** Words between a pair of quotation marks: `start`–`end` without the marks and without white space at either side, `open`–`close` with them. */
export type Quoted = Span & {
  open: number
  close: number
  /** false where the closing mark is missing, and the paragraph's end stands for it */
  closed: boolean
}

type Kind = 'curly' | 'straight' | 'low' | 'guillemet' | 'reversed' | 'single'

/** An opening mark that still waits for its closing one. Singles remember the apostrophe that may have closed them. */
type Frame = { kind: Kind; at: number; maybe: number; maybeAfterS: number }
type Pair = { open: number; close: number; kind: Kind }
type Paragraph = { from: number; to: number; pairs: Pair[]; left: Frame[] }

const anyMark = /["“”„«»‘’']/

/**
 * The outermost quotations of a text in reading order. A quotation whose closing mark is missing at the end of a paragraph goes on in the next one
 * when that opens with the same mark. Each character is looked at a bounded number of times, whatever the nesting.
 */
export function quotedSpans(text: string): Quoted[] {
  if (!anyMark.test(text)) return []
  const found: Quoted[] = []
  let carried: { kind: Kind; open: number } | null = null
  for (const paragraph of paragraphsOf(text)) {
    const first = carried ? firstMark(paragraph, text) : null
    const goesOn: boolean = carried !== null && first !== null && first.kind === carried.kind
    if (carried && !goesOn) carried = null
    const closing: Pair | undefined = goesOn ? paragraph.pairs.find((pair) => pair.open === first?.at) : undefined
    if (carried && closing) {
      found.push(quotedAt(text, carried.open, closing.close, true))
      carried = null
    }
    const after: number = closing ? closing.close : -1
    const last: Frame | undefined = openAtEnd(paragraph, text)
    const until: number = carried ? paragraph.from : (last?.at ?? paragraph.to)
    for (const pair of outermost(paragraph.pairs))
      if (pair.open > after && pair.open < until) found.push(quotedAt(text, pair.open, pair.close, true))
    if (!carried && last && last.at > after) carried = { kind: last.kind, open: last.at }
    if (carried && !nextOpensWith(text, paragraph.to, carried.kind)) {
      if (carried.open < paragraph.from || isWholeParagraph(text, paragraph, carried.open))
        found.push(quotedAt(text, carried.open, paragraph.to, false))
      else pairsInside(found, paragraph, carried.open, text)
      carried = null
    }
  }
  return found
}

/** A stray opening mark hides nothing: what is quoted behind it counts by itself. */
function pairsInside(found: Quoted[], paragraph: Paragraph, open: number, text: string): void {
  for (const pair of outermost(paragraph.pairs)) if (pair.open > open) found.push(quotedAt(text, pair.open, pair.close, true))
}

function quotedAt(text: string, open: number, close: number, closed: boolean): Quoted {
  let start = open + 1
  let end = close
  while (start < end && isSpace(text.charCodeAt(start))) start++
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--
  return { open, close, start, end, closed }
}

/** Paragraphs end at blank lines, and at a line break before a line that opens with a quotation mark. */
function* paragraphsOf(text: string): Generator<Paragraph> {
  let from = 0
  while (from < text.length) {
    const to = paragraphEnd(text, from)
    yield { from, to, ...pairsOf(text, from, to) }
    from = to
    while (from < text.length && isSpace(text.charCodeAt(from))) from++
    if (from === to) from++
  }
}

function paragraphEnd(text: string, from: number): number {
  for (let at = text.indexOf('\n', from); at >= 0; at = text.indexOf('\n', at + 1)) {
    let next = at + 1
    while (next < text.length && text[next] !== '\n' && isSpace(text.charCodeAt(next))) next++
    if (next >= text.length || text[next] === '\n' || '“„«"‘'.includes(text[next]!)) return at
  }
  return text.length
}

const openers: Record<string, Kind> = {
  '“': 'curly',
  '"': 'straight',
  '„': 'low',
  '«': 'guillemet',
  '»': 'reversed',
  '‘': 'single',
  "'": 'single',
}

function firstMark(paragraph: Paragraph, text: string): { kind: Kind; at: number } | null {
  const kind = openers[text[paragraph.from]!]
  return kind ? { kind, at: paragraph.from } : null
}

function nextOpensWith(text: string, at: number, kind: Kind): boolean {
  let next = at
  while (next < text.length && isSpace(text.charCodeAt(next))) next++
  return next < text.length && openers[text[next]!] === kind
}

/** The mark that a next paragraph may go on from: the last one left open, of those that open a quotation of some length. */
function openAtEnd(paragraph: Paragraph, text: string): Frame | undefined {
  const last = paragraph.left.at(-1)
  if (!last) return undefined
  return nextOpensWith(text, paragraph.to, last.kind) || last.at === paragraph.from || text[last.at - 2] === ':' ? last : undefined
}

const isWholeParagraph = (text: string, paragraph: Paragraph, open: number) =>
  open === paragraph.from && paragraph.to - open > 60 && text[open] !== "'"

function outermost(pairs: Pair[]): Pair[] {
  const sorted = [...pairs].sort((a, b) => a.open - b.open)
  const found: Pair[] = []
  let end = -1
  for (const pair of sorted) {
    if (pair.open < end) continue
    found.push(pair)
    end = pair.close
  }
  return found
}

/** Opening and closing marks of one paragraph, matched with a stack. */
function pairsOf(text: string, from: number, to: number): { pairs: Pair[]; left: Frame[] } {
  const marks = new Marks(text, from, to)
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at)
    if (code === 34) marks.straight(at)
    else if (code === 39) marks.apostrophe(at)
    else if (code >= 0xab) marks.other(at, code)
  }
  return marks.done()
}

/** Spelled with an apostrophe in front, and no quotation: ’em, ’til, ’90s. */
const clipped = /^(?:em|til|tis|twas|cause|cos|bout|n|round|s)\b|^\d\d?(?:\d\d)?s/i

class Marks {
  private readonly text: string
  private readonly from: number
  private readonly to: number
  private readonly stack: Frame[] = []
  private readonly pairs: Pair[] = []
  private readonly waiting: Record<Kind, number> = { curly: 0, straight: 0, low: 0, guillemet: 0, reversed: 0, single: 0 }

  constructor(text: string, from: number, to: number) {
    this.text = text
    this.from = from
    this.to = to
  }

  done(): { pairs: Pair[]; left: Frame[] } {
    for (const frame of this.stack) this.closeDoubtful(frame)
    const closed = new Set(this.pairs.map((pair) => pair.open))
    return { pairs: this.pairs, left: this.stack.filter((frame) => !closed.has(frame.at)) }
  }

  other(at: number, code: number): void {
    if (code === 0x201c) {
      if (this.waiting.low > 0 && !this.opens(at)) this.close('low', at)
      else if (!this.after(at, isSpace)) this.open('curly', at)
    } else if (code === 0x201d) {
      if (this.waiting.curly > 0) this.close('curly', at)
      else if (this.waiting.low > 0) this.close('low', at)
    } else if (code === 0x201e) this.open('low', at)
    else if (code === 0xab) this.guillemet(at)
    else if (code === 0xbb) this.guillemetBack(at)
    else if (code === 0x2018) this.singleOpens(at)
    else if (code === 0x2019) this.singleCloses(at)
  }

  private guillemet(at: number): void {
    if (this.waiting.reversed > 0 && !this.before(at, isSpace)) this.close('reversed', at)
    else this.open('guillemet', at)
  }

  private guillemetBack(at: number): void {
    if (this.waiting.guillemet > 0) this.close('guillemet', at)
    else if (this.opens(at)) this.open('reversed', at)
  }

  straight(at: number): void {
    if (/['’]\d{1,2}$/.test(this.text.slice(Math.max(this.from, at - 4), at)) && isDigit(this.text.charCodeAt(at - 1))) return
    const opens = this.opens(at)
    if (this.waiting.straight > 0) {
      const closes = !this.before(at, isSpace) || !opens
      if (closes) this.close('straight', at)
      else {
        this.drop('straight')
        this.open('straight', at)
      }
    } else if (isDigit(this.text.charCodeAt(at - 1)) && !opens) return
    else if (!this.after(at, isSpace) && (opens || this.before(at, isDash))) this.open('straight', at)
    else if (this.waiting.curly > 0 && !this.before(at, isSpace)) this.close('curly', at)
  }

  apostrophe(at: number): void {
    if (this.opens(at) && !this.after(at, isSpace)) this.singleOpens(at)
    else this.singleCloses(at)
  }

  private singleOpens(at: number): void {
    if (clipped.test(this.text.slice(at + 1, at + 12)) || this.after(at, isSpace)) return
    if (!this.opens(at) && !this.before(at, isDash)) return
    const top = this.stack.at(-1)
    if (top?.kind === 'single' && top.maybe >= 0) {
      this.closeDoubtful(top)
      this.pop()
    }
    this.open('single', at)
  }

  private singleCloses(at: number): void {
    const top = this.stack.at(-1)
    if (top?.kind !== 'single' || top.at === at - 1) return
    const next = this.text.charCodeAt(at + 1)
    if (at + 1 < this.to && isWordCode(next)) return
    if (!this.before(at, isWordCode) || (at + 1 < this.to && !isSpace(next)) || at + 1 >= this.to) this.strong(at)
    else if (/[sS]/.test(this.text[at - 1]!)) top.maybeAfterS = at
    else if (top.maybe < 0) top.maybe = at
  }

  /** A closing mark after or before punctuation is one for sure; what stood open within it was closed by the doubtful one before. */
  private strong(at: number): void {
    const top = this.stack.at(-1)!
    if (top.maybe >= 0 && this.stack.at(-2)?.kind === 'single') {
      this.closeDoubtful(top)
      this.pop()
    }
    this.close('single', at)
  }

  private closeDoubtful(frame: Frame): void {
    const at = frame.maybe >= 0 ? frame.maybe : frame.maybeAfterS
    if (frame.kind === 'single' && at >= 0) this.pairs.push({ open: frame.at, close: at, kind: 'single' })
  }

  private open(kind: Kind, at: number): void {
    const top = this.stack.at(-1)
    if (top?.kind === 'single' && kind !== 'single' && top.maybe >= 0) {
      this.closeDoubtful(top)
      this.pop()
    }
    this.stack.push({ kind, at, maybe: -1, maybeAfterS: -1 })
    this.waiting[kind]++
  }

  private close(kind: Kind, at: number): void {
    if (this.waiting[kind] === 0) return
    while (this.stack.at(-1)!.kind !== kind) {
      this.closeDoubtful(this.stack.at(-1)!)
      this.pop()
    }
    this.pairs.push({ open: this.pop().at, close: at, kind })
  }

  private drop(kind: Kind): void {
    while (this.stack.at(-1)!.kind !== kind) this.pop()
    this.pop()
  }

  private pop(): Frame {
    const frame = this.stack.pop()!
    this.waiting[frame.kind]--
    return frame
  }

  /** True where white space, a bracket, a dash, another mark or nothing stands before: where a mark may open. */
  private opens(at: number): boolean {
    return at === this.from || this.before(at, mayPrecede)
  }

  private before(at: number, is: (code: number) => boolean): boolean {
    return at > this.from && is(this.text.charCodeAt(at - 1))
  }

  private after(at: number, is: (code: number) => boolean): boolean {
    return at + 1 >= this.to || is(this.text.charCodeAt(at + 1))
  }
}

const isSpace = (code: number) =>
  code === 32 || code === 10 || code === 13 || code === 9 || code === 0xa0 || (code >= 0x2000 && code <= 0x200b) || code === 0x202f
const isDigit = (code: number) => code >= 48 && code <= 57
const isDash = (code: number) => code === 0x2014 || code === 0x2013 || code === 45
const mayPrecede = (code: number) =>
  isSpace(code) ||
  code === 40 ||
  code === 91 ||
  code === 0x2014 ||
  code === 0x2013 ||
  code === 0x201c ||
  code === 0x2018 ||
  code === 0x201e ||
  code === 34 ||
  code === 47 ||
  code === 42
const isWordCode = (code: number) =>
  isDigit(code) ||
  (code >= 65 && code <= 90) ||
  (code >= 97 && code <= 122) ||
  (code >= 0xc0 && code < 0x2000 && code !== 0xd7 && code !== 0xf7)
