import { expect, test } from 'vitest'
import { takeLease } from '../../src/store/lease.ts'
import { onBothEngines } from '../support/stores.ts'

const at = (seconds: number) => new Date(Date.UTC(2025, 9, 21, 0, 0, seconds))

onBothEngines('the lease', (open) => {
  test('two runs are kept apart until the first lets go', async () => {
    const store = await open()
    const first = await takeLease(store, 'jobs', 'first', at(0), 60)
    expect(first.kind).toBe('taken')
    expect(await takeLease(store, 'jobs', 'second', at(30), 60)).toMatchObject({ kind: 'held', by: 'first' })
    if (first.kind === 'taken') await first.lease.release()
    expect((await takeLease(store, 'jobs', 'second', at(31), 60)).kind).toBe('taken')
  })

  test('a run that was killed loses the lease by not renewing it; one that renews keeps it', async () => {
    const store = await open()
    const first = await takeLease(store, 'jobs', 'first', at(0), 60)
    if (first.kind !== 'taken') throw new Error('nobody else is there')
    expect(await first.lease.beat(at(50))).toBe(true)
    expect((await takeLease(store, 'jobs', 'second', at(100), 60)).kind).toBe('held')
    expect((await takeLease(store, 'jobs', 'second', at(111), 60)).kind).toBe('taken')
    expect(await first.lease.beat(at(112))).toBe(false)
  })

  test('of ten who ask at once one wins', async () => {
    const store = await open()
    const asked = await Promise.all(Array.from({ length: 10 }, (_, n) => takeLease(store, 'jobs', `asker ${n}`, at(0), 60)))
    expect(asked.filter((answer) => answer.kind === 'taken')).toHaveLength(1)
  })
})
