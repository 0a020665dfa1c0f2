import type { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import zlib from 'node:zlib'

/** How much is read: bytes as they come over the wire, and bytes after decoding. */
export type BodyLimits = { wireBytes: number; bytes: number }
/** `cut`: a limit was met; `bytes` then holds what came before it. */
export type Body = { bytes: Uint8Array<ArrayBuffer>; cut: 'wire' | 'decoded' | null }

const mostLayers = 3

// RFC 9659 lets a zstd answer ask for at most 8 MB of window; without a bound the sender decides how much memory we take.
const zstdOptions = { params: { [zlib.constants.ZSTD_d_windowLogMax]: 23 } }

/** Deflate is sent with a zlib header, as RFC 9110 asks, or without one; the first two bytes tell. */
function inflate(first: Buffer): Transform {
  const wrapped = first.length > 1 && (first[0]! & 15) === 8 && first.readUInt16BE(0) % 31 === 0
  return wrapped ? zlib.createInflate() : zlib.createInflateRaw()
}

function decoderOf(encoding: string, first: Buffer): Transform {
  if (encoding === 'gzip' || encoding === 'x-gzip') return zlib.createGunzip()
  if (encoding === 'br') return zlib.createBrotliDecompress()
  if (encoding === 'zstd') return zlib.createZstdDecompress(zstdOptions)
  return inflate(first)
}

const known = new Set(['gzip', 'x-gzip', 'deflate', 'br', 'zstd'])

/** The layers of a Content-Encoding, outermost last as sent; or, in words, why it cannot be undone. */
export function layersOf(encoding: string | null): string[] | string {
  const layers = (encoding ?? '')
    .toLowerCase()
    .split(',')
    .map((layer) => layer.trim())
  const real = layers.filter((layer) => layer !== '' && layer !== 'identity')
  if (real.length > mostLayers) return `it is packed ${real.length} times over`
  const strange = real.find((layer) => !known.has(layer))
  return strange === undefined ? real : `it is packed as "${strange.slice(0, 40)}", which we do not know`
}

type Chunks = AsyncIterable<Buffer>

/** Passes bytes on until `most` have come; one more, and `over` is told and the rest is left unread. */
async function* counted(source: Chunks, most: number, over: () => void): AsyncGenerator<Buffer> {
  let left = most
  for await (const chunk of source) {
    if (chunk.length > left) {
      over()
      yield chunk.subarray(0, left)
      return
    }
    left -= chunk.length
    yield chunk
  }
}

/** Undoes one layer as the bytes come, never holding more than a chunk of them. */
async function* decoded(source: Chunks, encoding: string): AsyncGenerator<Buffer> {
  const chunks = source[Symbol.asyncIterator]()
  const first = await chunks.next()
  if (first.done) return
  async function* all() {
    yield first.value as Buffer
    yield* { [Symbol.asyncIterator]: () => chunks }
  }
  const decoder = decoderOf(encoding, first.value)
  // What goes wrong in feeding the decoder also ends the decoder, so that reading it below tells of it.
  const feeding = pipeline(all(), decoder).then(
    () => null,
    (error: unknown) => error,
  )
  yield* decoder
  const error = await feeding
  if (error) throw error
}

/**
 * Reads and unpacks a body within its limits, counted on the wire and after every layer is undone: 291 KB of gzip can hold 300 MB.
 * Throws what the connection or a decoder throws.
 */
export async function readBody(stream: Readable, layers: string[], limits: BodyLimits): Promise<Body> {
  const parts: Buffer[] = []
  let cut: Body['cut'] = null
  let source: Chunks = counted(stream, limits.wireBytes, () => {
    cut ??= 'wire'
  })
  for (const layer of layers.toReversed()) source = decoded(source, layer)
  const within = counted(source, limits.bytes, () => {
    cut ??= 'decoded'
  })
  try {
    for await (const chunk of within) parts.push(chunk)
  } catch (error) {
    // Bytes that we cut short cannot be unpacked to their end.
    if (cut === null) throw error
  }
  return { bytes: Buffer.concat(parts), cut }
}
