import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { takeInArchive } from '../../jobs/archive.ts'
import { facesFollow } from '../../jobs/check-faces.ts'
import { examine } from '../../src/store/doctor.ts'
import { facesAt } from '../../src/store/events.ts'
import { itemLedger } from '../../src/store/items.ts'
import type { Store } from '../../src/store/open.ts'
import { aNewsroom, type Newsroom } from '../support/newsroom.ts'
import { aPublisher, type Story } from '../support/press.ts'
import { onBothEngines } from '../support/stores.ts'

const netflix: Story = {
  path: '/netflix-letter',
  title: 'Netflix tells shareholders it is ready to use generative AI and names three titles',
  published: '2025-10-22T08:00:00Z',
  text: [
    'Netflix told shareholders on Tuesday, in its letter on the third quarter of 2025, that it is well placed to use generative AI in the making of its films and series.',
    'The letter names Happy Gilmore 2, whose opening made its characters younger with generative tools, and Billionaires’ Bunker, whose makers tried out wardrobe and sets with AI before anything was built. A building that collapses in The Eternaut was the first such shot.',
    '“It takes a great artist to make something great,” co-chief executive Ted Sarandos said on the call with investors, on which Greg Peters also spoke. “AI can give creatives better tools, but it does not make you a good storyteller.”',
    'Visual effects artists have said that they fear for their jobs and for their craft.',
  ],
}
const copy: Story = {
  ...netflix,
  path: '/wire/netflix',
  published: '2025-10-22T10:30:00Z',
  title: 'Streamer says generative AI is in three of its titles',
}
const own: Story = {
  path: '/marlow-dubbing',
  title: 'Vantreel Pictures tests AI dubbing on a crime series with voice actors’ consent',
  published: '2025-10-22T11:00:00Z',
  text: [
    'Vantreel Pictures said on Wednesday that it has begun a pilot of AI dubbing for a crime series, made with the consent of the voice actors whose voices the tool was trained on.',
    'The studio will pay each voice actor for every language in which an AI replica of the voice is heard. The actors can withdraw at any time, said the studio’s head of localisation.',
    'A union of voice actors called the agreement a step, but said that it worried about translators and dubbing directors losing work to generative AI.',
  ],
}
const football: Story = {
  path: '/football',
  title: 'Rain stops the cup match in the second half',
  text: [
    'The match was stopped in the second half after the pitch had filled with water, and will be played again on Saturday, the association said.',
    'The home side had led by one goal since the ninth minute. Its trainer said that nobody could have gone on and that the referee was right to end it.',
    'Tickets stay valid for the second attempt, for which the weather office expects a dry and cold evening with little wind from the north.',
  ],
}

const outcomes = async (store: Store) => {
  const rows = await store.db.selectFrom('items').select(['guid', 'outcome', 'why', 'next_at', 'document_id']).orderBy('id').execute()
  return new Map(rows.map((row) => [new URL(row.guid).pathname, row]))
}

const sound = async (room: Newsroom) => {
  const findings = [...(await examine(room.desk.store)), await facesFollow(room.desk)]
  expect(findings.filter((finding) => !finding.ok)).toEqual([])
}

