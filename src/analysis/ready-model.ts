import { type Model, type ReadyHead, readyHead } from './linear-model.ts'

export type ReadyModel = { version: string; heads: Map<string, ReadyHead> }

/** A model with its weights in tables. Without a model every question is answered by cues alone. */
export function readyModel(model: Model | null | undefined): ReadyModel {
  if (!model) return { version: 'none', heads: new Map() }
  return {
    version: model.version,
    heads: new Map(Object.entries(model.heads).map(([name, head]) => [name, readyHead(head)])),
  }
}
