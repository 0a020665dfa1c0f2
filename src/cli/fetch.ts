import { readFileSync } from 'node:fs'
import type { Command } from 'commander'
import type { Source } from '../model.ts'
import { contextOf, WorkFailed, WrongCall } from './context.ts'
import { withDesk } from './open-desk.ts'
import { openProgress } from './progress.ts'

type Options = { sources?: string; source: string[]; due?: boolean; allow: string[] }
const several = (value: string, before: string[]) => [...before, value]

export function addFetch(dailies: Command): void {
  dailies
    .command('fetch')
    .description('one whole cycle now: asks the sources, reads what is new, keeps it')
    .option('--sources <file>', 'a list of sources for this run only, in the form of data/sources.json')
    .option('--source <id>', 'only this source; may be repeated', several, [])
    .option('--due', 'only sources whose time has come')
    .option(
      '--allow <host:port>',
      'a private address that may be fetched (host:port, host or a range like 127.0.0.0/8); may be repeated',
      several,
      [],
    )
    .addHelpText(
      'after',
      '\nA line per source, then totals; with --json one object. Refusals, robots.txt and Retry-After are honoured whatever is asked.\n\nExample: dailies fetch --source variety-ai\n',
    )
    .action(async (options: Options, command: Command) => {
      const context = contextOf(command)
      const { parseSources } = await import('../knowledge/sources.ts')
      const { refresh } = await import('../../jobs/refresh.ts')
      const { runJob } = await import('../../jobs/run.ts')
      const { sourceStates, syncSources } = await import('../store/sources.ts')
      const { takeInArchive } = await import('../../jobs/archive.ts')
      const own = options.sources === undefined ? null : parseSources(textOf(options.sources), options.sources)
      await withDesk(context, { allow: options.allow }, async (desk) => {
        // Sources added by hand stand in the store alone.
        const held = own ?? [...desk.knowledge.sources, ...(await sourceStates(desk.store.db)).map((state) => state.source)]
        const only = chosen(held, options.source)
        await syncSources(desk.store, own ?? desk.knowledge.sources, own ? 'run' : 'file')
        await takeInArchive(desk)
        const progress = openProgress('items read', context.quiet || context.json)
        const lines: unknown[] = []
        const ran = await runJob(desk, 'fetch', (runId) =>
          refresh(desk, {
            runId,
            ...(own || options.source.length > 0 ? { only } : {}),
            due: options.due === true,
            onVisit: (line) =>
              context.json
                ? lines.push(line)
                : context.out(`${line.id}\t${line.outcome}\t${line.fresh} new of ${line.offered}\t${line.words}`),
            onItem: (done, all) => progress.at(done, all),
          }),
        )
        progress.end()
        if (ran.kind === 'held')
          throw new WorkFailed(`another run is under way (${ran.by}, until ${ran.until} unless it goes on): nothing was fetched`)
        if (ran.kind === 'failed') throw ran.error
        if (context.json) context.out(JSON.stringify({ ...ran.report, lines }))
        else for (const line of totals(ran.report)) context.out(line)
      })
    })
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new WrongCall(`cannot read the list of sources ${file}: ${(error as Error).message}`)
  }
}

function chosen(sources: Source[], ids: string[]): string[] {
  const known = new Set(sources.map((source) => source.id))
  const unknown = ids.filter((id) => !known.has(id))
  if (unknown.length > 0) throw new WrongCall(`no source is called "${unknown[0]}"; dailies sources list shows them`)
  return ids.length > 0 ? ids : [...known]
}

type Report = Awaited<ReturnType<typeof import('../../jobs/refresh.ts').refresh>>

function totals(report: Report): string[] {
  const list = (counts: Record<string, number>) =>
    Object.entries(counts)
      .filter(([, count]) => count > 0)
      .map(([name, count]) => `${count} ${name}`)
      .join(', ') || 'none'
  return [
    `${report.asked} of ${report.sources} sources asked: ${list(report.visits)}`,
    `${report.offered} items offered, ${report.fresh} new, ${report.seenAgain} seen before`,
    `items of this run: ${list(report.taken)}; ${report.inScope} in scope`,
    `all items of these sources: ${list(report.ledger)}`,
    `${report.seconds} s`,
  ]
}
