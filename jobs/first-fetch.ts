import type { Desk } from './desk.ts'
import { refresh } from './refresh.ts'
import { runJob } from './run.ts'

/** The first fetch after a start: a line per source in plain words, so that whoever started us sees what was tried. */
export async function firstFetch(desk: Desk, say: (line: string) => void): Promise<void> {
  const feeds = new Map(desk.knowledge.sources.map((source) => [source.id, source.feed]))
  const ran = await runJob(desk, 'refresh', (runId) =>
    refresh(desk, {
      runId,
      due: true,
      onVisit: (line) =>
        say(
          `${line.id}: ${line.outcome === 'fresh' ? `${line.fresh} new of ${line.offered} items` : `${line.outcome.replaceAll('-', ' ')} – ${line.words}`} (${feeds.get(line.id) ?? ''})`,
        ),
    }),
  )
  if (ran.kind === 'held') say(`the first fetch was left out: another run is under way (${ran.by})`)
  else if (ran.kind === 'failed') say(`the first fetch failed: ${ran.error instanceof Error ? ran.error.message : String(ran.error)}`)
  else
    say(
      `first fetch: ${ran.report.asked} sources asked, ${ran.report.fresh} new items, ${ran.report.taken.kept} kept, ${ran.report.inScope} in scope, ${ran.report.seconds} s`,
    )
}
