import { getDocumentProxy } from 'unpdf'
import { type Line, paragraphsOf } from './pdf-lines.ts'

/** What a PDF holds. `text`: paragraphs parted by a blank line. `created` ISO 8601 or null. `pages` in all, of which `read` were read. */
export type PdfText = { text: string; title: string | null; author: string | null; created: string | null; pages: number; read: number }

/** Largest PDF that is read, in bytes. */
export const largestPdf = 20_000_000
const mostPages = 400
const longestMs = 15_000

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>

/** Reads a PDF's text, or answers null where it is none, is locked or broken, or is larger than `largestPdf`. Pages beyond 400 or 15 s are left. */
export async function readPdf(bytes: Uint8Array): Promise<PdfText | null> {
  if (bytes.length > largestPdf || !isPdf(bytes)) return null
  const started = performance.now()
  const pdf = await opened(bytes)
  if (!pdf) return null
  try {
    const pages: Line[][] = []
    for (let n = 1; n <= Math.min(pdf.numPages, mostPages) && performance.now() - started < longestMs; n++)
      pages.push(await linesOf(pdf, n))
    return { text: paragraphsOf(pages), ...(await said(pdf)), pages: pdf.numPages, read: pages.length }
  } finally {
    await pdf.loadingTask.destroy()
  }
}

/** True for bytes that begin as a PDF does; a few stray bytes before are common. */
export const isPdf = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes.subarray(0, 1024)).includes('%PDF-')

async function opened(bytes: Uint8Array): Promise<Pdf | null> {
  try {
    // A copy: the library takes the buffer it is given away from its owner.
    return await getDocumentProxy(bytes.slice(), { verbosity: 0 })
  } catch (error) {
    // The library throws classes of its own for what is locked, cut off or no PDF at all: each is an ordinary answer here.
    if (error instanceof Error) return null
    throw error
  }
}

async function linesOf(pdf: Pdf, number: number): Promise<Line[]> {
  const page = await pdf.getPage(number)
  const { items } = await page.getTextContent()
  const lines: Line[] = []
  let line: Line | null = null
  for (const item of items) {
    if (!('str' in item)) continue
    const [, , , height = 0, x = 0, y = 0] = item.transform as number[]
    const size = Math.abs(height) || item.height
    if (!line || Math.abs(line.y - y) > Math.max(2, size * 0.4)) {
      if (item.str.trim() === '') continue
      line = { text: '', x, y, size, end: x }
      lines.push(line)
    } else if (x - line.end > size * 0.15 && !line.text.endsWith(' ') && !item.str.startsWith(' ')) line.text += ' '
    line.text += item.str
    line.end = x + item.width
  }
  page.cleanup()
  return lines.map((one) => ({ ...one, text: one.text.replace(/\s+/g, ' ').trim() })).filter((one) => one.text !== '')
}

async function said(pdf: Pdf): Promise<{ title: string | null; author: string | null; created: string | null }> {
  const info = (await pdf.getMetadata()).info as Record<string, unknown>
  const words = (key: string) => (typeof info[key] === 'string' && info[key].trim() !== '' ? info[key].trim().slice(0, 500) : null)
  return { title: words('Title'), author: words('Author'), created: pdfDate(words('CreationDate')) }
}

/** "D:20250724160512-04'00'" as an instant in UTC (PDF 32000-1, 7.9.4). */
function pdfDate(text: string | null): string | null {
  const found = /^D?:?(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:Z|([+-])(\d\d)'?(\d\d)?)?/.exec(text ?? '')
  if (!found) return null
  const [, year, month = '01', day = '01', hour = '00', minute = '00', second = '00', sign, zoneHours = '00', zoneMinutes = '00'] = found
  const date = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${sign ? `${sign}${zoneHours}:${zoneMinutes}` : 'Z'}`)
  return Number.isNaN(date.valueOf()) ? null : date.toISOString()
}
