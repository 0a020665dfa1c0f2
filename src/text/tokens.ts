import type { Span } from '../model.ts'

export type Token = Span & { text: string }

const word = /[\p{L}\p{N}]+(?:['’.&-][\p{L}\p{N}]+)*/gu

/** The words of a text with their UTF-16 offsets; U.S, SAG-AFTRA, GPT-4.1 and D'Amaro stay whole. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  for (const match of text.matchAll(word)) tokens.push({ text: match[0], start: match.index, end: match.index + match[0].length })
  return tokens
}

/** Lower case, straight apostrophes, no diacritics: the form under which words are compared. */
export function folded(word: string): string {
  return word.normalize('NFKD').replace(/\p{M}/gu, '').replace(/[’‘]/g, "'").toLowerCase()
}
