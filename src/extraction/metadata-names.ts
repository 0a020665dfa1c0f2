/** Words around names in bylines that end the list of authors. */
const others =
  /[\s|·•–—-]*\b(?:photograph(?:s|ed|y)?|photos?|illustrat(?:ions?|ed)|pictures?|video|graphics?|styled|translated|edited|reviewed|fact[- ]checked|additional reporting|hair|last updated|updated|(?:mon|tues|wednes|thurs|fri|satur|sun)day|view|follow|see all|published|posted|modified|first published|\d{1,2}:\d\d)\b.*$/iu

/** Personal names out of bylines: "By Ann Lee and Bo Cruz, Staff Writer" → Ann Lee, Bo Cruz. At most 20, each once. */
export function namesIn(bylines: string[]): string[] {
  const names: string[] = []
  for (const byline of bylines)
    for (const [at, part] of partsOf(byline).entries()) {
      const name = tidied(part, at === 0)
      // After a whole name a single word is what its bearer does or where: "Ann Lee, Privacy".
      if (at > 0 && name && !/\s/.test(name) && names.some((known) => /\s/.test(known)) && /^[\p{Script=Latin}'’-]+$/u.test(name)) continue
      if (name && !names.some((known) => known.toLowerCase() === name.toLowerCase())) names.push(name)
    }
  // Letters after a name and tags beside it look like names of their own; a pen name in small letters stands alone.
  const plain = names.filter((name) => !isLetters(name))
  return (plain.length > 0 ? plain : names).slice(0, 20)
}

function partsOf(byline: string): string[] {
  const line = byline
    .slice(0, 300)
    .replace(/\b(?:https?:\/\/|www\.)\S+|\S+@\S+\.\S+/gi, ' ')
    .replace(
      /^[\s\-–—|:]*(?:(?:written|reported|posted|published|words|story|article|text|author|authors)[\s:]+)?(?:by[\s:]*)+(?=\p{Lu}|["“'])/iu,
      '',
    )
    .replace(/(?<=\S)\s*\bby\b.*$/i, (tail) => (/\bby\s+\p{Lu}/u.test(tail) && tail.length < 60 ? '' : tail))
    .replace(others, '')
  // "Gillman, Steve": one name turned round.
  const turned = /^\s*(\p{Lu}[\p{L}'’-]+), (\p{Lu}[\p{L}'’-]+(?: \p{Lu}\.?)?)\s*$/u.exec(line)
  if (turned) return [`${turned[2]} ${turned[1]}`]
  return line.split(/\s*(?:,|;|\||•|·|\n|\/|\s&\s|(?<![\p{L}])and\s+|\s+and\s+|\s+und\s+|\s+with\s+(?=\p{Lu}))\s*/iu)
}

const notNames =
  /^(?:by|and|the|staff|author|authors|contributors?|written|posted|published|updated|last|editors?|follow|share|comments?|read|more|view|see|all|posts|bio|e-?mail|twitter|facebook|photos?|video|illustrat\w+|admin|administrator|guest|null|undefined|none|n\/a|https?|sponsored|development|opinion|news|senior|anonymous|unknown|agencies|team|redaktion|redacción|rédaction)$/i

function tidied(part: string, first: boolean): string | null {
  const name = part
    .replace(/\([^)]*\)|\[[^\]]*\]/g, ' ')
    .replace(/^(?:by|author|written by|von|por|par|text|文|story by|words by)\b[\s:●]*/i, '')
    .replace(/(?<=\S\s+\S+)\s+(?:is|was|has|covers|writes|on|in|at|for|of|last)\b.*$/i, '')
    .replace(/\s+/g, ' ')
    .replace(/^[\s\-–—:.@]+|[\s\-–—:.]+$/g, '')
  const bare = (first && isPost(name) ? withoutPost(name) : name).replace(
    /(?<=\p{L}\S*\s\S+),?\s+(?:Ph\.?D|M\.?D|RD|MS|MA|MBA|CFA|CFP|CPA|CPP|PSP|RN|DDS|JD|MPH|CISSP|PMP|Esq)\.?$/u,
    '',
  )
  if (bare.length < 2 || bare.length > 60 || bare.split(' ').length > 6 || /\d/.test(bare) || !/\p{L}/u.test(bare)) return null
  return notNames.test(bare) || isPost(bare) ? null : bare
}

/** "Howard Blume Staff Writer" → Howard Blume; the empty string where no name precedes the post. */
function withoutPost(name: string): string {
  const words = name.split(' ')
  const post = words.findIndex(
    (word) =>
      /^(?:staff|senior|chief|contributing|special|deputy|managing|executive|content|head|guest|former|freelance|vp|vice)$/i.test(word) ||
      posts.test(word),
  )
  return post >= 2 && post <= 4 ? words.slice(0, post).join(' ') : name
}

/** True for letters after a name (MS, RD, FAND), and for words in small letters, which are tags. */
const isLetters = (name: string) => /^\p{Lu}{2,5}$/u.test(name) || /^[a-z][a-z -]*$/.test(name)

const posts =
  /\b(?:writer|reporter|editor|correspondent|columnist|journalist|producer|contributor|critic|director|manager|officer|analyst|staff|senior|chief|fellow|professor|president|founder|co-founder|ceo|cto|coo|author|bureau|desk|expert|specialist|coordinator|consultant|strategist|educator|horticulturalist|engineer|photographer|assistant|associate|intern|blogger|representative|head of [\p{L} ]+)\b/iu

/** True for what somebody is rather than is called. Teams and staffs are names, where nobody else is named. */
const isPost = (name: string) =>
  /^(?:md|phd|ph\.d|rd|ms|ma|mba|cfa|cfp|cpa|esq|jr|sr|rn|dds)\.?$/i.test(name) || (posts.test(name) && !isStaff(name))

const isStaff = (name: string) => /\S\s(?:staff|team|desk|bureau|editors)$/i.test(name)

const agencies =
  /^(?:the )?(?:ap|associated press|reuters|afp|agence france-presse|bloomberg|upi|pa media|press association|dpa|tnn|pti|ani|ians|financial times|canadian press|usa today|cbc news|cbc arts|bbc news|condé nast|hearst|mediagene inc\.?|yahoo|msn|getty images|cnn|agencies|newsroom|web desk)(?: in .+| staff| news)?$/i

/** True for the name of a newsroom: the site's own, an agency's, a staff's. */
export function isOutlet(name: string, site: string | null): boolean {
  if (agencies.test(name) || isStaff(name)) return true
  if (site === null) return false
  const [one, whole] = [plain(name), plain(site)]
  return one === whole || (whole.length > 3 && one.startsWith(whole)) || (/^the\s/i.test(name) && one.length > 6 && whole.includes(one))
}

const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/^the\s+|\.(?:com|org|net|co\.uk)$/g, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
