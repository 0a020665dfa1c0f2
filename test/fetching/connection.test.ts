import { expect, test } from 'vitest'
import { readAllowance } from '../../src/fetching/addresses.ts'
import { openConnections } from '../../src/fetching/connection.ts'
import { serve } from '../support/server.ts'

const small = { mostOpen: 4, connectMs: 300, headersMs: 300, idleMs: 300, maxHeaderBytes: 8_192 }

// What the address check lets by, the connection must stop by itself: it is the last gate.
test.each(['127.0.0.1', '2130706433', '0x7f.1', '0177.1', '127.1', 'localhost', '[::ffff:127.0.0.1]', '0.0.0.0', '127.0.0.1.'])(
  'nobody is reached at %s, not even for a moment',
  async (host) => {
    let reached = 0
    const server = await serve((_, response) => {
      reached += 1
      response.end('secret')
    })
    const connections = openConnections({ ...small, allowance: readAllowance([]) })
    const asked = connections.get(new URL(`http://${host}:${server.port}/`), {}, new AbortController().signal, async ({ status }) => status)
    await expect(asked).rejects.toMatchObject({ code: 'PRIVATE_ADDRESS' })
    await connections.close()
    expect([server.connections(), reached]).toEqual([0, 0])
  },
)
