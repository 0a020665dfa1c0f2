import type { Command } from 'commander'
import { contextOf } from './context.ts'
import { failAtEnd } from './lines.ts'
import { withDesk } from './open-desk.ts'

export function addDoctor(dailies: Command): void {
  dailies
    .command('doctor')
    .description('checks every invariant of the store, one line each; changes nothing')
    .option('--deploy', 'also what a public site needs: address, proxy, disk, memory, contact')
    .action(async (options: { deploy?: boolean }, command: Command) => {
      const context = contextOf(command)
      const { examine } = await import('../store/doctor.ts')
      const { facesFollow } = await import('../../jobs/check-faces.ts')
      const { deployment } = await import('./deployment.ts')
      await withDesk(context, {}, async (desk) => {
        const findings = [...(await examine(desk.store)), await facesFollow(desk), ...(options.deploy ? await deployment(desk) : [])]
        for (const finding of findings) {
          if (!finding.ok) failAtEnd()
          if (!context.json) context.out(`${finding.ok ? 'ok ' : 'BAD'}\t${finding.name}\t${finding.words}`)
        }
        if (context.json) context.out(JSON.stringify(findings))
      })
    })
}
