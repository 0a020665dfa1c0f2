/** Somebody who speaks on a call. `firm` null where the text does not say; for the company's own people the text's own words for it. */
export type Speaker = { name: string; role: string | null; firm: string | null }

/** One line of a text with its place. `end` is before the line break. */
export type TextLine = { text: string; start: number; end: number }

export function linesOf(text: string): TextLine[] {
  const lines: TextLine[] = []
  let start = 0
  for (const part of text.split('\n')) {
    lines.push({ text: part.trim(), start, end: start + part.length })
    start += part.length + 1
  }
  return lines.filter((line) => /[\p{L}\p{N}]/u.test(line.text))
}

const nameWord = "(?:\\p{Lu}[\\p{L}'’.-]*|de|del|della|van|von|der|den|la|le|di|da|bin|al|el|O[’']\\p{Lu}\\p{L}+)"
const personName = new RegExp(
  `^(?:(?:Dr|Mr|Ms|Mrs|Sir|Dame|Prof)\\.?\\s)?\\p{Lu}[\\p{L}'’.-]*(?:\\s(?:["“(]\\p{Lu}\\p{L}+[)”"]|${nameWord})){1,4}(?:,?\\s(?:Jr|Sr|II|III|IV|CFA|PhD|MD)\\.?)?$`,
  'u',
)

const notPeople =
  /\b(?:call|conference|earnings|quarter|results|session|participants?|remarks|statements?|contents|presentation|transcript|questions?|answers?|corporation|inc|company|research|securities|management|discussion|disclaimer|image|source|fiscal|income|revenue|revenues|cash|flow|operations|growth|outlook|guidance|contributed|copyright|street|event|date|definitions?|officers?|analysts?|operator|investor|relations|thomson|reuters|refinitiv|factset|motley|fool|insider|monkey|seeking|alpha|segment|streaming|studios|networks|entertainment|media|group|holdings|partners|capital|bank|llc|ltd|plc|corp)\b/i

const posts =
  /\b(?:chief|officer|president|chair(?:man|woman|person)?|ceo|cfo|coo|cto|cmo|evp|svp|vp|director|head|founder|treasurer|controller|analyst|manager|counsel|secretary|investor relations|ir|executive|managing|partner|lead|editor|strategy)\b/i

/** True for what can be a person's name by its look: two to five words that begin with capitals, and none a word of finance. */
export const looksLikeName = (text: string) => text.length <= 48 && personName.test(text) && !notPeople.test(text) && !posts.test(text)

const namelessSpeakers =
  /^(?:operator|moderator|conference operator|(?:unidentified|unknown)(?: company)? (?:analyst|speaker|participant|attendee|executive|company representative|company speaker|corporate participant|audience member)|company (?:representative|speaker)|analyst|host|coordinator)$/i

/** True for speakers that a text names by their part only. */
export const isNameless = (text: string) => namelessSpeakers.test(text.replace(/[:.]$/, '').trim())

const rosterHeading =
  /^(?:(?:the )?(?:corporate|company|conference call|call|management|other|event|key|earnings call)\s)?(?:participants|attendees|speakers|executives|analysts|company participants|corporate participants)(?:\s*:)?$|^(?:company|corporate|conference call|call) participants\b.{0,20}$|^(?:executives|analysts)(?: on the call)?:?$/i
const rosterEnd =
  /^(?:operator\b|presentation$|prepared remarks\b|management discussion|full (?:conference call )?transcript|contents|transcript\b|duration|corporate speakers|q(?:uestion)?s?\s?(?:&|and)[ -]a)/i
const dash = /\s+(?:--?|–|—|\||•)\s+/

/** True for the heading of a list of participants. */
export const isRosterHeading = (text: string) => text.length < 60 && rosterHeading.test(text)

/** The people whom lists of participants name, in order. */
export function rosterOf(lines: TextLine[]): Speaker[] {
  const people: Speaker[] = []
  let analysts = false
  let inList = false
  let misses = 0
  for (const { text } of lines) {
    if (isRosterHeading(text)) {
      inList = true
      misses = 0
      analysts = /conference call|analyst/i.test(text)
      continue
    }
    if (!inList) continue
    const person = rosterEnd.test(text) || text.length > 160 ? null : personIn(text, analysts)
    const last = people.at(-1)
    if (person) people.push(person)
    else if (last && last.role === null && last.firm === null && isPost(text) && text.length < 140)
      Object.assign(last, described(last.name, text.split(dash), analysts))
    else if (rosterEnd.test(text) || ++misses > 2) inList = false
  }
  return people
}

