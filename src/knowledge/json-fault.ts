const token =
  /\s*(?:("(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)|([[\]{},:]))/y

type Token = { kind: 'string' | 'plain' | 'mark'; text: string; at: number; end: number }

/**
 * Where a text stops being JSON, as line and column from 1. JSON.parse names a place only for some of its complaints,
 * and an editor with 9,000 lines of archive before him needs one for all of them.
 */
export function jsonFault(text: string): { line: number; column: number } {
  const before = text.slice(0, faultOffset(text)).split('\n')
  return { line: before.length, column: before.at(-1)!.length + 1 }
}

/** Walks tokens with a stack of open brackets; `wants` is what may stand next. */
function faultOffset(text: string): number {
  const open: string[] = []
  let wants = 'value'
  let at = 0
  while (true) {
    const next = tokenAt(text, at)
    if (!next) return at + /^\s*/.exec(text.slice(at))![0].length
    const then = step(wants, next, open)
    if (then === null) return next.at
    wants = then
    at = next.end
  }
}

function tokenAt(text: string, at: number): Token | null {
  token.lastIndex = at
  const found = token.exec(text)
  if (!found) return null
  const words = (found[1] ?? found[2] ?? found[3])!
  const kind = found[1] !== undefined ? 'string' : found[2] !== undefined ? 'plain' : 'mark'
  return { kind, text: words, at: token.lastIndex - words.length, end: token.lastIndex }
}

const after = (open: string[]) => (open.length === 0 ? 'end' : open.at(-1) === '{' ? 'comma-or-}' : 'comma-or-]')

/** What is wanted after this token, or null where it may not stand here. */
function step(wants: string, next: Token, open: string[]): string | null {
  const mark = next.kind === 'mark' ? next.text : ''
  if (mark === '}' && (wants === 'key-or-}' || wants === 'comma-or-}')) return close(open)
  if (mark === ']' && (wants === 'value-or-]' || wants === 'comma-or-]')) return close(open)
  if (wants === 'key' || wants === 'key-or-}') return next.kind === 'string' ? 'colon' : null
  if (wants === 'colon') return mark === ':' ? 'value' : null
  if (wants === 'comma-or-}') return mark === ',' ? 'key' : null
  if (wants === 'comma-or-]') return mark === ',' ? 'value' : null
  if (wants === 'end') return null
  if (mark === '{' || mark === '[') {
    open.push(mark)
    return mark === '{' ? 'key-or-}' : 'value-or-]'
  }
  return mark === '' ? after(open) : null
}

function close(open: string[]): string {
  open.pop()
  return after(open)
}
