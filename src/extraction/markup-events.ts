import { Parser } from 'htmlparser2'

/** What happens along a document, tag by tag. Names and attribute names as written in XML, in lower case in HTML. */
export type MarkupEvents = {
  open(name: string, attributes: Record<string, string>): void
  close(name: string): void
  text(text: string): void
  /** Everything open was given up: closing tags for it will not come. */
  lost(): void
}

/** The parser's own bookkeeping takes time square in the depth; real pages stay under a hundred. */
const deepest = 2000

const piece = 1 << 18

/**
 * Reads markup of any quality and tells what it meets. Linear in the length of the text: what nests deeper than 2,000 is given up
 * (`lost`), and reading goes on behind it. Neither throws nor recurses.
 *
 * @param isXml XML rules (CDATA, self-closing tags, names as written) or HTML's
 * @param isDone asked between pieces of the text, so that a reader who has enough can stop
 */
export function readMarkup(text: string, events: MarkupEvents, isXml: boolean, isDone: () => boolean = () => false): void {
  for (let from = 0; from < text.length && !isDone(); ) {
    const end = readUntilTooDeep(text, from, events, isXml, isDone)
    if (end < text.length && !isDone()) events.lost()
    from = end
  }
}

/** Answers where it stopped: at the end of the text, or behind the tag that was one too deep. */
function readUntilTooDeep(text: string, from: number, events: MarkupEvents, isXml: boolean, isDone: () => boolean): number {
  let attributes: Record<string, string> = Object.create(null)
  let depth = 0
  let stoppedAt = -1
  const parser = new Parser(
    {
      onopentagname: () => {
        attributes = Object.create(null)
      },
      onattribute: (name, value) => {
        attributes[name] ??= value
      },
      onopentag: (name) => {
        if (stoppedAt >= 0) return
        depth += 1
        events.open(name, attributes)
        if (depth > deepest) {
          stoppedAt = from + parser.endIndex + 1
          parser.pause()
        }
      },
      onclosetag: (name) => {
        if (stoppedAt >= 0) return
        depth -= 1
        events.close(name)
      },
      ontext: (data) => {
        if (stoppedAt < 0) events.text(data)
      },
    },
    { xmlMode: isXml, decodeEntities: true },
  )
  for (let at = from; at < text.length && stoppedAt < 0; at += piece) {
    if (isDone()) return at
    parser.write(text.slice(at, at + piece))
  }
  if (stoppedAt >= 0) return stoppedAt
  parser.end()
  return text.length
}
