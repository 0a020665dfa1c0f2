import { load } from 'cheerio'

/** The feeds an OPML file lists, in its order, each once; anything else in it is passed over. */
export function sourcesIn(opml: string): { url: string; title: string | null; site: string | null }[] {
  const page = load(opml, { xml: true })
  const found = new Map<string, { url: string; title: string | null; site: string | null }>()
  page('outline').each((_, element) => {
    const attribute = (name: string) => Object.entries(element.attribs).find(([key]) => key.toLowerCase() === name)?.[1]
    const url = URL.parse(attribute('xmlurl') ?? '')
    if (!url || !/^https?:$/.test(url.protocol) || found.has(url.href)) return
    const site = URL.parse(attribute('htmlurl') ?? '')
    found.set(url.href, {
      url: url.href,
      title: attribute('title') ?? attribute('text') ?? null,
      site: site && /^https?:$/.test(site.protocol) ? site.href : null,
    })
  })
  return [...found.values()]
}
