import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './gold-events.ts'

/** Two texts of which we know whether one is a copy of the other, and how we made them. */
export type MadePair = { how: string; copy: boolean; a: string; b: string }

type Base = { id: string; text: string }

/** The labelled texts of our own, 150 to 330 words in paragraphs. */
export function bases(): Base[] {
  const folder = join(root, 'data/gold/texts')
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .flatMap((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Base[])
}

const paragraphs = (text: string) => text.split('\n\n')
const together = (parts: string[]) => parts.join('\n\n')
/** The first part of a text, ended with a sentence or at least a word. */
function firstShare(text: string, share: number): string {
  const from = Math.floor(text.length * share)
  const end = /[.!?]\s|\s/.exec(text.slice(from))
  return text.slice(0, from + (end?.index ?? 0) + 1)
}

/** What a desk or a rewriting program puts in the place of a word. */
const spun: [RegExp, string][] = [
  [/\bsaid\b/g, 'stated'],
  [/\bstudio\b/g, 'production company'],
  [/\bstudios\b/g, 'production companies'],
  [/\bactors\b/g, 'performers'],
  [/\bwriters\b/g, 'scribes'],
  [/\bfilm\b/g, 'movie'],
  [/\bunion\b/g, 'guild'],
  [/\bnew\b/g, 'fresh'],
  [/\buse\b/g, 'employ'],
  [/\bused\b/g, 'employed'],
  [/\bwork\b/g, 'labour'],
  [/\bcompany\b/g, 'firm'],
  [/\bshow\b/g, 'programme'],
  [/\bmade\b/g, 'produced'],
  [/\bpeople\b/g, 'persons'],
  [/\bwhich\b/g, 'that'],
  [/\bpay\b/g, 'remuneration'],
  [/\byear\b/g, 'twelvemonth'],
  [/\bmembers\b/g, 'adherents'],
  [/\bbut\b/g, 'however'],
]
const reworded = (paragraph: string) => {
  const changed = spun.reduce((text, [word, other]) => text.replace(word, other), paragraph)
  const sentences = changed.split(/(?<=[.!?]) /)
  return [...sentences.slice(1), sentences[0] ?? ''].join(' ')
}

/** How copies come about; each turns a text, with another of ours at hand, into one that the trade would call the same. */
const copyRules: Record<string, (text: string, other: string) => string> = {
  'a dateline, an agency and straight quotation marks': (text) => `LOS ANGELES (Agency) — ${text.replace(/[“”]/g, '"').replace(/’/g, "'")}`,
  'a paragraph added at the end': (text, other) => together([text, paragraphs(other)[0]!]),
  'a paragraph added at the head and one at the end': (text, other) =>
    together([paragraphs(other)[0]!, text, 'Read more of our coverage of the screen trade below.']),
  'the ending cut by a third': (text) => firstShare(text, 0.66),
  'the ending cut by half': (text) => firstShare(text, 0.5),
  'one paragraph of three reworded': (text) =>
    together(paragraphs(text).map((paragraph, at) => (at % 3 === 1 ? reworded(paragraph) : paragraph))),
  'words replaced here and there': (text) => spun.slice(0, 9).reduce((all, [word, other]) => all.replace(word, other), text),
  'paragraphs in another order': (text) => together([...paragraphs(text).slice(1), paragraphs(text)[0]!]),
  'paragraphs run together and white space changed': (text) => text.replace(/\n\n/g, ' ').replace(/ /g, '  '),
  'cut, and a paragraph of its own': (text, other) => together([firstShare(text, 0.7), paragraphs(other).at(-1)!]),
}

export function copyPairs(): MadePair[] {
  const texts = bases()
  return Object.entries(copyRules).flatMap(([how, rule], n) =>
    Array.from({ length: 12 }, (_, i) => {
      const base = texts[((n * 12 + i) * 3) % texts.length]!
      const other = texts[((n * 12 + i) * 3 + 100) % texts.length]!
      return { how, copy: true, a: base.text, b: rule(base.text, other.text) }
    }),
  )
}

/** How texts come to be alike without being copies. */
const likeRules: Record<string, (text: string, other: string) => [string, string]> = {
  'two texts of our own': (text, other) => [text, other],
  'the same quotation, other words around it': (text, other) => [
    text,
    together([paragraphs(other)[0]!, paragraphs(text)[1]!.split(/(?<=[.!?]) /)[0]!, ...paragraphs(other).slice(1)]),
  ],
  'the same closing paragraph of background': (text, other) => [together([text, background]), together([other, background])],
  'the same opening sentence': (text, other) => [
    text,
    together([`${text.split(/(?<=[.!?]) /)[0]} ${paragraphs(other)[0]}`, ...paragraphs(other).slice(1)]),
  ],
  'a short notice and the article it announces': (text, other) => [
    together([text, other]),
    `${text.split(/(?<=[.!?]) /)[0]} More on this story will follow as the talks between both sides go on, and readers are asked to come back in the afternoon for the reaction of the guilds, of the companies and of the agencies that speak for talent.`,
  ],
  'last year’s report of the same ritual': (text, other) => [
    ritual('second', '4.1', 'Lionsgate', text),
    ritual('third', '3.7', 'Paramount', other),
  ],
}

const background =
  'The contract with the alliance of producers expires at the end of June. Negotiators have met four times since spring, and both sides have said that artificial intelligence is among the subjects that remain. Members voted in the last round with a turnout of a third.'

const ritual = (quarter: string, billions: string, studio: string, rest: string) =>
  together([
    `${studio} reported results for the ${quarter} quarter on Thursday, with revenue of ${billions} billion dollars.`,
    ...paragraphs(rest),
  ])

export function likePairs(): MadePair[] {
  const texts = bases()
  return Object.entries(likeRules).flatMap(([how, rule], n) =>
    Array.from({ length: 40 }, (_, i) => {
      const at = (n * 40 + i) % texts.length
      const [a, b] = rule(texts[at]!.text, texts[(at + 1 + (i % 7)) % texts.length]!.text)
      return { how, copy: false, a, b }
    }),
  )
}
