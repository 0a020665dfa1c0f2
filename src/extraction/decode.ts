/**
 * Bytes → text, for feeds and pages alike. What the bytes themselves prove (a byte order mark, valid UTF-8) is believed before
 * what anyone says of them, because declarations are often copied from a template and headers from a server's default.
 */

export type Decoded = {
  text: string
  /** the encoding used, as the Encoding Standard names it, or utf-32le, utf-32be */
  encoding: string
  /** true where nothing declared the encoding, or the declaration did not hold */
  guessed: boolean
}

type Said = { label: string; bom: number } | null

/** How far into a document a declaration is looked for. */
const declarationBytes = 4096

/**
 * Decodes a document. Order: byte order mark; the shape of the first bytes (UTF-16 and UTF-32 without a mark); the charset of
 * the header; the XML declaration or HTML meta; UTF-8 where valid; windows-1252. Never throws: a declaration that does not hold is passed over.
 *
 * @param contentType the Content-Type header as sent, or null
 */
export function decodeBytes(bytes: Uint8Array, contentType?: string | null): Decoded {
  const marked = byMark(bytes) ?? byShape(bytes)
  if (marked)
    return {
      text: wide(bytes.subarray(marked.bom), marked.label),
      encoding: marked.label,
      guessed: false,
    }
  const header = known(charsetOf(contentType ?? ''))
  const declared = known(declaredIn(bytes))
  const said = header && !(isLatin(header) && declared) ? header : (declared ?? header)
  return decodeNarrow(bytes, said)
}

function decodeNarrow(bytes: Uint8Array, said: string | null): Decoded {
  const utf8 = strictly(bytes, 'utf-8')
  // A latin label on bytes that are valid UTF-8 beyond ASCII is a server's default: real latin text is not valid UTF-8 by chance.
  if (utf8 !== null && (said === null || said === 'utf-8' || (isLatin(said) && !isAscii(bytes))))
    return { text: utf8, encoding: 'utf-8', guessed: said !== 'utf-8' }
  if (said === null || said === 'utf-8') return mended(bytes)
  const text = strictly(bytes, said)
  if (text !== null) return { text, encoding: said, guessed: false }
  if (utf8 !== null) return { text: utf8, encoding: 'utf-8', guessed: true }
  return {
    text: new TextDecoder(said).decode(bytes),
    encoding: said,
    guessed: true,
  }
}

/** The charset parameter of a Content-Type or of an http-equiv meta's content, lower case, or null. */
function charsetOf(contentType: string): string | null {
  return /charset\s*=\s*["']?\s*([\w.:+-]+)/i.exec(contentType)?.[1]?.toLowerCase() ?? null
}

function declaredIn(bytes: Uint8Array): string | null {
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, declarationBytes))
  const xml = /<\?xml[^>]{0,200}?encoding\s*=\s*["']\s*([\w.:+-]+)/i.exec(head)?.[1]
  if (xml) return xml.toLowerCase()
  for (const meta of head.match(/<meta\b[^>]{0,500}>/gi) ?? []) {
    const charset = charsetOf(meta)
    if (charset) return charset
  }
  return null
}

/**
 * The standard's name of a label, or null for labels nobody can decode (utf-7 among them, which is only ever a trick).
 * A document whose declaration could be read byte by byte is not UTF-16, whatever it says: such labels mean UTF-8.
 */
