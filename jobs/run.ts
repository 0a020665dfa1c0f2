import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import type { Log } from '../src/log.ts'
import { takeLease } from '../src/store/lease.ts'
import type { Store } from '../src/store/open.ts'
import { beginRun, endRun } from '../src/store/runs.ts'

export type Ran<R> = { kind: 'done'; report: R } | { kind: 'held'; by: string; until: string } | { kind: 'failed'; error: unknown }

const leaseSeconds = 60
const beatMs = 15_000

/** Whether a holder was a process of this machine that has ended, killed before it could let go. */
function isGone(holder: string): boolean {
  const [, host, pid] = /^(.*) process (\d+) /.exec(holder) ?? []
  if (host !== hostname() || pid === undefined) return false
  try {
    process.kill(Number(pid), 0)
    return false
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH'
  }
}

/**
 * Runs a job under the one lease that keeps two runs apart, here or in another process, and files how it went.
 * The lease is renewed while the job works; a killed process frees it by not renewing.
 */
export async function runJob<R>(
  at: { store: Store; log: Log; now: () => Date },
  job: string,
  work: (runId: number) => Promise<R>,
): Promise<Ran<R>> {
  const holder = `${hostname()} process ${process.pid} ${randomUUID().slice(0, 8)}`
  // A file is shared by the processes of one machine, which can be asked; of a database's other machines we know nothing and wait.
  const gone = at.store.engine === 'sqlite' ? isGone : () => false
  const took = await takeLease(at.store, 'jobs', holder, at.now(), leaseSeconds, gone)
  if (took.kind === 'held') return took
  const beating = setInterval(() => {
    took.lease.beat(at.now()).catch((error: unknown) => at.log('the lease could not be renewed', { job, error: String(error) }))
  }, beatMs)
  const runId = await beginRun(at.store, job, at.now())
  try {
    const report = await work(runId)
    await endRun(at.store, runId, at.now(), { report })
    return { kind: 'done', report }
  } catch (error) {
    await endRun(at.store, runId, at.now(), { error: error instanceof Error ? error.message : String(error) })
    return { kind: 'failed', error }
  } finally {
    clearInterval(beating)
    await took.lease.release()
  }
}
