/** A quotation as one publisher printed it. `published`: ISO 8601, or null where unknown. */
export type PrintedQuote = { id: string; speaker: string | null; text: string; published: string | null; publisher: string }

/** One thing said, in all the wordings in which it was printed. */
export type FoldedQuote = {
  /** id of the quotation printed first */
  key: string
  speaker: string | null
  /** the longest wording */
  text: string
  /** every distinct wording, in the order in which they were printed */
  wordings: { text: string; ids: string[]; publishers: string[] }[]
  first: { id: string; publisher: string; published: string | null }
  ids: string[]
  publishers: string[]
}

type Token = {
  word: string /** an ellipsis or a bracket stood right before: words may be missing here */
  gap: boolean /** stood in brackets: an editor's word */
  added: boolean
}
type Read = { quote: PrintedQuote; at: number; tokens: Token[]; plain: string }
type Group = { longest: Read; members: Read[] }

/** Words that papers drop and add as they please. No negation, number or content word is one. */
const loose = new Set(
  'a an the and but so well um uh er that just really very you know i mean like of to then also oh yeah now sort kind'.split(' '),
)
const fewest = 4
/** How many quotations may share three words in a row before these tell nothing. */
const crowded = 60
const day = 86_400_000

/**
 * Folds printings of the same words by the same speaker: cut at either end, with ellipses, with an editor's brackets, in another spelling. Words
 * that only resemble each other stay apart: one other content word, number or negation is another quotation. The order of the input does not matter.
 */
