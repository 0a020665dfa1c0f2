import type { Part } from './features.ts'
import type { Party } from './roles.ts'
import type { View } from './view.ts'

const rank = { people: 0, studios: 1, bodies: 1, vendors: 1, productions: 9 }

/**
 * Whose deed or word a passage reports: the first name of the headline, a person before the company he speaks for where both stand there;
 * else the first name of the lead, else of the passage. Titles act only where nobody else does.
 */
export function actorOf(view: View, parts: Part[], parties: Party[]): string | null {
  const place = new Map(parts.map((part) => [part.sentence, part.place]))
  const candidates = parties
    .filter(({ name }) => name.facet !== 'productions' && name.kind !== 'synthetic')
    .map((party) => ({
      name: party.name,
      at: party.mentions[0]!.at,
      place: place.get(view.prose.sentenceOf[party.mentions[0]!.at]!) ?? 'body',
    }))
  for (const where of ['headline', 'lead', 'body'] as const) {
    const here = candidates.filter((candidate) => candidate.place === where)
    const first = here.sort((a, b) => a.at - b.at)[0]
    if (!first) continue
    const speaker = here.find((candidate) => rank[candidate.name.facet] === 0 && candidate.at - first.at <= 6)
    return (speaker ?? first).name.name
  }
  return parties[0]?.name.name ?? null
}
