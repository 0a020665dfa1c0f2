import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from 'commander'
import { contextOf } from './context.ts'

export function addTrain(dailies: Command): void {
  dailies
    .command('train')
    .description('makes data/model.json from the labelled texts without their test fifth; the same bytes every time')
    .option('--out <file>', 'write it elsewhere')
    .action(async (options: { out?: string }, command: Command) => {
      const context = contextOf(command)
      const { data } = context.config
      const [{ trainModel }, { loadGold }, { loadGoldEvents }, { loadArchive }, { loadTaxonomy }, { loadGazetteer }] = await Promise.all([
        import('../analysis/train.ts'),
        import('../knowledge/gold.ts'),
        import('../knowledge/gold-events.ts'),
        import('../knowledge/archive.ts'),
        import('../knowledge/taxonomy.ts'),
        import('../knowledge/gazetteer.ts'),
      ])
      const gold = loadGold(join(data, 'gold', 'texts')).filter((text) => text.split === 'train')
      const reports = loadGoldEvents(join(data, 'gold', 'events')).filter((text) => text.split === 'train')
      const knowledge = { taxonomy: loadTaxonomy(`${data}/taxonomy.json`), names: loadGazetteer(data) }
      const model = trainModel(gold, loadArchive(data), reports, knowledge)
      const file = options.out ?? join(data, 'model.json')
      writeFileSync(file, `${JSON.stringify(model)}\n`)
      context.out(
        context.json
          ? JSON.stringify({ file, version: model.version, texts: gold.length })
          : `${file}: version ${model.version}, from ${gold.length} labelled texts`,
      )
    })
}