export function foldQuotes(quotes: readonly PrintedQuote[]): FoldedQuote[] {
  const reads = quotes.map(readQuote).sort((a, b) => b.tokens.length - a.tokens.length || compare(a.quote.id, b.quote.id))
  const groups: Group[] = []
  const byShingle = new Map<string, number[]>()
  for (const read of reads) {
    const fits = candidates(read, byShingle).filter((number) => isSame(groups[number]!.longest, read))
    const exact = fits.find((number) => groups[number]!.longest.plain === read.plain)
    const home = exact ?? (fits.length === 1 ? fits[0] : nearestInTime(fits, groups, read))
    if (home !== undefined) groups[home]!.members.push(read)
    else {
      for (const shingle of shinglesOf(read)) push(byShingle, shingle, groups.length)
      groups.push({ longest: read, members: [read] })
    }
  }
  return groups.map(folded).sort((a, b) => compare(a.first.published ?? '9', b.first.published ?? '9') || compare(a.key, b.key))
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

function push(map: Map<string, number[]>, key: string, value: number): void {
  const list = map.get(key)
  if (!list) map.set(key, [value])
  else if (list.length < crowded && list.at(-1) !== value) list.push(value)
}

function readQuote(quote: PrintedQuote): Read {
  const tokens: Token[] = []
  let gap = false
  let bracket = false
  for (const found of quote.text.normalize('NFKC').matchAll(/\.{3,}|…|\[|\]|[\p{L}\p{N}\p{M}]+(?:['’.,][\p{L}\p{N}\p{M}]+)*/gu)) {
    const mark = found[0]
    if (mark === '[') bracket = true
    else if (mark === ']') bracket = false
    else if (/^(?:\.|…)/.test(mark)) gap = true
    else
      for (const word of wordsOf(mark)) {
        tokens.push({ word, gap, added: bracket })
        gap = false
      }
  }
  const at = quote.published === null ? Number.NaN : Date.parse(quote.published)
  return { quote, at, tokens, plain: tokens.map((token) => token.word).join(' ') }
}

const short: [RegExp, string][] = [
  [/^won't$/, 'will not'],
  [/^can't$|^cannot$/, 'can not'],
  [/^gonna$/, 'going to'],
  [/^wanna$/, 'want to'],
  [/n't$/, ' not'],
  [/'re$/, ' are'],
  [/'ve$/, ' have'],
  [/'ll$/, ' will'],
  [/'m$/, ' am'],
]

/** Spellings that differ by country or by the ear of the reporter become one. */
function wordsOf(raw: string): string[] {
  let word = raw.toLowerCase().replace(/’/g, "'").replace(/,/g, '').replace(/\./g, '')
  word = word.replace(/^(it|that|he|she|there|what|who|here|where)'s$/, '$1 is')
  for (const [form, full] of short) word = word.replace(form, full)
  return word.split(' ').map((part) =>
    part
      .replace(/isation/, 'ization')
      .replace(/is(e|ed|es|ing)$/, 'iz$1')
      .replace(/^(col|fav|lab|hon|neighb|behavi|rum|hum)our/, '$1or'),
  )
}

function shinglesOf({ tokens, quote }: Read): string[] {
  const own = tokens.filter((token) => !loose.has(token.word) && !token.added).map((token) => token.word)
  if (own.length < 3) return [`${surnameOf(quote.speaker)} ${tokens.map((token) => token.word).join(' ')}`]
  return own.slice(2).map((word, n) => `${own[n]} ${own[n + 1]} ${word}`)
}

function candidates(read: Read, byShingle: ReadonlyMap<string, number[]>): number[] {
  return [...new Set(shinglesOf(read).flatMap((shingle) => byShingle.get(shingle) ?? []))]
}

function nearestInTime(fits: number[], groups: readonly Group[], read: Read): number | undefined {
  if (fits.length === 0 || read.tokens.length < 2 * fewest) return undefined
  const distance = (number: number) => Math.abs(groups[number]!.longest.at - read.at) || 0
  return [...fits].sort((a, b) => distance(a) - distance(b))[0]
}

function isSame(long: Read, brief: Read): boolean {
  if (!sameSpeaker(long, brief)) return false
  const apart = Math.abs(long.at - brief.at) / day
  if (long.plain === brief.plain) return brief.tokens.length >= fewest || !(apart > 7)
  if (brief.tokens.length < fewest || (brief.tokens.length < 7 && apart > 30)) return false
  return (
    isPart(long.tokens, brief.tokens) ||
    isPart(brief.tokens, long.tokens) ||
    overlaps(long.tokens, brief.tokens) ||
    overlaps(brief.tokens, long.tokens)
  )
}

/** The same name, or the family name of it. Where one paper names nobody, eight equal words must do. */
function sameSpeaker(a: Read, b: Read): boolean {
  if (a.quote.speaker === null || b.quote.speaker === null) return Math.min(a.tokens.length, b.tokens.length) >= 8
  const [one, other] = [nameOf(a.quote.speaker), nameOf(b.quote.speaker)]
  return one === other || one.endsWith(` ${other}`) || other.endsWith(` ${one}`)
}

const nameOf = (speaker: string) =>
  speaker
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’]/g, "'")
    .replace(/^(?:the|an?|mr|mrs|ms|dr|sir|dame|lord|lady|sen|rep)\.?\s+/, '')
const surnameOf = (speaker: string | null) => (speaker === null ? '' : nameOf(speaker).split(' ').at(-1)!)

/**
 * True where the tokens of `part` stand in `whole` in this order from some place on. Between two of them only loose words may be missing or added,
 * unless an ellipsis or bracket shows that an editor was at work. Tries each place where the first word of `part` stands, at most thirty.
 */
function isPart(whole: readonly Token[], part: readonly Token[]): boolean {
  const head = part.findIndex((token) => !token.added && !loose.has(token.word))
  if (head < 0) return false
  let tried = 0
  for (let from = 0; from < whole.length && tried < 30; from++) {
    if (whole[from]!.word !== part[head]!.word) continue
    tried++
    if (runsThrough(whole, from, part, head)) return true
  }
  return false
}

/** Walks both from here on; true where all of `part` was met. Each step moves on in one of them, so that the walk is no longer than both. */
function runsThrough(whole: readonly Token[], from: number, part: readonly Token[], head: number): boolean {
  let w = from
  let p = head
  let edits = 0
  while (p < part.length) {
    const want = part[p]!
    const behindCut = p > head && (want.gap || part[p - 1]!.added)
    const next = behindCut ? skipTo(whole, w, part, p, want.gap ? 60 : 4) : -1
    if (next >= 0) w = next
    const have = whole[w]
    if (have && have.word === want.word) {
      w++
      p++
    } else if (want.added || loose.has(want.word)) {
      p++
      edits += want.added ? 0 : 1
    } else if (have && (have.added || loose.has(have.word))) {
      w++
      edits += have.added ? 0 : 1
    } else return false
  }
  return edits <= 2 + part.length / 6
}

/** Behind an ellipsis the text goes on at the next place where two of its words stand, not more than `most` words on. */
function skipTo(whole: readonly Token[], from: number, part: readonly Token[], p: number, most: number): number {
  for (let at = from; at < whole.length && at <= from + most; at++)
    if (whole[at]!.word === part[p]!.word && (p + 1 >= part.length || whole[at + 1]?.word === part[p + 1]!.word || part[p + 1]!.gap))
      return at
  return -1
}

/** The end of one is the beginning of the other, by seven words or more: two cuts from one statement. */
function overlaps(a: readonly Token[], b: readonly Token[]): boolean {
  for (let from = Math.max(1, a.length - 60); from <= a.length - 7; from++) {
    const length = a.length - from
    if (length > b.length || a[from]!.word !== b[0]!.word) continue
    let n = 0
    while (n < length && a[from + n]!.word === b[n]!.word) n++
    if (n === length) return true
  }
  return false
}

function folded({ longest, members }: Group): FoldedQuote {
  const ordered = members.map((read) => read.quote).sort((a, b) => compare(a.published ?? '9', b.published ?? '9') || compare(a.id, b.id))
  const first = ordered[0]!
  const wordings = [...Map.groupBy(ordered, (quote) => quote.text)].map(([text, same]) => ({
    text,
    ids: same.map((quote) => quote.id),
    publishers: [...new Set(same.map((quote) => quote.publisher))],
  }))
  return {
    key: first.id,
    speaker: ordered.reduce<string | null>(
      (best, { speaker }) => (speaker !== null && speaker.length > (best?.length ?? 0) ? speaker : best),
      null,
    ),
    text: longest.quote.text,
    wordings,
    first: { id: first.id, publisher: first.publisher, published: first.published },
    ids: ordered.map((quote) => quote.id),
    publishers: [...new Set(ordered.map((quote) => quote.publisher))],
  }
}
