/** What the headers of an answer say to us, beyond the body. */
export type Headers = Record<string, string | string[] | undefined>

const week = 7 * 24 * 3600

/** One header as text; several of a name joined as HTTP joins them. */
export function header(headers: Headers, name: string): string | null {
  const value = headers[name]
  return value === undefined ? null : Array.isArray(value) ? value.join(', ') : value
}

/** Seconds that Retry-After asks for, as a number or a date, at most a week; null where it says nothing that can be read. */
export function retryAfterOf(headers: Headers, now: number): number | null {
  const text = header(headers, 'retry-after')?.trim()
  if (!text) return null
  // Date.parse reads nearly anything as a date; the dates of HTTP begin with the name of a day.
  const date = /^[A-Za-z]{3,9},? /.test(text) ? Date.parse(text) : Number.NaN
  const seconds = /^\d+$/.test(text) ? Number(text) : Math.ceil((date - now) / 1000)
  return Number.isNaN(seconds) ? null : Math.min(Math.max(seconds, 0), week)
}

/** Seconds for which the answer says it stays fresh (RFC 9111: max-age less Age); null where it does not say. */
export function maxAgeOf(headers: Headers): number | null {
  const text = header(headers, 'cache-control')
  if (text === null) return null
  if (/(^|[\s,])(no-cache|no-store)\b/i.test(text)) return 0
  const found = /(?:^|[\s,])max-age\s*=\s*"?(\d{1,10})/i.exec(text)
  if (!found) return null
  const age = Number(/^\d{1,10}$/.exec(header(headers, 'age') ?? '')?.[0] ?? 0)
  return Math.max(0, Number(found[1]) - age)
}

const reserving = new Set(['noai', 'noimageai', 'notrain'])

/** The directives of one X-Robots-Tag line that are meant for us: all of them, or those after our own name; not those after another's. */
function directivesFor(line: string, agent: string): string[] {
  let ours = true
  return line.split(',').flatMap((part) => {
    const [, name, rest] = /^\s*([a-z0-9_.-]+)\s*:(.*)$/i.exec(part) ?? []
    const named = name !== undefined && !/^(max-|unavailable_after)/i.test(name)
    if (named) ours = name.toLowerCase() === agent.toLowerCase()
    return ours ? [(named ? rest! : part).trim().toLowerCase()] : []
  })
}

/** A reservation against text and data mining named by a header (TDMRep's tdm-reservation, X-Robots-Tag), in its own words; null without one. */
export function reservationOf(headers: Headers, agent: string): string | null {
  const found: string[] = []
  if (header(headers, 'tdm-reservation')?.trim() === '1') {
    const policy = header(headers, 'tdm-policy')
    found.push(`tdm-reservation: 1${policy ? ` (policy ${policy.slice(0, 200)})` : ''}`)
  }
  const lines = [headers['x-robots-tag'] ?? []].flat()
  const named = lines.flatMap((line) => directivesFor(line, agent)).filter((directive) => reserving.has(directive))
  if (named.length > 0) found.push(`X-Robots-Tag: ${[...new Set(named)].join(', ')}`)
  return found.length > 0 ? found.join('; ') : null
}
