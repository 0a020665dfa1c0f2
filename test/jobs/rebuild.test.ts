import { expect, test } from 'vitest'
import { takeInArchive } from '../../jobs/archive.ts'
import { facesFollow } from '../../jobs/check-faces.ts'
import { drawAgain } from '../../jobs/faces.ts'
import { keepDocument } from '../../jobs/keep-document.ts'
import { removeForGood } from '../../jobs/remove.ts'
import { rebuildEvents, rebuildWaits, retag } from '../../jobs/retag.ts'
import type { ArchiveEntry, EventFace } from '../../src/model.ts'
import { addCorrection, correctionLog } from '../../src/store/corrections.ts'
import { examine } from '../../src/store/doctor.ts'
import { facesAt } from '../../src/store/events.ts'
import type { Store } from '../../src/store/open.ts'
import { eventIdsMatching } from '../../src/store/search.ts'
import { dataVersion, together } from '../../src/store/versions.ts'
import { documentView, eventView } from '../../src/store/views.ts'
import { anArticle } from '../support/builders.ts'
import { archiveEntries } from '../support/faces.ts'
import { aNewsroom, type Newsroom } from '../support/newsroom.ts'
import { onBothEngines } from '../support/stores.ts'

/** Happenings, each with the body of two papers: [title, body, title, body]. */
const happenings: [string, string, string, string][] = [
  [
    'Netflix tests AI dubbing on a crime series',
    'Netflix has begun a pilot in which generative AI dubs a crime series into nine languages, with the consent of the voice actors. They are paid for each language and may withdraw, the streamer told its partners on Monday. Translators asked who would check the words.',
    'Voice actors agree to Netflix’s AI dubbing pilot',
    'A crime series will speak nine languages with the voices of those who first played it: Netflix is trying out AI dubbing. The actors said yes in writing. Their union called it a step, but fears for dubbing directors.',
  ],
  [
    'Lionsgate signs with Runway for AI visual effects',
    'Lionsgate signed an agreement with Runway, maker of generative video tools, which may train a model on the studio’s library. Storyboards and background shots come first. Its vice chair spoke of millions saved; artists on the lot heard of it from the papers.',
    'Runway gets Lionsgate’s library to train its model',
    'Twenty thousand titles are what Runway receives from Lionsgate in a deal on generative AI. Directors of those films were not asked, two of their agents said. The studio answers that only its own crews will use the model.',
  ],
  [
    'Disney is sued over AI training by screenwriters',
    'Three screenwriters filed a lawsuit against Disney in a federal court in California, because drafts that they had delivered were fed to a generative AI model, they say. They want damages and an order to delete it. Disney has not answered the complaint.',
    'Screenwriters take Disney to court over an AI model fed with drafts',
    'A complaint in California accuses Disney of using undelivered and delivered drafts to teach a machine. The Writers Guild of America is not a party, but said that it watches the case, which turns on a clause about reserved rights.',
  ],
  [
    'SAG-AFTRA video game performers end strike with AI terms',
    'Members of SAG-AFTRA ratified the Interactive Media Agreement with 95 per cent of the votes and so ended a strike that had lasted almost a year. Consent and disclosure are required before a digital replica of a performer is used in a video game.',
    'Ballot closes the game actors’ strike: consent for digital replicas',
    'Ninety-five of a hundred votes were in favour. With the ballot SAG-AFTRA closes its longest strike against makers of video games. Performers can suspend consent to new material made with a replica while they strike.',
  ],
]

/** Each happening as two papers tell it, and as a third copies the first. */
const reports = happenings.flatMap(([title, text, second, other], n) => {
  const at = (hour: number) => `2025-09-${String(3 + n * 5).padStart(2, '0')}T${String(hour).padStart(2, '0')}:00:00.000Z`
  return [
    anArticle({ title, text, published: at(8), publisher: 'variety' }),
    anArticle({ title: second, text: other, published: at(10), publisher: 'deadline' }),
    anArticle({ title: `Copied: ${title}`, text, published: at(12), publisher: 'yahoo' }),
  ]
})

const outline = (faces: EventFace[]) => faces.map((face) => JSON.stringify(face)).sort()
const sound = async (room: Newsroom) => {
  const findings = [...(await examine(room.desk.store)), await facesFollow(room.desk)]
  expect(findings.filter((finding) => !finding.ok)).toEqual([])
}

