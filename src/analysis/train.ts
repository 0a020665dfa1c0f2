import type { GoldText } from '../knowledge/gold.ts'
import type { Taxonomy } from '../knowledge/taxonomy.ts'
import type { ArchiveEntry, EventType, Name } from '../model.ts'
import { cueTrust, featureOf, vectorOf } from './features.ts'
import { type Example, type FitOptions, fitHead, type Prior, usualFit } from './fit.ts'
import { type Head, type Model, probabilitiesOf, type ReadyHead, readyHead, type Vector, versionOf } from './linear-model.ts'
import { breakCandidates, breakVector, storylineOf } from './passages.ts'
import { partiesOf, roleHitsOf, roleVector } from './roles.ts'
import { signsOf } from './scope-signs.ts'
import { scopeVector } from './scope-vector.ts'
import { booksOf, partsOf, type View, viewOf } from './view.ts'

/** What lessons are learnt from; the facet lists of the archive are the same words with a wider type. */
type Labels = GoldText['labels']
type Lesson = {
  view: View
  vector: Vector
  labels: Labels
  inScope: boolean
  weight: number
  scopeWeight: number
  /** sentences at which a second or later happening begins; null where nobody has looked */
  breaks: number[] | null
}

/** A report of a curated event, as in data/gold/events: always in scope. */
export type Report = { title: string; text: string }

/**
 * The curated events are in our dense house style and all in scope: they teach facets at a lower weight and nothing about scope. The reports
 * of them teach scope alone, at a lower weight, for they often only hint at AI; for facets no report tells all that its event's entry has
 * (measured: types were right in 63 of 100 held-out texts without them, in 61 with them).
 */
export const lessonWeights = { gold: 1, archive: 0.5, reports: 0.3 }

/**
 * The model, from labelled texts (which must not be test texts: the caller keeps those out) and curated events.
 * Pure, and the same to the last byte for the same lessons.
 */
export function trainModel(
  gold: GoldText[],
  archive: ArchiveEntry[],
  reports: Report[],
  knowledge: { taxonomy: Taxonomy; names: Name[] },
): Model {
  const books = booksOf(knowledge.taxonomy, knowledge.names)
  const read = (
    title: string,
    text: string,
    labels: Labels,
    inScope: boolean,
    weight: number,
    scopeWeight: number,
    starts: string[] | null,
  ): Lesson => {
    const view = viewOf({ id: '', title, text }, books)
    return {
      view,
      vector: vectorOf(view.features, partsOf(view.prose, 0, view.prose.sentences.length)),
      labels,
      inScope,
      weight,
      scopeWeight,
      breaks: starts === null ? null : starts.slice(1).map((words) => sentenceAt(view, view.prose.text.indexOf(words))),
    }
  }
  const lessons = [
    ...gold.map((text) =>
      read(
        text.title,
        text.text,
        text.labels,
        text.in_scope,
        lessonWeights.gold,
        1,
        text.passages.map((passage) => passage.starts),
      ),
    ),
    ...archive.map((entry) => read(entry.title, entry.summary, entry as Labels, true, lessonWeights.archive, 0, null)),
    ...reports.map(({ title, text }) => read(title, text, noLabels, true, 0, lessonWeights.reports, null)),
  ]
  const heads = {
    scope: scopeHead(lessons),
    ...facetHeads(lessons, knowledge.taxonomy),
    role: roleHead(lessons, knowledge.taxonomy),
    break: breakHead(lessons),
  }
  return { version: versionOf(heads), heads }
}

/** Reports teach no facets, so nobody reads theirs. */
const noLabels: Labels = {
  ...{ side: null, type: null, stage: null, stance: null },
  ...{ uses: [], techniques: [], concerns: [], workers: [], countries: [] },
  ...{ studios: [], vendors: [], bodies: [], people: [], productions: [], roles: {} },
}

const teachesFacets = (lesson: Lesson) => lesson.inScope && lesson.weight > 0

const sentenceAt = (view: View, offset: number) =>
  view.prose.sentences.findIndex((sentence) => sentence.start <= offset && offset < sentence.end)

export const breakFit = { ...usualFit, rarest: 3, decay: 1e-2, rounds: 20, rate: 0.1, threshold: 0.35 }

function breakHead(lessons: Lesson[]): Head {
  const examples = lessons.flatMap(({ view, breaks, inScope }) => {
    if (!breaks || !inScope) return []
    const line = storylineOf(view)
    return breakCandidates(view).map((sentence) => ({
      vector: breakVector(view, sentence, line),
      labels: breaks.includes(sentence) ? [0] : [],
      weight: 1,
    }))
  })
  return fitHead(['break'], examples, breakFit)
}

export const scopeFit = { ...usualFit, rarest: 3, decay: 0.05, rounds: 40, rate: 0.07 }

function scopeHead(lessons: Lesson[]): Head {
  const examples = lessons
    .filter((lesson) => lesson.scopeWeight > 0)
    .map((lesson) => ({
      vector: scopeVector(lesson.view, signsOf(lesson.view)),
      labels: lesson.inScope ? [0] : [],
      weight: lesson.scopeWeight,
    }))
  return fitHead(['in'], examples, scopeFit)
}

const single: Record<string, (labels: Labels) => string> = {
  side: (labels) => labels.side ?? 'none',
  type: (labels) => labels.type ?? 'none',
  stage: (labels) => labels.stage?.value ?? 'none',
  stance: (labels) => labels.stance?.value ?? 'none',
}
const many: Record<string, (labels: Labels) => string[]> = {
  uses: (labels) => labels.uses,
  techniques: (labels) => labels.techniques,
  concerns: (labels) => labels.concerns,
  workers: (labels) => labels.workers,
}

