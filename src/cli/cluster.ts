import type { Command } from 'commander'
import type { ClusterInput } from '../events/cluster.ts'
import type { Reading } from '../model.ts'
import { contextOf } from './context.ts'
import { answer, failAtEnd, objectsFrom } from './lines.ts'
import { textInputOf } from './text-input.ts'

type Place = { kind: 'bad'; id: string | number | null; error: string } | { kind: 'text'; id: string | number; at: number }

export function addCluster(dailies: Command): void {
  dailies
    .command('cluster')
    .description('folds texts that report one happening into one event')
    .argument('[files...]', 'NDJSON as for analyse, or its output joined with the input; - or nothing is standard input')
    .addHelpText(
      'after',
      '\nOne line a text, in input order: {"id","story","event","events":[{"event","role","start","end","score","because"}]}.\n"story" is shared by near-copies, "event" is the main report or null. Ids are local to the run.\n\nExample: dailies cluster texts.ndjson\n',
    )
    .action(async (files: string[], _options: unknown, command: Command) => {
      const { config } = contextOf(command)
      const { analyserFor } = await import('./knowledge.ts')
      const { clusterAll } = await import('../events/cluster.ts')
      const analyser = analyserFor(config)
      const texts: ClusterInput[] = []
      const places: Place[] = []
      for await (const line of objectsFrom(files)) {
        if (line.kind === 'bad') {
          places.push({ kind: 'bad', id: line.id, error: line.error })
          continue
        }
        const input = textInputOf(line.value)
        if ('wrong' in input) places.push({ kind: 'bad', id: line.id, error: input.wrong })
        else {
          places.push({ kind: 'text', id: line.id, at: texts.length })
          texts.push({ input, reading: readingIn(line.value) ?? analyser.read(input) })
        }
      }
      const lines = clusterAll(texts)
      for (const place of places) {
        if (place.kind === 'bad') failAtEnd()
        await answer(place.kind === 'bad' ? { id: place.id, error: place.error } : { ...lines[place.at], id: place.id })
      }
    })
}

/** The reading a line brings with it, where it is a whole one. */
function readingIn(value: Record<string, unknown>): Reading | null {
  const whole =
    typeof value.in_scope === 'boolean' &&
    Array.isArray(value.passages) &&
    Array.isArray(value.tags) &&
    Array.isArray(value.studios) &&
    typeof value.roles === 'object'
  return whole ? (value as unknown as Reading) : null
}
