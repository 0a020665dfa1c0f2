import { nameKeys } from '../src/filter.ts'
import { eventUrl } from '../src/outputs/record.ts'
import { escaped } from '../src/outputs/xml.ts'
import type { TimelineIndex } from '../src/timeline/index-of.ts'
import { nameLink } from './links.ts'

const most = 45_000

/** Every page worth finding, for search engines. */
export function sitemap({ entries, values }: TimelineIndex, origin: string): string {
  const pages = ['/', '/sources', '/about', '/accuracy', '/corrections'].map((path) => `${origin}${path}`)
  const names = nameKeys.flatMap((key) => values[key].map((id) => `${origin}${nameLink(key, id)}`))
  const all = [...pages, ...names, ...entries.map(({ face }) => eventUrl(origin, face.id))].slice(0, most)
  return `<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${all.map((url) => `<url><loc>${escaped(url)}</loc></url>`).join('\n')}\n</urlset>\n`
}
