import { createRequire } from 'node:module'

const common = new Set(
  'the of and to in a is that for it with as was on by be at from said he his are an this has but not they have its or had who will were been their more about which when would one out she her said says over new after up into than'.split(
    ' ',
  ),
)
const looked = 2_000

// Loaded on first use: most of what we read is English and is recognised without it.
let detect: ((text: string) => string) | undefined
const tinyld = (text: string) => {
  detect ??= (createRequire(import.meta.url)('tinyld') as { detect(text: string): string }).detect
  return detect(text)
}

/**
 * The language of a text as two letters (ISO 639-1), or null where there is too little to tell (under four words).
 * English is told by its commonest words, which costs a hundredth of what asking tinyld does; tinyld decides the rest.
 * A headline of fewer than eight words without any of those words is taken by tinyld's answer only if it is sure of another script.
 */
export function languageOf(text: string): string | null {
  const words =
    text
      .slice(0, looked)
      .toLowerCase()
      .match(/[\p{L}\p{M}]+/gu) ?? []
  if (words.length < 4)
    return /[^\p{Script=Latin}\p{N}\p{P}\p{S}\s]/u.test(text.slice(0, looked)) ? tinyld(text.slice(0, looked)) || null : null
  const share = words.filter((word) => common.has(word)).length / words.length
  if (share >= 0.12) return 'en'
  const found = tinyld(text.slice(0, looked)) || null
  if (found === 'en' || found === null) return found
  return share > 0.06 || (words.length < 12 && isLatin(text)) ? 'en' : found
}

// Headlines are full of names, which look like any language: in Latin script a short one counts as English unless it has letters English lacks.
const isLatin = (text: string) => /^[\p{ASCII}\p{P}\p{S}]*$/u.test(text.slice(0, looked).replace(/\p{M}/gu, ''))
