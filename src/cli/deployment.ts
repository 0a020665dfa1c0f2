import { statfs } from 'node:fs/promises'
import { freemem } from 'node:os'
import { dirname } from 'node:path'
import type { Desk } from '../../jobs/desk.ts'
import type { Finding } from '../store/doctor.ts'

const megabytes = (bytes: number) => `${Math.round(bytes / 2 ** 20)} MB`
const leastDisk = 2 * 2 ** 30
const leastMemory = 400 * 2 ** 20

/** What a public site needs besides a sound store, in plain words. */
export async function deployment(desk: Desk): Promise<Finding[]> {
  const { config, store } = desk
  const findings: Finding[] = [
    {
      name: 'public address',
      ok: config.url !== null,
      words: config.url ?? 'DAILIES_URL is not set: links in feeds and mails would lead to this machine',
    },
    {
      name: 'contact',
      ok: config.contact !== null,
      words: config.contact ?? 'DAILIES_CONTACT is not set: publishers cannot write to you, and filings are not fetched',
    },
    {
      name: 'encryption',
      ok: config.url === null || config.url.startsWith('https:'),
      words: config.url?.startsWith('https:') ? 'the public address is https' : 'the public address should be https, by a proxy in front',
    },
    {
      name: 'proxy',
      ok: config.url === null || config.trustProxy !== false,
      words:
        config.trustProxy === false
          ? 'DAILIES_TRUST_PROXY is not set: behind a proxy all visitors would look like one'
          : `believes ${config.trustProxy}`,
    },
    { name: 'memory', ok: freemem() >= leastMemory, words: `${megabytes(freemem())} free, ${megabytes(leastMemory)} wanted` },
  ]
  if (store.engine === 'sqlite' && store.address !== ':memory:') {
    const disk = await statfs(dirname(store.address))
    const free = disk.bavail * disk.bsize
    findings.push({ name: 'disk', ok: free >= leastDisk, words: `${megabytes(free)} free, ${megabytes(leastDisk)} wanted` })
  }
  return findings
}
