/** Agencies whose name at the head or foot of a text says who wrote it. */
const agencies =
  'AP|The Associated Press|Associated Press|Reuters|Thomson Reuters|AFP|Agence France-Presse|Bloomberg|UPI|PA Media|Press Association|dpa|ANSA|EFE|Kyodo|Xinhua|PTI|ANI|IANS|CNN|The Canadian Press|AAP|PRNewswire|PR Newswire|Business Wire|BUSINESS WIRE|GLOBE NEWSWIRE|GlobeNewswire|ACCESSWIRE'
const head = new RegExp(`^[\\p{L}\\s.,'’-]{0,60}\\(\\s?(${agencies})\\s?\\)|^(${agencies})\\s?[—–-]\\s`, 'u')
const byline = new RegExp(`(?:^|[,/(|]|\\bby\\b|\\bwith\\b|\\bvia\\b)\\s*(${agencies})\\s*(?:$|[,/)|])`, 'iu')

const outlet = "((?:[Tt]he\\s)?\\p{Lu}[\\p{L}\\p{N}.&'’-]*(?:\\s(?:of\\s|the\\s|and\\s|&\\s)?\\p{Lu}[\\p{L}\\p{N}.&'’-]*){0,4})"
const told = [
  `\\b(?:first|originally|previously|earlier)\\s(?:reported|revealed|broken|published|announced|written about)\\s(?:the news\\s)?(?:by|in|on)\\s${outlet}`,
  `\\b${outlet}\\s(?:first|originally)\\s(?:reported|broke|revealed)\\b`,
  `\\b${outlet}\\swas\\s(?:the\\s)?first\\sto\\sreport\\b`,
  `\\b(?:as|according\\sto\\sa\\sreport)\\s(?:reported\\s)?(?:by|from|in)\\s${outlet}`,
  `\\bvia\\s${outlet}`,
  `\\bper\\s${outlet}(?=[,.;)])`,
  `\\b(?:H/T|h/t|HT|Source|SOURCE|Via):?\\s${outlet}`,
  `\\bnews\\swas\\sbroken\\sby\\s${outlet}`,
  `\\b(?:told|tells|confirmed\\sto)\\s(Variety|Deadline|The\\sHollywood\\sReporter|IndieWire|TheWrap|The\\sWrap|Reuters|Bloomberg|Axios|The\\sVerge|the\\sAP|The\\sAssociated\\sPress)\\b`,
].map((pattern) => new RegExp(pattern, 'gu'))

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
      ?.replace(/^the\s+/i, '')
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
  for (const pattern of told) for (const match of sample.matchAll(pattern)) add(match[1])
  return found.slice(0, 10)
}

const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/^the\s+/, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
