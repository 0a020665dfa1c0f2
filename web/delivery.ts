import { createHash } from 'node:crypto'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

type Encoding = 'br' | 'gzip' | 'identity'
type Kept = { status: number; headers: [string, string][]; etag: string; bodies: Map<Encoding, Buffer<ArrayBuffer>> }

const mostBytes = 48 * 1024 * 1024
const worthPacking = 600

/**
 * Answers once made, under a key that holds the data version: the same question of the same version is answered from here, packed as the reader wants it.
 * The oldest leave first when it grows beyond 48 MB.
 */
export class Delivered {
  #kept = new Map<string, Kept>()
  #bytes = 0

  /** `make` is called where the answer is not known yet. Only answers 200 and those that a pinned question always gets are kept. */
  async answer(request: Request, key: string | null, make: () => Promise<Response>): Promise<Response> {
    const known = key === null ? undefined : this.#kept.get(key)
    const kept = known ?? (await unpack(await make()))
    if (!known && key !== null && kept.status === 200) this.#keep(key, kept)
    return reply(request, kept, (encoding, body) => this.#grown(kept, encoding, body))
  }

  #keep(key: string, kept: Kept) {
    this.#kept.set(key, kept)
    this.#bytes += sizeOf(kept)
    for (const [old, { bodies }] of this.#kept) {
      if (this.#bytes <= mostBytes) break
      this.#kept.delete(old)
      this.#bytes -= sizeOf({ bodies })
    }
  }

  #grown(kept: Kept, encoding: Encoding, body: Buffer<ArrayBuffer>) {
    kept.bodies.set(encoding, body)
    this.#bytes += body.length
  }
}

const sizeOf = ({ bodies }: Pick<Kept, 'bodies'>) => [...bodies.values()].reduce((sum, { length }) => sum + length, 0)

async function unpack(response: Response): Promise<Kept> {
  const body = Buffer.from(await response.arrayBuffer())
  const etag = `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
  return { status: response.status, headers: [...response.headers], etag, bodies: new Map([['identity', body]]) }
}

function reply(request: Request, kept: Kept, remember: (encoding: Encoding, body: Buffer<ArrayBuffer>) => void): Response {
  const headers = new Headers(kept.headers)
  headers.set('Vary', 'Accept-Encoding')
  if (kept.status !== 200) return new Response(kept.bodies.get('identity')!, { status: kept.status, headers })
  headers.set('ETag', kept.etag)
  if (matches(request.headers.get('If-None-Match'), kept.etag)) {
    headers.delete('Content-Type')
    return new Response(null, { status: 304, headers })
  }
  const encoding = encodingFor(request, kept)
  const body = packed(kept, encoding, remember)
  if (encoding !== 'identity') headers.set('Content-Encoding', encoding)
  headers.set('Content-Length', String(body.length))
  return new Response(request.method === 'HEAD' ? null : body, { status: 200, headers })
}

function packed(kept: Kept, encoding: Encoding, remember: (encoding: Encoding, body: Buffer<ArrayBuffer>) => void): Buffer<ArrayBuffer> {
  const known = kept.bodies.get(encoding)
  if (known) return known
  const plain = kept.bodies.get('identity')!
  // Quality 5 costs two milliseconds a page; higher ones cost more than they save for a page that lives for minutes.
  const body = Buffer.from(
    encoding === 'br' ? brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }) : gzipSync(plain, { level: 6 }),
  )
  remember(encoding, body)
  return body
}

function encodingFor(request: Request, { bodies, headers }: Kept): Encoding {
  const type = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? ''
  if (bodies.get('identity')!.length < worthPacking || !/text|json|xml|svg|javascript|calendar/.test(type)) return 'identity'
  const accepted = request.headers.get('Accept-Encoding') ?? ''
  const takes = (name: string) => new RegExp(`(^|[,\\s])${name}(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$))`, 'i').test(accepted)
  return takes('br') ? 'br' : takes('gzip') ? 'gzip' : 'identity'
}

const matches = (wanted: string | null, etag: string): boolean | undefined =>
  wanted?.split(',').some((one) => one.trim() === '*' || one.trim().replace(/^W\//, '') === etag.replace(/^W\//, ''))
