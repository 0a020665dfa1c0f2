import { userInfo } from 'node:os'
import type { Command } from 'commander'
import type { Change, Changed } from '../../jobs/correct.ts'
import { type Context, contextOf, WorkFailed, WrongCall } from './context.ts'
import { answer, failAtEnd, type Line, objectsFrom, textField } from './lines.ts'
import { withDesk } from './open-desk.ts'

type Signed = { by: string; note?: string; class: string }
const classes = ['correction', 'clarification', 'update'] as const

const signed = (command: Command): Command =>
  command
    .option('--by <name>', 'who changes it', userInfo().username)
    .option('--note <text>', 'why, for the public log')
    .option('--class <name>', classes.join(', '), 'correction')

function signatureOf(options: Signed): Pick<Change, 'by' | 'note' | 'class'> {
  const kind = classes.find((name) => name === options.class)
  if (!kind) throw new WrongCall(`--class must be one of ${classes.join(', ')}, not "${options.class}"`)
  return { by: options.by, note: options.note ?? null, class: kind }
}

/** Changes one after the other; the first that is wrong ends the call, those before it hold. */
async function changeAll(context: Context, changes: Change[]): Promise<void> {
  const { changeEvent } = await import('../../jobs/correct.ts')
  await withDesk(context, {}, async (desk) => {
    for (const change of changes) told(context, change.id, await changeEvent(desk, change))
  })
}

function told(context: Context, id: string, changed: Changed): void {
  if (changed.kind === 'wrong') throw new WorkFailed(changed.words)
  if (context.json) context.out(JSON.stringify({ id, correction: changed.correction, before: changed.before }))
  else context.out(`${id}: correction ${changed.correction}${changed.before === null ? '' : ` (it was: ${changed.before})`}`)
}

/** `event edit`, `merge` and `hide`: an editor's hand on one event. */
export function addEvent(dailies: Command): void {
  const event = dailies.command('event').description('an editor’s hand on one event: each step is logged and holds against every machine')
  signed(event.command('edit').description('sets title, date, summary, side, type, stage or stance of an event'))
    .argument('<id>', 'of an event, as the site shows it')
    .argument('<changes...>', 'FIELD=VALUE; an empty VALUE clears stage, stance or summary')
    .addHelpText('after', '\nExample: dailies event edit e7k2m "title=A studio pays for voices" date=2025-10\n')
    .action(async (id: string, changes: string[], options: Signed, command: Command) => {
      const signature = signatureOf(options)
      const list = changes.map((text): Change => {
        const at = text.indexOf('=')
        if (at < 1) throw new WrongCall(`"${text}" is no FIELD=VALUE`)
        return { id, facet: text.slice(0, at), value: text.slice(at + 1) || null, action: 'set', ...signature }
      })
      await changeAll(contextOf(command), list)
    })
  signed(event.command('hide').description('takes an event off the site; undo brings it back'))
    .argument('<id>', 'of an event, as the site shows it')
    .action(async (id: string, options: Signed, command: Command) =>
      changeAll(contextOf(command), [{ id, facet: 'event', value: null, action: 'hide', ...signatureOf(options) }]),
    )
  signed(event.command('merge').description('makes one event of two; the first id leads to the second for good'))
    .argument('<from>', 'the event that ends')
    .argument('<into>', 'the event that stays')
    .action(async (from: string, into: string, options: Signed, command: Command) => {
      const context = contextOf(command)
      const { by, note } = signatureOf(options)
      const { mergeByHand } = await import('../../jobs/correct.ts')
      await withDesk(context, {}, async (desk) => told(context, from, await mergeByHand(desk, { from, into, by, note })))
    })
}

/** `tag set` and `tag remove`: one value of one facet. */
export function addTag(dailies: Command): void {
  const tag = dailies.command('tag').description('gives an event a value of a facet, or takes it away')
  for (const [name, action, does] of [
    ['set', 'accept', 'gives an event a value of a facet'],
    ['remove', 'reject', 'takes a value of a facet from an event'],
  ] as const)
    signed(tag.command(name).description(`${does}, whatever a machine reads`))
      .argument('<id>', 'of an event, as the site shows it')
      .argument('<facet>', 'uses, techniques, concerns, workers, countries, studios, vendors, bodies, people, productions …')
      .argument('<value>', 'an id of the taxonomy, or a name of the gazetteer')
      .action(async (id: string, facet: string, value: string, options: Signed, command: Command) =>
        changeAll(contextOf(command), [{ id, facet, value, action, ...signatureOf(options) }]),
      )
}

/** `correct`: many corrections as NDJSON, or one undone. */
export function addCorrect(dailies: Command): void {
  signed(dailies.command('correct').description('applies corrections from NDJSON, or undoes one'))
    .argument('[file]', 'NDJSON {"id","facet","value","action"}; - or nothing is standard input')
    .option('--undo <number>', 'takes back the correction of this number')
    .addHelpText(
      'after',
      '\n"id" is of an event; "action" is accept, reject, set or hide. Each line is answered in its place;\na bad one answers {"id","error"} and the rest goes on.\n',
    )
    .action(async (file: string | undefined, options: Signed & { undo?: string }, command: Command) => {
      const context = contextOf(command)
      const signature = signatureOf(options)
      const { changeEvent, undoChange } = await import('../../jobs/correct.ts')
      if (options.undo !== undefined) {
        const number = Number(options.undo)
        if (!/^\d+$/.test(options.undo)) throw new WrongCall(`--undo must be the number of a correction, not "${options.undo}"`)
        return await withDesk(context, {}, async (desk) => told(context, `undone`, await undoChange(desk, number, signature.by)))
      }
      await withDesk(context, {}, async (desk) => {
        for await (const line of objectsFrom(file === undefined ? [] : [file])) {
          const change = changeIn(line)
          const came: Changed =
            'wrong' in change ? { kind: 'wrong', words: change.wrong } : await changeEvent(desk, { ...change, ...signature })
          if (came.kind === 'wrong') failAtEnd()
          await answer(
            came.kind === 'wrong' ? { id: line.id, error: came.words } : { id: line.id, correction: came.correction, before: came.before },
          )
        }
      })
    })
}

function changeIn(line: Line): Pick<Change, 'id' | 'facet' | 'value' | 'action'> | { wrong: string } {
  if (line.kind === 'bad') return { wrong: line.error }
  const [facet, value, action] = (['facet', 'value', 'action'] as const).map((field) => textField(line.value, field))
  for (const found of [facet, value, action]) if (found !== null && typeof found === 'object') return found
  const known = (['accept', 'reject', 'set', 'hide'] as const).find((name) => name === action)
  if (!known) return { wrong: 'the field "action" must be accept, reject, set or hide' }
  if (known !== 'hide' && !facet) return { wrong: 'the field "facet" is missing' }
  return { id: line.value.id, facet: (facet as string | null) ?? 'event', value: value as string | null, action: known }
}
