import type { EventFace } from '../model.ts'
import { eventUrl, instantOf, type OutputFrame } from './record.ts'

/** IPTC ninjs 3: a list of items, each valid by itself. Facets are subjects under schemes of the site. */
export function ninjs(faces: readonly EventFace[], frame: OutputFrame): string {
  return `${JSON.stringify(faces.map((face) => itemOf(face, frame)))}\n`
}

function itemOf(face: EventFace, { origin, now }: OutputFrame) {
  const subject = (scheme: string) => (name: string) => ({
    name,
    rel: scheme,
    uri: `${origin}/?${new URLSearchParams({ [scheme]: name })}`,
  })
  const names = (list: readonly string[]) => list.map((name) => ({ name, rel: face.roles[name] ?? 'mentioned' }))
  return {
    uri: eventUrl(origin, face.id),
    standard: { name: 'ninjs', version: '3.0', schema: 'https://www.iptc.org/std/ninjs/ninjs-schema_3.0.json' },
    type: 'text',
    language: 'en',
    pubstatus: 'usable',
    versioncreated: now,
    contentcreated: instantOf(face),
    headlines: [{ role: 'main', contenttype: 'text/plain', value: face.title }],
    ...(face.summary ? { descriptions: [{ role: 'summary', contenttype: 'text/plain', value: face.summary }] } : {}),
    subjects: [
      subject('side')(face.side),
      subject('type')(face.type),
      ...(face.stage ? [subject('stage')(face.stage.value)] : []),
      ...face.uses.map(subject('use')),
      ...face.techniques.map(subject('technique')),
      ...face.concerns.map(subject('concern')),
      ...face.workers.map(subject('worker')),
    ],
    places: face.countries.map((name) => ({ name })),
    people: names(face.people),
    organisations: [...names(face.studios), ...names(face.vendors), ...names(face.bodies)],
    objects: face.productions.map((name) => ({ name })),
    infosources: face.sources.map(({ publisher, url }) => ({ name: publisher, uri: url })),
  }
}
