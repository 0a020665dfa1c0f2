import type { FetchOutcome, FetchTrouble } from '../model.ts'

export type Failed = Extract<FetchOutcome, { kind: 'failed' }>

/** What each trouble means, for people. A detail, where one is known, follows it. */
export const sentences: Record<FetchTrouble, string> = {
  robots: 'The rules of the site keep us away from this address.',
  refused: 'The server refuses us this address.',
  busy: 'The server is busy and asks us to come back later.',
  'not-found': 'There is nothing at this address.',
  gone: 'The server says this address is gone for good.',
  'server-error': 'The server has an error of its own.',
  'client-error': 'The server finds our question wrong.',
  empty: 'The server answered with nothing in it.',
  'too-large': 'The answer is larger than we take.',
  'too-slow': 'The answer took longer than we wait.',
  'too-many-redirects': 'The address leads on and on to other addresses.',
  'bad-address': 'This is not an address we can ask.',
  'private-address': 'The address lies in a private network, where we do not go.',
  'name-not-found': 'The name of the server is not known.',
  certificate: 'The certificate of the server cannot be trusted.',
  'cut-off': 'The connection could not be made or was cut off.',
  'bad-answer': 'The answer cannot be read as HTTP.',
  stopped: 'We stopped before there was an answer.',
}

/** A failed outcome with its sentence; `detail` (no full stop) says what is known beyond it. */
export function failed(trouble: FetchTrouble, detail?: string, more: { status?: number | null; retryAfter?: number | null } = {}): Failed {
  const status = more.status ?? null
  const known = [status === null ? '' : `status ${status}`, detail ?? ''].filter((part) => part !== '').join(', ')
  const words = known === '' ? sentences[trouble] : `${sentences[trouble].slice(0, -1)}: ${known}.`
  return { kind: 'failed', trouble, status, words, retryAfter: more.retryAfter ?? null }
}

/** The same failure under another name, with a note after what was known of it. */
export function noted(why: Failed, trouble: FetchTrouble, note: string): Failed {
  const known = why.words.slice(sentences[why.trouble].length + 1, -1)
  const parts = [known, note].filter((part) => part !== '').join(', ')
  return { ...why, trouble, words: `${sentences[trouble].slice(0, -1)}: ${parts}.` }
}

/** The trouble a status stands for; null for one that brings an answer (2xx with a body, 304, redirects). */
export function troubleOfStatus(status: number): FetchTrouble | null {
  if ([401, 402, 403, 451].includes(status)) return 'refused'
  if (status === 429 || status === 503) return 'busy'
  if (status === 404) return 'not-found'
  if (status === 410) return 'gone'
  if (status >= 500) return 'server-error'
  if (status >= 400) return 'client-error'
  // 206 answers a question about a range, which we never ask.
  return status === 206 || status < 200 ? 'bad-answer' : null
}

const names = /^(ENOTFOUND|EAI_|ENODATA$|ESERVFAIL$|EBADNAME$|EDNS)/
const slow = /^(ETIMEDOUT|UND_ERR_(CONNECT|HEADERS|BODY)_TIMEOUT)$/
const cut =
  /^(ECONN|EPIPE$|EHOST|ENET|EADDRNOTAVAIL$|EACCES$|EPERM$|UND_ERR_(SOCKET|RES_CONTENT_LENGTH_MISMATCH|CLOSED|DESTROYED|ABORTED|INFO)|ERR_STREAM_PREMATURE_CLOSE$|ERR_SOCKET)/
const certificate =
  /^(CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|ERR_TLS_CERT|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_EXCEEDED|ERROR_IN_CERT|CRL_|ERR_SSL_.*CERT)/
const large = /^(UND_ERR_HEADERS_OVERFLOW|UND_ERR_RES_EXCEEDED_MAX_SIZE|HPE_HEADER_OVERFLOW)$/

function nameOfCode(code: string): FetchTrouble {
  if (code === 'PRIVATE_ADDRESS') return 'private-address'
  if (names.test(code)) return 'name-not-found'
  if (slow.test(code)) return 'too-slow'
  if (certificate.test(code)) return 'certificate'
  if (large.test(code)) return 'too-large'
  return cut.test(code) ? 'cut-off' : 'bad-answer'
}

/** What an error of the network, of TLS, of the HTTP parser or of a decoder means. The codes are Node's, OpenSSL's, llhttp's and undici's. */
export function troubleOfError(error: unknown): Failed {
  const parts = error instanceof AggregateError ? [error, ...error.errors] : [error]
  const codes = parts.map((part) => (part as { code?: unknown }).code).filter((code) => typeof code === 'string')
  const message = error instanceof Error ? error.message : String(error)
  const code = codes[0] ?? ''
  const told = message.includes(code) ? message : `${code} ${message}`
  return failed(nameOfCode(code), told.trim().replace(/\s+/g, ' ').slice(0, 200).replace(/\.$/, ''))
}
