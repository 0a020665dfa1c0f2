import { writeFileSync } from 'node:fs'
import { afterEach, expect, test } from 'vitest'
import { itemLedger } from '../../src/store/items.ts'
import { openStore } from '../../src/store/open.ts'
import { dailies } from '../support/command.ts'
import { aFolder } from '../support/folder.ts'
import { aPublisher, type Story } from '../support/press.ts'
import { engines, freshSchema, shares } from '../support/stores.ts'

const folders: ReturnType<typeof aFolder>[] = []
const aPlace = () => {
  const folder = aFolder()
  folders.push(folder)
  return folder
}
afterEach(() => {
  for (const folder of folders.splice(0)) folder.forget()
})

const kills = Number(process.env.DAILIES_TEST_KILLS ?? 8)
const longestMs = 2600

/** Stories of all kinds: in scope and out, copies of one another, refused, missing. */
const stories = (count: number): Story[] =>
  Array.from({ length: count }, (_, n) => ({
    path: `/story-${n}`,
    title: n % 3 === 0 ? `Studio ${n} tests generative AI dubbing on a crime series` : `The match number ${n} ends level`,
    published: `2025-10-${String(1 + (n % 20)).padStart(2, '0')}T${String(n % 24).padStart(2, '0')}:00:00Z`,
    text:
      n % 3 === 0
        ? [
            `Studio ${n} said on day ${n} that generative AI will dub a crime series of ${n + 2} parts with the consent of its voice actors, who are paid for each language.`,
            `A union asked what becomes of translators. The head of dubbing number ${n} said that nobody would lose work to AI, and that ${n + 11} people would be trained.`,
          ]
        : [
            `The match number ${n} ended level after ${n + 90} minutes in which neither side found a way through, the association said in its report.`,
            `The second attempt is on day ${n + 3} before ${n * 100 + 500} people, with dry weather expected by the office and little wind from the north.`,
          ],
    ...(n % 10 === 7 && { answer: 404 }),
    ...(n % 10 === 9 && { answer: 402 }),
  }))

const readingsOf = async (address: string) => {
  const store = await openStore(address)
  const count = async (table: 'documents' | 'revisions' | 'readings' | 'stories' | 'event_members' | 'items') =>
    Number(
      (
        await store.db
          .selectFrom(table)
          .select((eb) => eb.fn.countAll<number>().as('n'))
          .executeTakeFirstOrThrow()
      ).n,
    )
  const counts = {
    ledger: await itemLedger(store),
    documents: await count('documents'),
    revisions: await count('revisions'),
    readings: await count('readings'),
    stories: await count('stories'),
    members: await count('event_members'),
    items: await count('items'),
  }
  await store.close()
  return counts
}

test(`a fetch killed ${kills} times at random moments loses nothing and doubles nothing`, { timeout: 600_000 }, async () => {
  const folder = aPlace()
  const trade = await aPublisher('trade-paper', stories(60))
  trade.slow(4)
  const list = folder.file('sources.json')
  writeFileSync(list, JSON.stringify([trade.source]))
  const fetching = ['--quiet', '--json', 'fetch', '--sources', list, '--allow', '127.0.0.0/8']
  const [calm, torn] = [folder.file('calm.sqlite'), folder.file('torn.sqlite')]
  expect((await dailies(['--db', calm, ...fetching])).status).toBe(0)
  for (let kill = 0; kill < kills; kill += 1) {
    const said = await dailies(['--db', torn, ...fetching], {
      running: (child) => setTimeout(() => child.kill('SIGKILL'), 200 + Math.random() * longestMs),
    })
    expect([null, 0]).toContain(said.status)
  }
  const last = await dailies(['--db', torn, ...fetching])
  expect(last).toMatchObject({ status: 0, stderr: '' })
  expect(await readingsOf(torn)).toEqual(await readingsOf(calm))
  const doctor = await dailies(['--db', torn, '--quiet', 'doctor'])
  expect(doctor.stdout.split('\n').filter((line) => line.startsWith('BAD'))).toEqual([])
})

test('Ctrl-C in the middle of a fetch ends it within two seconds, and the next one goes on', { timeout: 120_000 }, async () => {
  const folder = aPlace()
  const trade = await aPublisher('trade-paper', stories(30))
  trade.slow(250)
  const list = folder.file('sources.json')
  writeFileSync(list, JSON.stringify([trade.source]))
  const fetching = ['--db', folder.file('store.sqlite'), '--quiet', '--json', 'fetch', '--sources', list, '--allow', '127.0.0.0/8']
  let asked = 0
  const said = await dailies(fetching, {
    running: (child) => {
      const look = setInterval(() => {
        if (trade.asked.length < 5) return
        clearInterval(look)
        asked = performance.now()
        child.kill('SIGINT')
      }, 20)
    },
  })
  expect(performance.now() - asked).toBeLessThan(2000)
  expect(said.signal).toBeNull()
  trade.slow(0)
  const after = JSON.parse((await dailies(fetching)).stdout) as { ledger: Record<string, number> }
  expect(after.ledger).toEqual({ kept: 24, duplicate: 0, refused: 3, failed: 3, removed: 0, pending: 0 })
})

test.each(engines)('two fetches started at once are kept apart on %s', { timeout: 120_000 }, async (engine) => {
  if (!shares(engine)) {
    console.warn(`skipped: ${engine} lives in one process, two cannot share it; DAILIES_TEST_POSTGRES names a server`)
    return
  }
  const folder = aPlace()
  const schema = engine === 'PostgreSQL' ? await freshSchema() : null
  const address = schema?.address ?? folder.file('store.sqlite')
  await (await openStore(address)).close()
  const trade = await aPublisher('trade-paper', stories(12))
  trade.slow(120)
  const list = folder.file('sources.json')
  writeFileSync(list, JSON.stringify([trade.source]))
  const fetching = ['--db', address, '--quiet', '--json', 'fetch', '--sources', list, '--allow', '127.0.0.0/8']
  const both = await Promise.all([dailies(fetching), dailies(fetching)])
  const held = both.filter((said) => said.status === 1)
  // Slow machines may start the second when the first has ended: then both have worked, one after the other.
  expect(both.filter((said) => said.status === 0).length + held.length).toBe(2)
  for (const said of held) expect(said.stderr).toMatch(/^another run is under way \(.*\): nothing was fetched\n$/)
  expect(trade.mostAtOnce()).toBe(1)
  expect(new Set(trade.asked.filter((path) => path.startsWith('/story'))).size).toBe(
    trade.asked.filter((path) => path.startsWith('/story')).length,
  )
  await schema?.forget()
})
