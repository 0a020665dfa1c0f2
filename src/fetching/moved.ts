type Hop = { from: string; to: string; permanent: boolean }

/** One visit of a source: when (ms since the epoch), by which hops, and whether what answered could be read as a feed. */
export type PastVisit = { at: number; hops: Hop[]; readable: boolean }

export type MoveVerdict = { kind: 'stays'; words: string } | { kind: 'moved'; to: string; words: string }

const day = 24 * 3600_000
const confirmedOver = 3 * day
const leastVisits = 3

/** Where the permanent hops at the start of a way lead; a temporary one says "ask here again", so what follows it moves nothing. */
function permanentTarget(hops: Hop[]): string | null {
  const firstTemporary = hops.findIndex((hop) => !hop.permanent)
  return hops.slice(0, firstTemporary < 0 ? hops.length : firstTemporary).at(-1)?.to ?? null
}

/**
 * Has a source moved for good? Only if its latest visits, at least three over at least three days, all led by permanent redirects (301, 308)
 * to one address where a feed was read: redirects made by mistake, to a front page or by a captive network are mended within days.
 */
export function verdictOfHops(history: PastVisit[]): MoveVerdict {
  const latest = history.toSorted((a, b) => b.at - a.at)
  const to = permanentTarget(latest[0]?.hops ?? [])
  if (to === null) return { kind: 'stays', words: 'it answers at its own address, or redirects for now only' }
  const other = latest.findIndex((visit) => permanentTarget(visit.hops) !== to || !visit.readable)
  const agreeing = other < 0 ? latest : latest.slice(0, other)
  const days = agreeing.length > 0 ? (agreeing[0]!.at - agreeing.at(-1)!.at) / day : 0
  const seen = `${agreeing.length} visit${agreeing.length === 1 ? '' : 's'} over ${days.toFixed(1)} days found it at ${to} for good`
  if (agreeing.length < leastVisits || days * day < confirmedOver) return { kind: 'stays', words: `${seen}: not yet confirmed` }
  return { kind: 'moved', to, words: seen }
}
