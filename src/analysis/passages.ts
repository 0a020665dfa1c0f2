import type { Span } from '../model.ts'
import type { Part } from './features.ts'
import type { ReadyModel } from './ready-model.ts'
import { partsOf, type View } from './view.ts'

export type PassageParts = { parts: Part[]; span: Span }

/** The passages of a text, the main one first. */
export function passagePartsOf(view: View, _model: ReadyModel): PassageParts[] {
  const { sentences, text } = view.prose
  return [
    {
      parts: partsOf(view.prose, 0, sentences.length),
      span: {
        start: sentences[0]?.start ?? 0,
        end: sentences.at(-1)?.end ?? text.length,
      },
    },
  ]
}
