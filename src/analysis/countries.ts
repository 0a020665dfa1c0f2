import type { Name, Role } from '../model.ts'
import type { Part } from './features.ts'
import type { Party } from './roles.ts'
import type { View } from './view.ts'

/** A country with the words that earned it: words `from` to before `to`. */
export type CountryFinding = {
  value: string
  score: number
  from: number
  to: number
  by: string
  because: string
}

const worth = { headline: 1, lead: 0.8, body: 0.45 }
const partyWorth = { acting: 0.8, mentioned: 0.2, person: 0.1 }
const enough = 0.75

type Evidence = CountryFinding & { worth: number }

/** Countries of the parties, by where the gazetteer says they are at home, and those the text names as parties' or as the jurisdiction. */
export function countriesOf(view: View, parts: Part[], parties: Party[], roles: Map<Name, { role: Role }>): CountryFinding[] {
  const found = [...fromWords(view, parts), ...fromParties(parties, roles)]
  const byCountry = Map.groupBy(found, (evidence) => evidence.value)
  return [...byCountry].flatMap(([, all]) => {
    const sum = all.reduce((total, evidence) => total + evidence.worth, 0)
    if (sum < enough) return []
    const { worth: _, ...best } = all.reduce((a, b) => (b.worth > a.worth ? b : a))
    return [
      {
        ...best,
        score: Math.round(Math.min(0.98, 0.45 + 0.25 * sum) * 1000) / 1000,
      },
    ]
  })
}

function fromWords(view: View, parts: Part[]): Evidence[] {
  const place = new Map(parts.map((part) => [part.sentence, part.place]))
  return view.hits
    .filter((hit) => hit.cue.facet === 'countries' && place.has(hit.sentence) && !isDateline(view, hit.from))
    .map((hit) => ({
      value: hit.cue.value,
      score: 0,
      from: hit.from,
      to: hit.to,
      by: `cue:${hit.cue.cue.id}`,
      because: `“${view.prose.text.slice(view.prose.starts[hit.from]!, view.prose.ends[hit.to - 1]!)}” stands in the ${place.get(hit.sentence)!}`,
      worth: worth[place.get(hit.sentence)!] * hit.cue.weight,
    }))
}

/** "LOS ANGELES (Reuters) —": where the reporter sat says nothing about the parties. */
function isDateline(view: View, at: number): boolean {
  const { prose } = view
  const sentence = prose.sentences[prose.sentenceOf[at]!]!
  if (at - sentence.first > 3 || prose.words[at]!.shape !== 'upper') return false
  return /^.{0,60}?(?:[—–]|\s-\s|\))/s.test(prose.text.slice(prose.ends[at]!, prose.ends[at]! + 70))
}

function fromParties(parties: Party[], roles: Map<Name, { role: Role }>): Evidence[] {
  return parties.flatMap(({ name, mentions }) => {
    const role = roles.get(name)?.role
    const part = role === undefined ? 'person' : role === 'mentioned' ? 'mentioned' : 'acting'
    const mention = mentions[0]!
    return name.countries.map((value) => ({
      value,
      score: 0,
      from: mention.at,
      to: mention.at + mention.length,
      by: `name:${name.id}`,
      because: `${name.name} is at home there`,
      worth: partyWorth[part],
    }))
  })
}
