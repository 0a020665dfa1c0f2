import { userInfo } from 'node:os'
import type { Command } from 'commander'
import { contextOf, WorkFailed, WrongCall } from './context.ts'
import { withDesk } from './open-desk.ts'

export function addRemove(dailies: Command): void {
  dailies
    .command('remove')
    .description('takes a text out for good and keeps it out; what is left is a line in the public log')
    .argument('<url-or-id>', 'the address of a text, or the id of a document as the site shows it')
    .requiredOption('--reason <text>', 'why, for the public log')
    .option('--by <name>', 'who asks for it', userInfo().username)
    .addHelpText(
      'after',
      '\nThe words, tags and quotations go from every table and from the index; numbers of the past stay as they were.\nThis cannot be undone. An address that is not held yet is kept out from now on.\n\nExample: dailies remove https://example.com/story --reason "asked by the person named in it"\n',
    )
    .action(async (what: string, options: { reason: string; by: string }, command: Command) => {
      const context = contextOf(command)
      if (options.reason.trim() === '') throw new WrongCall('--reason must say why')
      const { removeForGood } = await import('../../jobs/remove.ts')
      await withDesk(context, {}, async (desk) => {
        const removed = await removeForGood(desk, { what, reason: options.reason, by: options.by })
        if (removed.kind === 'unknown') throw new WorkFailed(`no document is called "${what}"`)
        if (removed.kind === 'brief') throw new WorkFailed(`${what} is a text of our own: hide its event instead`)
        if (context.json) return context.out(JSON.stringify(removed))
        context.out(
          removed.kind === 'kept-out'
            ? `nothing is held of ${removed.address}; it stays out from now on`
            : `${removed.id} was removed; ${removed.events.length} events were drawn again`,
        )
      })
    })
}
