import type { EventFace } from '../model.ts'
import { attested, eventUrl, instantOf, type OutputFrame, recordOf } from './record.ts'
import { escaped } from './xml.ts'

const described = 'What film and television do with artificial intelligence, and what the people who work there fear from it.'
const tail = ({ query }: OutputFrame) => (query ? `?${query}` : '')
const newest = (faces: readonly EventFace[], frame: OutputFrame) =>
  faces.map(instantOf).reduce((last, at) => (at > last && at <= frame.now ? at : last), '') || frame.now
const tagsOf = ({ side, type, uses, concerns }: EventFace) => [side, type, ...uses, ...concerns]
/** The summary and how well it is attested: words of our own, never an article's. */
const contentOf = (face: EventFace) => [face.summary, `${attested(face)}.`].filter(Boolean).join(' ')

/** Atom 1.0. */
export function atom(faces: readonly EventFace[], frame: OutputFrame): string {
  const entries = faces.map((face) => {
    const url = escaped(eventUrl(frame.origin, face.id))
    return `<entry><id>${url}</id><title>${escaped(face.title)}</title><link rel="alternate" href="${url}"/><published>${instantOf(face)}</published><updated>${instantOf(face)}</updated>${tagsOf(
      face,
    )
      .map((tag) => `<category term="${escaped(tag)}"/>`)
      .join('')}<summary>${escaped(contentOf(face))}</summary></entry>`
  })
  const self = escaped(`${frame.origin}/feed.atom${tail(frame)}`)
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><id>${self}</id><title>${escaped(frame.title)}</title><subtitle>${described}</subtitle><link rel="self" href="${self}"/><link rel="alternate" href="${escaped(`${frame.origin}/${tail(frame)}`)}"/><updated>${newest(faces, frame)}</updated><author><name>Dailies</name></author>
${entries.join('\n')}
</feed>
`
}

/** RSS 2.0. */
export function rss(faces: readonly EventFace[], frame: OutputFrame): string {
  const items = faces.map((face) => {
    const url = escaped(eventUrl(frame.origin, face.id))
    return `<item><title>${escaped(face.title)}</title><link>${url}</link><guid isPermaLink="true">${url}</guid><pubDate>${new Date(instantOf(face)).toUTCString()}</pubDate>${tagsOf(
      face,
    )
      .map((tag) => `<category>${escaped(tag)}</category>`)
      .join('')}<description>${escaped(contentOf(face))}</description></item>`
  })
  return `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>${escaped(frame.title)}</title><link>${escaped(`${frame.origin}/${tail(frame)}`)}</link><description>${described}</description><language>en</language><lastBuildDate>${new Date(newest(faces, frame)).toUTCString()}</lastBuildDate><atom:link rel="self" type="application/rss+xml" href="${escaped(`${frame.origin}/feed.rss${tail(frame)}`)}"/>
${items.join('\n')}
</channel></rss>
`
}

/** JSON Feed 1.1; each item carries the whole record as `_dailies`. */
export function jsonFeed(faces: readonly EventFace[], frame: OutputFrame): string {
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: frame.title,
    home_page_url: `${frame.origin}/${tail(frame)}`,
    feed_url: `${frame.origin}/feed.json${tail(frame)}`,
    description: described,
    language: 'en',
    items: faces.map((face) => ({
      id: face.id,
      url: eventUrl(frame.origin, face.id),
      title: face.title,
      content_text: contentOf(face),
      date_published: instantOf(face),
      tags: tagsOf(face),
      _dailies: recordOf(face, frame),
    })),
    _dailies: { data_version: frame.dataVersion, query: frame.query },
  }
  return `${JSON.stringify(feed)}\n`
}