async function reported(store: Store, archive: ArchiveEntry[] = []): Promise<Newsroom> {
  const room = await aNewsroom(store, [])
  room.desk.knowledge = { ...room.desk.knowledge, archive }
  await takeInArchive(room.desk)
  for (const document of reports) await keepDocument(room.desk, document, { item: null, why: null })
  return room
}

onBothEngines('a rebuild', (open) => {
  test('changes nothing where nothing has changed: the same events under the same ids, twice', async () => {
    const store = await open()
    const room = await reported(store)
    const first = await facesAt(store.db, null)
    expect(first.length).toBeGreaterThanOrEqual(4)
    expect(first.some((face) => face.copies > 0)).toBe(true)
    await rebuildEvents(room.desk)
    const second = await facesAt(store.db, null)
    expect(outline(second)).toEqual(outline(first))
    await rebuildEvents(room.desk)
    expect(outline(await facesAt(store.db, null))).toEqual(outline(first))
    await sound(room)
    await room.close()
  })

  test('an event whose reports have gone to another leads there', async () => {
    const store = await open()
    const room = await reported(store)
    const [face] = (await facesAt(store.db, null)).filter((face) => face.articles >= 2)
    const founder = face!.id.replace(/^e/, 'd')
    const key = (await store.db.selectFrom('documents').select('key').where('id', '=', founder).executeTakeFirstOrThrow()).key
    // Read differently now, the text that founded it is no longer about AI: what is left is founded by the next report.
    await store.db.updateTable('readings').set({ in_scope: 0 }).where('document_key', '=', key).execute()
    await store.db.updateTable('documents').set({ in_scope: 0 }).where('key', '=', key).execute()
    await rebuildEvents(room.desk)
    const view = await eventView(store, face!.id, null, (id) => id)
    const target = view && 'redirect' in view ? view.redirect : null
    expect(target).not.toBeNull()
    expect((await facesAt(store.db, null)).map((face) => face.id)).toContain(target)
    await sound(room)
    await room.close()
  })

  test('one that was stopped goes on where it was, and no page is missing meanwhile', async () => {
    const store = await open()
    const room = await reported(store)
    const first = await facesAt(store.db, null)
    const stop = new AbortController()
    stop.abort()
    await rebuildEvents({ ...room.desk, signal: stop.signal })
    expect(await rebuildWaits(room.desk)).toBe(true)
    expect(outline(await facesAt(store.db, null))).toEqual(outline(first))
    await rebuildEvents(room.desk)
    expect(await rebuildWaits(room.desk)).toBe(false)
    expect(outline(await facesAt(store.db, null))).toEqual(outline(first))
    await room.close()
  })
})

onBothEngines('what a person corrected', (open) => {
  test('stands through reading again, a rebuild and a changed archive', { timeout: 90_000 }, async () => {
    const store = await open()
    const entry = archiveEntries().find((entry) => entry.uses.length > 1)!
    const room = await reported(store, [entry])
    const machine = (await facesAt(store.db, null)).find((face) => face.origin === 'machine')!
    const line = { class: 'correction', by: 'an editor', note: null, before: null } as const
    await together(store, async (trx) => {
      await addCorrection(
        trx,
        { subject: 'event', subjectId: entry.id, facet: 'uses', value: entry.uses[0]!, action: 'reject', ...line },
        new Date(),
      )
      await addCorrection(
        trx,
        { subject: 'event', subjectId: machine.id, facet: 'title', value: 'A title of ours', action: 'title', ...line },
        new Date(),
      )
      await addCorrection(
        trx,
        { subject: 'event', subjectId: machine.id, facet: 'concerns', value: 'job-displacement', action: 'accept', ...line },
        new Date(),
      )
    })
    const check = async () => {
      const faces = new Map((await facesAt(store.db, null)).map((face) => [face.id, face]))
      expect(faces.get(entry.id)!.uses).toEqual(entry.uses.slice(1))
      expect(faces.get(machine.id)).toMatchObject({
        title: 'A title of ours',
        titleBy: 'editor',
        concerns: expect.arrayContaining(['job-displacement']),
      })
    }
    await drawAgain(room.desk, [entry.id, machine.id])
    await check()
    await store.db.updateTable('readings').set({ code: 'older' }).execute()
    expect((await retag(room.desk, {})).read).toBe(reports.length)
    await check()
    await rebuildEvents(room.desk)
    await check()
    room.desk.knowledge = { ...room.desk.knowledge, archive: [{ ...entry, summary: `${entry.summary} And more.` }] }
    expect(await takeInArchive(room.desk)).toMatchObject({ added: 0, changed: 1 })
    await check()
    await sound(room)
    await room.close()
  })
})

