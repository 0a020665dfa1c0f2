import type { Command } from 'commander'
import { type Context, contextOf } from './context.ts'

export function addBackup(dailies: Command): void {
  dailies
    .command('backup')
    .description('writes a whole copy of the store while everything goes on')
    .argument('<file>', 'a new file; an existing one is never overwritten')
    .action(async (file: string, _options: unknown, command: Command) => {
      const context = contextOf(command)
      const { backupTo } = await import('../store/backup.ts')
      const { openStore } = await import('../store/open.ts')
      const store = await openStore(context.config.db)
      try {
        const counts = await backupTo(store, file)
        context.out(
          context.json
            ? JSON.stringify({ file, counts })
            : `${file}: ${counts.documents} documents, ${counts.events} events, ${counts.items} items`,
        )
      } finally {
        await store.close()
      }
    })
}

export function addRestore(dailies: Command): void {
  dailies
    .command('restore')
    .description('puts a backup in the place of the store, after checking it; the present file is kept beside it')
    .argument('<file>', 'made by dailies backup')
    .action(async (file: string, _options: unknown, command: Command) => {
      const context = contextOf(command)
      const { restoreFrom } = await import('../store/backup.ts')
      const restored = await restoreFrom(file, context.config.db, context.now())
      if (restored.events.length > 0) await drawnAgain(context, restored.events)
      if (context.json) return context.out(JSON.stringify(restored))
      context.out(
        `${restored.counts.documents} documents, ${restored.counts.events} events restored${restored.before ? `; what was there is ${restored.before}` : ''}`,
      )
      if (restored.removedAgain > 0) context.out(`${restored.removedAgain} texts that were removed since were removed again`)
    })
}

async function drawnAgain(context: Context, events: string[]): Promise<void> {
  const { withDesk } = await import('./open-desk.ts')
  const { drawAgain } = await import('../../jobs/faces.ts')
  await withDesk(context, {}, (desk) => drawAgain(desk, events))
}
