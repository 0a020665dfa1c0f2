import { expect, test } from 'vitest'
import { itemLedger, offerItems, pendingItems, settleItem } from '../../src/store/items.ts'
import { sourceStates, syncSources } from '../../src/store/sources.ts'
import { together } from '../../src/store/versions.ts'
import { anItem, aSource } from '../support/builders.ts'
import { onBothEngines } from '../support/stores.ts'

const now = new Date('2025-10-22T00:00:00Z')

onBothEngines('items', (open) => {
  test('an item met twice is filed once, and a new headline of it is noticed', async () => {
    const store = await open()
    await syncSources(store, [aSource()], 'file')
    const offer = (title: string) =>
      together(store, (trx) =>
        offerItems(trx, 'example', [{ item: anItem({ id: 'one', title }), address: 'https://example.com/one' }], now),
      )
    expect(await offer('First')).toEqual({ fresh: 1, seenAgain: 0, renamed: [] })
    const [item] = await pendingItems(store.db, now, 10)
    await settleItem(store.db, item!.id, { outcome: 'kept', why: null, documentId: 'd1' })
    expect(await offer('First')).toEqual({ fresh: 0, seenAgain: 1, renamed: [] })
    expect(await offer('Second')).toEqual({ fresh: 0, seenAgain: 1, renamed: [{ documentId: 'd1', title: 'Second' }] })
    expect(await itemLedger(store)).toMatchObject({ kept: 1, pending: 0 })
  })

  test('two items of a feed with one guid are one item; the same guid of another feed is another', async () => {
    const store = await open()
    await syncSources(store, [aSource(), aSource({ id: 'other', feed: 'https://other.example/feed' })], 'file')
    const twice = [anItem({ id: 'same' }), anItem({ id: 'same' })].map((item) => ({ item, address: item.url }))
    expect(await together(store, (trx) => offerItems(trx, 'example', twice, now))).toMatchObject({ fresh: 1, seenAgain: 1 })
    expect(await together(store, (trx) => offerItems(trx, 'other', twice, now))).toMatchObject({ fresh: 1, seenAgain: 1 })
  })

  test('what is to be tried later waits until then', async () => {
    const store = await open()
    await syncSources(store, [aSource()], 'file')
    await together(store, (trx) => offerItems(trx, 'example', [{ item: anItem(), address: null }], now))
    const [item] = await pendingItems(store.db, now, 10)
    await settleItem(store.db, item!.id, { outcome: 'pending', why: 'busy', attempts: 1, nextAt: '2025-10-22T01:00:00.000Z' })
    expect(await pendingItems(store.db, now, 10)).toEqual([])
    expect(await pendingItems(store.db, new Date('2025-10-22T01:00:00Z'), 10)).toHaveLength(1)
  })

  test('a source taken out of the file is switched off, and one added by hand stays', async () => {
    const store = await open()
    await syncSources(store, [aSource(), aSource({ id: 'leaving', feed: 'https://leaving.example/feed' })], 'file')
    await syncSources(store, [aSource({ id: 'by-hand', feed: 'https://hand.example/feed' })], 'hand')
    await syncSources(store, [aSource()], 'file')
    expect((await sourceStates(store.db)).map((state) => [state.source.id, state.source.enabled])).toEqual([
      ['by-hand', true],
      ['example', true],
      ['leaving', false],
    ])
  })
})
