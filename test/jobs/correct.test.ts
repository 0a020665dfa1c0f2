import { expect, test } from 'vitest'
import { takeInArchive } from '../../jobs/archive.ts'
import { facesFollow } from '../../jobs/check-faces.ts'
import { type Change, changeEvent, mergeByHand, undoChange } from '../../jobs/correct.ts'
import { keepDocument } from '../../jobs/keep-document.ts'
import { rebuildEvents } from '../../jobs/retag.ts'
import { correctionLog } from '../../src/store/corrections.ts'
import { faceAt } from '../../src/store/events.ts'
import type { Store } from '../../src/store/open.ts'
import { eventView } from '../../src/store/views.ts'
import { anArticle } from '../support/builders.ts'
import { archiveEntries } from '../support/faces.ts'
import { aNewsroom } from '../support/newsroom.ts'
import { onBothEngines } from '../support/stores.ts'

const [first, second] = archiveEntries().filter((entry) => entry.uses.length > 0 && entry.stage !== null)
const change = (more: Partial<Change>): Change => ({
  id: first!.id,
  facet: 'title',
  value: 'Ours',
  action: 'set',
  class: 'correction',
  by: 'an editor',
  note: null,
  ...more,
})

async function curated(store: Store) {
  const room = await aNewsroom(store, [])
  room.desk.knowledge = { ...room.desk.knowledge, archive: [first!, second!] }
  await takeInArchive(room.desk)
  return room
}

onBothEngines('an editor’s hand', (open) => {
  test('changes an event, is logged with the old wording, and can be taken back', async () => {
    const store = await open()
    const room = await curated(store)
    const before = await faceAt(store.db, first!.id, null)
    const done: number[] = []
    for (const one of [
      {},
      { facet: 'date', value: '2024-05' },
      { facet: 'stage', value: null },
      { facet: 'uses', value: first!.uses[0]!, action: 'reject' as const },
      { facet: 'concerns', value: 'job-displacement', action: 'accept' as const },
    ]) {
      const came = await changeEvent(room.desk, change(one))
      expect(came.kind).toBe('changed')
      if (came.kind === 'changed') done.push(came.correction)
    }
    const face = (await faceAt(store.db, first!.id, null))!
    expect(face).toMatchObject({
      title: 'Ours',
      titleBy: 'editor',
      date: '2024-05',
      from: '2024-05-01',
      to: '2024-05-31',
      stage: null,
      uses: first!.uses.slice(1),
    })
    expect(face.concerns).toContain('job-displacement')
    expect((await correctionLog(store.db, 9)).at(-1)).toMatchObject({ facet: 'title', value: 'Ours', before: first!.title, undone: null })
    for (const number of done) expect((await undoChange(room.desk, number, 'another')).kind).toBe('changed')
    expect(await faceAt(store.db, first!.id, null)).toEqual(before)
    expect(await undoChange(room.desk, done[0]!, 'another')).toEqual({ kind: 'wrong', words: `correction ${done[0]} was undone already` })
    expect((await facesFollow(room.desk)).ok).toBe(true)
    await room.close()
  })

  test.each([
    [{ facet: 'colour' }, /^"colour" is no facet: side, type/],
    [{ facet: 'uses', value: 'magic', action: 'accept' }, /^"magic" is no value of uses: /],
    [{ facet: 'studios', value: 'Nobody Pictures', action: 'accept' }, /^"Nobody Pictures" is no name of studios/],
    [{ facet: 'date', value: '2025-02-30' }, /^"2025-02-30" is no date/],
    [{ facet: 'title', value: '' }, /^"title" needs a value$/],
    [{ id: 'e-none' }, /^no event is called "e-none"$/],
  ] as [Partial<Change>, RegExp][])('refuses %j in one sentence and changes nothing', async (wrong, words) => {
    const store = await open()
    const room = await curated(store)
    expect(await changeEvent(room.desk, change(wrong))).toEqual({ kind: 'wrong', words: expect.stringMatching(words) })
    expect(await correctionLog(store.db, 9)).toEqual([])
    await room.close()
  })

  test('hides an event, and brings it back', async () => {
    const store = await open()
    const room = await curated(store)
    const hidden = await changeEvent(room.desk, change({ action: 'hide', facet: 'event', value: null }))
    expect(await faceAt(store.db, first!.id, null)).toBeNull()
    await rebuildEvents(room.desk)
    expect(await faceAt(store.db, first!.id, null)).toBeNull()
    if (hidden.kind === 'changed') await undoChange(room.desk, hidden.correction, 'an editor')
    expect(await faceAt(store.db, first!.id, null)).not.toBeNull()
    await room.close()
  })

  test('merges two events for good: the old address leads on, also after a rebuild, and later reports of it arrive there', async () => {
    const store = await open()
    const room = await curated(store)
    const ask = { from: first!.id, into: second!.id, by: 'an editor', note: 'one affair' }
    expect((await mergeByHand(room.desk, ask)).kind).toBe('changed')
    await rebuildEvents(room.desk)
    expect(await eventView(store, first!.id, null, (id) => id)).toEqual({ redirect: second!.id })
    const address = first!.sources[0]!.url
    const { cleanAddress } = await import('../../src/extraction/addresses.ts')
    const kept = await keepDocument(
      room.desk,
      anArticle({
        url: address,
        address: cleanAddress(address),
        title: 'Netflix used generative AI for a shot',
        text: 'Netflix said that it used generative AI for the visual effects of a shot in a series.',
      }),
      { item: null, why: null },
    )
    const face = await faceAt(store.db, second!.id, null)
    expect(face!.sources.map((source) => source.document)).toContain(kept.documentId)
    expect(await mergeByHand(room.desk, ask)).toEqual({ kind: 'wrong', words: `${first!.id} was merged already` })
    expect((await facesFollow(room.desk)).ok).toBe(true)
    await room.close()
  })
})
