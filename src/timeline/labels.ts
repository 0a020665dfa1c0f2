import type { EventFace, EventType, Role } from '../model.ts'
import type { Mark } from './picture.ts'

/** A few words beside a mark, with the line that leads to it. */
export type Label = {
  text: string
  x: number
  y: number
  anchor: 'start' | 'middle' | 'end'
  line: { y1: number; y2: number }
  at: number
  id: string
}

type Room = { width: number; shelf: number; most: number }
type Box = { x1: number; x2: number; y1: number; y2: number }

const letter = 6.3
const lineHeight = 15

/**
 * Names the marks that most independent sources report, as far as there is room: no label lies over a mark or another label.
 * Events that only one publisher reports are not named. y is measured from the line of time.
 */
export function placeLabels(marks: readonly Mark[], { width, most }: Room): Label[] {
  const placed: { label: Label; box: Box }[] = []
  const worth = marks.filter(({ side, event }) => event !== null && side !== 'rules' && weightOf(event) >= 3)
  const texts = new Set<string>()
  for (const mark of worth.sort((a, b) => weightOf(b.event!) - weightOf(a.event!) || (a.event!.date < b.event!.date ? 1 : -1))) {
    if (placed.length >= most) break
    const text = labelOf(mark.event!)
    if (text === null || texts.has(text)) continue
    const found = placeFor(
      mark,
      text,
      marks,
      placed.map(({ box }) => box),
      width,
    )
    if (!found) continue
    texts.add(text)
    placed.push(found)
  }
  return placed.map(({ label }) => label)
}

const weightOf = ({ independent, primary, articles }: EventFace) => independent * 2 + Math.min(primary, 1) + Math.min(articles, 10) / 10

function placeFor(mark: Mark, text: string, marks: readonly Mark[], taken: Box[], width: number): { label: Label; box: Box } | null {
  const up = mark.side === 'adoption'
  const length = text.length * letter
  const middle = Math.min(Math.max(mark.x, length / 2 + 4), width - length / 2 - 4)
  const x1 = middle - length / 2 - 6
  const x2 = middle + length / 2 + 6
  const beneath = marks.filter(({ x, y }) => x > x1 - 5 && x < x2 + 5 && y < 0 === up)
  const edge = up ? Math.min(0, ...beneath.map(({ y }) => y)) - 12 : Math.max(0, ...beneath.map(({ y }) => y)) + 20
  for (let level = 0; level < 4; level++) {
    const y = edge + (up ? -level : level) * lineHeight
    const box = { x1, x2, y1: y - 12, y2: y + 4 }
    const line = up ? { y1: y + 4, y2: topOf(mark, marks, up) } : { y1: topOf(mark, marks, up), y2: y - 12 }
    const stem: Box = { x1: mark.x - 2, x2: mark.x + 2, y1: Math.min(line.y1, line.y2), y2: Math.max(line.y1, line.y2) }
    if (taken.some((other) => overlap(box, other) || overlap(stem, other))) continue
    return {
      label: { text, x: middle, y, anchor: 'middle', line, at: mark.x, id: mark.event!.id },
      box: { ...box, y1: Math.min(box.y1, stem.y1), y2: Math.max(box.y2, stem.y2) },
    }
  }
  return null
}

/** Where the line meets the stack the mark stands in. */
function topOf(mark: Mark, marks: readonly Mark[], up: boolean): number {
  const stack = marks.filter(({ x, side }) => x === mark.x && side === mark.side).map(({ y }) => y)
  return up ? Math.min(...stack) - 7 : Math.max(...stack) + 7
}

const overlap = (a: Box, b: Box) => a.x1 < b.x2 && b.x1 < a.x2 && a.y1 < b.y2 && b.y1 < a.y2

const lead: Role[] = ['user', 'claimant', 'bargainer', 'objector', 'ruler', 'maker', 'investor', 'partner', 'target', 'mentioned']
const nouns: Partial<Record<EventType, string>> = {
  strike: 'strike', lawsuit: 'lawsuit', 'open-letter': 'letter', backlash: 'backlash', ruling: 'ruling', bargaining: 'talks', layoffs: 'layoffs', study: 'study',
  legislation: 'law', policy: 'policy', hire: 'hire', launch: 'launch', statement: 'statement', 'legal-demand': 'demand', agreement: 'deal', investment: 'investment',
} // biome-ignore format: a table

/** Two or three words that name an event: its title on screen, the two who joined or quarrelled, or who did what; null where nobody is named. */
export function labelOf(event: EventFace): string | null {
  const names = [...event.studios, ...event.bodies, ...event.vendors, ...event.people]
  const ranked = names.map((name) => ({ name, rank: lead.indexOf(event.roles[name] ?? 'mentioned') })).sort((a, b) => a.rank - b.rank)
  const first = ranked[0]?.name
  if (event.productions.length === 1 && event.type !== 'strike' && event.type !== 'agreement') return fitting(event.productions[0]!)
  // "Netflix statement" tells nothing that a reader could remember the event by.
  if (!first || event.type === 'statement') return null
  const against =
    event.type === 'lawsuit' || event.type === 'backlash' ? ranked.find(({ name }) => event.roles[name] === 'target')?.name : undefined
  if (against && against !== first) return event.type === 'lawsuit' ? fitting(`${first} v. ${against}`) : fitting(`${against} under fire`)
  const second = ranked[1]?.name
  if (second && (event.type === 'partnership' || event.type === 'investment')) return fitting(`${first}–${second}`)
  return fitting(`${first} ${nouns[event.type] ?? ''}`.trim())
}

const fitting = (text: string) => (text.length <= 30 ? text : null)
