import { expect, test } from 'vitest'
import { type Job, runOne } from '../../jobs/schedule.ts'
import { withSilence } from '../../src/cli/silence.ts'
import { setSourceEnabled, sourceHealth, sourceStates, syncSources } from '../../src/store/sources.ts'
import { aSource } from '../support/builders.ts'
import { aNewsroom } from '../support/newsroom.ts'
import { aPublisher, type Story } from '../support/press.ts'
import { serveSite } from '../support/server.ts'
import { onBothEngines } from '../support/stores.ts'

const story: Story = {
  path: '/one',
  title: 'The match ends level',
  text: ['Nobody scored in ninety minutes, the association said, and the second attempt is on Saturday.'.repeat(4)],
}

onBothEngines('a source', (open) => {
  test('that redirects for good is believed after days, and asked at its old address again when the new one is not there', async () => {
    const store = await open()
    const away = await aPublisher('away', [story])
    let there = true
    const old = await serveSite((request, response) => {
      if (request.url === '/feed' && there) response.writeHead(301, { location: `${away.url}/feed` }).end()
      else response.writeHead(404).end()
    })
    const source = aSource({ id: 'moving', feed: `${old.url}/feed`, site: `${old.url}/` })
    const room = await aNewsroom(store, [source])
    const movedTo = async () => (await sourceStates(store.db))[0]!.movedTo
    for (const day of ['20', '21', '22']) {
      room.at(`2025-10-${day}T12:00:00Z`)
      await room.cycle()
      expect([day, await movedTo()]).toEqual([day, null])
    }
    room.at('2025-10-23T13:00:00Z')
    await room.cycle()
    expect(await movedTo()).toBe(`${away.url}/feed`)
    there = false
    room.at('2025-10-25T13:00:00Z')
    expect(await room.cycle()).toMatchObject({ visits: { unchanged: 1 } })
    await away.close()
    room.at('2025-10-27T13:00:00Z')
    expect(await room.cycle()).toMatchObject({ visits: { 'cut-off': 1 } })
    // A line that breaks says nothing of a move; a page that is not there does.
    expect(await movedTo()).toBe(`${away.url}/feed`)
    await room.close()
  })

  test('whose new address is gone is neither retired nor lost', async () => {
    const store = await open()
    const away = await serveSite((_request, response) => response.writeHead(410).end())
    const old = await aPublisher('old', [story])
    const room = await aNewsroom(store, [old.source])
    await store.db
      .updateTable('source_states')
      .set({ feed_moved_to: `${away.url}/feed` })
      .execute()
    await room.cycle()
    expect((await sourceStates(store.db))[0]).toMatchObject({ movedTo: null, retired: null })
    room.at('2025-10-30T00:00:00Z')
    await store.db.updateTable('source_states').set({ next_at: null }).execute()
    expect(await room.cycle()).toMatchObject({ visits: { fresh: 1 } })
    await room.close()
  })

  test('that is gone for good is asked no more', async () => {
    const store = await open()
    const gone = await serveSite((_request, response) => response.writeHead(410).end())
    const room = await aNewsroom(store, [aSource({ feed: `${gone.url}/feed` })])
    expect(await room.cycle()).toMatchObject({ asked: 1, visits: { gone: 1 } })
    room.at('2026-10-30T00:00:00Z')
    expect(await room.cycle()).toMatchObject({ asked: 0 })
    await room.close()
  })

  test('that refuses is asked again after a day, and after a week of refusals once a week', async () => {
    const store = await open()
    const closed = await serveSite((_request, response) => response.writeHead(403).end())
    const room = await aNewsroom(store, [aSource({ feed: `${closed.url}/feed` })])
    let at = Date.parse('2025-10-01T00:00:00Z')
    const waits: number[] = []
    for (let visit = 0; visit < 9; visit += 1) {
      room.at(new Date(at).toISOString())
      expect(await room.cycle()).toMatchObject({ asked: 1, visits: { refused: 1 } })
      expect(await room.cycle()).toMatchObject({ asked: 0 })
      const next = Date.parse((await sourceStates(store.db))[0]!.nextAt!)
      waits.push((next - at) / 86_400_000)
      at = next
    }
    expect(waits).toEqual([1, 1, 1, 1, 1, 1, 1, 7, 7])
    await room.close()
  })

  test('that answers but brings nothing for longer than its habit is flagged as silent; one in trouble says its trouble instead', async () => {
    const store = await open()
    const daily = Array.from({ length: 12 }, (_, n) => ({ ...story, path: `/${n}`, published: `2025-10-${String(n + 10)}T09:00:00Z` }))
    const paper = await aPublisher('paper', daily)
    const room = await aNewsroom(store, [paper.source])
    await room.cycle()
    const silent = async (time: string) => {
      const now = new Date(time)
      return (await withSilence(store, await sourceHealth(store, now, (id) => id), now))[0]!.silent
    }
    expect(await silent('2025-10-22T10:00:00Z')).toBe(false)
    expect(await silent('2025-11-10T10:00:00Z')).toBe(true)
    await store.db.updateTable('source_states').set({ last_outcome: 'refused' }).execute()
    expect(await silent('2025-11-10T10:00:00Z')).toBe(false)
    await room.close()
  })

  test('switched off by hand stays off while its line in the file stays or changes, and starts afresh at a new address', async () => {
    const store = await open()
    const one = aSource()
    await syncSources(store, [one], 'file')
    await setSourceEnabled(store.db, one.id, false)
    await syncSources(store, [one], 'file')
    await syncSources(store, [{ ...one, note: 'changed' }], 'file')
    expect((await sourceStates(store.db))[0]!.source.enabled).toBe(false)
    await store.db.updateTable('source_states').set({ etag: '"1"', failures: 4, feed_moved_to: 'https://x.example/' }).execute()
    await syncSources(store, [{ ...one, feed: 'https://example.com/other-feed' }], 'file')
    expect((await sourceStates(store.db))[0]).toMatchObject({ seen: { etag: null }, failures: 0, movedTo: null })
    await syncSources(store, [], 'file')
    await syncSources(store, [aSource({ id: 'two' })], 'file')
    await syncSources(store, [aSource({ id: 'two' }), { ...one, enabled: true }], 'file')
    expect((await sourceStates(store.db)).map((state) => [state.source.id, state.source.enabled])).toContainEqual(['two', true])
  })

  test('named for one run only is not asked by the timetable', async () => {
    const store = await open()
    const paper = await aPublisher('paper', [story])
    const room = await aNewsroom(store, [])
    await syncSources(store, [paper.source], 'run')
    const { refresh } = await import('../../jobs/refresh.ts')
    expect(await refresh(room.desk, { runId: 1 })).toMatchObject({ sources: 0 })
    expect(await refresh(room.desk, { runId: 1, only: [paper.source.id] })).toMatchObject({ sources: 1, fresh: 1 })
    await room.close()
  })

  test('a job that fails is filed and logged, and the next one runs', async () => {
    const store = await open()
    const room = await aNewsroom(store, [])
    const job = (run: Job['run']): Job => ({ name: 'trial', cron: '* * * * *', does: 'tries', run })
    await runOne(
      room.desk,
      job(() => Promise.reject(new Error('nothing works'))),
    )
    await runOne(
      room.desk,
      job(async () => ({ fine: true })),
    )
    const runs = await store.db.selectFrom('runs').select(['error', 'report']).orderBy('id').execute()
    expect(runs).toEqual([
      { error: 'nothing works', report: null },
      { error: null, report: '{"fine":true}' },
    ])
    await room.close()
  })
})
