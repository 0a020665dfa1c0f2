/** A document with the event it was put into and the one it truly belongs to. */
export type Assigned = { id: string; got: string; truth: string; title?: string }

export type EventsScore = {
  documents: number
  events: number
  precision: number
  recall: number
  f1: number
  /** pairs of different happenings put together, and of one happening kept apart */
  falseMerges: number
  falseSplits: number
  /** found events that mix the most, with the true events they mix */
  worstMerges: { event: string; documents: string[]; truths: string[]; reasons: string[] }[]
  worstSplits: { truth: string; documents: string[]; events: string[]; reasons: string[] }[]
}

/**
 * B-cubed precision, recall and F1 (Bagga and Baldwin 1998): for each document the share of its found event that truly belongs with it,
 * and the share of its true event that was found with it, averaged over documents.
 * @param because why two documents were put together or not, in words, for the lists of the worst
 */
export function evaluateEvents(
  assigned: readonly Assigned[],
  because: (a: string, b: string) => string[] = () => [],
  worst = 10,
): EventsScore {
  const found = grouped(assigned, ({ got }) => got)
  const truth = grouped(assigned, ({ truth }) => truth)
  const mean = (share: (one: Assigned) => number) =>
    assigned.length === 0 ? 0 : assigned.reduce((sum, one) => sum + share(one), 0) / assigned.length
  const together = (one: Assigned) => found.get(one.got)!.filter((other) => other.truth === one.truth).length
  const precision = mean((one) => together(one) / found.get(one.got)!.length)
  const recall = mean((one) => together(one) / truth.get(one.truth)!.length)
  return {
    documents: assigned.length,
    events: truth.size,
    precision,
    recall,
    f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
    falseMerges: pairsApart([...found.values()], ({ truth }) => truth),
    falseSplits: pairsApart([...truth.values()], ({ got }) => got),
    worstMerges: mixed(found, ({ truth }) => truth, worst).map(({ key, members, others }) => ({
      event: key,
      documents: ids(members),
      truths: others,
      reasons: reasonsFor(members, ({ truth }) => truth, because),
    })),
    worstSplits: mixed(truth, ({ got }) => got, worst).map(({ key, members, others }) => ({
      truth: key,
      documents: ids(members),
      events: others,
      reasons: reasonsFor(members, ({ got }) => got, because),
    })),
  }
}

const ids = (members: Assigned[]) => members.map(({ id }) => id)

function grouped(assigned: readonly Assigned[], key: (one: Assigned) => string): Map<string, Assigned[]> {
  const groups = new Map<string, Assigned[]>()
  for (const one of assigned) {
    const group = groups.get(key(one))
    if (group) group.push(one)
    else groups.set(key(one), [one])
  }
  return groups
}

/** Pairs within groups whose other label differs. */
function pairsApart(groups: Assigned[][], label: (one: Assigned) => string): number {
  const pairs = (n: number) => (n * (n - 1)) / 2
  return groups.reduce(
    (sum, group) => sum + pairs(group.length) - [...grouped(group, label).values()].reduce((same, part) => same + pairs(part.length), 0),
    0,
  )
}

/** Groups that hold more than one of the other label, those with most pairs apart first. */
function mixed(groups: Map<string, Assigned[]>, label: (one: Assigned) => string, most: number) {
  return [...groups]
    .map(([key, members]) => ({ key, members, others: [...new Set(members.map(label))].sort(), apart: pairsApart([members], label) }))
    .filter(({ others }) => others.length > 1)
    .sort((a, b) => b.apart - a.apart || (a.key < b.key ? -1 : 1))
    .slice(0, most)
}

/** Reasons of one telling pair: the first member beside the first of another label. */
function reasonsFor(members: Assigned[], label: (one: Assigned) => string, because: (a: string, b: string) => string[]): string[] {
  const [first] = members
  const other = members.find((member) => first && label(member) !== label(first))
  return first && other ? because(first.id, other.id) : []
}
