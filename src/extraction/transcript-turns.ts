import type { Turn } from '../model.ts'
import {
  isNameless,
  isRosterHeading,
  linesOf,
  looksLikeName,
  nameKey,
  personIn,
  rosterOf,
  type Speaker,
  type TextLine,
} from './transcript-speakers.ts'

/** The lines that name who speaks next, `first` to `line`. `from`: where the spoken words begin. */
type Label = { first: number; line: number; speaker: Speaker; from: number }

/** The turns of a call whose text names its speakers; the empty list where it names none. */
export function turnsOf(text: string): Turn[] {
  const lines = linesOf(text)
  const roster = new Map(rosterOf(lines).map((person) => [nameKey(person.name), person]))
  const labels = labelsIn(lines, roster)
  if (labels.length < 4 || new Set(labels.map(({ speaker }) => nameKey(speaker.name))).size < 2) return []
  const headings = new Set(lines.flatMap((line, at) => (isSectionHeading(line.text) || isRosterHeading(line.text) ? [at] : [])))
  const turns = labels.map((label, at) => turnFrom(text, lines, label, labels[at + 1], headings)).filter((turn) => turn.end > turn.start)
  return withFirms(text, sectioned(text, lines, turns))
}

/** The words from a label to the next, without section headings between them. */
function turnFrom(text: string, lines: TextLine[], label: Label, next: Label | undefined, headings: Set<number>): Turn {
  const last = next ? next.first : lines.length
  let stop = last
  for (let at = label.line + 1; at < last; at++)
    if (headings.has(at)) {
      stop = at
      break
    }
  const end = stop > label.line ? (lines[stop - 1]?.end ?? text.length) : label.from
  const { start, finish } = trimmedRange(text, label.from, Math.max(label.from, end))
  return { speaker: label.speaker.name, role: label.speaker.role, firm: label.speaker.firm, section: null, start, end: finish }
}

function trimmedRange(text: string, from: number, to: number): { start: number; finish: number } {
  let start = from
  let finish = to
  // White space, and the rules of hyphens that some draw under names.
  while (start < finish && /[\s=_*-]/.test(text[start]!)) start++
  while (finish > start && /[\s=_]/.test(text[finish - 1]!)) finish--
  return { start, finish }
}

function labelsIn(lines: TextLine[], roster: Map<string, Speaker>): Label[] {
  const begin = firstSpokenLine(lines)
  const known = new Map(roster)
  const alone = repeatedNames(lines, begin)
  const labels: Label[] = []
  const stop = closingRoster(lines, begin)
  for (let at = begin; at < stop; at++) {
    const label = inlineLabel(lines[at]!, at, known, alone) ?? ownLineLabel(lines, at, known, alone)
    if (!label) continue
    const key = nameKey(label.speaker.name)
    const before = known.get(key)
    const speaker = merged(before, label.speaker)
    if (!isNameless(speaker.name)) known.set(key, speaker)
    labels.push({ ...label, speaker })
    at = label.line
  }
  return labels
}

/** Where a list of participants stands at the end of a text; else where the text ends. */
function closingRoster(lines: TextLine[], begin: number): number {
  const at = lines.findIndex(
    (line, n) => n > begin + 8 && isRosterHeading(line.text) && lines[n + 1] !== undefined && personIn(lines[n + 1]!.text) !== null,
  )
  return at < 0 ? lines.length : at
}

const merged = (known: Speaker | undefined, said: Speaker): Speaker => ({
  name: said.name,
  role: said.role ?? known?.role ?? null,
  firm: said.firm ?? known?.firm ?? null,
})

/** Lists of participants and contents come before the first words of the call. */
function firstSpokenLine(lines: TextLine[]): number {
  const start = lines.findIndex(({ text }) =>
    /^(?:presentation|prepared remarks:?|management discussion section|full (?:conference call )?transcript:?|transcript:?)$/i.test(text),
  )
  if (start >= 0) return start + 1
  const operator = lines.findIndex(({ text }) => /^(?:operator|moderator)\b(?::|$)/i.test(text))
  return Math.max(0, operator)
}

