import type { View } from './view.ts'

/** The values of `scope` in the taxonomy, and whether a sentence has cues of uses, concerns, workers. */
export const scopeSigns = [
  ...['ai', 'ai-wide', 'ai-loose', 'trade', 'screen', 'industry', 'together', 'uses', 'concerns', 'workers'],
  ...['plot', 'games', 'music', 'news', 'tech', 'other', 'likeness', 'business', 'arts', 'brand'],
]
/** Signs of signs: AI in any sure wording, the industry in any, both in one sentence, both with the industry beyond doubt. */
const joint = ['on-ai', 'on-industry', 'both', 'both-sure'] as const
export const allSigns = [...scopeSigns, ...joint]

const made = new Set(['uses', 'concerns', 'workers'])

/** How the signs share a text: which stand in which sentence. `body` is the first sentence after the headline. */
export type ScopeSigns = {
  total: number
  body: number
  /** numbers of the sentences with a sign, rising */
  at: (sign: string) => readonly number[]
  count: (sign: string) => number
  /** whether the sign stands in sentence n */
  shows: (n: number, sign: string) => boolean
  /** whether it stands in the headline or the first `sentences` of the body */
  inFront: (sign: string, sentences: number) => boolean
  /** the share of the sentences on AI that have the sign in them, or up to `reach` sentences away */
  near: (sign: string, reach: number) => number
  /** different words and names that speak of the screen industry */
  industryWords: number
}

const none: readonly number[] = []

export function signsOf(view: View): ScopeSigns {
  const { prose } = view
  const total = prose.sentences.length
  const first = prose.sentences.findIndex((sentence) => sentence.start >= prose.headline)
  const body = first < 0 ? total : first
  const places = placesOf(view)
  const sets = new Map([...places].map(([sign, at]) => [sign, new Set(at)]))
  const at = (sign: string) => places.get(sign) ?? none
  const shows = (n: number, sign: string) => sets.get(sign)?.has(n) === true
  return {
    total,
    body,
    at,
    count: (sign) => at(sign).length,
    shows,
    inFront: (sign, sentences) => (at(sign)[0] ?? total) < body + sentences,
    near: (sign, reach) => {
      const onAi = at('on-ai')
      const isNear = (n: number) => shows(n, sign) || (reach > 0 && (shows(n - 1, sign) || shows(n + 1, sign)))
      return onAi.length === 0 ? 0 : onAi.filter(isNear).length / onAi.length
    },
    industryWords: industryWordsOf(view),
  }
}

function placesOf({ prose, hits }: View): Map<string, number[]> {
  const sentences = prose.sentences.map(() => new Set<string>())
  for (const { cue, sentence } of hits) {
    if (cue.facet === 'scope') sentences[sentence]!.add(cue.value)
    else if (made.has(cue.facet)) sentences[sentence]!.add(cue.facet)
  }
  const places = new Map<string, number[]>()
  sentences.forEach((signs, n) => {
    addJoint(signs)
    for (const sign of signs) {
      const here = places.get(sign)
      if (here) here.push(n)
      else places.set(sign, [n])
    }
  })
  return places
}

function addJoint(signs: Set<string>): void {
  const isOnAi = signs.has('ai') || signs.has('ai-wide')
  const isOnIndustry = signs.has('industry') || signs.has('trade')
  if (isOnAi) signs.add('on-ai')
  if (isOnIndustry) signs.add('on-industry')
  if (isOnAi && isOnIndustry) signs.add('both')
  if (isOnAi && signs.has('industry')) signs.add('both-sure')
}

function industryWordsOf({ prose, hits }: View): number {
  const words = new Set<number>()
  for (const { cue, from, to } of hits)
    if (cue.facet === 'scope' && cue.value === 'industry') for (let at = from; at < to; at++) words.add(prose.words[at]!.id)
  return words.size
}