/** "Jane Doe - Example Bank - Analyst", "Doe, Chief Executive", "Chief Executive — Jane Doe", "Jane Doe Example Corp - CEO" as a person. */
export function personIn(line: string, analyst = false): Speaker | null {
  const text = line
    .replace(/^[*•·-]\s+/, '')
    .replace(/\s*\[\d{1,3}\]$/, '')
    .replace(/\s+/g, ' ')
  const parts = text.split(dash).map((part) => part.trim())
  if (parts.length >= 2) {
    if (looksLikeName(parts[0]!)) return described(parts[0]!, parts.slice(1), analyst)
    if (looksLikeName(parts.at(-1)!) && isPost(parts[0]!)) return { name: parts.at(-1)!, role: parts.slice(0, -1).join(', '), firm: null }
    const comma = /^([^,]{4,48}),\s+(.{2,80})$/.exec(parts[0]!)
    if (comma && looksLikeName(comma[1]!))
      return { name: comma[1]!, role: parts.slice(1).join(' - '), firm: comma[2]!.replace(/,\s*research division$/i, '') }
    const inFront = nameInFront(parts[0]!)
    if (inFront)
      return { name: inFront.name, role: parts.slice(1).join(' - '), firm: inFront.rest.replace(/,\s*research division$/i, '') || null }
    return null
  }
  const comma = /^([^,]{4,48}),\s+(.{3,110})$/.exec(text)
  if (comma && looksLikeName(comma[1]!)) return described(comma[1]!, [comma[2]!], analyst)
  return looksLikeName(text) ? { name: text, role: null, firm: null } : null
}

function described(name: string, rest: string[], analyst: boolean): Speaker {
  if (rest.length >= 2 && /\banalyst\b/i.test(rest.at(-1)!)) return { name, role: rest.at(-1)!, firm: rest.slice(0, -1).join(' - ') }
  if (rest.length >= 2)
    return isPost(rest[0]!)
      ? { name, role: rest[0]!, firm: rest.slice(1).join(' - ') }
      : { name, role: rest.slice(1).join(' - '), firm: rest[0]! }
  const only = rest[0]!
  const firmLast = /^(.*\b(?:analyst|managing director|vice president)\b[^,]*),\s+(.+)$/i.exec(only)
  if (firmLast && !isPost(firmLast[2]!)) return { name, role: firmLast[1]!, firm: firmLast[2]! }
  if (isPost(only)) return { name, role: only, firm: null }
  return analyst ? { name, role: 'Analyst', firm: only } : { name, role: null, firm: only }
}

const isPost = (text: string) => posts.test(text)

/** "Robert A. Example The Example Company": the name in front of a firm that no sign parts from it, at a capitalised "The" or after two to four words. */
function nameInFront(text: string): { name: string; rest: string } | null {
  const at = text.search(
    /\s(?:The|BofA|Bank|JP|J\.P\.|JPMorgan|Morgan|Goldman|Wells|UBS|Citi\w*|Barclays|Deutsche|Evercore|MoffettNathanson|Guggenheim|Bernstein|Sanford|Wolfe|Raymond|Rosenblatt|KeyBanc|Jefferies|Macquarie|Needham|Loop|Credit|HSBC|Cowen|TD|Oppenheimer|Piper|Stifel|Truist|Seaport|Benchmark|RBC|BMO|Mizuho|Redburn|Atlantic|Arete)\b/,
  )
  if (at > 0 && looksLikeName(text.slice(0, at))) return { name: text.slice(0, at), rest: text.slice(at + 1) }
  const words = text.split(' ')
  for (const count of [3, 2]) {
    const name = words.slice(0, count).join(' ')
    if (words.length > count && looksLikeName(name) && (count === 2 || /^\p{Lu}\.$/u.test(words[1]!)))
      return { name, rest: words.slice(count).join(' ') }
  }
  return null
}

/** The key under which a person's name is known: first and last word in small letters, so that a middle initial makes no difference. */
export function nameKey(name: string): string {
  const words = name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/^(?:dr|mr|ms|mrs|sir|dame|prof)\.?\s/, '')
    .replace(/[,.]?\s(?:jr|sr|ii|iii|iv|cfa|phd|md)\.?$/, '')
    .replace(/["“(]\p{L}+[)”"]/gu, ' ')
    .split(/[^\p{L}'’-]+/u)
    .filter((word) => word.length > 1)
  return words.length > 1 ? `${words[0]} ${words.at(-1)}` : (words[0] ?? '')
}
