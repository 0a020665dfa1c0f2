/**
 * Writes src/events/background.ts: in how many of how many texts a word was met, over the archive and the training part of the gold,
 * leaning on a hand-written list of common words. Run after adding to either: node test/events/learn-background.ts
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { notionOf } from '../../src/events/concepts.ts'
import { functionWords } from '../../src/events/function-words.ts'
import { stemOf } from '../../src/text/stem.ts'
import { folded, tokensOf } from '../../src/text/tokens.ts'
import { everywhere, often } from './common-english.ts'

const root = join(import.meta.dirname, '..', '..')
/** As many texts as the list of common words stands for. */
const handDocuments = 400

type Text = { title?: string; summary?: string; text?: string; split?: string }

export function trainingTexts(): string[] {
  const folders = ['data/archive', 'data/gold/events']
  const files = folders.flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((name) => name.endsWith('.json'))
      .sort()
      .map((name) => join(root, folder, name)),
  )
  const texts = files.flatMap((file) => JSON.parse(readFileSync(file, 'utf8')) as Text[])
  return texts.filter(({ split }) => split !== 'test').map(({ title, summary, text }) => `${title ?? ''}\n\n${summary ?? text ?? ''}`)
}

/** Word → number of texts, words under both forms a sketch may hold: stem, and folded where that differs. */
export function countedWords(texts: string[]): { documents: number; seen: Map<string, number> } {
  const seen = new Map<string, number>()
  const add = (word: string, by: number) => seen.set(word, (seen.get(word) ?? 0) + by)
  for (const text of texts) {
    const words = new Set<string>()
    for (const { text: token } of tokensOf(text))
      for (const part of token.split(/[-–]/)) {
        const plain = folded(part).replace(/'s?$/, '')
        if (plain.length < 2 || functionWords.has(plain) || /^[\d.]+$/.test(plain)) continue
        words.add(notionOf(stemOf(plain)))
        words.add(plain)
      }
    for (const word of words) add(word, 1)
  }
  for (const [list, by] of [
    [everywhere, handDocuments / 5],
    [often, handDocuments / 20],
  ] as const)
    for (const stem of new Set(
      list
        .split(/\s+/)
        .filter(Boolean)
        .map((word) => notionOf(stemOf(word))),
    ))
      add(stem, by)
  return { documents: texts.length + handDocuments, seen }
}

/** The list as a file: words by how often they were met, most often first; those met once are left out, as unknown words count alike. */
export function backgroundFile(counts = countedWords(trainingTexts())): string {
  const byCount = new Map<number, string[]>()
  for (const [word, count] of counts.seen) if (count > 1) byCount.set(count, [...(byCount.get(count) ?? []), word])
  const lines = [...byCount].sort((a, b) => b[0] - a[0]).map(([count, words]) => `${count} ${words.sort().join(' ')}`)
  return `/** Made by test/events/learn-background.ts from the archive and the gold: how many texts there were, then lines of a count and the words met in so many. */
const documents = ${counts.documents}
const words = \`
${lines.join('\n')}
\`

export function background(): { documents: number; seen: Map<string, number> } {
  const seen = new Map<string, number>()
  for (const line of words.trim().split('\\n')) {
    const [count, ...all] = line.split(' ')
    for (const word of all) seen.set(word, Number(count))
  }
  return { documents, seen }
}
`
}

if (process.argv[1] === import.meta.filename) writeFileSync(join(root, 'src/events/background.ts'), backgroundFile())
