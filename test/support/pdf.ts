/** A line of a page to be printed: text, and where it stands from the lower left corner, in points. */
export type Printed = { text: string; x?: number; y: number; size?: number }

const escaped = (text: string) => text.replace(/[\\()]/g, '\\$&')

/** A PDF of lines on pages, as plain as the format allows (PDF 32000-1, 7.5): one font, no compression. */
export function pdfOf(pages: Printed[][], info: { title?: string; author?: string; created?: string } = {}): Uint8Array {
  const objects: string[] = []
  const add = (body: string) => objects.push(body)
  add('<< /Type /Catalog /Pages 2 0 R >>')
  add(`<< /Type /Pages /Kids [${pages.map((_, n) => `${4 + n * 2} 0 R`).join(' ')}] /Count ${pages.length} >>`)
  add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>')
  for (const [n, lines] of pages.entries()) {
    const stream = lines.map(({ text, x = 72, y, size = 11 }) => `BT /F1 ${size} Tf ${x} ${y} Td (${escaped(text)}) Tj ET`).join('\n')
    add(`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + n * 2} 0 R >>`)
    add(`<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`)
  }
  const entries = [
    info.title && `/Title (${escaped(info.title)})`,
    info.author && `/Author (${escaped(info.author)})`,
    info.created && `/CreationDate (${info.created})`,
  ]
  add(`<< ${entries.filter(Boolean).join(' ')} >>`)
  return new TextEncoder().encode(filed(objects))
}

function filed(objects: string[]): string {
  let file = '%PDF-1.4\n'
  const offsets = objects.map((body, n) => {
    const at = file.length
    file += `${n + 1} 0 obj\n${body}\nendobj\n`
    return at
  })
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  return `${file}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info ${objects.length} 0 R >>\nstartxref\n${file.length}\n%%EOF\n`
}

/** Lines of running text set one below the other, broken at a width in letters, with a gap after each paragraph. */
export function setLines(paragraphs: string[], { top = 720, leading = 14, gap = 12, width = 88 } = {}): Printed[] {
  const lines: Printed[] = []
  let y = top
  for (const paragraph of paragraphs) {
    for (const text of broken(paragraph, width)) {
      lines.push({ text, y })
      y -= leading
    }
    y -= gap
  }
  return lines
}

function broken(text: string, width: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length < width) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}
