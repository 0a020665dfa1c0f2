import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Command, CommanderError } from 'commander'
import { addAnalyse } from './analyse.ts'
import { addBackup, addRestore } from './backup.ts'
import { addCluster } from './cluster.ts'
import { WorkFailed, WrongCall } from './context.ts'
import { addDoctor } from './doctor.ts'
import { addEval } from './eval.ts'
import { addExplain } from './explain.ts'
import { addExport } from './export.ts'
import { addExtract } from './extract.ts'
import { addFeed } from './feed.ts'
import { addFetch } from './fetch.ts'
import { addCorrect, addEvent, addTag } from './hand.ts'
import { addImport } from './import.ts'
import { addRemove } from './remove.ts'
import { addRetag } from './retag.ts'
import { addServe } from './serve.ts'
import { addSources } from './sources.ts'
import { addStart } from './start.ts'
import { addTrain } from './train.ts'
import { addWork } from './work.ts'

const version = (JSON.parse(readFileSync(join(resolve(import.meta.dirname, '..', '..'), 'package.json'), 'utf8')) as { version: string })
  .version

/** Every sub-command, in the order a newcomer meets them. */
const adders = [
  addStart,
  addServe,
  addWork,
  addFetch,
  addSources,
  addFeed,
  addExtract,
  addAnalyse,
  addCluster,
  addExplain,
  addEval,
  addTrain,
  addRetag,
  addRemove,
  addEvent,
  addTag,
  addCorrect,
  addExport,
  addImport,
  addDoctor,
  addBackup,
  addRestore,
]

export function program(): Command {
  const dailies = new Command('dailies')
    .description('Reads how film and television take up artificial intelligence, and what the people who work there fear from it.')
    .version(version, '--version', 'print the version')
    .option('--db <path-or-url>', 'the store: a SQLite file or a postgres:// address (DAILIES_DB; data/dailies.sqlite)')
    .option('--json', 'answer in JSON')
    .option('--quiet', 'no remarks, no log')
    .helpOption('--help', 'explain the command')
    .helpCommand(false)
    .addHelpText('after', '\nEvery command explains itself: dailies COMMAND --help\n')
  for (const add of adders) add(dailies)
  for (const command of [dailies, ...dailies.commands.flatMap((command) => [command, ...command.commands])]) {
    command
      .exitOverride()
      .configureOutput({ writeErr: () => undefined })
      .helpOption('--help', 'explain the command')
  }
  return dailies
}

/** Runs one call. @returns the exit status: 0 done, 1 the work failed, 2 the call was wrong */
export async function run(args: string[]): Promise<number> {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // Whoever read our answer has gone (| head): there is nobody left to write to.
    if (error.code === 'EPIPE') process.exit(0)
    throw error
  })
  const dailies = program()
  try {
    await dailies.parseAsync(args, { from: 'user' })
    return Number(process.exitCode ?? 0)
  } catch (error) {
    return await statusOf(error, dailies, args)
  }
}

async function statusOf(error: unknown, dailies: Command, args: string[]): Promise<number> {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0
    process.stderr.write(`${wrongIn(error)} (${usageOf(dailies, args)})\n`)
    return 2
  }
  if (error instanceof WrongCall) {
    process.stderr.write(`${error.message} (${usageOf(dailies, args)})\n`)
    return 2
  }
  if (error instanceof WorkFailed || isPlain(error)) {
    process.stderr.write(`${(error as Error).message}\n`)
    return 1
  }
  const { sayingOf } = await import('../store/open.ts')
  const said = sayingOf(error)
  process.stderr.write(`${said ? `the store failed: ${said}` : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  return 1
}

/** What commander found wrong, in one line. Of a call without a command it says only that it wants to show its help. */
function wrongIn(error: CommanderError): string {
  if (error.code === 'commander.help') return 'no command was given'
  return error.message
    .replace(/^error: /, '')
    .replace(/\s*\n\s*/g, ' ')
    .trim()
}

/** Errors whose message is a sentence made for people; anything else shows where it came from. */
const isPlain = (error: unknown) => error instanceof Error && ['StoreError', 'DataError', 'GoldError'].includes(error.constructor.name)

function usageOf(dailies: Command, args: string[]): string {
  const command = dailies.commands.find((command) => args.includes(command.name()))
  if (!command) return `commands: ${dailies.commands.map((command) => command.name()).join(' ')}; try dailies --help`
  const sub = command.commands.find((sub) => args.includes(sub.name()))
  return `usage: dailies ${sub ? `${command.name()} ${sub.name()} ${sub.usage()}` : `${command.name()} ${command.usage()}`}`
}
