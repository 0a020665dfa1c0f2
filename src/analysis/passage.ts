import { onlySpeaks } from '../knowledge/name-index.ts'
import type { EventType, Name, Passage, Role, Side, Span, Stage, StageValue, Stance, StanceValue, Tag } from '../model.ts'
import { actorOf } from './actor.ts'
import { type Answer, answerOf, answersOf } from './answers.ts'
import { type CountryFinding, countriesOf } from './countries.ts'
import { tagOf } from './evidence.ts'
import type { Part } from './features.ts'
import type { ReadyModel } from './ready-model.ts'
import { type Party, partiesOf, rolesOf } from './roles.ts'
import type { View } from './view.ts'

export const manyFacets = ['uses', 'techniques', 'concerns', 'workers'] as const
export const nameFacets = ['studios', 'vendors', 'bodies', 'people', 'productions'] as const

export type ReadPassage = { passage: Passage; tags: Tag[] }

/** Everything concluded from the sentences `parts` of a text, each conclusion with its tag. */
export function readPassage(view: View, parts: Part[], span: Span, model: ReadyModel): ReadPassage {
  const tags: Tag[] = []
  const keep = (facet: Tag['facet'], answer: Answer | null) => {
    if (answer) tags.push(tagOf(facet, answer, view, model.version))
  }
  const side = answerOf('side', view, parts, model.heads.get('side'))
  const type = answerOf('type', view, parts, model.heads.get('type'))
  keep('side', side)
  keep('type', type)
  const many = Object.fromEntries(
    manyFacets.map((facet) => [facet, tidied(facet, answersOf(facet, view, parts, model.heads.get(facet)))]),
  ) as Record<(typeof manyFacets)[number], Answer[]>
  for (const facet of manyFacets) for (const answer of many[facet]) keep(facet, answer)
  const speaking = partiesOf(view, new Set(parts.map((part) => part.sentence)))
  const parties = speaking.filter(({ name }) => !onlySpeaks(name))
  const roles = rolesOf(parties, (type?.value ?? null) as EventType | null, view, model.heads.get('role'))
  for (const party of parties) tags.push(nameTag(party, view))
  const stage = stageOf(view, parts, parties, roles, model, keep)
  const stance = stanceOf(view, parts, speaking, model, keep)
  const countries = countriesOf(view, parts, parties, roles)
  for (const country of countries) tags.push(countryTag(country, view))
  const named = (facet: Name['facet']) => parties.filter(({ name }) => name.facet === facet).map(({ name }) => name.name)
  const passage: Passage = {
    ...span,
    side: (side?.value ?? null) as Side | null,
    type: (type?.value ?? null) as EventType | null,
    stage,
    stance,
    uses: many.uses.map((answer) => answer.value),
    techniques: many.techniques.map((answer) => answer.value),
    concerns: many.concerns.map((answer) => answer.value),
    workers: many.workers.map((answer) => answer.value),
    countries: countries.map((country) => country.value),
    studios: named('studios'),
    vendors: named('vendors'),
    bodies: named('bodies'),
    people: named('people'),
    productions: named('productions'),
    roles: Object.fromEntries([...roles].map(([name, { role }]): [string, Role] => [name.name, role])),
  }
  return { passage, tags }
}

/** "unstated" stands alone: it goes as soon as a technique is stated, and comes where none is. */
function tidied(facet: string, answers: Answer[]): Answer[] {
  if (facet !== 'techniques') return answers
  const stated = answers.filter((answer) => answer.value !== 'unstated')
  return stated.length > 0 ? stated : answers
}

type Keep = (facet: Tag['facet'], answer: Answer | null) => void

/** A stage is always of named users: those with that role, else the main actor where the text tells of a use by it. Without a name there is no stage. */
function stageOf(
  view: View,
  parts: Part[],
  parties: Party[],
  roles: Map<Name, { role: Role }>,
  model: ReadyModel,
  keep: Keep,
): Stage | null {
  const answer = answerOf('stage', view, parts, model.heads.get('stage'))
  if (!answer) return null
  const users = [...roles].filter(([, { role }]) => role === 'user').map(([name]) => name.name)
  const actor = actorOf(
    view,
    parts,
    parties.filter(({ name }) => name.facet === 'studios' || name.facet === 'people'),
  )
  const of = users.length > 0 ? users : actor ? [actor] : []
  if (of.length === 0) return null
  keep('stage', answer)
  return { value: answer.value as StageValue, of }
}

function stanceOf(view: View, parts: Part[], parties: Party[], model: ReadyModel, keep: Keep): Stance | null {
  const answer = answerOf('stance', view, parts, model.heads.get('stance'))
  const actor = actorOf(view, parts, parties)
  if (!answer || !actor) return null
  keep('stance', answer)
  return { value: answer.value as StanceValue, of: actor }
}

function nameTag({ name, mentions }: Party, view: View): Tag {
  const mention = mentions.find((one) => one.how === 'name') ?? mentions[0]!
  const start = view.prose.starts[mention.at]!
  const end = view.prose.ends[mention.at + mention.length - 1]!
  const written = view.prose.text.slice(start, end)
  const because =
    written === name.name
      ? `named ${mentions.length === 1 ? 'once' : `${mentions.length} times`}`
      : `“${written}” is a name of ${name.name}`
  return {
    facet: name.facet,
    value: name.name,
    score: mention.how === 'name' ? 0.97 : 0.85,
    start,
    end,
    by: `name:${name.id}`,
    because,
  }
}

function countryTag(country: CountryFinding, view: View): Tag {
  const { value, score, from, to, by, because } = country
  return {
    facet: 'countries',
    value,
    score,
    start: view.prose.starts[from]!,
    end: view.prose.ends[to - 1]!,
    by,
    because,
  }
}
