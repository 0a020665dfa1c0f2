import type { Source } from '../model.ts'
import { escaped } from './xml.ts'

/** OPML 2.0: a list of feeds that any feed reader takes in. Sources without a feed are left out. */
export function opml(sources: readonly Source[], { title, now }: { title: string; now: string }): string {
  const outlines = sources.flatMap(({ name, feed, site, language }) => {
    if (feed === null) return []
    return `<outline type="rss" text="${escaped(name)}" title="${escaped(name)}" xmlUrl="${escaped(feed)}" htmlUrl="${escaped(site)}" language="${escaped(language)}"/>`
  })
  return `<?xml version="1.0" encoding="utf-8"?>
<opml version="2.0"><head><title>${escaped(title)}</title><dateCreated>${new Date(now).toUTCString()}</dateCreated></head><body>
${outlines.join('\n')}
</body></opml>
`
}