/** "Jane Doe: Thank you …", "Jane Doe -- Example Bank -- Analyst: …", "Operator: …". */
function inlineLabel({ text, start, end }: TextLine, line: number, known: Map<string, Speaker>, alone: Set<string>): Label | null {
  const found = /^([^:]{3,120}?)\s*:\s+(?=\S)/.exec(text) ?? /^([^:]{3,120}?)\s*:$/.exec(text)
  if (!found) return null
  const said = found[1]!.trim()
  const offset = end - start - text.length
  const from = start + Math.max(0, offset) + found[0].length
  if (isNameless(said)) return { first: line, line, speaker: { name: tidyNameless(said), role: null, firm: null }, from }
  const bracketed = /^(.{4,48}?)\s*\((.{2,80})\)$/.exec(said)
  const person = bracketed && looksLikeName(bracketed[1]!) ? { ...personIn(`${bracketed[1]!} - ${bracketed[2]!}`)! } : personIn(said)
  if (!person) return null
  return isExpected(person, known, alone) || person.role !== null || person.firm !== null
    ? { first: line, line, speaker: person, from }
    : null
}

/** A line that is a name, alone or with role and firm; in some kinds the role stands on the next line. */
function ownLineLabel(lines: TextLine[], at: number, known: Map<string, Speaker>, alone: Set<string>): Label | null {
  const { text, end } = lines[at]!
  const bare = text.replace(/\s*\[\d{1,3}\]$/, '')
  if (text.length > 140 || /[.!?]["”]?$/.test(text.replace(/\b(?:Inc|Corp|Co|Ltd|Jr|Sr|LLC|L\.P)\.$/, ''))) return null
  const next = lines[at + 1]
  if (!next) return null
  if (isNameless(bare)) return { first: at, line: at, speaker: { name: tidyNameless(bare), role: null, firm: null }, from: end }
  const side = / [QA]$/.test(bare) ? bare.slice(0, -2).trim() : bare
  const person = personIn(side)
  if (!person) return null
  const described = describedBelow(next.text)
  if (!isExpected(person, known, alone) && !described && !dashed.test(side)) return null
  if (described && person.role === null && person.firm === null)
    return { first: at, line: at + 1, speaker: { ...person, ...described }, from: next.end }
  return { first: at, line: at, speaker: person, from: end }
}

const isExpected = ({ name }: Speaker, known: Map<string, Speaker>, alone: Set<string>) =>
  known.has(nameKey(name)) || alone.has(nameKey(name))

const dashed = /\s(?:--?|–|—)\s/

/** "Analyst, Example Bank Q": a line of role and firm under a name. */
function describedBelow(text: string): { role: string | null; firm: string | null } | null {
  const line = text.replace(/\s+[QA]$/, '').trim()
  if (line.length > 130 || /[.!?]$/.test(line.replace(/\b(?:Inc|Corp|Co|Ltd|LLC)\.$/, '')) || line.split(' ').length > 16) return null
  if (!/\b(?:officer|president|analyst|director|chair\w*|head|ceo|cfo|coo|vice|investor relations|founder|executive)\b/i.test(line))
    return null
  if (/\b(?:thank|thanks|good|hi|hello|we|our|i|you|is|are)\b/i.test(line)) return null
  const comma = line.lastIndexOf(', ')
  return comma > 0 ? { role: line.slice(0, comma), firm: line.slice(comma + 2) } : { role: line, firm: null }
}

const tidyNameless = (text: string) =>
  text
    .replace(/[:.]$/, '')
    .trim()
    .replace(/^operator$/i, 'Operator')

/** Names that stand at least twice alone in a line, or in front of a colon: speakers of a text without a list of participants. */
function repeatedNames(lines: TextLine[], begin: number): Set<string> {
  const counts = new Map<string, number>()
  for (const { text } of lines.slice(begin)) {
    const name = /^([^:]{4,48}):(?:\s|$)/.exec(text)?.[1] ?? (text.length <= 48 ? text : null)
    if (name && looksLikeName(name.trim())) counts.set(nameKey(name), (counts.get(nameKey(name)) ?? 0) + 1)
  }
  // One who speaks only once is believed where somebody else says the name: "… from the line of Wei Ling Tan".
  const spoken = nameKeysIn(lines)
  return new Set([...counts].filter(([key, count]) => count >= 2 || spoken.has(key)).map(([key]) => key))
}

const namesInWords =
  /(?<=\b(?:from|of|to|with|introduce|hear from|over to|is|and|Mr\.|Ms\.|Mrs\.)\s)\p{Lu}[\p{L}'’.-]*(?:\s(?:\p{Lu}[\p{L}'’.-]*|de|van|von|der|la|le|di|bin|al)){1,4}/gu

