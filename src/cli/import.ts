import type { Command } from 'commander'
import { contextOf } from './context.ts'
import { failAtEnd } from './lines.ts'
import { withDesk } from './open-desk.ts'

export function addImport(dailies: Command): void {
  dailies
    .command('import')
    .description('takes in files: archive JSON, NDJSON of articles, OPML, or a transcript of your own (text, HTML, PDF)')
    .argument('<files...>', 'any of these kinds')
    .option('--public', 'a transcript may be shown on the site; without it, it is private')
    .addHelpText(
      'after',
      '\nSays line by line what was added, was already there, or was refused and why. A bad line never stops the rest.\n',
    )
    .action(async (files: string[], options: { public?: boolean }, command: Command) => {
      const context = contextOf(command)
      const { importFile } = await import('../../jobs/import-file.ts')
      await withDesk(context, {}, async (desk) => {
        const sums = { added: 0, known: 0, refused: 0 }
        for (const file of files)
          for await (const line of importFile(desk, file, { open: options.public === true })) {
            sums[line.came] += 1
            if (line.came === 'refused') failAtEnd()
            context.out(
              context.json ? JSON.stringify(line) : `${line.came}\t${line.file}${line.line === null ? '' : `:${line.line}`}\t${line.words}`,
            )
          }
        if (!context.json) context.out(`${sums.added} added, ${sums.known} already there, ${sums.refused} refused`)
      })
    })
}
