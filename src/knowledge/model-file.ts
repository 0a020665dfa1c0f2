import { existsSync } from 'node:fs'
import { z } from 'zod'
import { parseWhole, readText } from './read-list.ts'

const numbers = z.array(z.number())
const head = z.object({
  labels: z.array(z.string()),
  one: z.boolean(),
  bias: numbers,
  threshold: z.number(),
  features: numbers,
  weights: z.array(numbers),
})
const shape = z.object({ version: z.string().min(1), heads: z.record(z.string(), head) })

/** The trained model as `dailies train` wrote it, or null where there is none: cues alone read then. @throws DataError */
export function loadModel(dir: string): z.infer<typeof shape> | null {
  const file = `${dir}/model.json`
  return existsSync(file) ? parseWhole(readText(file), file, shape) : null
}
