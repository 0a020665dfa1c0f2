import { z } from 'zod'
import { contentHash } from './content-hash.ts'
import { DataError } from './data-error.ts'
import { parseWhole, readText } from './read-list.ts'

const cueShape = z.strictObject({
  /** unique over the whole file; tags name it as `cue:ID` */
  id: z.string().regex(/^[a-z0-9-]+$/),
  /** phrases, any of which will do, in the language that data/README.md describes */
  find: z.array(z.string().min(1)).min(1),
  /** phrases of which one must stand in the same sentence */
  needs: z.array(z.string().min(1)).optional(),
  /** phrases of which one must stand in the same sentence, the one before or after, or the headline */
  near: z.array(z.string().min(1)).optional(),
  /** phrases that cancel the cue when one stands in the same sentence */
  unless: z.array(z.string().min(1)).optional(),
  /** 1 is enough alone; lesser weights add up over a text */
  weight: z.number().gt(0).lte(3).optional(),
  /** what "not", "never", "without" before the phrase do to it */
  negation: z.enum(['cancels', 'keeps']).optional(),
  /** why the cue is there, for the next editor */
  note: z.string().optional(),
})

const valueShape = z.strictObject({
  id: z.string().min(1),
  label: z.string().min(1),
  definition: z.string().min(1),
  cues: z.array(cueShape).optional(),
})

const facetShape = z.strictObject({
  id: z.string().min(1),
  label: z.string().min(1),
  definition: z.string().min(1),
  many: z.boolean(),
  negation: z.enum(['cancels', 'keeps']).optional(),
  near: z.array(z.string().min(1)).optional(),
  values: z.array(valueShape),
})

const groupShape = z.strictObject({ id: z.string().regex(/^[a-z-]+$/), note: z.string().min(1), words: z.array(z.string().min(1)).min(1) })

const taxonomyShape = z.strictObject({
  /** what tells a text in scope from one that is not: values `screen`, `ai`, `together`, `against` … */
  scope: z.array(valueShape),
  facets: z.array(facetShape),
  groups: z.array(groupShape),
})

export type Cue = z.infer<typeof cueShape>
export type TaxonomyValue = z.infer<typeof valueShape>
export type TaxonomyFacet = z.infer<typeof facetShape>
export type Taxonomy = z.infer<typeof taxonomyShape>

/** Facets, values, cues and word groups of one file (data/taxonomy.json). Throws DataError naming file, place and field. */
export function loadTaxonomy(file: string): Taxonomy {
  const taxonomy = parseWhole(readText(file), file, taxonomyShape)
  const fault = twinFault(taxonomy) ?? strangeGroup(taxonomy)
  if (fault) throw new DataError(file, fault)
  return taxonomy
}

/** Equal for equal content, however the file is laid out. */
export function taxonomyVersion(taxonomy: Taxonomy): string {
  return contentHash(taxonomy)
}

/** Every cue of the file with the place it stands in. */
export function cuesOf(taxonomy: Taxonomy): { facet: string; value: string; cue: Cue }[] {
  const scope = taxonomy.scope.flatMap((value) => (value.cues ?? []).map((cue) => ({ facet: 'scope', value: value.id, cue })))
  const facets = taxonomy.facets.flatMap((facet) =>
    facet.values.flatMap((value) => (value.cues ?? []).map((cue) => ({ facet: facet.id, value: value.id, cue }))),
  )
  return [...scope, ...facets]
}

function twinFault(taxonomy: Taxonomy): string | null {
  for (const [what, ids] of idLists(taxonomy)) {
    const twin = ids.find((id, at) => ids.indexOf(id) < at)
    if (twin !== undefined) return `${what}: field "id" ${JSON.stringify(twin)} stands twice`
  }
  return null
}

const idLists = (taxonomy: Taxonomy): [string, string[]][] => [
  ['facets', taxonomy.facets.map((facet) => facet.id)],
  ['groups', taxonomy.groups.map((group) => group.id)],
  ['cues', cuesOf(taxonomy).map(({ cue }) => cue.id)],
  ...taxonomy.facets.map((facet): [string, string[]] => [`facet ${facet.id}`, facet.values.map((value) => value.id)]),
]

/** A phrase that calls on a group of words which is not in the file. */
function strangeGroup(taxonomy: Taxonomy): string | null {
  const known = new Set(taxonomy.groups.map((group) => group.id))
  const stranger = (phrases: string[]) =>
    phrases.flatMap((phrase) => [...phrase.matchAll(/@([a-z-]+)/g)].map((found) => found[1]!)).find((id) => !known.has(id))
  for (const group of taxonomy.groups) {
    const wrong = stranger(group.words)
    if (wrong) return `group ${JSON.stringify(group.id)}: field "words" calls on @${wrong}, which is no group`
  }
  for (const { cue } of cuesOf(taxonomy))
    for (const field of ['find', 'needs', 'near', 'unless'] as const) {
      const wrong = stranger(cue[field] ?? [])
      if (wrong) return `cue ${JSON.stringify(cue.id)}: field ${JSON.stringify(field)} calls on @${wrong}, which is no group`
    }
  return null
}
