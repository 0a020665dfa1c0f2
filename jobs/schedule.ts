import cron from 'node-cron'
import type { Desk } from './desk.ts'
import { refresh } from './refresh.ts'
import { rebuildEvents, rebuildWaits, retag } from './retag.ts'
import { runJob } from './run.ts'
import { tidy } from './tidy.ts'

export type Job = { name: string; cron: string; does: string; run(desk: Desk, runId: number): Promise<unknown> }

/** The whole timetable. Times are UTC. Each can be run by hand: `dailies fetch`, `dailies retag`, `dailies work --once NAME`. */
export const timetable: Job[] = [
  {
    name: 'refresh',
    cron: '*/5 * * * *',
    does: 'asks the sources whose time has come and reads what is new',
    run: (desk, runId) => refresh(desk, { runId, due: true }),
  },
  {
    name: 'retag',
    cron: '40 3 * * *',
    does: 'reads again what was read by an older taxonomy, gazetteer or program',
    run: async (desk) => ({ ...(await retag(desk, {})), ...((await rebuildWaits(desk)) && { events: await rebuildEvents(desk) }) }),
  },
  { name: 'tidy', cron: '10 4 * * *', does: 'lets go of what no page needs: old visits, old robots.txt files', run: (desk) => tidy(desk) },
]

/** Starts the timetable; a job whose turn comes while another holds the lease waits for its next turn. */
export function startSchedule(desk: Desk, jobs: Job[] = timetable): { stop(): Promise<void> } {
  const tasks = jobs.map((job) => cron.schedule(job.cron, () => runOne(desk, job), { timezone: 'UTC', noOverlap: true, name: job.name }))
  return {
    async stop() {
      for (const task of tasks) await task.destroy()
    },
  }
}

/** Runs one job now and logs how it went; nothing it does wrong ends the process. */
export async function runOne(desk: Desk, job: Job): Promise<void> {
  const ran = await runJob(desk, job.name, (runId) => job.run(desk, runId))
  if (ran.kind === 'done') desk.log('job done', { job: job.name, report: ran.report })
  else if (ran.kind === 'held') desk.log('job left for its next turn: another run is under way', { job: job.name, by: ran.by })
  else desk.log('job failed', { job: job.name, error: ran.error instanceof Error ? ran.error.message : String(ran.error) })
}
