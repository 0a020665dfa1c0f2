import { folded } from '../text/tokens.ts'
import { indexTokens } from './search-index.ts'

/** A search as both engines understand it: tokens are already those of the index. */
export type Query =
  | { kind: 'term'; tokens: string[]; prefix: boolean; title: boolean }
  | { kind: 'and' | 'or'; parts: Query[] }
  | { kind: 'not'; part: Query }

/** `problem` says in words what could not be understood; what could is searched for all the same. */
export type ParsedQuery = { query: Query | null; words: string[]; problem: string | null }

const longest = 2000
const mostTerms = 40
const curlyQuotes = /[“”„‟«»]/g
const piece = /\s*(?:(-?\()|(\))|(-)?(title:)?"([^"]*)"?|(-)?(title:)?([^\s()"]+))/gy

type Piece = { kind: '(' | ')' | 'AND' | 'OR' | 'NOT' } | { kind: 'term'; query: Query; negated: boolean }

/**
 * Words (all must be there), "phrases", AND OR NOT, -word, word*, title:word and brackets.
 * Bad syntax is never an error: what cannot be understood is left out and named.
 */
export function parseSearch(text: string): ParsedQuery {
  const problems: string[] = []
  if (text.length > longest) problems.push(`only the first ${longest} characters of the search were read`)
  const pieces = piecesOf(text.slice(0, longest).replace(curlyQuotes, '"'), problems)
  const parser = { pieces, at: 0, problems }
  const parts: Query[] = []
  while (parser.at < pieces.length) {
    const part = anyOf(parser)
    if (part) parts.push(part)
    else parser.at += 1
  }
  const query = plain(joined('and', parts))
  const positive = query !== null && query.kind !== 'not'
  if (query !== null && !positive) problems.push('a search needs at least one word to look for besides those left out')
  return {
    query: positive ? query : null,
    words: pieces.flatMap((p) => (p.kind === 'term' && p.query.kind === 'term' && !p.negated ? p.query.tokens : [])),
    problem: problems.length > 0 ? problems.join('; ') : null,
  }
}

function piecesOf(text: string, problems: string[]): Piece[] {
  const pieces: Piece[] = []
  for (const match of text.matchAll(piece)) {
    const [, open, close, minusPhrase, titlePhrase, phrase, minus, title, word] = match
    if (open) pieces.push(...(open === '-(' ? [{ kind: 'NOT' } as const] : []), { kind: '(' })
    else if (close) pieces.push({ kind: ')' })
    else if (word === 'AND' || word === 'OR' || word === 'NOT') pieces.push({ kind: word })
    else {
      const negated = Boolean(minusPhrase ?? minus)
      const query = termOf(phrase ?? word ?? '', Boolean(titlePhrase ?? title), phrase !== undefined)
      if (query) pieces.push({ kind: 'term', query, negated })
    }
    if (pieces.length >= mostTerms) {
      problems.push(`only the first ${mostTerms} parts of the search were read`)
      break
    }
  }
  if ((text.match(/"/g)?.length ?? 0) % 2 === 1) problems.push('a quotation mark is missing; the phrase was taken to the end')
  return pieces
}

function termOf(text: string, title: boolean, phrase: boolean): Query | null {
  const prefix = !phrase && /[\p{L}\p{N}]\*$/u.test(text)
  // The stem of half a word would be another word: prefixes are compared as typed.
  const tokens = prefix
    ? folded(text)
        .split(/[^\p{L}\p{N}]+/u)
        .filter(Boolean)
    : indexTokens(text)
  if (tokens.length === 0) return null
  const term: Query = { kind: 'term', tokens, prefix, title }
  if (!prefix) return term
  const shorter = stemsWithin(tokens.at(-1)!).map(
    (stem): Query => ({ kind: 'term', tokens: [...tokens.slice(0, -1), stem], prefix: false, title }),
  )
  return shorter.length === 0 ? term : { kind: 'or', parts: [term, ...shorter] }
}

const endings = [
  '',
  's',
  'c',
  'e',
  'y',
  'd',
  'g',
  'ed',
  'ng',
  'ing',
  'on',
  'ion',
  'ation',
  'al',
  'er',
  'ers',
  'ment',
  'ty',
  'ity',
  'st',
  'ts',
]

/** The index holds stems, and those of words that begin as typed may be shorter: "syntheti*" means "synthetic", which stands there as "synthet". */
function stemsWithin(start: string): string[] {
  const stems = endings.flatMap((ending) => indexTokens(start + ending)).filter((stem) => !stem.startsWith(start) && stem.length >= 3)
  return [...new Set(stems)]
}

type Parser = { pieces: Piece[]; at: number; problems: string[] }

function anyOf(parser: Parser): Query | null {
  const parts = [allOf(parser)]
  while (parser.pieces[parser.at]?.kind === 'OR') {
    parser.at += 1
    const next = allOf(parser)
    if (next === null) parser.problems.push('OR stands without a word after it')
    parts.push(next)
  }
  return joined(
    'or',
    parts.filter((part) => part !== null),
  )
}

function allOf(parser: Parser): Query | null {
  const parts: Query[] = []
  for (;;) {
    const next = parser.pieces[parser.at]
    if (next?.kind === 'AND') {
      parser.at += 1
      continue
    }
    const part = one(parser)
    if (part === null) break
    parts.push(part)
  }
  return joined('and', parts)
}

function one(parser: Parser): Query | null {
  const next = parser.pieces[parser.at]
  if (next === undefined || next.kind === 'OR' || next.kind === ')' || next.kind === 'AND') return null
  parser.at += 1
  if (next.kind === 'NOT') {
    const part = one(parser)
    return part && { kind: 'not', part }
  }
  if (next.kind === 'term') return next.negated ? { kind: 'not', part: next.query } : next.query
  const inner = anyOf(parser)
  if (parser.pieces[parser.at]?.kind === ')') parser.at += 1
  else parser.problems.push('a bracket is not closed')
  return inner
}

function joined(kind: 'and' | 'or', parts: Query[]): Query | null {
  return parts.length === 0 ? null : parts.length === 1 ? parts[0]! : { kind, parts }
}

/**
 * The same query in a form both engines take: every AND has something to look for, every OR only such parts. What can only be said as
 * "all but" ends as one NOT around such a query.
 */
function plain(query: Query | null): Query | null {
  if (query === null || query.kind === 'term') return query
  if (query.kind === 'not') {
    const part = plain(query.part)
    return part && (part.kind === 'not' ? part.part : { kind: 'not', part })
  }
  const parts = query.parts.flatMap((part) => plain(part) ?? []).flatMap((part) => (part.kind === query.kind ? part.parts : [part]))
  const left = parts.flatMap((part) => (part.kind === 'not' ? [part.part] : []))
  const wanted = parts.filter((part) => part.kind !== 'not')
  const negated = (part: Query): Query => ({ kind: 'not', part })
  // De Morgan: neither a nor b = not (a or b); a or not b = not (b without a).
  if (query.kind === 'and') return wanted.length > 0 ? joined('and', [...wanted, ...left.map(negated)]) : negated(joined('or', left)!)
  return left.length === 0 ? joined('or', wanted) : negated(joined('and', [...left, ...wanted.map(negated)])!)
}