onBothEngines('an old version', (open) => {
  test('answers with the same numbers after a thousand later changes', { timeout: 90_000 }, async () => {
    const store = await open()
    const room = await reported(store)
    const then = await dataVersion(store)
    const before = outline(await facesAt(store.db, null))
    const [face] = await facesAt(store.db, null)
    for (let lot = 0; lot < 20; lot += 1) {
      await together(store, async (trx) => {
        for (let n = 0; n < 50; n += 1)
          await addCorrection(
            trx,
            {
              subject: 'event',
              subjectId: face!.id,
              facet: 'title',
              value: `Title ${lot} ${n}`,
              action: 'title',
              class: 'update',
              by: 'an editor',
              note: null,
              before: null,
            },
            new Date(),
          )
      })
      await drawAgain(room.desk, [face!.id])
    }
    for (const { title, text } of reports.slice(0, 12))
      await keepDocument(
        room.desk,
        anArticle({
          title: `Later: ${title}`,
          text: `${text} More became known later, said a third paper in a report of its own.`,
          publisher: 'guardian',
        }),
        { item: null, why: null },
      )
    expect(await dataVersion(store)).toBeGreaterThan(then + 20)
    expect(outline(await facesAt(store.db, then))).toEqual(before)
    expect(outline(await facesAt(store.db, null))).not.toEqual(before)
    await room.close()
  })
})

onBothEngines('a removal', (open) => {
  test('takes the words out of everything, keeps them out, and leaves the numbers of the past', async () => {
    const store = await open()
    const room = await reported(store)
    const seconds = new Set(happenings.map((told) => told[2]))
    const face = (await facesAt(store.db, null)).find((face) => face.sources.some((source) => seconds.has(source.title)))!
    const source = face.sources.find((source) => seconds.has(source.title))!
    const then = await dataVersion(store)
    const address = source.url
    const gone = await removeForGood(room.desk, { what: address, reason: 'asked by a person named in it', by: 'an editor' })
    expect(gone).toMatchObject({ kind: 'removed', id: source.document, events: [face.id] })
    expect(await documentView(store, source.document!, (id) => id)).toBeNull()
    const old = (await facesAt(store.db, then)).find((old) => old.id === face.id)!
    expect([old.articles, old.copies, old.independent]).toEqual([face.articles, face.copies, face.independent])
    const tables = ['revisions', 'documents', 'event_faces', 'items', 'signatures', 'event_members'] as const
    const title = reports.find((report) => report.url === address)!.title
    for (const table of tables)
      expect([table, JSON.stringify(await store.db.selectFrom(table).selectAll().execute()).includes(`"${address}"`)]).toEqual([
        table,
        false,
      ])
    expect(JSON.stringify(await store.db.selectFrom('event_faces').selectAll().execute())).not.toContain(`"${title}"`)
    expect((await correctionLog(store.db, 5))[0]).toMatchObject({
      class: 'removal',
      subjectId: source.document,
      note: 'asked by a person named in it',
    })
    const again = reports.find((report) => report.url === address)!
    expect(
      await keepDocument(
        room.desk,
        { ...again, url: 'https://elsewhere.example/x', address: 'https://elsewhere.example/x' },
        { item: null, why: null },
      ),
    ).toMatchObject({ outcome: 'removed' })
    expect(await removeForGood(room.desk, { what: 'https://never.example/held', reason: 'x', by: 'y' })).toEqual({
      kind: 'kept-out',
      address: 'https://never.example/held',
    })
    expect(await removeForGood(room.desk, { what: 'd-nobody', reason: 'x', by: 'y' })).toEqual({ kind: 'unknown' })
    expect((await eventIdsMatching(store, `"${title}"`)).has(face.id)).toBe(false)
    await sound(room)
    await room.close()
  })
})
