import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { createApp } from '../../web/app.ts'
import { serve } from '../../web/server.ts'
import { siteOf } from '../support/reader.ts'

const start = () => serve({ app: createApp(siteOf()), port: 0, host: '127.0.0.1' })

test('the site answers over the wire and closes within a second, though a reader keeps a connection open', async () => {
  const site = await start()
  const page = await fetch(`${site.url.replace('localhost', '127.0.0.1')}/`, { headers: { Connection: 'keep-alive' } })
  expect(page.status).toBe(200)
  expect(await page.text()).toContain('</html>')
  const idle = connect(Number(new URL(site.url).port), '127.0.0.1')
  await new Promise((resolve) => idle.once('connect', resolve))
  idle.write('GET / HTTP/1.1\r\nHost: x\r\n')
  const began = performance.now()
  await site.close()
  expect(performance.now() - began).toBeLessThan(1_000)
  idle.destroy()
})

test('a taken port is told in a sentence', async () => {
  const site = await start()
  await expect(serve({ app: createApp(siteOf()), port: Number(new URL(site.url).port), host: '127.0.0.1' })).rejects.toThrow(
    /is taken by another program/,
  )
  await site.close()
})

test('a query of a hundred kilobytes gets a page that says so', async () => {
  const site = await start()
  const answer = await fetch(`${site.url.replace('localhost', '127.0.0.1')}/?q=${'x'.repeat(100_000)}`)
  expect(answer.status).toBe(414)
  await site.close()
})
