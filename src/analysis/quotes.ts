import type { Quote } from '../model.ts'
import type { View } from './view.ts'

/** Direct speech between double quotation marks of four words or more, as it stands. Speakers are not looked for here. */
export function quotesOf(view: View): Quote[] {
  const { text } = view.prose
  return [...text.matchAll(/“([^“”]{1,2000})”/g)].flatMap((found) => {
    const words = found[1]!
    const start = found.index + 1
    return words.split(/\s+/).length < 4
      ? []
      : [
          {
            speaker: null,
            role: null,
            text: words,
            start,
            end: start + words.length,
          },
        ]
  })
}
