import { elementsOf, type PageElement } from './page-tree.ts'
import { plainText } from './plain-text.ts'

/** The meta elements of a page by name (name, property, itemprop, http-equiv; small letters), each with its values in order. */
export type Metas = Map<string, string[]>

export function metasOf(root: PageElement): Metas {
  const metas: Metas = new Map()
  for (const { name, attribs } of elementsOf(root)) {
    if (name !== 'meta') continue
    const value = attribs.content ?? attribs.value
    if (!value?.trim()) continue
    for (const key of new Set([attribs.name, attribs.property, attribs.itemprop, attribs['http-equiv']])) {
      if (!key) continue
      const small = key.trim().toLowerCase()
      metas.set(small, [...(metas.get(small) ?? []).slice(0, 49), value.trim()])
    }
  }
  return metas
}

/** The first value of the first name that has one, as plain text. */
export function firstMeta(metas: Metas, ...names: string[]): string | null {
  for (const name of names) {
    const value = metas
      .get(name)
      ?.map(plainText)
      .find((text) => text !== '')
    if (value) return value
  }
  return null
}
