import type { EventType } from '../model.ts'
import type { Found } from './evidence.ts'
import type { EventSketch, Party } from './sketch.ts'

/** How many days after one report another may still be about the same happening, by what happened. */
const windows: Record<EventType, number> = {
  deployment: 60,
  partnership: 21,
  investment: 21,
  launch: 21,
  statement: 14,
  hire: 21,
  policy: 21,
  study: 30,
  bargaining: 14,
  strike: 21,
  agreement: 14,
  'legal-demand': 14,
  lawsuit: 21,
  ruling: 21,
  legislation: 21,
  'open-letter': 21,
  layoffs: 21,
  backlash: 30,
}
const windowUntyped = 30

/** Why two cannot be one happening however alike they sound, in words, or null. */
export function vetoOf(a: EventSketch, b: EventSketch, found: Found): string | null {
  return (
    tooFarApart(a, b, found) ?? otherStep(a, b) ?? otherCase(a, b) ?? otherVendor(a, b) ?? otherEdition(a, b, found) ?? otherTitle(a, b)
  )
}

function tooFarApart(a: EventSketch, b: EventSketch, found: Found): string | null {
  const longest = Math.max(a.type ? windows[a.type] : windowUntyped, b.type ? windows[b.type] : windowUntyped)
  return found.gap !== null && found.gap > longest ? `${found.gap} days apart, more than the ${longest} such news takes` : null
}

/** Headlines that name different steps of one affair; a step named in a lead only counts when the other side's headline says otherwise. */
function otherStep(a: EventSketch, b: EventSketch): string | null {
  for (const family of Object.keys({ ...a.steps, ...b.steps })) {
    const x = a.steps[family]
    const y = b.steps[family]
    if (!x || !y || x === y) continue
    if (a.headSteps[family] && b.headSteps[family]) return `different steps of one affair: ${x}, ${y}`
  }
  return null
}

const named = (parties: Party[], roles: Party['role'][]) => parties.filter((party) => roles.includes(party.role)).map((party) => party.name)
const apart = (a: string[], b: string[]) => a.length > 0 && b.length > 0 && !a.some((name) => b.includes(name))

/** Two suits against one vendor: other claimants, other case. */
function otherCase(a: EventSketch, b: EventSketch): string | null {
  const legal = (sketch: EventSketch) => sketch.type === 'lawsuit' || sketch.type === 'legal-demand'
  if (!legal(a) || !legal(b)) return null
  const x = named(a.parties, ['claimant'])
  const y = named(b.parties, ['claimant'])
  return apart(x, y) ? `different claimants: ${x.join(', ')}; ${y.join(', ')}` : null
}

const kindOf = (edition: string) =>
  /^\d{4}$/.test(edition) ? 'year' : /^q\d$/.test(edition) ? 'quarter' : (/^[a-z]+/.exec(edition)?.[0] ?? 'ordinal')

/** Both headlines name makers of AI, and neither text knows the other's. */
function otherVendor(a: EventSketch, b: EventSketch): string | null {
  const heads = (sketch: EventSketch) => sketch.parties.filter(({ kind, head }) => kind === 'vendors' && head).map(({ name }) => name)
  const knows = (sketch: EventSketch, names: string[]) => sketch.parties.some(({ name }) => names.includes(name))
  const x = heads(a)
  const y = heads(b)
  return x.length > 0 && y.length > 0 && !knows(a, y) && !knows(b, x) ? `about different makers: ${x.join(', ')}; ${y.join(', ')}` : null
}

const countedKinds = ['quarter', 'ordinal', 'season', 'series']

/** The 81st is not the 82nd; the report on the second quarter is not that on the third. */
function otherEdition(a: EventSketch, b: EventSketch, found: Found): string | null {
  // A headline names years for many reasons ("until 2026"); they count where publication does not tell the years apart.
  const kinds = found.gap === null ? ['year', ...countedKinds] : countedKinds
  for (const kind of kinds) {
    const x = a.editions.filter((edition) => kindOf(edition) === kind)
    const y = b.editions.filter((edition) => kindOf(edition) === kind)
    if (apart(x, y)) return `different editions: ${x.join(', ')}; ${y.join(', ')}`
  }
  return null
}

/** Both are about named titles, and not the same ones. */
function otherTitle(a: EventSketch, b: EventSketch): string | null {
  const heads = (sketch: EventSketch) =>
    sketch.parties.filter((party) => party.kind === 'productions' && party.head).map((party) => party.name)
  const x = heads(a)
  const y = heads(b)
  const mentioned = (sketch: EventSketch, names: string[]) => sketch.parties.some((party) => names.includes(party.name))
  return apart(x, y) && !mentioned(a, y) && !mentioned(b, x) ? `about different titles: ${x.join(', ')}; ${y.join(', ')}` : null
}
