import { type Headers, header, retryAfterOf } from './answer-headers.ts'
import { type BodyLimits, layersOf, readBody } from './body.ts'
import type { Answer, Connections } from './connection.ts'
import { type Failed, failed, troubleOfError, troubleOfStatus } from './outcomes.ts'

/** What one request brought. */
export type Visit =
  | { kind: 'answer'; status: number; headers: Headers; bytes: Uint8Array<ArrayBuffer> }
  | { kind: 'not-modified'; headers: Headers }
  | { kind: 'redirect'; to: string; permanent: boolean }
  | Failed

export type Question = {
  headers: Record<string, string>
  limits: BodyLimits
  /** what to do with a body that is too large: fail, or take what came */
  overflow: 'fail' | 'take'
}

/** How much of a body that tells us nothing is read, so that its connection can be used again. */
const drained = 16 * 1024

function redirectOf(url: URL, { status, headers }: Answer): Visit {
  const location = header(headers, 'location')
  if (location === null) return failed('bad-answer', 'a redirect that names no address', { status })
  if (!URL.canParse(location, url.href)) return failed('bad-address', `a redirect to "${location.slice(0, 100)}"`, { status })
  const to = new URL(location, url)
  to.hash = ''
  return { kind: 'redirect', to: to.href, permanent: status === 301 || status === 308 }
}

async function bodyOf(answer: Answer, question: Question): Promise<Visit> {
  const { status, headers } = answer
  const { limits } = question
  const layers = layersOf(header(headers, 'content-encoding'))
  const takes = question.overflow === 'take'
  const announced = Number(header(headers, 'content-length') ?? 0)
  const refusal =
    typeof layers === 'string'
      ? failed('bad-answer', layers, { status })
      : announced > limits.wireBytes && !takes
        ? failed('too-large', `${announced} bytes announced, ${limits.wireBytes} taken`, { status })
        : null
  if (refusal || typeof layers === 'string') {
    answer.body.destroy()
    return refusal!
  }
  const { bytes, cut } = await readBody(answer.body, layers, limits)
  if (cut !== null && !takes) {
    const most = cut === 'wire' ? `${limits.wireBytes} bytes on the wire` : `${limits.bytes} bytes once unpacked`
    return failed('too-large', `more than ${most}`, { status })
  }
  return bytes.length === 0 ? failed('empty', undefined, { status }) : { kind: 'answer', status, headers, bytes }
}

async function read(url: URL, question: Question, answer: Answer, now: number): Promise<Visit> {
  const { status, headers } = answer
  const trouble = troubleOfStatus(status)
  if (trouble === null && status < 300) return bodyOf(answer, question)
  await answer.body.dump({ limit: drained })
  if (trouble) return failed(trouble, undefined, { status, retryAfter: retryAfterOf(headers, now) })
  if (status === 304) return { kind: 'not-modified', headers }
  return [301, 302, 303, 307, 308].includes(status)
    ? redirectOf(url, answer)
    : failed('bad-answer', 'an unknown kind of redirect', { status })
}

/** Asks one address once, within `ms` from first to last byte. Whatever the network does is an outcome. */
export async function visit(
  connections: Connections,
  url: URL,
  question: Question,
  how: { ms: number; stop: AbortSignal; now: number },
): Promise<Visit> {
  const late = new AbortController()
  const timer = setTimeout(() => late.abort(), how.ms)
  try {
    return await connections.get(url, question.headers, AbortSignal.any([how.stop, late.signal]), (answer) =>
      read(url, question, answer, how.now),
    )
  } catch (error) {
    if (how.stop.aborted) return failed('stopped')
    if (late.signal.aborted) return failed('too-slow', `cut after ${Math.round(how.ms)} ms`)
    return troubleOfError(error)
  } finally {
    clearTimeout(timer)
  }
}
