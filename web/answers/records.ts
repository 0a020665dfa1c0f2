import type { Context, Handler } from 'hono'
import { type NameKey, parseFilter, wholeTimeline } from '../../src/filter.ts'
import type { Name } from '../../src/model.ts'
import { type Desk, htmlAnswer, toCome } from '../desk.ts'
import type { Edition } from '../edition.ts'
import { eventLink, nameLink, shown } from '../links.ts'
import { documentPage } from '../pages/document.ts'
import { eventPage } from '../pages/event.ts'
import { profilePage } from '../pages/profile.ts'

const ofAProfile = 30

/** An event now, or with `asof` as it stood at a data version. What was merged leads on. */
export const eventAnswer =
  (desk: Desk): Handler =>
  async (c) => {
    const edition = await desk.editionOf(null)
    const asof = c.req.query('asof')
    if (asof !== undefined && !/^\d{1,12}$/.test(asof))
      return desk.refuse(c, edition, 400, [
        { key: 'asof', value: shown(asof.slice(0, 60)), words: 'A data version is a whole number.', nearest: [String(edition.version)] },
      ])
    if (asof !== undefined && Number(asof) > edition.version) return desk.refuse(c, edition, 400, [toCome(Number(asof), edition.version)])
    return desk.answer(c, edition, asof ?? '', async () => {
      const view = await desk.reader.event(c.req.param('id') ?? '', asof === undefined ? undefined : Number(asof))
      if (view === null)
        return desk.missing(c, edition, 'There is no such event', 'It may have been hidden, or the address may have been cut short.')
      if ('redirect' in view) return c.redirect(eventLink(view.redirect), 301)
      return htmlAnswer(eventPage(desk.frameOf(c, edition), view, asof !== undefined, desk.today()))
    })
  }

export const documentAnswer =
  (desk: Desk): Handler =>
  async (c) => {
    const edition = await desk.editionOf(null)
    return desk.answer(c, edition, null, async () => {
      const view = await desk.reader.document(c.req.param('id') ?? '')
      if (!view)
        return desk.missing(c, edition, 'There is no such text', 'It may have been taken out; removals are listed among the corrections.')
      return htmlAnswer(documentPage(desk.frameOf(c, edition), view))
    })
  }

/** The page of a name; aliases and former names lead to it. */
export const profileAnswer =
  (desk: Desk, key: NameKey): Handler =>
  async (c) => {
    const edition = await desk.editionOf(null)
    const id = c.req.param('id') ?? ''
    if (!edition.vocabulary.keys[key].ids.has(id)) return elsewhere(desk, c, edition, key, id)
    return desk.answer(c, edition, '', async () => {
      const selection = await desk.chosen(edition, { ...wholeTimeline, facets: { [key]: [{ id, not: false, only: false }] } }, ofAProfile)
      const children = desk.site.names.filter(({ parent }) => parent === id)
      return htmlAnswer(profilePage(desk.frameOf(c, edition), { key, name: edition.words.name(id) ?? unlisted(id), selection, children }))
    })
  }

function elsewhere(desk: Desk, c: Context, edition: Edition, key: NameKey, id: string): Promise<Response> | Response {
  const read = parseFilter(new URLSearchParams({ [key]: id }), edition.vocabulary)
  const found = read.ok ? read.filter.facets[key]?.[0]?.id : undefined
  if (found) return c.redirect(nameLink(key, found), 301)
  const near = read.ok ? [] : read.problems.flatMap(({ nearest }) => nearest.map((near) => edition.words.label(key, near)))
  return desk.missing(
    c,
    edition,
    'There is no such name',
    near.length > 0 ? `Names like it: ${near.join(', ')}.` : 'Nobody of that name is on our lists.',
  )
}

/** A name that events have and the lists have not. */
const unlisted = (id: string): Name => ({ id, name: id, aliases: [], facet: 'studios', kind: 'unknown', parent: null, owners: [], posts: [], former: [], ambiguous: [], countries: [], note: null }) // biome-ignore format: nothing known
