import type { ArchiveEntry, Name, Publisher, Source } from '../model.ts'
import { loadArchive } from './archive.ts'
import { loadGazetteer } from './gazetteer.ts'
import { loadModel } from './model-file.ts'
import { loadPublishers, loadSources } from './sources.ts'
import { loadSpeech, type Speech } from './speech.ts'
import { loadTaxonomy, type Taxonomy } from './taxonomy.ts'

/** All that editors keep in data/, read and checked together: the program does not start with half of it. */
export type Knowledge = {
  sources: Source[]
  publishers: Publisher[]
  names: Name[]
  archive: ArchiveEntry[]
  taxonomy: Taxonomy
  speech: Speech
  model: ReturnType<typeof loadModel>
}

/** @throws DataError that names file, place and field */
export function loadKnowledge(dir: string): Knowledge {
  return {
    sources: loadSources(dir),
    publishers: loadPublishers(dir),
    names: loadGazetteer(dir),
    archive: loadArchive(dir),
    taxonomy: loadTaxonomy(`${dir}/taxonomy.json`),
    speech: loadSpeech(dir),
    model: loadModel(dir),
  }
}
