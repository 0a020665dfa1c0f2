import type { Span } from '../model.ts'
import { quartersIn } from './transcript-period.ts'

/** Words with which a call opens, at some point after which it is named as a call. */
const greeting =
  /\b(?:ladies and gentlemen|good (?:day|morning|afternoon|evening)|greetings|hello(?:,| everyone| and)|welcome to|thank you for standing by)\b(?=[^\n]{0,260}?\b(?:conference call|earnings (?:conference )?call|earnings (?:interview|webcast|video|presentation)|results (?:conference )?call|webcast|quarter[^.]{0,40}call)\b)/gi
const operatorsOpening =
  /\b(?:standing by|conference operator|listen-only|being recorded|at this time,? all (?:participants|lines)|question[- ]and[- ]answer session will|my name is)\b/i
const closing =
  /\b(?:(?:this|that|which) (?:now )?(?:concludes|does conclude|will conclude)|(?:call|conference|event|webcast) (?:has|is) (?:now )?(?:concluded|ended)|you may (?:now|all) (?:now )?disconnect|disconnect your lines|have a (?:great|good|wonderful|nice|pleasant) (?:day|rest|evening|afternoon|one))\b/i

/** No call is over in fewer letters than this. */
const shortest = 6000

/**
 * The calls in a text that may hold several pasted together: one span where it holds one. A new call begins where, long after the last began, somebody
 * opens a call again and either the last was closed just before, an operator explains the lines, or another quarter is named than before.
 */
export function findEarningsParts(text: string): Span[] {
  const starts = [0]
  for (const match of text.matchAll(greeting)) {
    const last = starts.at(-1)!
    if (match.index - last < shortest || text.length - match.index < shortest / 4) continue
    const after = text.slice(match.index, match.index + 900)
    const closed = closing.test(text.slice(Math.max(last, match.index - 700), match.index))
    if (closed || operatorsOpening.test(after) || namesAnother(text.slice(last, last + 4000), after))
      starts.push(backToLine(text, match.index, last))
  }
  return starts.map((start, at) => ({ start, end: starts[at + 1] ?? text.length }))
}

function namesAnother(before: string, after: string): boolean {
  const [earlier] = quartersIn(before)
  const [later] = quartersIn(after)
  return earlier !== undefined && later !== undefined && (earlier.quarter !== later.quarter || earlier.year !== later.year)
}

/** The start of the heading lines (short lines without an end) right above an opening, so that a pasted title goes with its call. */
function backToLine(text: string, at: number, floor: number): number {
  let start = Math.max(text.lastIndexOf('\n', at - 1) + 1, floor)
  // Far inside a line there is no heading to go back to: the greeting itself is the start.
  if (at - start > 160) return at
  for (let lines = 0; lines < 12 && start > floor; lines++) {
    const previous = text.lastIndexOf('\n', start - 2) + 1
    const line = text.slice(previous, start).trim()
    if (line.length > 140 || (/[.!?]["”)]?$/.test(line) && line.length > 0) || closing.test(line)) break
    start = previous
  }
  while (start < at && /\s/.test(text[start]!)) start++
  return Math.max(start, floor)
}
