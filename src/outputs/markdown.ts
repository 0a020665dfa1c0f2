import type { EventFace } from '../model.ts'
import { attested, eventUrl, type OutputFrame } from './record.ts'

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']
const monthOf = (date: string) => `${months[Number(date.slice(5, 7)) - 1]} ${date.slice(0, 4)}`
// Signs that Markdown, or the HTML it may hold, would take for markup.
const plain = (text: string) => text.replace(/[\\`*_[\]<>#|~]/g, (sign) => `\\${sign}`).replace(/[\s\u0000-\u001F\u007F]+/g, ' ')

/** The list as Markdown, by month. */
export function markdown(faces: readonly EventFace[], frame: OutputFrame): string {
  const lines = [
    `# ${plain(frame.title)}`,
    '',
    `${faces.length} ${faces.length === 1 ? 'event' : 'events'}, data version ${frame.dataVersion}. <${frame.origin}/${frame.query ? `?${frame.query}` : ''}>`,
  ]
  let month = ''
  for (const face of faces) {
    if (monthOf(face.date) !== month) {
      month = monthOf(face.date)
      lines.push('', `## ${month}`, '')
    }
    const day = face.date.length === 10 ? `**${Number(face.date.slice(8))}** ` : ''
    lines.push(
      `- ${day}[${plain(face.title)}](${eventUrl(frame.origin, face.id)}). ${face.summary ? `${plain(face.summary)} ` : ''}*${face.side}, ${face.type}; ${attested(face)}.*`,
    )
  }
  return `${lines.join('\n')}\n`
}
