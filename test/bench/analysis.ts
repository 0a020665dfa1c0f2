import { resolve } from 'node:path'
import { createAnalyser } from '../../src/analysis/analyser.ts'
import { loadGold } from '../../src/knowledge/gold.ts'
import { formsOf } from '../../src/knowledge/name-index.ts'
import { loadSpeech } from '../../src/knowledge/speech.ts'
import { names, shipped, taxonomy } from '../support/shipped.ts'
import type { Figure } from './main.ts'

const data = resolve(import.meta.dirname, '../../data')

/** Labelled texts of ours joined to articles of about 3 KB. */
function articles(): { id: string; title: string; text: string }[] {
  const gold = loadGold(`${data}/gold/texts`).filter((text) => text.split === 'train')
  return gold.map((text, n) => ({
    id: text.id,
    title: text.title,
    text: `${text.text}\n\n${gold[(n + 1) % gold.length]!.text}\n\n${gold[(n + 2) % gold.length]!.text}`.slice(0, 3000),
  }))
}

const seconds = (work: () => void): number => {
  const begun = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(begun)
  return (user + system) / 1e6
}
const best = (work: () => void) => Math.min(...Array.from({ length: 4 }, () => seconds(work)))

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Articles a second on one core, all facets and quotations, beside one pass of one regular expression of all names over the same texts. */
export async function bench(): Promise<Figure[]> {
  const texts = articles()
  const pattern = new RegExp(
    `\\b(?:${[...new Set(names.flatMap(formsOf))]
      .sort((a, b) => b.length - a.length)
      .map(escaped)
      .join('|')})\\b`,
    'g',
  )
  const regular = best(() => {
    for (const text of texts) for (const _ of text.text.matchAll(pattern));
  })
  const reading = best(() => {
    for (const text of texts) shipped.read(text)
  })
  const ready = seconds(() => createAnalyser({ taxonomy, names, speech: loadSpeech(data), model: null }))
  return [
    {
      name: `articles of 3 KB read a second a core (${texts.length} texts)`,
      value: texts.length / reading,
      unit: 'a second',
      baseline: `one regular expression of all names: ${Math.round(texts.length / regular)} a second`,
    },
    { name: 'making an analyser from taxonomy and gazetteer', value: ready * 1000, unit: 'ms' },
  ]
}
