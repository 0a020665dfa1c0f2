import type { Span } from '../model.ts'

// Titles and ranks: a name follows, never a new sentence.
const titles = new Set('mr mrs ms mx dr prof sen rep gov gen lt col sgt capt cmdr rev hon fr pres supt messrs st mt ft'.split(' '))
// Short forms inside a sentence that need a number or another word after them.
const leading = new Set('no nos vol pp fig ch sec art ep eps vs v cf e.g i.e eg ie approx est ca feat dept univ assn'.split(' '))
// Short forms that may also end a sentence: they end it only where the next word could open one.
const trailing = new Set(
  'inc corp co cos ltd llc plc bros jr sr etc al u.s u.k u.n e.u d.c l.a n.y a.m p.m a.i ph.d m.d b.a m.a u.s.a s.a s.p.a jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri sat sun ave blvd calif'.split(
    ' ',
  ),
)
// Words that open sentences far more often than they go on with a name.
const openers = new Set(
  'the a an it its he she they we i you this that these those there here in on at by for from with after before when while as if but and or so yet however meanwhile although though since because until once during under over among according both some many most several all no not one two his her their our my what why how who where which another each every last next earlier later now then still also even only yesterday today separately instead critics analysts reports asked'.split(
    ' ',
  ),
)
const exclaiming = new Set('yahoo jeopardy mamma oklahoma panic hulu eros e airplane moesha mother'.split(' '))
const speaking =
  /^[\p{Lu}][\p{L}'’.-]*(?:\s[\p{Lu}][\p{L}'’.-]*){0,3}\s(?:said|says|asked|asks|added|adds|wrote|writes|told|quipped|replied|joked|wondered|continued|noted|tweeted|posted|argued|insisted|exclaimed)\b/u
const longest = 1_200

/**
 * The sentences of a text, as spans without the white space around them. A blank line always ends one, whether a full stop stands there or not,
 * so that a headline is a sentence by itself. No sentence is longer than 1,200 characters: what has no full stop is cut between words.
 */
export function sentencesOf(text: string): Span[] {
  const spans: Span[] = []
  let start = 0
  const close = (end: number) => {
    push(spans, text, start, end)
    start = end
  }
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 10) {
      if (endsLine(text, i, start)) close(i)
    } else if (code === 46 || code === 33 || code === 63 || code === 0x2026) {
      const end = endAfterClosers(text, i)
      if (isEnd(text, i, end, start)) close(end)
      i = end - 1
    }
  }
  close(text.length)
  return spans
}

function push(spans: Span[], text: string, from: number, to: number): void {
  let start = from
  let end = to
  while (start < end && isSpace(text.charCodeAt(start))) start++
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--
  while (end - start > longest) {
    const cut = cutPoint(text, start)
    spans.push({ start, end: cut })
    start = cut
    while (start < end && isSpace(text.charCodeAt(start))) start++
  }
  if (end > start && /[\p{L}\p{N}\p{S}]/u.test(text.slice(start, Math.min(end, start + 200)))) spans.push({ start, end })
}

/** A place to cut an endless sentence: a space near the limit, else the limit itself, but never inside a surrogate pair. */
function cutPoint(text: string, start: number): number {
  for (let at = start + longest; at > start + longest / 2; at--) if (isSpace(text.charCodeAt(at))) return at
  const last = text.charCodeAt(start + longest - 1)
  return last >= 0xd800 && last < 0xdc00 ? start + longest - 1 : start + longest
}

/** A line break ends a sentence when it is a paragraph's, follows a full stop or a short line, or comes before a bullet. */
function endsLine(text: string, at: number, start: number): boolean {
  const next = text.charCodeAt(at + 1)
  if (next === 10 || next === 13 || Number.isNaN(next)) return true
  if (next === 0x2022 || next === 0x2d || next === 0x2a || next === 0x2013) return true
  const before = text.charCodeAt(at - 1)
  return before === 46 || before === 33 || before === 63 || before === 0x201d || at - start < 60
}

const isSpace = (code: number) =>
  code === 32 || code === 10 || code === 13 || code === 9 || code === 0xa0 || (code >= 0x2000 && code <= 0x200b)
const isCloser = (code: number) =>
  code === 34 || code === 39 || code === 41 || code === 93 || code === 0x201d || code === 0x2019 || code === 0xbb
const isOpener = (code: number) =>
  code === 34 || code === 39 || code === 40 || code === 91 || code === 0x201c || code === 0x2018 || code === 0xab

/** The end of a run of full stops, marks and closing quotation marks that starts at `at`. */
function endAfterClosers(text: string, at: number): number {
  let end = at + 1
  while (end < text.length) {
    const code = text.charCodeAt(end)
    if (code !== 46 && code !== 33 && code !== 63 && code !== 0x2026 && !isCloser(code)) break
    end++
  }
  return end
}

function isEnd(text: string, at: number, end: number, start: number): boolean {
  if (end >= text.length) return true
  if (!isSpace(text.charCodeAt(end))) return false
  let next = end
  while (next < text.length && isSpace(text.charCodeAt(next))) {
    if (text.charCodeAt(next) === 10 && text.charCodeAt(next + 1) === 10) return true
    next++
  }
  while (next < text.length && isOpener(text.charCodeAt(next))) next++
  const rest = text.slice(next, next + 80)
  if (rest === '') return true
  if (/^[\p{Ll}]/u.test(rest) && !/^(?:iPhone|iQ|iTunes|eBay|a16z)/.test(rest)) return false
  const closed = isCloser(text.charCodeAt(end - 1))
  if (closed && speaking.test(rest)) return false
  if (text.charCodeAt(at) === 46 && end === at + 1) return stopEnds(wordBefore(text, at, start), rest)
  if (text.charCodeAt(at) === 33) return !exclaiming.has(wordBefore(text, at, start).toLowerCase()) || opens(rest)
  return !/^[,;:–—]/.test(rest)
}

function wordBefore(text: string, at: number, start: number): string {
  let from = at
  while (from > start && at - from < 24 && /[\p{L}\p{N}.'’&-]/u.test(text[from - 1]!)) from--
  return text.slice(from, at)
}

const opens = (rest: string) => openers.has((/^[\p{L}]+/u.exec(rest)?.[0] ?? '').toLowerCase())

/** Whether a single full stop after this word ends the sentence, given what comes next. */
function stopEnds(word: string, rest: string): boolean {
  const plain = word.toLowerCase().replace(/^.*[-'’]/, '')
  if (titles.has(plain)) return false
  if (leading.has(plain)) return !/^[\p{N}\p{Lu}]/u.test(rest) || (plain === 'no' && opens(rest))
  if (trailing.has(plain)) return opens(rest)
  // An initial ("J. Jonah", "Samuel L. Jackson", "J.J. Abrams"): a name goes on unless an opening word follows.
  if (/^(?:\p{Lu}\.)*\p{Lu}$/u.test(word)) return opens(rest)
  return !/^[,;:–—]/.test(rest)
}
