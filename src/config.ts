import { join, resolve } from 'node:path'

/** Every setting, read once at the start. The README's table lists them; readme.test.ts holds both to each other. */
export type Config = {
  port: number
  host: string
  /** public address behind a proxy, without a slash at its end; null where there is none */
  url: string | null
  /** whom to believe about the visitor's address: false, or the proxy's own address or range */
  trustProxy: string | false
  contact: string | null
  hostPauseMs: number
  allowHosts: string[]
  /** path of a SQLite file, or a postgres:// address */
  db: string
  /** the folder of sources, gazetteer, taxonomy, archive and gold */
  data: string
}

const root = resolve(import.meta.dirname, '..')

/** @throws Error that names the setting and what it must be */
export function readConfig(env: Record<string, string | undefined> = process.env): Config {
  return {
    port: wholeNumber('PORT', env.PORT, 3000, 0, 65535),
    host: env.HOST || '127.0.0.1',
    url: publicAddress(env.DAILIES_URL),
    trustProxy: env.DAILIES_TRUST_PROXY || false,
    contact: env.DAILIES_CONTACT || null,
    hostPauseMs: wholeNumber('DAILIES_HOST_PAUSE_MS', env.DAILIES_HOST_PAUSE_MS, 1000, 0, 600_000),
    allowHosts: listOf(env.DAILIES_ALLOW_HOSTS),
    db: env.DAILIES_DB || join(root, 'data', 'dailies.sqlite'),
    data: join(root, 'data'),
  }
}

export const listOf = (value: string | undefined) => (value ?? '').split(/[,\s]+/).filter(Boolean)

function wholeNumber(name: string, value: string | undefined, otherwise: number, least: number, most: number): number {
  if (value === undefined || value === '') return otherwise
  const number = Number(value)
  if (!/^\d+$/.test(value) || number < least || number > most)
    throw new Error(`${name} must be a whole number from ${least} to ${most}, not "${value}"`)
  return number
}

function publicAddress(value: string | undefined): string | null {
  if (!value) return null
  const url = URL.parse(value)
  if (!url || !/^https?:$/.test(url.protocol)) throw new Error(`DAILIES_URL must be an http or https address, not "${value}"`)
  return url.href.replace(/\/$/, '')
}