/** Where precision and recall balance on lessons left out of the training in turns. */
const thresholds: Record<string, number> = { uses: 0.2, techniques: 0.25, concerns: 0.2, workers: 0.22 }

function facetHeads(lessons: Lesson[], taxonomy: Taxonomy): Record<string, Head> {
  const inside = lessons.filter(teachesFacets)
  const heads: Record<string, Head> = {}
  for (const [facet, of] of Object.entries(single))
    heads[facet] = headOf(facet, inside, (labels) => [of(labels)], taxonomy, {
      ...usualFit,
      one: true,
    })
  for (const [facet, of] of Object.entries(many))
    heads[facet] = headOf(facet, inside, of, taxonomy, {
      ...usualFit,
      threshold: thresholds[facet] ?? 0.3,
    })
  return heads
}

function headOf(facet: string, lessons: Lesson[], of: (labels: Labels) => string[], taxonomy: Taxonomy, options: FitOptions): Head {
  const values = taxonomy.facets.find((one) => one.id === facet)?.values.map((value) => value.id) ?? []
  const labels = options.one ? [...new Set([...values, ...lessons.flatMap((lesson) => of(lesson.labels))])] : values
  const numbers = new Map(labels.map((label, n) => [label, n]))
  const examples = lessons.map((lesson) => ({
    vector: lesson.vector,
    labels: of(lesson.labels).map((label) => numbers.get(label)!),
    weight: lesson.weight,
  }))
  return fitHead(labels, options.one ? balanced(examples, labels.length) : examples, {
    ...options,
    prior: cuePrior(facet, labels, options.one),
  })
}

/** Rare answers count more, by the root of their rarity: a model that never says "layoffs" is right too cheaply. */
function balanced(examples: Example[], labels: number): Example[] {
  const totals = new Array<number>(labels).fill(0)
  for (const { labels: own, weight } of examples) totals[own[0]!]! += weight
  const mean = totals.reduce((a, b) => a + b, 0) / totals.filter((total) => total > 0).length
  return examples.map((example) => ({ ...example, weight: example.weight * Math.min(3, Math.sqrt(mean / totals[example.labels[0]!]!)) }))
}

/** Before any lesson the model believes the cues: each value starts from the sum of its own, as the editors weigh them. */
function cuePrior(facet: string, labels: string[], one: boolean): Prior {
  if (facet === 'side') return { bias: 0, weights: sidePrior(labels) }
  const weights = labels.map((value, label) => ({
    feature: featureOf(`sum ${facet} ${value}`),
    label,
    weight: one ? cueTrust.one : cueTrust.weight,
  }))
  return { bias: one ? 0 : cueTrust.bias, weights }
}

/** The side mostly goes with the type; where it does not (a study of jobs lost, a guild in court), the lessons say so. */
const sideOfType: Record<string, EventType[]> = {
  adoption: ['deployment', 'partnership', 'investment', 'launch', 'statement', 'hire', 'study'],
  labour: ['bargaining', 'strike', 'agreement', 'open-letter', 'layoffs', 'backlash'],
  rules: ['policy', 'legal-demand', 'lawsuit', 'ruling', 'legislation'],
}

function sidePrior(labels: string[]): Prior['weights'] {
  return labels.flatMap((side, label) =>
    (sideOfType[side] ?? []).map((type) => ({ feature: featureOf(`sum type ${type}`), label, weight: cueTrust.side })),
  )
}

const folds = 4
export const roleFit = { ...usualFit, one: true, rounds: 30, rate: 0.1, decay: 3e-3, archive: 0.5 }

/** Roles are learnt beside the type of happening as the machine would guess it, not as the label has it: later only guesses will be there. */
function roleHead(lessons: Lesson[], taxonomy: Taxonomy): Head {
  const inside = lessons.filter(teachesFacets)
  const labels = [...new Set(inside.flatMap((lesson) => Object.values(lesson.labels.roles)))].sort()
  const types = guessedTypes(inside, taxonomy)
  const examples = inside.flatMap((lesson, n) => roleExamples(lesson, labels, types[n]!))
  return fitHead(labels, balanced(examples, labels.length), roleFit)
}

/** The type of each lesson, guessed by a head that was fitted without it. */
function guessedTypes(lessons: Lesson[], taxonomy: Taxonomy): EventType[] {
  const types: EventType[] = []
  for (let fold = 0; fold < folds; fold++) {
    const rest = lessons.filter((_, n) => n % folds !== fold)
    const head = readyHead(headOf('type', rest, (labels) => [labels.type ?? 'none'], taxonomy, { ...usualFit, one: true }))
    lessons.forEach((lesson, n) => {
      if (n % folds === fold) types[n] = likeliest(head, lesson.vector) as EventType
    })
  }
  return types
}

function likeliest(head: ReadyHead, vector: Vector): string {
  const chances = probabilitiesOf(head, vector)
  return head.labels[chances.indexOf(Math.max(...chances))]!
}

function roleExamples({ view, labels: gold, weight }: Lesson, labels: string[], type: EventType): Example[] {
  const everywhere = new Set(view.prose.sentences.map((_, n) => n))
  const hits = roleHitsOf(view)
  const acting = partiesOf(view, everywhere).filter(
    ({ name }) => name.facet === 'studios' || name.facet === 'vendors' || name.facet === 'bodies',
  )
  return acting.flatMap((party, rank) => {
    const role = gold.roles[party.name.name]
    return role
      ? [
          {
            vector: roleVector(party, rank, type, view, hits),
            labels: [labels.indexOf(role)],
            weight: weight < 1 ? roleFit.archive : weight,
          },
        ]
      : []
  })
}
