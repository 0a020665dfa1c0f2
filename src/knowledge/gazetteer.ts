import { join } from 'node:path'
import type { Name, NameKind } from '../model.ts'
import { contentHash } from './content-hash.ts'
import { DataError } from './data-error.ts'
import { parseList, place, readText } from './read-list.ts'
import { nameShape } from './shapes.ts'

export const nameKinds: NameKind[] = ['studios', 'vendors', 'bodies', 'people', 'productions']

/** Every name that may be tagged, of all five kinds. `dir` is the data folder. Ids are unique over all kinds, and parents exist. */
export function loadGazetteer(dir: string): Name[] {
  const files = nameKinds.map((facet) => {
    const file = join(dir, 'gazetteer', `${facet}.json`)
    return { file, names: parseList<Name>(readText(file), file, nameShape(facet)) }
  })
  const owner = new Map<string, string>()
  for (const { file, names } of files)
    names.forEach((name, at) => {
      const first = owner.get(name.id)
      if (first) throw new DataError(file, `${place(name, at)}: field "id" is already in ${first}`)
      owner.set(name.id, file)
    })
  for (const { file, names } of files)
    names.forEach((name, at) => {
      refuseStrangers(name, at, file, owner)
    })
  return files.flatMap(({ names }) => names)
}

function refuseStrangers(name: Name, at: number, file: string, known: Map<string, string>) {
  const links: [string, string | null][] = [
    ['parent', name.parent],
    ...name.owners.map((owner): [string, string | null] => ['owners', owner.parent]),
    ...name.posts.map((post): [string, string | null] => ['posts', post.at]),
  ]
  for (const [field, id] of links)
    if (id !== null && !known.has(id))
      throw new DataError(file, `${place(name, at)}: field "${field}" must be the id of an entry, not "${id}"`)
}

/** Equal for equal names, in whatever order and layout. */
export function gazetteerVersion(names: Name[]): string {
  return contentHash([...names].sort((a, b) => (a.id < b.id ? -1 : 1)))
}
