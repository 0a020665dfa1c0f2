import type { Name, NameKind } from '../model.ts'

export type NameIndex = {
  byId: Map<string, Name>
  /** the entry of this kind with exactly this canonical name */
  byName: (facet: NameKind, name: string) => Name | undefined
  /** every entry that goes by this name, alias or former name, in whatever case and with whatever apostrophes */
  find: (aliasOrName: string) => Name[]
}

/** Capitals, apostrophes, dashes and spaces differ between papers and mean the same name. Accents stay: they tell people apart. */
export function foldName(name: string): string {
  return name
    .normalize('NFC')
    .replace(/[‘’ʼ`´]/g, "'")
    .replace(/[‐‑–]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
}

/** Every form a name is known by, the canonical one first. */
export function formsOf(name: Name): string[] {
  return [...new Set([name.name, ...name.aliases, ...name.former.map((before) => before.name)])]
}

export function nameIndex(names: Name[]): NameIndex {
  const byId = new Map(names.map((name) => [name.id, name]))
  const byCanonical = new Map(names.map((name) => [`${name.facet} ${foldName(name.name)}`, name]))
  const byForm = Map.groupBy(
    names.flatMap((name) => [...new Set(formsOf(name).map(foldName))].map((form) => ({ form, name }))),
    ({ form }) => form,
  )
  return {
    byId,
    byName: (facet, name) => byCanonical.get(`${facet} ${foldName(name)}`),
    find: (aliasOrName) => (byForm.get(foldName(aliasOrName)) ?? []).map(({ name }) => name),
  }
}

const speakers = new Set(['analyst', 'advertiser', 'estate'])

/**
 * Parties that may claim, take a stance or use a tool, and yet are no value of any facet: houses that publish studies, advertisers, estates.
 * They are in the gazetteer so that "Deloitte says" has somebody to say it; the taxonomy's bodies are unions, festivals, courts and their like.
 */
export function onlySpeaks(name: Name): boolean {
  return speakers.has(name.kind)
}
