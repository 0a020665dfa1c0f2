import type { Claim, ClaimKind } from '../model.ts'
import type { Mention } from './names.ts'
import type { View } from './view.ts'

const saying = /^(?:said|says|told|added|argued|claimed|wrote|noted|stated|explained|insisted|called|described|announced|warned|confirmed)$/
const words: [ClaimKind, RegExp][] = [
  ['denies', /^(?:denied|denies|deny|denying|disputed|disputes|refuted)$/],
  ['alleges', /^(?:alleged|alleges|alleging|accused|accuses|accusing)$/],
  ['reports', /^(?:reported|reports)$/],
  ['asserts', saying],
]

/** Who says, alleges or denies: names followed, within four words of the same clause, by a verb of saying. One claim for each name and kind. */
export function claimsOf(view: View): Claim[] {
  const claims = new Map<string, Claim>()
  for (const mention of view.mentions) {
    const claim = mention.name.facet === 'productions' ? null : claimAt(view, mention)
    if (claim && !claims.has(`${claim.by} ${claim.says}`)) claims.set(`${claim.by} ${claim.says}`, claim)
  }
  return [...claims.values()]
}

function claimAt(view: View, mention: Mention): Claim | null {
  const { prose } = view
  const end = mention.at + mention.length
  const sentence = prose.sentences[prose.sentenceOf[mention.at]!]!
  for (let at = end; at < Math.min(sentence.last, end + 4); at++) {
    const says = words.find(([, verb]) => verb.test(prose.words[at]!.folded))?.[0]
    if (says)
      return {
        by: mention.name.name,
        says,
        start: sentence.start,
        end: sentence.end,
      }
  }
  return null
}
