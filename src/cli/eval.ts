import { join } from 'node:path'
import type { Command } from 'commander'
import type { Evaluation, Score } from '../analysis/evaluate.ts'
import { contextOf, WrongCall } from './context.ts'

const percent = (share: number | null) => (share === null ? '    –' : `${(share * 100).toFixed(1).padStart(5)}`)

export function addEval(dailies: Command): void {
  dailies
    .command('eval')
    .description('how right the tags are: precision, recall and F1 against labelled texts')
    .argument('[what]', 'tags, quotes or events', 'tags')
    .option('--gold <path>', 'a folder of labelled texts (data/gold/texts)')
    .option('--split <name>', 'train, test or all', 'all')
    .option('--keep', 'store the result: /accuracy on the site shows the last one kept')
    .action(async (what: string, options: { gold?: string; split: string; keep?: boolean }, command: Command) => {
      const context = contextOf(command)
      if (!['tags', 'quotes', 'events'].includes(what)) throw new WrongCall(`"${what}" cannot be evaluated: tags, quotes or events can`)
      if (!['train', 'test', 'all'].includes(options.split))
        throw new WrongCall(`--split must be train, test or all, not "${options.split}"`)
      const { analyserFor } = await import('./knowledge.ts')
      const analyser = analyserFor(context.config)
      if (what === 'events') return await evalEvents(context, analyser, options)
      const { loadGold } = await import('../knowledge/gold.ts')
      const gold = loadGold(options.gold ?? join(context.config.data, 'gold', 'texts')).filter(
        (text) => options.split === 'all' || text.split === options.split,
      )
      const readings = gold.map((text) => analyser.read({ id: text.id, title: text.title, text: text.text, published: text.published }))
      if (what === 'quotes') {
        const { evaluateQuotes } = await import('../analysis/evaluate-quotes.ts')
        return context.out(JSON.stringify(evaluateQuotes(gold, readings), null, context.json ? 0 : 1))
      }
      const { evaluate } = await import('../analysis/evaluate.ts')
      const result = evaluate(gold, readings)
      if (options.keep) await keepResult(context, analyser.versions, { ...result, texts: gold.length, split: options.split })
      if (context.json) return context.out(JSON.stringify(result))
      for (const line of report(result, gold.length)) context.out(line)
    })
}

type Context = ReturnType<typeof contextOf>

async function keepResult(
  context: Context,
  versions: Parameters<typeof import('../store/evaluations.ts').keepEvaluation>[1],
  result: unknown,
): Promise<void> {
  const { openStore } = await import('../store/open.ts')
  const { keepEvaluation } = await import('../store/evaluations.ts')
  const store = await openStore(context.config.db)
  try {
    await keepEvaluation(store.db, versions, result, context.now())
  } finally {
    await store.close()
  }
}

async function evalEvents(
  context: Context,
  analyser: ReturnType<typeof import('./knowledge.ts').analyserFor>,
  options: { gold?: string; split: string },
): Promise<void> {
  const { loadGoldEvents } = await import('../knowledge/gold-events.ts')
  const { clusterAll, reasonsBetween } = await import('../events/cluster.ts')
  const { evaluateEvents } = await import('../events/evaluate.ts')
  const texts = loadGoldEvents(options.gold ?? join(context.config.data, 'gold', 'events')).filter(
    (text) => options.split === 'all' || text.split === options.split,
  )
  const items = texts.map((text) => {
    const input = { id: text.id, title: text.title, text: text.text, published: text.published }
    return { input, reading: analyser.read(input) }
  })
  const lines = clusterAll(items)
  const assigned = texts.map((text, at) => ({
    id: text.id,
    got: lines[at]?.event ?? `alone ${text.id}`,
    truth: text.event,
    title: text.title,
  }))
  context.out(JSON.stringify(evaluateEvents(assigned, reasonsBetween(items)), null, context.json ? 0 : 1))
}

const line = (name: string, score: Score, more = '') =>
  `${name.padEnd(22)} ${percent(score.precision)} ${percent(score.recall)} ${percent(score.f1)}  ${score.right} right, ${score.wrong} wrong, ${score.missed} missed${more}`

function report(result: Evaluation, texts: number): string[] {
  return [
    `${texts} texts                precision recall F1 (per cent)`,
    line('scope', result.scope),
    ...Object.entries(result.facets).map(([facet, score]) => line(facet, score.micro, `; macro F1 ${percent(score.macroF1).trim()}`)),
    ...Object.entries(result.kinds).map(([kind, score]) => `${kind.padEnd(22)} ${percent(score.accuracy)} right of ${score.of}`),
    `${'roles'.padEnd(22)} ${percent(result.roles.accuracy)} right of ${result.roles.of}`,
    'worst misses:',
    ...result.misses
      .slice(0, 12)
      .map((miss) => `  ${miss.id} ${miss.facet}: missing ${miss.missing.join(', ') || 'none'}; extra ${miss.extra.join(', ') || 'none'}`),
  ]
}