function known(label: string | null): string | null {
  if (!label) return null
  try {
    const name = new TextDecoder(label).encoding
    return name.startsWith('utf-16') ? 'utf-8' : name
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

const isLatin = (encoding: string) => encoding === 'windows-1252' || encoding === 'iso-8859-15'

function isAscii(bytes: Uint8Array): boolean {
  for (const byte of bytes) if (byte > 127) return false
  return true
}

function strictly(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}

function byMark(bytes: Uint8Array): Said {
  const [a, b, c, d] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return { label: 'utf-8', bom: 3 }
  if (a === 0xff && b === 0xfe && c === 0 && d === 0) return { label: 'utf-32le', bom: 4 }
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return { label: 'utf-32be', bom: 4 }
  if (a === 0xff && b === 0xfe) return { label: 'utf-16le', bom: 2 }
  if (a === 0xfe && b === 0xff) return { label: 'utf-16be', bom: 2 }
  return null
}

/** Markup begins with ASCII: where its zero bytes stand tells the width (XML 1.0, appendix F). */
function byShape(bytes: Uint8Array): Said {
  const shape = [...bytes.subarray(0, 4)].map((byte) => (byte === 0 ? '0' : 'x')).join('')
  const label = ({ x000: 'utf-32le', '000x': 'utf-32be', x0x0: 'utf-16le', '0x0x': 'utf-16be' } as Record<string, string>)[shape]
  return label ? { label, bom: 0 } : null
}

function wide(bytes: Uint8Array, label: string): string {
  if (label === 'utf-8') return strictly(bytes, 'utf-8') ?? mended(bytes).text
  return label.startsWith('utf-32') ? utf32(bytes, label === 'utf-32le') : new TextDecoder(label).decode(bytes)
}

/** UTF-32, which TextDecoder does not know. What is no code point becomes U+FFFD. */
function utf32(bytes: Uint8Array, little: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const parts: string[] = []
  for (let at = 0; at + 4 <= bytes.byteLength; at += 4) {
    const code = view.getUint32(at, little)
    parts.push(code > 0x10ffff || (code >= 0xd800 && code < 0xe000) ? '\ufffd' : String.fromCodePoint(code))
  }
  return parts.join('')
}

/**
 * Text that should have been UTF-8 and is not: valid sequences stay, each stray byte is read as windows-1252. So a latin page
 * reads as latin, and a UTF-8 page with one pasted latin quotation mark, or cut off in the middle of a letter, keeps its accents.
 */
function mended(bytes: Uint8Array): Decoded {
  const clean = new Uint8Array(bytes.length * 3)
  let length = 0
  let multibyte = 0
  for (let at = 0; at < bytes.length; ) {
    const sequence = sequenceAt(bytes, at)
    const source = sequence === 0 ? latinInUtf8[bytes[at]! - 0x80]! : bytes.subarray(at, at + sequence)
    if (sequence === 1) clean[length] = bytes[at]!
    else clean.set(source, length)
    if (sequence > 1) multibyte += 1
    length += sequence === 1 ? 1 : source.length
    at += sequence || 1
  }
  return { text: new TextDecoder().decode(clean.subarray(0, length)), encoding: multibyte > 0 ? 'utf-8' : 'windows-1252', guessed: true }
}

/** The bytes 0x80 to 0xff as windows-1252 has them, each written in UTF-8. */
const latinInUtf8 = Array.from({ length: 128 }, (_, at) =>
  new TextEncoder().encode(new TextDecoder('windows-1252').decode(Uint8Array.of(0x80 + at))),
)

/** Length of the valid UTF-8 sequence at a position, 0 where there is none (the table of the Unicode Standard, 3-7). */
function sequenceAt(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0
  if (lead < 0x80) return 1
  const second = bytes[at + 1] ?? 0
  const trails = (count: number) => {
    for (let k = 1; k <= count; k++) if (((bytes[at + k] ?? 0) & 0xc0) !== 0x80) return false
    return true
  }
  if (lead >= 0xc2 && lead <= 0xdf) return trails(1) ? 2 : 0
  if (lead >= 0xe0 && lead <= 0xef) return trails(2) && !(lead === 0xe0 && second < 0xa0) && !(lead === 0xed && second > 0x9f) ? 3 : 0
  if (lead >= 0xf0 && lead <= 0xf4) return trails(3) && !(lead === 0xf0 && second < 0x90) && !(lead === 0xf4 && second > 0x8f) ? 4 : 0
  return 0
}
