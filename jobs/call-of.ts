import { countMentions } from '../src/extraction/transcript-mentions.ts'
import type { Article } from '../src/model.ts'
import type { NewDocument } from '../src/store/documents.ts'

/** What is kept of a transcript besides its text: whose call it is, and how often it speaks of AI. Nothing for other texts. */
export function callOf(article: Article): Pick<NewDocument, 'call'> {
  if (article.kind !== 'transcript') return {}
  const { ai, words } = countMentions(article.text)
  return {
    call: { company: article.company ?? null, quarter: article.quarter ?? null, heldOn: article.date ?? null, aiMentions: ai, words },
  }
}
