import type { Command } from 'commander'
import { contextOf, WrongCall } from './context.ts'

const formats = ['csv', 'ndjson', 'ninjs', 'rss', 'atom', 'json-feed', 'ics', 'md', 'opml'] as const
type Format = (typeof formats)[number]

export function addExport(dailies: Command): void {
  dailies
    .command('export')
    .description('the events of a filter in a format for other programs, newest first')
    .requiredOption('--format <name>', formats.join(', '))
    .option('--query <filter>', "as in the site's addresses: 'studio=netflix&use=vfx&from=2025-01-01'", '')
    .action(async (options: { format: string; query: string }, command: Command) => {
      const context = contextOf(command)
      if (!formats.includes(options.format as Format))
        throw new WrongCall(`--format must be one of ${formats.join(', ')}, not "${options.format}"`)
      const { exported } = await import('./exported.ts')
      const result = await exported(context, options.format as Format, options.query)
      if (!result.ok) throw new WrongCall(result.problem)
      process.stdout.write(result.text.endsWith('\n') ? result.text : `${result.text}\n`)
    })
}
export type { Format }
