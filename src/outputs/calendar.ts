import { firstDay, lastDay } from '../filter.ts'
import type { EventFace } from '../model.ts'
import { attested, eventUrl, type OutputFrame } from './record.ts'

const kinds: Record<string, string> = {
  'known-on': 'became known',
  expiry: 'expires',
  hearing: 'hearing',
  ballot: 'ballot',
  'in-force': 'in force',
  release: 'release',
  call: 'call',
}

/** iCalendar (RFC 5545): each event on its day or over its month, and each date it brings: hearings, ballots, expiries, calls. */
export function ics(faces: readonly EventFace[], frame: OutputFrame): string {
  const stamp = `${frame.now.slice(0, 19).replace(/[-:]/g, '')}Z`
  const entries = faces.flatMap((face) => {
    const url = eventUrl(frame.origin, face.id)
    const happened = entry(
      `${face.id}@dailies`,
      stamp,
      face.date,
      face.title,
      url,
      [face.summary, `${attested(face)}.`].filter(Boolean).join(' '),
    )
    const ahead = face.dates.map(({ kind, date }, i) =>
      entry(`${face.id}-${kind}-${i}@dailies`, stamp, date, `${kinds[kind] ?? kind}: ${face.title}`, url, ''),
    )
    return [happened, ...ahead]
  })
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Dailies//Timeline//EN',
    `X-WR-CALNAME:${value(frame.title)}`,
    ...entries.flat(),
    'END:VCALENDAR',
  ]
  return `${lines.flatMap(fold).join('\r\n')}\r\n`
}

function entry(uid: string, stamp: string, date: string, title: string, url: string, description: string): string[] {
  const [from, to] = [firstDay(date), lastDay(date)]
  if (Number.isNaN(Date.parse(from)) || Number.isNaN(Date.parse(to))) return []
  const end = new Date(Date.parse(to) + 86_400_000).toISOString().slice(0, 10)
  const plain = (day: string) => day.replaceAll('-', '')
  return [
    'BEGIN:VEVENT',
    `UID:${value(uid)}`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${plain(from)}`,
    `DTEND;VALUE=DATE:${plain(end)}`,
    `SUMMARY:${value(title)}`,
    `URL:${url}`,
    ...(description ? [`DESCRIPTION:${value(description)}`] : []),
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ]
}

const value = (text: string) =>
  text
    .replace(/[\u0000-\u0009\u000B-\u001F\u007F]/g, ' ')
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replace(/\n/g, '\\n')

/** Lines of at most 75 octets; what follows begins with a space. No letter is cut in two. */
function fold(line: string): string[] {
  const parts: string[] = []
  let part = ''
  let octets = 0
  for (const sign of line) {
    const size = Buffer.byteLength(sign)
    if (octets + size > (parts.length === 0 ? 75 : 74)) {
      parts.push(part)
      part = ''
      octets = 0
    }
    part += sign
    octets += size
  }
  return [...parts, part].map((piece, i) => (i === 0 ? piece : ` ${piece}`))
}
