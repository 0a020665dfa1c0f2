import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import type { Command } from 'commander'
import { type Context, contextOf, untilStopped } from './context.ts'

export function addStart(dailies: Command): void {
  dailies
    .command('start')
    .description('everything: brings the store up to date, serves the site, runs the jobs, fetches at once in the background')
    .addHelpText('after', '\nCtrl-C stops both processes within two seconds; what was under way goes on at the next start.\n')
    .action(async (_options: unknown, command: Command) => {
      const context = contextOf(command)
      const { openSite, prepare } = await import('./open-site.ts')
      const knowledge = await prepare(context)
      if (context.signal.aborted) return
      const site = await openSite(context, knowledge)
      context.out(`Dailies is at ${site.url}`)
      const jobs = keepJobs(context)
      await untilStopped(context.signal)
      await Promise.race([Promise.all([site.close(), jobs.stop()]), new Promise((done) => setTimeout(done, longestStopMs + 200))])
      // Whatever a slow database or a name look-up still holds open is nothing of ours that could be lost.
      process.exit(0)
    })
}

const longestStopMs = 1300
const longestPauseMs = 60_000

/** The second process. One that dies unasked is started again, each time after a longer pause. */
function keepJobs(context: Context): { stop(): Promise<void> } {
  let child = startJobs(context)
  let pause = 1000
  let restart: NodeJS.Timeout | undefined
  const watch = () =>
    child.once('exit', (code, signal) => {
      if (context.signal.aborted) return
      context.say(`the jobs ended unasked (${signal ?? `status ${code}`}); they start again in ${pause / 1000} s`)
      restart = setTimeout(() => {
        child = startJobs(context)
        watch()
      }, pause)
      pause = Math.min(pause * 2, longestPauseMs)
    })
  watch()
  return {
    async stop() {
      clearTimeout(restart)
      await stopped(child)
    },
  }
}

function startJobs(context: Context): ChildProcess {
  const args = ['--db', context.config.db, ...(context.quiet ? ['--quiet'] : []), 'work', '--now']
  return fork(join(import.meta.dirname, 'main.ts'), args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
}

function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((done) => {
    child.once('exit', () => done())
    child.kill('SIGTERM')
    // What it was doing is one open transaction at most: the next start finds it undone and goes on.
    setTimeout(() => child.kill('SIGKILL'), longestStopMs).unref()
  })
}
