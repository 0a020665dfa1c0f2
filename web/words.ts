import { filterKeys, keyOfKind } from '../src/filter.ts'
import type { Taxonomy } from '../src/knowledge/taxonomy.ts'
import type { ClaimKind, DocumentKind, FilterKey, Name, NameKind, Publisher, Role, SourceRole } from '../src/model.ts'
import { slugOf } from '../src/timeline/index-of.ts'

/** What things are called on the site. */
export type Words = {
  facet(key: FilterKey): { label: string; definition: string }
  label(key: FilterKey, id: string): string
  definition(key: FilterKey, id: string): string | null
  /** every value the taxonomy knows of a key */
  values(key: FilterKey): { id: string; label: string }[]
  /** id of a canonical name */
  idOf(kind: NameKind, name: string): string
  name(id: string): Name | null
}

const facetOfKey: Partial<Record<FilterKey, string>> = {
  use: 'uses', technique: 'techniques', concern: 'concerns', worker: 'workers', country: 'countries', studio: 'studios',
  vendor: 'vendors', body: 'bodies', person: 'people', production: 'productions', role: 'roles', claim: 'claims',
} // biome-ignore format: a table

const singular: Partial<Record<FilterKey, string>> = {
  use: 'Use', technique: 'Technique', concern: 'Concern', worker: 'Whose work', country: 'Country', studio: 'Studio', vendor: 'AI vendor', body: 'Guild or body',
  person: 'Person', production: 'Title', role: 'Role', claim: 'Claim', source: 'Feed', publisher: 'Publisher', kind: 'Kind of text', lang: 'Language',
} // biome-ignore format: a table

const own: Partial<Record<FilterKey, string>> = {
  source: 'The feed by which an article came to us.',
  publisher: 'Who published a source of the event.',
  kind: 'What kind of text reports it.',
  lang: 'The language of a text that reports it.',
}

const kindWords: Record<DocumentKind, string> = {
  article: 'Article',
  transcript: 'Transcript of a call',
  filing: 'Filing',
  brief: 'Brief by our editors',
  page: 'Page',
}

export function wordsOf(
  taxonomy: Taxonomy,
  names: readonly Name[],
  publishers: readonly Publisher[],
  extra: Partial<Record<FilterKey, ReadonlyMap<string, string>>>,
): Words {
  const facets = new Map(taxonomy.facets.map((facet) => [facet.id, facet]))
  const of = (key: FilterKey) => facets.get(facetOfKey[key] ?? key)
  const values = new Map(filterKeys.map((key) => [key, new Map((of(key)?.values ?? []).map((value) => [value.id, value]))]))
  const byId = new Map(names.map((name) => [name.id, name]))
  const ids = new Map(names.map((name) => [`${name.facet} ${name.name}`, name.id]))
  const publisherNames = new Map(publishers.map(({ id, name }) => [id, name]))
  const label = (key: FilterKey, id: string): string => {
    const known = values.get(key)?.get(id)?.label ?? extra[key]?.get(id)
    if (known) return known
    if (key === 'country') return regionName(id)
    if (key === 'lang') return languageName(id)
    if (key === 'kind') return kindWords[id as DocumentKind] ?? id
    if (key === 'publisher') return publisherNames.get(id) ?? id
    return byId.get(id)?.name ?? id
  }
  return {
    label,
    facet: (key) => ({ label: singular[key] ?? of(key)?.label ?? key, definition: own[key] ?? of(key)?.definition ?? '' }),
    definition: (key, id) => values.get(key)?.get(id)?.definition ?? null,
    values: (key) => [...(values.get(key)?.values() ?? [])].map(({ id, label }) => ({ id, label })),
    idOf: (kind, name) => ids.get(`${kind} ${name}`) ?? slugOf(name),
    name: (id) => byId.get(id) ?? null,
  }
}

const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'code' })
const languages = new Intl.DisplayNames('en', { type: 'language', fallback: 'code' })
const regionName = (id: string) => (/^[A-Z]{2}$/.test(id) ? (regions.of(id) ?? id) : id)
const languageName = (id: string) => (/^[a-z]{2,3}(-[A-Za-z]{2,4})?$/.test(id) ? (languages.of(id) ?? id) : id)

/** Every region of ISO 3166 that has an English name, and the EU. */
export const countries = letters()
  .flatMap((a) => letters().map((b) => a + b))
  .filter((code) => regionName(code) !== code) // 676 asked once
function letters() {
  return [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
}

export const documentKinds = Object.keys(kindWords) as DocumentKind[]
export const keyOfFacet = (facet: string): FilterKey =>
  keyOfKind[facet as NameKind] ??
  (Object.entries(facetOfKey).find(([, id]) => id === facet)?.[0] as FilterKey | undefined) ??
  (facet as FilterKey)

/** A role as the verb of a sentence about the name. */
export const roleWords: Record<Role, string> = {
  user: 'uses it', maker: 'makes the tool', partner: 'is a partner', investor: 'invests', claimant: 'claims', target: 'is the target',
  objector: 'objects', bargainer: 'bargains', ruler: 'makes the rule', mentioned: 'is mentioned',
} // biome-ignore format: a table

export const claimVerbs: Record<ClaimKind, string> = {
  asserts: 'says so',
  denies: 'denies it',
  reports: 'reports it',
  alleges: 'alleges it',
  'on-record': 'has it on record',
}

export const sourceRoleWords: Record<SourceRole, string> = {
  primary: 'primary source: the party’s own words or papers',
  reporting: 'own reporting',
  syndicated: 'a copy of somebody’s reporting',
  aggregator: 'a rewrite, mirror or newsletter',
}
