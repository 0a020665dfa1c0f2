import { resolve } from 'node:path'
import { createAnalyser } from '../../src/analysis/analyser.ts'
import { loadGazetteer } from '../../src/knowledge/gazetteer.ts'
import { loadModel } from '../../src/knowledge/model-file.ts'
import { loadSpeech } from '../../src/knowledge/speech.ts'
import { loadTaxonomy } from '../../src/knowledge/taxonomy.ts'

export const data = resolve(import.meta.dirname, '../../data')
export const taxonomy = loadTaxonomy(`${data}/taxonomy.json`)
export const names = loadGazetteer(data)
export const model = loadModel(data)

/** The analyser as it is shipped. */
export const shipped = createAnalyser({ taxonomy, names, model, speech: loadSpeech(data) })
