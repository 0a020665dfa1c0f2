import { spawn } from 'node:child_process'
import { resolve } from 'node:path'

const main = resolve(import.meta.dirname, '../../src/cli/main.ts')

export type Said = { status: number | null; signal: NodeJS.Signals | null; stdout: string; stderr: string; ms: number }
export type Call = {
  input?: string | Buffer | Iterable<string | Buffer>
  env?: Record<string, string>
  cwd?: string
  /** the largest file it may write, in KB: what a full disk is like */
  fileLimitKb?: number
  /** called with the process once it runs, for tests that signal it */
  running?(child: ReturnType<typeof spawn>): void
}

/** Runs the real command as a process of its own and waits for its end. */
export function dailies(args: string[], call: Call = {}): Promise<Said> {
  const began = performance.now()
  const command = [process.execPath, '--disable-warning=ExperimentalWarning', main, ...args]
  const limited =
    call.fileLimitKb === undefined ? command : ['bash', '-c', `trap '' XFSZ; ulimit -f ${call.fileLimitKb}; exec "$@"`, 'bash', ...command]
  const child = spawn(limited[0]!, limited.slice(1), {
    cwd: call.cwd,
    env: { ...process.env, DAILIES_HOST_PAUSE_MS: '0', DAILIES_CONTACT: '', ...call.env },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const kept = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const) child[name].setEncoding('utf8').on('data', (text: string) => (kept[name] += text))
  // A command that fails at once leaves its input unread: that is its answer, not ours to complain of.
  child.stdin.on('error', () => child.stdin.destroy())
  feed(child.stdin, call.input)
  call.running?.(child)
  return new Promise((done) => child.once('close', (status, signal) => done({ status, signal, ...kept, ms: performance.now() - began })))
}

function feed(stdin: NodeJS.WritableStream, input: Call['input']): void {
  if (input === undefined || typeof input === 'string' || Buffer.isBuffer(input)) {
    stdin.end(input ?? '')
    return
  }
  for (const part of input) stdin.write(part)
  stdin.end()
}

/** The JSON objects of an answer, line by line. */
export const linesOf = (text: string): Record<string, unknown>[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
