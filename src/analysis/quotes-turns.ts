import type { SpokenQuote } from './quotes.ts'
import type { Cast, Party } from './quotes-cast.ts'
import type { Sayings } from './quotes-sayings.ts'

/** A paragraph that begins with a name and a colon. */
type Turn = { label: string; start: number; end: number }

/** "SUKI ARAKAWA: ", "Dr. Achard: ", "Screen Weekly: ": one to five capitalised words. */
const opening =
  /^\*{0,2}((?:(?:Dr|Mr|Mrs|Ms|Prof|Sen|Rep)\.\s)?\p{Lu}[\p{L}\p{M}'’.-]*(?:\s(?:\p{Lu}|de\s|van\s|von\s|der\s|al-)[\p{L}\p{M}'’.-]*){0,4})\s?:\*{0,2}\s+/u

/**
 * The turns of a transcript, or of an interview printed as one: three paragraphs or more that begin with a name and a colon, by two voices at
 * least. Interviewers who speak for an outlet are heard, but not quoted.
 */
export function turnsOf(sayings: Sayings): SpokenQuote[] {
  const { text, headline } = sayings.scene.prose
  const turns = paragraphsOf(text, headline).flatMap(({ start, end }) => turnAt(text, start, end))
  const labels = Map.groupBy(turns, (turn) => turn.label.toLowerCase())
  const again = [...labels.values()].some((same) => same.length > 1)
  if (turns.length < 3 || labels.size < 2 || labels.size > turns.length / 2 + 1 || !again) return []
  const voices = new Map([...labels].map(([key, same]) => [key, voiceOf(same, sayings.cast, text)]))
  return turns.flatMap(({ label, start, end }) => {
    const party = voices.get(label.toLowerCase()) ?? null
    return party ? [{ speaker: party.label, role: party.role, text: text.slice(start, end), start, end, cue: ':' }] : []
  })
}

/**
 * Whose turns these are: a surname or a name in capitals is that of whoever the text names in full. Null for "Q", and for a voice that only asks
 * and has no first name we know: an outlet's.
 */
function voiceOf(turns: Turn[], cast: Cast, text: string): Party | null {
  const { label } = turns[0]!
  const party = cast.called(label)
  if (!party || party.kind === 'body') return null
  const onlyAsks = turns.every(({ end }) => text[end - 1] === '?')
  return onlyAsks && party.kind !== 'person' && /\p{Ll}/u.test(label) ? null : party
}

function* spansBetweenBlankLines(text: string, from: number) {
  let start = from
  while (start < text.length) {
    const next = text.indexOf('\n', start)
    const end = next < 0 ? text.length : next
    if (end > start) yield { start, end }
    start = end + 1
  }
}

const paragraphsOf = (text: string, from: number) => [...spansBetweenBlankLines(text, from)]

function turnAt(text: string, start: number, end: number): Turn[] {
  const found = opening.exec(text.slice(start, Math.min(end, start + 90)))
  if (!found) return []
  const from = start + found[0].length
  const opensQuote = /["“‘«„]/.test(text[from] ?? '')
  return from >= end || opensQuote ? [] : [{ label: found[1]!, start: from, end: text.slice(from, end).trimEnd().length + from }]
}
