import type { EventFace, StageValue } from '../model.ts'

/** One step of one studio's use of one thing, as one event tells it. */
export type LadderStep = {
  stage: StageValue
  date: string
  from: string
  event: string
  title: string
  claims: EventFace['claims']
  independent: number
  primary: number
  /** another event of the same interval tells another stage: both stand */
  conflict: boolean
}

export type Ladder = {
  studio: string
  use: string
  /** by date; the last is where it stands now */
  steps: LadderStep[]
}

/** Words beside deeds: what a studio said in a year, and what is documented of its use. */
export type SayAndDo = { studio: string; year: string; said: string[]; did: string[] }

const deeds: (StageValue | undefined)[] = ['pilot', 'in-production', 'scaled']
const unstatedUse = 'unstated'

/** Only where the studio is a user, and only the studios that the stage is said of. */
const usersOf = (face: EventFace) => face.studios.filter((studio) => face.roles[studio] === 'user')

/**
 * The adoption ladder: for every studio and use its steps in order of date. Steps are never overwritten; two stages told of one
 * interval are both marked as in conflict. An event without a use counts under "unstated".
 */
export function ladderOf(faces: readonly EventFace[]): Ladder[] {
  const ladders = new Map<string, Ladder>()
  for (const face of [...faces].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.id < b.id ? -1 : 1))) {
    const stage = face.stage
    if (!stage) continue
    for (const studio of usersOf(face).filter((name) => stage.of.length === 0 || stage.of.includes(name)))
      for (const use of face.uses.length > 0 ? face.uses : [unstatedUse]) {
        const key = `${studio}\n${use}`
        const ladder = ladders.get(key) ?? { studio, use, steps: [] }
        ladders.set(key, ladder)
        ladder.steps.push(stepOf(face, stage.value))
      }
  }
  return [...ladders.values()].map(markConflicts).sort((a, b) => (a.studio + a.use < b.studio + b.use ? -1 : 1))
}

const stepOf = (face: EventFace, stage: StageValue): LadderStep => ({
  stage,
  date: face.date,
  from: face.from,
  event: face.id,
  title: face.title,
  claims: face.claims,
  independent: face.independent,
  primary: face.primary,
  conflict: false,
})

function markConflicts(ladder: Ladder): Ladder {
  const steps = ladder.steps.map((step) => ({
    ...step,
    conflict: ladder.steps.some((other) => other.date === step.date && other.stage !== step.stage),
  }))
  return { ...ladder, steps }
}

/** For each studio and year, the ids of its statements beside those of its documented deployments. */
export function sayAndDo(faces: readonly EventFace[]): SayAndDo[] {
  const rows = new Map<string, SayAndDo>()
  for (const face of faces)
    for (const studio of face.studios) {
      const said =
        face.type === 'statement' &&
        (face.stance?.of === studio || face.claims.some((claim) => claim.by === studio) || face.roles[studio] === 'user')
      const did = face.roles[studio] === 'user' && deeds.includes(face.stage?.value)
      if (!said && !did) continue
      const year = face.from.slice(0, 4)
      const row = rows.get(`${studio}\n${year}`) ?? { studio, year, said: [], did: [] }
      rows.set(`${studio}\n${year}`, row)
      // A statement about a use in production is words; the deed is the event that documents it.
      row[said ? 'said' : 'did'].push(face.id)
    }
  return [...rows.values()].sort((a, b) => (a.studio + a.year < b.studio + b.year ? -1 : 1))
}
