import type { Command } from 'commander'
import { contextOf, WorkFailed } from './context.ts'
import { withDesk } from './open-desk.ts'
import { openProgress } from './progress.ts'

export function addRetag(dailies: Command): void {
  dailies
    .command('retag')
    .description('reads again what was read by older versions of taxonomy, gazetteer or program')
    .option('--dry-run', 'show the difference and 20 examples, write nothing')
    .option('--events', 'also rebuild stories and events from the documents')
    .addHelpText('after', '\nCan be stopped at any time and goes on where it was. What a person has corrected stands.\n')
    .action(async (options: { dryRun?: boolean; events?: boolean }, command: Command) => {
      const context = contextOf(command)
      const { rebuildEvents, retag } = await import('../../jobs/retag.ts')
      const { runJob } = await import('../../jobs/run.ts')
      await withDesk(context, {}, async (desk) => {
        const progress = openProgress('read again', context.quiet)
        const work = async () => {
          const read = await retag(desk, { dryRun: options.dryRun === true, onDocument: (done) => progress.at(done, done + 1) })
          return { ...read, ...(options.events && !options.dryRun && { events: await rebuildEvents(desk) }) }
        }
        const ran = options.dryRun ? ({ kind: 'done', report: await work() } as const) : await runJob(desk, 'retag', work)
        progress.end()
        if (ran.kind === 'held') throw new WorkFailed(`another run is under way (${ran.by}): nothing was read again`)
        if (ran.kind === 'failed') throw ran.error
        if (context.json) return context.out(JSON.stringify(ran.report))
        const { read, changed, entered, left, facets, examples } = ran.report
        context.out(
          `${read} read again${options.dryRun ? ' (nothing written)' : ''}, ${changed} changed; ${entered} now in scope, ${left} no longer`,
        )
        for (const [facet, { added, removed }] of Object.entries(facets)) context.out(`${facet}\t+${added}\t−${removed}`)
        for (const example of examples) context.out(`  ${example}`)
      })
    })
}
