import type { Command } from 'commander'
import { contextOf, untilStopped, WrongCall } from './context.ts'
import { withDesk } from './open-desk.ts'

export function addWork(dailies: Command): void {
  dailies
    .command('work')
    .description('the jobs alone: the timetable, until it is stopped')
    .option('--once <job>', 'run one job of the timetable now and end')
    .option('--now', 'fetch at once, then keep to the timetable')
    .action(async (options: { once?: string; now?: boolean }, command: Command) => {
      const context = contextOf(command)
      const { runOne, startSchedule, timetable } = await import('../../jobs/schedule.ts')
      const { syncSources } = await import('../store/sources.ts')
      const { firstFetch } = await import('../../jobs/first-fetch.ts')
      const job = timetable.find((job) => job.name === options.once)
      if (options.once !== undefined && !job)
        throw new WrongCall(`no job is called "${options.once}": ${timetable.map((job) => job.name).join(', ')}`)
      await withDesk(context, {}, async (desk) => {
        await syncSources(desk.store, desk.knowledge.sources, 'file')
        if (job) return await runOne(desk, job)
        // Started by `start`: when that process is gone, so is our reason to run.
        process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
        const schedule = startSchedule(desk)
        const first = options.now ? firstFetch(desk, context.say) : Promise.resolve()
        await untilStopped(context.signal)
        await Promise.all([schedule.stop(), Promise.race([first, after(patienceMs)])])
      })
      // Name look-ups under way cannot be called back; nothing of ours waits for them.
      if (!job) process.exit(0)
    })
}

/** How long a run that was told to stop may take to notice. */
const patienceMs = 800
const after = (ms: number) => new Promise<void>((done) => setTimeout(done, ms))
