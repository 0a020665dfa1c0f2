import type { Command } from 'commander'
import { contextOf } from './context.ts'
import { answer, failAtEnd, objectsFrom } from './lines.ts'
import { textInputOf } from './text-input.ts'

export function addAnalyse(dailies: Command): void {
  dailies
    .command('analyse')
    .description('reads texts and prints what they say, each tag with the words that earned it')
    .argument('[files...]', 'NDJSON {"id","url","title","text","published"}; - or nothing is standard input')
    .addHelpText(
      'after',
      '\nAll fields but "id" and one of "title", "text" are optional. One reading a line, in input order; start and end are\nUTF-16 offsets into title + two line breaks + text. A bad line answers {"id","error"}.\n\nExample: echo \'{"id":"1","title":"Netflix used generative AI for a shot"}\' | dailies analyse\n',
    )
    .action(async (files: string[], _options: unknown, command: Command) => {
      const { config } = contextOf(command)
      const { analyserFor } = await import('./knowledge.ts')
      const analyser = analyserFor(config)
      for await (const line of objectsFrom(files)) {
        const input = line.kind === 'bad' ? { wrong: line.error } : textInputOf(line.value)
        if ('wrong' in input) {
          failAtEnd()
          await answer({ id: line.id, error: input.wrong })
        } else await answer({ ...analyser.read(input), id: line.id })
      }
    })
}
