const kept = new Set([
  'news',
  'series',
  'species',
  'does',
  'this',
  'his',
  'always',
  'perhaps',
  'during',
  'nothing',
  'something',
  'anything',
  'everything',
  'red',
  'need',
  'speed',
  'feed',
  'seed',
  'indeed',
])
const vowel = /[aeiouy]/

/**
 * The common part of a word's plain inflections (plural, -s, -ed, -ing): replace, replaces, replaced, replacing are one; replacement, producer,
 * likeness stay words of their own, which a stemmer would throw together with produce and like. `word` in folded form.
 */
export function inflectionOf(word: string): string {
  if (word.length < 4 || kept.has(word) || !/^[a-z]+$/.test(word)) return word
  return withoutE(withoutEnding(withoutS(word)))
}

function withoutS(word: string): string {
  if (!word.endsWith('s') || /(?:ss|us|is)$/.test(word)) return word
  if (/[^aeiou]ies$/.test(word) && word.length > 4) return `${word.slice(0, -3)}y`
  return /(?:ss|x|z|ch|sh)es$/.test(word) ? word.slice(0, -2) : word.slice(0, -1)
}

function withoutEnding(word: string): string {
  const ending = word.endsWith('ing') ? 3 : word.endsWith('ied') ? 0 : word.endsWith('ed') ? 2 : -1
  if (ending < 0) return word
  if (ending === 0) return `${word.slice(0, -3)}y`
  const rest = word.slice(0, -ending)
  if (rest.length < 2 || !vowel.test(rest)) return word
  if (rest.length === 2) return `${rest}e`
  return /([bdfgmnprt])\1$/.test(rest) ? rest.slice(0, -1) : rest
}

const withoutE = (word: string) => (word.length > 3 && word.endsWith('e') ? word.slice(0, -1) : word)
