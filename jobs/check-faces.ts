import { isDeepStrictEqual } from 'node:util'
import type { Finding } from '../src/store/doctor.ts'
import { facesAt } from '../src/store/events.ts'
import type { Desk } from './desk.ts'
import { drawnFace } from './faces.ts'

/** What is published of each event follows from its rows: every face is drawn again and compared. */
export async function facesFollow(desk: Desk): Promise<Finding> {
  const faces = await facesAt(desk.store.db, null)
  const astray: string[] = []
  for (const face of faces) {
    const drawn = await drawnFace(desk.store.db, desk, face.id)
    if (!drawn || !isDeepStrictEqual(JSON.parse(JSON.stringify(drawn)), face)) astray.push(face.id)
  }
  const ok = astray.length === 0
  return {
    name: 'facets, counts and dates of events follow from their rows',
    ok,
    words: ok ? `${faces.length} events drawn again` : `${astray.length} differ, first ${astray[0]}`,
  }
}
