/**
 * The names of a feed's elements, made one. Publishers bind prefixes as they like, change capitals and forget declarations; readers
 * and picking rules see canonical names only: `dc.creator`, `atom.title`, and `rss.title` for a feed's own elements without a namespace.
 * The few that carry the structure are bare, as rss-parser looks for them: rss, rdf:RDF, channel, item, feed, entry.
 */

/** A namespace's address, or the beginning of it, in lower case → its canonical name. */
const namespaces: [string, string][] = [
  ['http://www.w3.org/2005/atom', 'atom'],
  ['http://purl.org/atom/', 'atom'],
  ['http://example.com/newformat', 'atom'],
  ['http://example.com/necho', 'atom'],
  ['http://purl.org/echo/', 'atom'],
  ['http://purl.org/rss/1.0/modules/content', 'content'],
  ['http://purl.org/rss/1.0/modules/syndication', 'sy'],
  ['http://purl.org/rss/1.0/modules/slash', 'slash'],
  ['http://purl.org/rss/1.0/modules/', 'module'],
  ['http://purl.org/rss/1.0/', 'rss'],
  ['http://purl.org/net/rss1.1', 'rss'],
  ['http://my.netscape.com/rdf/simple/0.9', 'rss'],
  ['http://channel.netscape.com/rdf/simple/0.9', 'rss'],
  ['http://my.netscape.com/publish/formats/rss', 'rss'],
  ['http://backend.userland.com/', 'rss'],
  ['http://blogs.law.harvard.edu/tech/rss', 'rss'],
  ['http://cyber.law.harvard.edu/rss', 'rss'],
  ['http://www.rssboard.org/rss', 'rss'],
  ['http://purl.org/dc/elements', 'dc'],
  ['http://purl.org/dc/terms', 'dcterms'],
  ['http://www.w3.org/1999/02/22-rdf-syntax-ns', 'rdf'],
  ['http://www.w3.org/1999/xhtml', 'xhtml'],
  ['http://www.w3.org/xml/1998/namespace', 'xml'],
  ['http://search.yahoo.com/mrss', 'media'],
  ['https://search.yahoo.com/mrss', 'media'],
  ['http://video.search.yahoo.com/mrss', 'media'],
  ['http://www.rssboard.org/media-rss', 'media'],
  ['http://www.itunes.com/dtds/podcast-1.0.dtd', 'itunes'],
  ['http://example.com/dtds/podcast-1.0.dtd', 'itunes'],
  ['http://rssnamespace.org/feedburner', 'feedburner'],
  ['http://www.pheedo.com/namespace/pheedo', 'pheedo'],
  ['http://prismstandard.org/namespaces', 'prism'],
]

/** Names that carry the structure: canonical space and local name → as rss-parser expects them. */
const structure: ReadonlyMap<string, string> = new Map([
  ['rss.rss', 'rss'],
  ['rdf.rdf', 'rdf:RDF'],
  ['rss.channel', 'channel'],
  ['rss.item', 'item'],
  ['atom.item', 'item'],
  ['atom.feed', 'feed'],
  ['rss.feed', 'feed'],
  ['atom.entry', 'entry'],
  ['rss.entry', 'entry'],
])

/** Prefix → canonical space, as declared so far; the empty prefix is the default namespace. */
export type Spaces = ReadonlyMap<string, string>

export const noSpaces: Spaces = new Map()

/** No feed binds more prefixes; copying them for every element would be a way to keep us busy. */
const most = 200

/** The spaces in force inside an element that declares these. Declarations come as attributes: xmlns, xmlns:dc. */
export function spacesWith(spaces: Spaces, attributes: Record<string, string>): Spaces {
  let inner: Map<string, string> | null = null
  for (const name in attributes) {
    if (!name.startsWith('xmlns')) continue
    if (name !== 'xmlns' && name[5] !== ':') continue
    if (spaces.size + (inner?.size ?? 0) > most) break
    inner ??= new Map(spaces)
    const prefix = name.slice(6)
    inner.set(prefix, spaceOf(attributes[name]!) ?? (prefix || 'rss'))
  }
  return inner ?? spaces
}

/** The canonical name of an element, given the spaces in force. A prefix that nobody declared means what it usually means. */
export function canonicalName(written: string, spaces: Spaces): string {
  const name = written.toLowerCase()
  const colon = name.indexOf(':')
  const prefix = colon < 0 ? '' : name.slice(0, colon)
  const space = spaces.get(prefix) ?? (prefix || 'rss')
  const canonical = `${space}.${name.slice(colon + 1)}`
  return structure.get(canonical) ?? canonical
}

/** The canonical space of a namespace's address, or null for one we have no use for. */
function spaceOf(address: string): string | null {
  const plain = address.trim().toLowerCase()
  return namespaces.find(([begins]) => plain.startsWith(begins))?.[1] ?? null
}

/** Every namespace declared anywhere near the beginning of a document, for a reader that sees names only. */
export function declaredSpaces(text: string): Spaces {
  const declared: Record<string, string> = Object.create(null)
  for (const found of text.slice(0, 20_000).matchAll(/\s(xmlns(?::[\w.-]{1,40})?)\s*=\s*(?:"([^"<]{0,300})"|'([^'<]{0,300})')/gi)) {
    const name = found[1]!.toLowerCase()
    declared[name] ??= found[2] ?? found[3] ?? ''
  }
  return spacesWith(noSpaces, declared)
}
