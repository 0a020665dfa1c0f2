import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export type Asset = { body: Buffer<ArrayBuffer>; type: string; hash: string }

const types: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  txt: 'text/plain; charset=utf-8',
}
const files = ['dailies.css', 'dailies.js', 'mark.svg']

/** Our own files, read once. Their addresses carry a hash of their content, so that browsers may keep them for good. */
export const assets: ReadonlyMap<string, Asset> = new Map(files.map((file) => [file, read(file)]))

function read(file: string): Asset {
  const body = Buffer.from(readFileSync(join(import.meta.dirname, 'static', file)))
  return {
    body,
    type: types[file.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
    hash: createHash('sha256').update(body).digest('hex').slice(0, 10),
  }
}

export const assetLink = (file: string) => `/static/${file}?v=${assets.get(file)?.hash}`
/** Equal as long as no file of ours changed: pages made before are not the same pages. */
export const assetsVersion = [...assets.values()].map(({ hash }) => hash).join('')
