import type { Command } from 'commander'
import { contextOf, untilStopped } from './context.ts'

export function addServe(dailies: Command): void {
  dailies
    .command('serve')
    .description('the site alone, until it is stopped')
    .action(async (_options: unknown, command: Command) => {
      const context = contextOf(command)
      const { openSite, prepare } = await import('./open-site.ts')
      await prepare(context)
      const site = await openSite(context)
      context.out(`Dailies is at ${site.url}`)
      await untilStopped(context.signal)
      await site.close()
    })
}
