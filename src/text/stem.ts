import { createRequire } from 'node:module'
import { folded } from './tokens.ts'

// Deep import: the package's front door costs a second and 110 MB and prints to standard output.
const porter = createRequire(import.meta.url)('natural/lib/natural/stemmers/porter_stemmer') as { stem(word: string): string }

const known = new Map<string, string>()
const most = 200_000

/** The Porter stem of a word in folded form. Remembered: the stemmer itself does 0.4 million words a second, the memory 10 million. */
export function stemOf(word: string): string {
  const found = known.get(word)
  if (found !== undefined) return found
  const plain = folded(word).replace(/'s?$/, '')
  // Words a stemmer was not made for (numbers, names with points or ampersands) and over-long ones stay as they are.
  const stem = plain.length > 40 || !/^[a-z]+$/.test(plain) ? plain : porter.stem(plain)
  if (known.size >= most) known.clear()
  known.set(word, stem)
  return stem
}
