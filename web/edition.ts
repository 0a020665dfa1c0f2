import { filterKeys, type Vocabulary, vocabularyOf } from '../src/filter.ts'
import type { Coverage, EventFace, FilterKey } from '../src/model.ts'
import { indexOf, type TimelineIndex } from '../src/timeline/index-of.ts'
import type { Site } from './reader.ts'
import { countries, documentKinds, type Words, wordsOf } from './words.ts'

/** All that pages of one data version share. Compiled once, kept while the version is asked for. */
export type Edition = {
  version: number
  index: TimelineIndex
  words: Words
  vocabulary: Vocabulary
  coverage: Coverage /** tells apart editions whose coverage changed */
  stamp: string
}

const kept = 4
const coverageFor = 15_000

/** A function that gives the edition of a version, or of now. Old versions are compiled when asked for; the last few are kept. */
export function editions(site: Site): (version: number | null) => Promise<Edition> {
  const compiled = new Map<number, Promise<Edition>>()
  let coverage: { at: number; value: Promise<Coverage> } | null = null
  const coverageNow = () => {
    const at = site.now().getTime()
    if (!coverage || Math.abs(at - coverage.at) > coverageFor) {
      coverage = { at, value: site.reader.coverage() }
      coverage.value.catch(() => {
        coverage = null
      })
    }
    return coverage.value
  }
  return async (asked) => {
    const now = await site.reader.dataVersion()
    const version = asked === null || asked > now ? now : asked
    let edition = compiled.get(version)
    if (!edition) {
      edition = compile(site, version, version === now)
      compiled.set(version, edition)
      // A reading that failed is not remembered: the next reader asks again.
      edition.catch(() => compiled.delete(version))
      for (const old of [...compiled.keys()].slice(0, -kept)) compiled.delete(old)
    }
    const fresh = await coverageNow()
    return { ...(await edition), coverage: fresh, stamp: [fresh.archiveUntil, fresh.liveSince, fresh.sources, fresh.documents].join(' ') }
  }
}

/** The events of a version. What is newest is quicker to read, but a writer may have published more while we read: then by number. */
async function facesOf({ reader }: Site, version: number, newest: boolean): Promise<EventFace[]> {
  const faces = await reader.faces(newest ? null : version)
  return newest && (await reader.dataVersion()) !== version ? reader.faces(version) : faces
}

async function compile(site: Site, version: number, newest: boolean): Promise<Edition> {
  const { names, publishers, taxonomy, reader } = site
  const [faces, sources, coverage] = await Promise.all([facesOf(site, version, newest), reader.sources(), reader.coverage()])
  const index = indexOf(faces, { names, publishers })
  const sourceNames = new Map(sources.map(({ source }) => [source.id, source.name]))
  const words = wordsOf(taxonomy, names, publishers, { ...index.labels, source: sourceNames })
  const values = Object.fromEntries(filterKeys.map((key) => [key, valuesOf(key, index, words)]))
  values.source = [...sourceNames].map(([id, label]) => ({ id, label }))
  values.publisher = [...(values.publisher ?? []), ...publishers.map(({ id, name }) => ({ id, label: name }))]
  values.country = [...(values.country ?? []), ...countries.map((id) => ({ id, label: words.label('country', id) }))]
  values.kind = documentKinds.map((id) => ({ id, label: words.label('kind', id) }))
  values.lang = [...(values.lang ?? []), ...new Set(sources.map(({ source }) => source.language))].map((lang) =>
    typeof lang === 'string' ? { id: lang, label: words.label('lang', lang) } : lang,
  )
  return {
    version,
    index,
    words,
    vocabulary: vocabularyOf({ values, names, today: site.now().toISOString().slice(0, 10) }),
    coverage,
    stamp: '',
  }
}

/** What the taxonomy knows of a key and what the events have of it. */
function valuesOf(key: FilterKey, index: TimelineIndex, words: Words): { id: string; label: string }[] {
  const known = words.values(key)
  const ids = new Set(known.map(({ id }) => id))
  return [...known, ...index.values[key].filter((id) => !ids.has(id)).map((id) => ({ id, label: words.label(key, id) }))]
}
