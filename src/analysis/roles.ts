import type { EventType, Name, Role } from '../model.ts'
import type { Hit } from './cue-hits.ts'
import { featureOf } from './features.ts'
import { probabilitiesOf, type ReadyHead, type Vector } from './linear-model.ts'
import type { Mention } from './names.ts'
import type { View } from './view.ts'

/** A name of a passage with all places it stands at. */
export type Party = { name: Name; mentions: Mention[] }

export function partiesOf(view: View, sentences: ReadonlySet<number>): Party[] {
  const byName = Map.groupBy(
    view.mentions.filter((mention) => sentences.has(view.prose.sentenceOf[mention.at]!)),
    (mention) => mention.name,
  )
  return [...byName].map(([name, mentions]) => ({ name, mentions }))
}

/** Cues of roles by the word they start at and the word they end before. */
export type RoleHits = { starts: Map<number, string[]>; ends: Map<number, string[]> }

export function roleHitsOf(view: View): RoleHits {
  const hits = view.hits.filter((hit) => hit.cue.facet === 'roles' && !hit.negated)
  const by = (place: (hit: Hit) => number) =>
    new Map([...Map.groupBy(hits, place)].map(([at, here]) => [at, here.map((hit) => hit.cue.value)]))
  return { starts: by((hit) => hit.from), ends: by((hit) => hit.to) }
}

const reach = 6

/** What tells a party's part in the story: what it is, where it stands, the words around it, what kind of story it is. */
export function roleVector(party: Party, rank: number, type: EventType | null, view: View, roleHits: RoleHits): Vector {
  const vector: Vector = new Map()
  const { facet, kind } = party.name
  const put = (name: string, amount = 1) => vector.set(featureOf(`role ${name}`), amount)
  put(facet)
  put(`kind ${kind}`)
  put(`${kind} in ${type}`)
  put(`${facet} in ${type}`)
  const headline = party.mentions.some((mention) => view.prose.starts[mention.at]! < view.prose.headline)
  if (headline) {
    put('headline')
    put(`headline ${facet} ${type}`)
  }
  if (rank === 0) put(`first ${facet} ${type}`)
  if (rank > 2) put('late')
  put('often', Math.min(1, (party.mentions.length - 1) / 4))
  if (party.mentions.length === 1) put('once')
  for (const mention of party.mentions) {
    const at = view.prose.starts[mention.at]! < view.prose.headline ? 1 : 0.6
    addNear(view, mention, facet, at, vector)
    for (const value of roleHits.starts.get(mention.at) ?? []) put(`starts ${value}`)
    for (const value of roleHits.ends.get(mention.at + mention.length) ?? []) put(`ends ${value}`)
  }
  return vector
}

function addNear(view: View, mention: Mention, facet: string, amount: number, vector: Vector): void {
  const { prose } = view
  const sentence = prose.sentences[prose.sentenceOf[mention.at]!]!
  const end = mention.at + mention.length
  const put = (name: string) => {
    const feature = featureOf(name)
    vector.set(feature, Math.max(vector.get(feature) ?? 0, amount * 0.6))
  }
  for (let at = Math.max(sentence.first, mention.at - reach); at < mention.at; at++) put(`role before ${prose.words[at]!.stem}`)
  for (let at = end; at < Math.min(sentence.last, end + reach); at++) put(`role after ${prose.words[at]!.stem}`)
  if (mention.at === sentence.first) put(`role opens ${facet}`)
  if (prose.words[end - 1]!.possessive) put(`role owns ${facet}`)
  if (mention.at > sentence.first) put(`role next before ${prose.words[mention.at - 1]!.stem}`)
  if (end < sentence.last) put(`role next after ${prose.words[end]!.stem}`)
}

const plainRole: Record<string, Role> = {
  studios: 'user',
  vendors: 'maker',
  bodies: 'objector',
}

/** The role of every studio, vendor and body of a passage. People and titles carry none. */
export function rolesOf(
  parties: Party[],
  type: EventType | null,
  view: View,
  head: ReadyHead | undefined,
): Map<Name, { role: Role; score: number }> {
  const roleHits = roleHitsOf(view)
  const roles = new Map<Name, { role: Role; score: number }>()
  const acting = parties.filter(({ name }) => name.facet === 'studios' || name.facet === 'vendors' || name.facet === 'bodies')
  acting.forEach((party, rank) => {
    if (!head) {
      const value = party.mentions.flatMap((mention) => [
        ...(roleHits.starts.get(mention.at) ?? []),
        ...(roleHits.ends.get(mention.at + mention.length) ?? []),
      ])[0]
      roles.set(party.name, { role: (value as Role | undefined) ?? plainRole[party.name.facet]!, score: 0.5 })
      return
    }
    const chances = probabilitiesOf(head, roleVector(party, rank, type, view, roleHits))
    const best = chances.indexOf(Math.max(...chances))
    roles.set(party.name, {
      role: head.labels[best] as Role,
      score: chances[best]!,
    })
  })
  return roles
}
