import { type Analyser, createAnalyser } from '../analysis/analyser.ts'
import type { Config } from '../config.ts'
import { loadGazetteer } from '../knowledge/gazetteer.ts'
import { loadModel } from '../knowledge/model-file.ts'
import { loadSpeech } from '../knowledge/speech.ts'
import { loadTaxonomy } from '../knowledge/taxonomy.ts'

/** An analyser from the data folder alone, for the steps that touch no store. */
export function analyserFor(config: Config): Analyser {
  return createAnalyser({
    taxonomy: loadTaxonomy(`${config.data}/taxonomy.json`),
    names: loadGazetteer(config.data),
    speech: loadSpeech(config.data),
    model: loadModel(config.data),
  })
}
