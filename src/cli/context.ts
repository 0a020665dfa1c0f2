import type { Command } from 'commander'
import { type Config, readConfig } from '../config.ts'
import { type Log, openLog, silentLog } from '../log.ts'

/** What every command is given: settings, where answers and remarks go, and the clock. */
export type Context = {
  config: Config
  json: boolean
  quiet: boolean
  log: Log
  /** a line of the answer, on standard output */
  out(line: string): void
  /** a remark for the person at the terminal, on standard error; silent with --quiet */
  say(line: string): void
  now: () => Date
  /** aborted by Ctrl-C */
  signal: AbortSignal
}

/** The call was wrong: exit status 2. */
export class WrongCall extends Error {}
/** The work failed in a way that is said in one sentence: exit status 1. */
export class WorkFailed extends Error {}

type Globals = { db?: string; json?: boolean; quiet?: boolean }

/** A setting that cannot be read is a failure of the surroundings, not of the call: status 1. */
function settings(): Config {
  try {
    return readConfig()
  } catch (error) {
    throw new WorkFailed((error as Error).message, { cause: error })
  }
}

export function contextOf(command: Command): Context {
  const globals = command.optsWithGlobals<Globals>()
  const config = settings()
  const quiet = globals.quiet === true
  const stop = new AbortController()
  const stopping = () => stop.abort()
  process.once('SIGINT', stopping)
  process.once('SIGTERM', stopping)
  const remark = (line: string) => process.stderr.write(line)
  return {
    config: { ...config, ...(globals.db && { db: globals.db }) },
    json: globals.json === true,
    quiet,
    log: quiet ? silentLog : openLog(remark, () => new Date()),
    out: (line) => process.stdout.write(`${line}\n`),
    say: (line) => {
      if (!quiet) remark(`${line}\n`)
    },
    now: () => new Date(),
    signal: stop.signal,
  }
}

/** Waits for Ctrl-C; one that came while we were still starting counts too. */
export function untilStopped(signal: AbortSignal): Promise<void> {
  return new Promise((stop) => {
    if (signal.aborted) stop()
    else signal.addEventListener('abort', () => stop(), { once: true })
  })
}