/** Names that are said within longer lines, with each shortened form: "Wei Ling Tan with Harbour" holds the name Wei Ling Tan. */
function nameKeysIn(lines: TextLine[]): Set<string> {
  const keys = new Set<string>()
  for (const { text } of lines) {
    if (text.length < 50) continue
    for (const [found] of text.matchAll(namesInWords)) {
      const words = found.split(' ')
      for (let count = 2; count <= words.length; count++) keys.add(nameKey(words.slice(0, count).join(' ')))
    }
  }
  return keys
}

const questionHeading =
  /^(?:the )?(?:questions?[ -]?(?:&|and|n)[ -]?answers?|q\s?(?:&|and|n)[ -]?a)(?: (?:session|section|portion|period))?\s*:?$/i
const otherHeading =
  /^(?:presentation|prepared remarks|management discussion section|call participants|more \w+ analysis|all earnings call transcripts|duration: .{1,30}|definitions|disclaimer|copyright .{0,60})\s*:?$/i
const isSectionHeading = (text: string) => text.length < 60 && (questionHeading.test(text) || otherHeading.test(text))

const opensQuestions =
  /\b(?:first question|(?:begin|start|open|conduct|move (?:on )?to|go to|take)\b[^.]{0,40}\bquestions?\b|question[- ]and[- ]answer session\b|\[operator instructions\]|\(operator instructions\)|questions? (?:comes?|is|will come) from)\b/i
const asksFirst =
  /\b(?:(?:our|the|your|and the|with the) (?:very )?first question|first (?:question )?(?:comes|is|will be|up)|(?:comes?|is) from (?:the line of)?|go ahead|your line is (?:now )?open)\b/i

/** Prepared remarks before, questions after: from the heading where there is one, else from the turn that calls the first question. */
function sectioned(text: string, lines: TextLine[], turns: Turn[]): Turn[] {
  const heading = lines.find(
    (line) =>
      questionHeading.test(line.text) &&
      line.text.length < 60 &&
      turns.some((turn) => turn.start > line.start) &&
      turns.some((turn) => turn.end <= line.start),
  )
  const begin = heading ? heading.start : firstQuestionTurn(text, turns)
  return turns.map((turn) => ({ ...turn, section: begin !== null && turn.start >= begin ? 'qa' : 'prepared' }))
}

function firstQuestionTurn(text: string, turns: Turn[]): number | null {
  for (const [at, turn] of turns.entries()) {
    const words = text.slice(turn.start, turn.end).replace(/’/g, "'")
    // The opening words of a call announce the questions that will come later.
    if (at === 0 || (at < 3 && turn.start - turns[0]!.start < 1500 && !/first question/i.test(words))) continue
    if (/^(?:operator|moderator)$/i.test(turn.speaker ?? '') && opensQuestions.test(words) && (asksFirst.test(words) || words.length < 700))
      return turn.start
    if (/\b(?:our|the|your) first question (?:comes|is|today|this|for|will|on)\b/i.test(words) && words.length < 1200) return turn.start
  }
  return null
}

const introduced =
  /\b(?:question|line|next|first|over to|go to|from)\b[^.]{0,60}?\b(?:from|of|is|to|with)\s+(?:the line of\s+)?(\p{Lu}[\p{L}'’.-]+(?:\s\p{Lu}[\p{L}'’.-]*){1,3}),?\s+(?:with|from|of|at)\s+(\p{Lu}[\p{L}\p{N}&.,'’ -]{1,50}?)(?=[.,;]?\s*(?:$|please|your|you|go|the line|one moment|\p{Lu}\p{L}+,|and|\n)|[.])/gu

/** The firms of analysts as the operator introduces them, where the text names them nowhere else. */
function withFirms(text: string, turns: Turn[]): Turn[] {
  const firms = new Map<string, string>()
  for (const turn of turns)
    if (turn.speaker === 'Operator')
      for (const match of text.slice(turn.start, turn.end).matchAll(introduced))
        firms.set(nameKey(match[1]!), match[2]!.replace(/[.,\s]+$/, ''))
  return turns.map((turn) => {
    const firm = turn.speaker && turn.firm === null && turn.role === null ? firms.get(nameKey(turn.speaker)) : undefined
    return firm ? { ...turn, firm, role: turn.role ?? 'Analyst' } : turn
  })
}