onBothEngines('one cycle', (open) => {
  test('gives every item one outcome, and what was reported joins what was known', async () => {
    const store = await open()
    const trade = await aPublisher(
      'trade-paper',
      [
        netflix,
        own,
        football,
        { ...football, path: '/gone', title: 'A page that is not there', answer: 404 },
        { ...football, path: '/pay', title: 'A page to be paid for', answer: 402 },
        {
          ...football,
          path: '/pay-with-text',
          title: 'A page to be paid for, whose feed says enough',
          answer: 402,
          summary:
            'The feed itself tells in many words what the page holds back from programs: a studio, a tool, a crew of nine people, and the day on which they all met in order to try it.',
        },
        { ...football, path: '/private/page', title: 'A page robots.txt keeps closed' },
        { ...football, path: '/reset', title: 'A page whose line breaks', answer: (response) => response.destroy() },
      ],
      'User-agent: *\nDisallow: /private/\n',
    )
    const wire = await aPublisher('wire', [
      copy,
      { path: '/same', title: netflix.title, text: [], elsewhere: `${trade.url}${netflix.path}` },
      {
        ...football,
        path: '/claims',
        title: 'A page that claims to be another’s',
        published: '2025-10-22T12:00:00Z',
        canonical: `${trade.url}${own.path}`,
        text: own.text.map((p) => p.replace('crime', 'cooking')).reverse(),
      },
    ])
    const room = await aNewsroom(store, [trade.source, wire.source])
    await takeInArchive(room.desk)
    const report = await room.cycle()
    const came = await outcomes(store)
    expect(Object.fromEntries([...came].map(([path, row]) => [path, row.outcome]))).toEqual({
      '/netflix-letter': 'kept',
      '/marlow-dubbing': 'kept',
      '/football': 'kept',
      '/gone': 'failed',
      '/pay': 'refused',
      '/pay-with-text': 'kept',
      '/private/page': 'refused',
      '/reset': 'pending',
      '/wire/netflix': 'kept',
      '/same': 'duplicate',
      '/claims': 'kept',
    })
    expect(came.get('/pay-with-text')!.why).toMatch(/^from the feed alone: /)
    expect(came.get('/reset')!.next_at).toBe('2025-10-23T13:00:00.000Z')
    expect(report).toMatchObject({ asked: 2, offered: 11, fresh: 11, seenAgain: 0, visits: { fresh: 2 } })
    expect(Object.values(report.ledger).reduce((a, b) => a + b)).toBe(11)
    expect([trade.mostAtOnce(), wire.mostAtOnce()]).toEqual([1, 1])

    const faces = new Map((await facesAt(store.db, null)).map((face) => [face.id, face]))
    const event = faces.get('netflix-q3-2025-all-in-genai')!
    const documents = event.sources.flatMap((source) => source.document ?? [])
    expect(documents).toContain(came.get('/netflix-letter')!.document_id)
    // The wire's copy is folded: it is counted as a copy and not as a second voice.
    expect(event).toMatchObject({ articles: 2, copies: 1, independent: 1, title: expect.stringMatching(/^Netflix tells investors/) })
    const machine = [...faces.values()].filter((face) => face.origin === 'machine')
    expect(machine.map((face) => face.title)).toContain(own.title)
    expect(machine.map((face) => face.title)).not.toContain(football.title)
    const held = await store.db
      .selectFrom('documents')
      .select(['title', 'in_scope', 'address', 'canonical'])
      .where('kind', '=', 'article')
      .execute()
    expect(held.find((document) => document.title === football.title)).toMatchObject({ in_scope: 0 })
    // A page may claim to be any other; it is known by the address it was fetched from.
    expect(held.find((document) => document.title.startsWith('A page that claims'))).toMatchObject({
      address: `${wire.url}/claims`,
      canonical: `${trade.url}${own.path}`,
    })
    await sound(room)

    trade.asked.length = 0
    wire.asked.length = 0
    const again = await room.cycle()
    expect(again).toMatchObject({ visits: { unchanged: 2 }, offered: 0, fresh: 0 })
    expect([...trade.asked, ...wire.asked].filter((path) => path !== '/feed')).toEqual([])
    await room.close()
  })

  test('a changed headline makes a revision, and a page that comes back is taken when its time has come', async () => {
    const store = await open()
    const flaky: Story = { ...football, path: '/flaky', answer: (response) => response.destroy() }
    const trade = await aPublisher('trade-paper', [own, flaky])
    const room = await aNewsroom(store, [trade.source])
    await room.cycle()
    trade.stories[0] = { ...own, title: `Updated: ${own.title}` }
    delete flaky.answer
    room.at('2025-10-23T12:30:00Z')
    expect(await room.cycle()).toMatchObject({ fresh: 0, seenAgain: 2, taken: { kept: 0, pending: 0 } })
    const revisions = await store.db
      .selectFrom('revisions')
      .innerJoin('documents', 'documents.key', 'revisions.document_key')
      .select(['revisions.title', 'revisions.number'])
      .where('documents.title', '=', `Updated: ${own.title}`)
      .orderBy('number')
      .execute()
    expect(revisions).toEqual([
      { title: own.title, number: 1 },
      { title: `Updated: ${own.title}`, number: 2 },
    ])
    room.at('2025-10-23T13:00:01Z')
    expect(await room.cycle()).toMatchObject({ taken: { kept: 1, pending: 0 } })
    await sound(room)
    await room.close()
  })

  test('a site that is no longer there costs two questions and not one for each item', async () => {
    const store = await open()
    const trade = await aPublisher(
      'trade-paper',
      Array.from({ length: 9 }, (_, n) => ({
        ...football,
        path: `/${n}`,
        answer: (response: import('node:http').ServerResponse) => response.destroy(),
      })),
    )
    const room = await aNewsroom(store, [trade.source])
    expect(await room.cycle()).toMatchObject({ taken: { pending: 9 } })
    expect(trade.asked.filter((path) => path !== '/feed')).toHaveLength(2)
    expect((await sql<{ n: number }>`select count(*) as n from items where next_at is null`.execute(store.db)).rows[0]!.n).toBe(0)
    expect(await itemLedger(store)).toMatchObject({ pending: 9 })
    await room.close()
  })
})
