/** Agencies whose name at the head or foot of a text says who wrote it. */
const agencies =
  'AP|The Associated Press|Associated Press|Reuters|Thomson Reuters|AFP|Agence France-Presse|Bloomberg|UPI|PA Media|Press Association|dpa|ANSA|EFE|Kyodo|Xinhua|PTI|ANI|IANS|CNN|The Canadian Press|AAP|PRNewswire|PR Newswire|Business Wire|BUSINESS WIRE|GLOBE NEWSWIRE|GlobeNewswire|ACCESSWIRE'
const head = new RegExp(`^[\\p{L}\\s.,'’-]{0,60}\\(\\s?(${agencies})\\s?\\)|^(${agencies})\\s?[—–-]\\s`, 'u')
const byline = new RegExp(`(?:^|[,/(|]|\\bby\\b|\\bwith\\b|\\bvia\\b)\\s*(${agencies})\\s*(?:$|[,/)|])`, 'iu')

const word = "\\p{Lu}[\\p{L}\\p{N}&'’-]*(?:\\.\\p{L}+)*"
const outlet = `((?:[Tt]he\\s)?${word}(?:\\s(?:of\\s|the\\s|and\\s|&\\s)?${word}){0,4})`
const patterns = (sources: string[]) => sources.map((source) => new RegExp(source, 'gu'))

/** Ways to say so that leave no doubt. */
const plainly = patterns([
  `\\b(?:first|originally|previously|earlier)\\s(?:reported|revealed|broken|published|announced|written about)\\s(?:the news\\s)?(?:by|in|on)\\s${outlet}`,
  `\\b${outlet}\\s(?:first|originally)\\s(?:reported|broke|revealed)\\b`,
  `\\b${outlet}\\swas\\s(?:the\\s)?first\\sto\\sreport\\b`,
  `\\baccording\\sto\\sa\\sreport\\s(?:by|from|in)\\s${outlet}`,
  `\\bnews\\swas\\sbroken\\sby\\s${outlet}`,
  `\\((?:via|per|h/t|H/T)\\s${outlet}\\)`,
  `(?:^|\\n)(?:Via|H/T|h/t|HT|Source):?\\s${outlet}\\s?(?=$|\\n)`,
])

/** Ways to say so that mean other things too: believed of names that look like an outlet's. */
const loosely = patterns([
  `\\bas\\sreported\\sby\\s${outlet}`,
  `\\b(?:reports|reported|per|via|according\\sto)\\s${outlet}`,
  `\\b${outlet}\\s(?:reports|reported)\\b`,
])
const outletWords =
  /^(?:the\s)?(?:AP|AFP|CNBC|CNN|BBC|NBC|CBS|ABC|NPR|PBS|IGN)(?:\sNews)?$|\b(?:times|post|journal|reporter|news|herald|tribune|guardian|telegraph|variety|deadline|indiewire|thewrap|wrap|bloomberg|reuters|associated press|axios|politico|verge|wired|vulture|puck|semafor|insider|forbes|fortune|magazine|weekly|gazette|chronicle|observer|ankler|screen daily|screen international|cartoon brew|rolling stone|404 media|techcrunch|engadget|gizmodo|polygon|kotaku|billboard|playbill|zeitung|monde|figaro|spiegel)\b/i

/** Who was told something, in the first lines: the interview is theirs. */
const told =
  /\b(?:told|tells|confirmed\sto)\s(Variety|Deadline|The\sHollywood\sReporter|THR|IndieWire|TheWrap|The\sWrap|Reuters|Bloomberg|Axios|The\sVerge|Vulture|the\sAP|The\sAssociated\sPress)\b/gu
const firstLines = 800

const days =
  /^(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|^(?:january|february|march|april|may|june|july|august|september|october|november|december)\b/i

/**
 * Agencies and outlets that a text names as where it comes from: an agency's byline or dateline, "first reported by", "via". Names as
 * written, without "the", each once. Not the site itself.
 */
export function creditsIn(text: string, bylined: string | null, site: string | null): string[] {
  const found: string[] = []
  const add = (name: string | undefined) => {
    if (name && days.test(name)) return
    const clean = name
      ?.replace(/^(?:as\s+)?(?:the\s+)?/i, '')
      .replace(/[.,'’]+(?:s)?$/, '')
      .trim()
    if (
      clean &&
      clean.length > 1 &&
      !found.some((known) => known.toLowerCase() === clean.toLowerCase()) &&
      plain(clean) !== plain(site ?? '')
    )
      found.push(clean)
  }
  const start = head.exec(text.slice(0, 200))
  add(start?.[1] ?? start?.[2])
  add(byline.exec(bylined ?? '')?.[1])
  const sample = text.slice(0, 60_000)
  for (const pattern of plainly) for (const match of sample.matchAll(pattern)) add(match[1])
  for (const pattern of loosely) for (const match of sample.matchAll(pattern)) if (outletWords.test(match[1]!)) add(match[1])
  for (const match of text.slice(0, firstLines).matchAll(told)) add(match[1])
  return found.slice(0, 10)
}

const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/^the\s+/, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
