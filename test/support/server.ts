import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import http, { type RequestListener } from 'node:http'
import https from 'node:https'
import net, { type AddressInfo, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** A real server on a free loopback port, closed by itself when its test ends. */
export type TestServer = {
  url: string
  host: string
  port: number
  /** connections ever taken */
  connections: () => number
  close: () => Promise<void>
}

async function listening(server: Server, scheme: string, address: string): Promise<TestServer> {
  const sockets = new Set<Socket>()
  let taken = 0
  server.on('connection', (socket: Socket) => {
    taken += 1
    sockets.add(socket)
    // A client that hangs up is what many of these tests are about.
    socket.on('error', () => socket.destroy())
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((ready, fail) => server.once('error', fail).listen(0, address, ready))
  const { port } = server.address() as AddressInfo
  const close = () =>
    new Promise<void>((closed) => {
      server.close(() => closed())
      for (const socket of sockets) socket.destroy()
    })
  onTestFinished(close)
  const host = `${address.includes(':') ? `[${address}]` : address}:${port}`
  return { url: `${scheme}://${host}`, host, port, connections: () => taken, close }
}

/** Answers over HTTP. */
export const serve = (answer: RequestListener, address = '127.0.0.1') => listening(http.createServer(answer), 'http', address)

/** Answers over HTTPS with this certificate. */
export const serveTls = (pair: Certificate, answer: RequestListener) => listening(https.createServer(pair, answer), 'https', '127.0.0.1')

/** Answers with bytes of its own, for what no HTTP server would send; called once the client has sent its first bytes. */
export const serveBytes = (answer: (socket: Socket, asked: string) => void, address = '127.0.0.1') =>
  listening(
    net.createServer((socket) => socket.once('data', (asked) => answer(socket, asked.toString('latin1')))),
    'http',
    address,
  )

/** An HTTP server that allows everything in robots.txt and answers the rest as told. */
export const serveSite = (answer: RequestListener, robots = 'User-agent: *\nAllow: /\n', address = '127.0.0.1') =>
  serve((request, response) => {
    if (request.url === '/robots.txt') response.end(robots)
    else answer(request, response)
  }, address)

/** A port on which nobody listens. */
export async function deadPort(): Promise<number> {
  const server = net.createServer()
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  await new Promise<void>((closed) => server.close(() => closed()))
  return port
}

export type Certificate = { key: string; cert: string }

/** Whether this machine can make certificates. */
export const opensslThere = spawnSync('openssl', ['version'], { stdio: 'ignore' }).status === 0

/**
 * A self-signed certificate made for this run by openssl.
 * `names`: a subjectAltName such as 'IP:127.0.0.1' or 'DNS:other.example'; `days`: how long it holds, negative for one that has expired.
 */
export function selfSigned(names: string, days = 2): Certificate {
  const folder = mkdtempSync(join(tmpdir(), 'dailies-certificate-'))
  const [key, asked, cert] = ['key.pem', 'asked.pem', 'cert.pem'].map((name) => join(folder, name)) as [string, string, string]
  const openssl = (...words: string[]) => execFileSync('openssl', words, { stdio: 'pipe' })
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
  openssl('req', ...kind, '-keyout', key, '-out', asked, '-subj', '/CN=test', '-addext', `subjectAltName=${names}`)
  openssl('x509', '-req', '-in', asked, '-signkey', key, '-copy_extensions', 'copy', '-days', String(days), '-out', cert)
  const pair = { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') }
  rmSync(folder, { recursive: true })
  return pair
}
