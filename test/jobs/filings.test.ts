import { writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { importFile } from '../../jobs/import-file.ts'
import { aSource } from '../support/builders.ts'
import { aFolder } from '../support/folder.ts'
import { aNewsroom } from '../support/newsroom.ts'
import { serveSite } from '../support/server.ts'
import { onBothEngines } from '../support/stores.ts'

const number = '0001065280'
const filed = (accession: string, form: string, day: string, items: string) => `<entry><category term="${form}"/>
<content type="text/xml"><accession-number>${accession}</accession-number><filing-date>${day}</filing-date><filing-href>BASE/Archives/edgar/data/1065280/${accession}-index.htm</filing-href>
<filing-type>${form}</filing-type><items-desc>${items}</items-desc></content><id>urn:tag:sec.gov,2008:accession-number=${accession}</id>
<link href="BASE/Archives/edgar/data/1065280/${accession}-index.htm" rel="alternate"/><title>${form} - Current report</title><updated>${day}T16:05:00-04:00</updated></entry>`
const atom = `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><company-info><conformed-name>NETFLIX INC</conformed-name></company-info>
${filed('0001065280-25-000323', '8-K', '2025-10-21', 'items 2.02 and 9.01')}${filed('0001065280-25-000300', '8-K', '2025-09-02', 'item 5.02')}${filed('0001065280-25-000290', '8-K', '2025-07-17', 'items 2.02 and 9.01')}</feed>`
const index = (exhibit: string) => `<html><body><table><tr><th>Seq</th></tr>
<tr><td>1</td><td>8-K</td><td><a href="/ix?doc=/Archives/main.htm">main.htm</a></td><td>8-K</td><td>1</td></tr>${exhibit}</table></body></html>`
const letter = `<html><head><title>EX-99.1</title></head><body><p>Exhibit 99.1</p>${[
  'Fellow shareholders, revenue grew by seventeen per cent in the third quarter of 2025, in line with our forecast, and the operating margin was lower because of a tax matter in Brazil.',
  'We believe that we are well placed to use generative AI. In Happy Gilmore 2 our filmmakers used it to make characters younger, and the makers of Billionaires’ Bunker explored wardrobe and set design with it before a single set was built.',
  'We give creators new tools with guidance on consent, so that generative AI serves the story, and we test advertising formats that are made with it.',
]
  .map((p) => `<p>${p}</p>`)
  .join('')}</body></html>`

/** A register of our own making. `barred`: the Atom index refuses programs, as the real one does at times. */
async function aRegister(barred: boolean) {
  const asked: string[] = []
  const site = await serveSite((request, response) => {
    const url = request.url ?? ''
    asked.push(url)
    const answer = (type: string, body: string) => response.setHeader('content-type', type).end(body.replaceAll('BASE', site.url))
    if (url.startsWith('/cgi-bin/') && barred) response.writeHead(403).end('no')
    else if (url.startsWith('/cgi-bin/')) answer('application/atom+xml', atom)
    else if (url === `/submissions/CIK${number}.json`)
      answer(
        'application/json',
        JSON.stringify({
          cik: '1065280',
          name: 'NETFLIX INC',
          filings: {
            recent: {
              accessionNumber: ['0001065280-25-000323'],
              form: ['8-K'],
              filingDate: ['2025-10-21'],
              items: ['2.02,9.01'],
              primaryDocDescription: ['8-K'],
            },
          },
        }),
      )
    else if (url.includes('25-000323') || url.includes('000106528025000323'))
      answer(
        'text/html',
        index('<tr><td>2</td><td>EX-99.1 LETTER</td><td><a href="/Archives/ex991.htm">ex991.htm</a></td><td>EX-99.1</td><td>9</td></tr>'),
      )
    else if (url.includes('25-000290')) answer('text/html', index(''))
    else if (url === '/Archives/ex991.htm') answer('text/html', letter)
    else response.writeHead(404).end('none')
  })
  const feed = `${site.url}/cgi-bin/browse-edgar?CIK=${number}&output=atom`
  return {
    site,
    asked,
    source: aSource({
      id: 'sec-netflix',
      name: 'SEC filings: Netflix',
      publisher: 'sec',
      kind: 'filing',
      feed,
      site: `${site.url}/`,
      cik: number,
      company: 'Netflix',
    }),
  }
}

onBothEngines('filings', (open) => {
  test('lead from the index to the letter with the results; others are refused without being asked for', async () => {
    const store = await open()
    const register = await aRegister(false)
    const room = await aNewsroom(store, [register.source], { contact: 'desk@dailies.example' })
    expect(await room.cycle()).toMatchObject({ offered: 3, fresh: 3, taken: { kept: 1, refused: 1, failed: 1 }, inScope: 1 })
    const items = await store.db.selectFrom('items').select(['guid', 'outcome', 'why']).orderBy('guid', 'desc').execute()
    expect(items).toEqual([
      { guid: '0001065280-25-000323', outcome: 'kept', why: null },
      { guid: '0001065280-25-000300', outcome: 'refused', why: 'a filing without results: form 8-K (item 5.02)' },
      { guid: '0001065280-25-000290', outcome: 'failed', why: 'the filing lists no exhibit 99' },
    ])
    expect(register.asked.some((url) => url.includes('25-000300'))).toBe(false)
    const held = await store.db.selectFrom('documents').select(['kind', 'title', 'address', 'published']).execute()
    expect(held).toEqual([
      {
        kind: 'filing',
        title: 'Netflix: form 8-K of 2025-10-21',
        address: `${register.site.url}/Archives/ex991.htm`,
        published: '2025-10-21T00:00:00.000Z',
      },
    ])
    await room.close()
  })

  test('come from the submissions where the index is barred', async () => {
    const store = await open()
    const register = await aRegister(true)
    const room = await aNewsroom(store, [register.source], { contact: 'desk@dailies.example' })
    expect(await room.cycle()).toMatchObject({ visits: { fresh: 1 }, taken: { kept: 1 } })
    expect(await room.cycle()).toMatchObject({ visits: { unchanged: 1 }, fresh: 0 })
    await room.close()
  })

  test('are not asked for without a contact, and not believed where the answer names another company', async () => {
    const store = await open()
    const register = await aRegister(false)
    const silent = await aNewsroom(store, [register.source])
    expect(await silent.cycle()).toMatchObject({ visits: { refused: 1 }, offered: 0 })
    expect(register.asked).toEqual([])
    await silent.close()
    const other = { ...register.source, id: 'sec-other', company: 'Paramount Skydance' }
    const room = await aNewsroom(store, [other], { contact: 'desk@dailies.example' })
    expect(await room.cycle()).toMatchObject({ visits: { 'not-a-feed': 1 }, offered: 0 })
    await room.close()
  })

  test('a transcript of one’s own keeps its turns and how often it speaks of AI', async () => {
    const store = await open()
    const room = await aNewsroom(store, [])
    const folder = aFolder()
    const file = folder.file('call.txt')
    writeFileSync(
      file,
      [
        'Orbit Pictures Third Quarter 2025 Earnings Conference Call Transcript',
        'October 22, 2025',
        'Operator: Good afternoon, and welcome to the Orbit Pictures third quarter 2025 earnings conference call. This call is being recorded.',
        'Jane Doe, Chief Executive Officer: Thank you. Some of our remarks are forward-looking statements. We use generative AI in dubbing, and AI helps our artists. Artificial intelligence is a tool for them, and we ask for consent before we use it on any voice or any face in a film of ours.',
        'Operator: Our first question comes from Max Roe with Harbour Research. Your line is open.',
        'Max Roe, Analyst: What does AI cost you, and what does it save? We hear different numbers from every studio that we follow, and investors would like to know.',
        'Jane Doe, Chief Executive Officer: Little so far, and we would rather spend it on stories. The costs are in the plan for next year and you will see them there.',
        'Operator: This concludes today’s call. You may now disconnect.',
      ].join('\n\n'),
    )
    for await (const line of importFile(room.desk, file, { open: false })) expect(line).toMatchObject({ came: 'added' })
    const call = await store.db.selectFrom('calls').selectAll().executeTakeFirstOrThrow()
    expect(call).toMatchObject({ company: 'Orbit Pictures', quarter: 'Q3 2025', held_on: '2025-10-22', ai_mentions: 4 })
    expect((await store.db.selectFrom('turns').select('speaker').execute()).map((turn) => turn.speaker)).toEqual(
      expect.arrayContaining(['Jane Doe', 'Max Roe']),
    )
    folder.forget()
    await room.close()
  })
})
