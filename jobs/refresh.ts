import type { ItemOutcome } from '../src/model.ts'
import { itemLedger, type PendingItem, pendingItems } from '../src/store/items.ts'
import { type SourceState, sourceStates } from '../src/store/sources.ts'
import type { Desk } from './desk.ts'
import { someAtATime } from './in-turn.ts'
import { putOff, type Taken, takeItem } from './take-item.ts'
import { type VisitLine, visitSource } from './visit-source.ts'

export type RefreshReport = {
  sources: number
  asked: number
  /** visits by outcome */
  visits: Record<string, number>
  offered: number
  fresh: number
  seenAgain: number
  /** what became of the items dealt with in this run */
  taken: Record<ItemOutcome, number>
  inScope: number
  /** the whole ledger of these sources afterwards: offered ever = the sum */
  ledger: Record<ItemOutcome, number>
  seconds: number
}

export type RefreshAsk = {
  runId: number
  only?: string[]
  due?: boolean
  onVisit?: (line: VisitLine) => void
  onItem?: (done: number, all: number) => void
}

// The fetcher has its own bound; these keep what is held in memory small.
const visitsAtOnce = 32
const hostsAtOnce = 96
const itemsAtOnce = 2000

/** One whole cycle: asks the sources, then gives every waiting item its outcome. One bad source never stops the rest. */
export async function refresh(desk: Desk, ask: RefreshAsk): Promise<RefreshReport> {
  const began = performance.now()
  // A list given to one run is that run's: the timetable does not go on with it.
  const mine = (state: SourceState) =>
    state.source.enabled && state.source.feed !== null && (ask.only !== undefined || state.origin !== 'run')
  const states = (await sourceStates(desk.store.db, ask.only)).filter(mine)
  const asked = states.filter((state) => mayAsk(state, ask.due === true, desk.now()))
  const visits = await someAtATime(asked, visitsAtOnce, async (state) => {
    const line = desk.signal.aborted ? null : await visitSource(desk, state, ask.runId)
    if (line) ask.onVisit?.(line)
    return line
  })
  const lines = visits.filter((line) => line !== null)
  const ids = states.map((state) => state.source.id)
  const taken = await takePending(desk, states, ids, ask.onItem)
  const sum = (pick: (line: VisitLine) => number) => lines.reduce((total, line) => total + pick(line), 0)
  return {
    sources: states.length,
    asked: lines.length,
    visits: counted(lines.map((line) => line.outcome)),
    offered: sum((line) => line.offered),
    fresh: sum((line) => line.fresh),
    seenAgain: sum((line) => line.seenAgain),
    taken: { ...noItems, ...counted(taken.map((settled) => settled.outcome)) },
    inScope: taken.filter((settled) => settled.inScope).length,
    ledger: await itemLedger(desk.store, ids),
    seconds: Math.round(performance.now() - began) / 1000,
  }
}

const noItems: Record<ItemOutcome, number> = { kept: 0, duplicate: 0, refused: 0, failed: 0, removed: 0, pending: 0 }

/** A refusal, a Retry-After or a retirement is honoured even when every source is asked by hand. */
function mayAsk(state: SourceState, dueOnly: boolean, now: Date): boolean {
  if (state.retired !== null) return false
  const later = state.nextAt !== null && state.nextAt > now.toISOString()
  const told = state.lastOutcome === 'refused' || state.lastOutcome === 'busy' || state.lastOutcome === 'robots'
  return !(later && (dueOnly || told))
}

/** Everything that waits, host by host: one after the other at each, many hosts side by side. */
async function takePending(desk: Desk, states: SourceState[], ids: string[], onItem: RefreshAsk['onItem']): Promise<Taken[]> {
  const publishers = new Map(
    states.map((state) => [
      state.source.id,
      { id: state.source.publisher, sourceId: state.source.id, filings: state.source.kind === 'filing' },
    ]),
  )
  const all: Taken[] = []
  const met = new Set<number>()
  for (;;) {
    const waiting = (await pendingItems(desk.store.db, desk.now(), itemsAtOnce, ids)).filter((item) => !met.has(item.id))
    if (waiting.length === 0 || desk.signal.aborted) return all
    for (const item of waiting) met.add(item.id)
    const hosts = [...Map.groupBy(waiting, hostOf).values()]
    await someAtATime(hosts, hostsAtOnce, async (items) => {
      for (const settled of await takeOfHost(desk, items, publishers)) {
        all.push(settled)
        onItem?.(all.length, met.size)
      }
    })
  }
}

/** No such name, or two troubles of a host in a row, are believed: its other items are put off without asking again. */
const believedAfter = 2

async function takeOfHost(desk: Desk, items: PendingItem[], publishers: Map<string, Parameters<typeof takeItem>[2]>): Promise<Taken[]> {
  const done: Taken[] = []
  let dead = 0
  for (const item of items) {
    if (desk.signal.aborted) return done
    const settled =
      dead >= believedAfter ? await putOff(desk, item, done.at(-1)!) : await takeItem(desk, item, publishers.get(item.sourceId)!)
    dead = settled.hostTrouble === 'certain' ? believedAfter : settled.hostTrouble ? dead + 1 : 0
    done.push(settled)
  }
  return done
}

const hostOf = (item: PendingItem) => (item.address === null ? '' : (URL.parse(item.address)?.host ?? ''))

function counted<T extends string>(values: T[]): Record<T, number> {
  const counts = {} as Record<T, number>
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1
  return counts
}
