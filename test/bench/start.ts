import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { aFolder } from '../support/folder.ts'
import { freePort } from './_ports.ts'
import type { Figure } from './main.ts'

const root = resolve(import.meta.dirname, '..', '..')

/** From `npm start` on an empty store to the first full page, and the second start; beside a bare Node that answers "hello". */
export async function bench(): Promise<Figure[]> {
  const folder = aFolder()
  const hello = await firstPage(
    process.execPath,
    ['-e', "require('http').createServer((q,r)=>r.end('</html>')).listen(process.env.PORT)"],
    {},
  )
  const first = await firstPage('npm', ['start', '--silent'], { DAILIES_DB: folder.file('store.sqlite') })
  const second = await firstPage('npm', ['start', '--silent'], { DAILIES_DB: folder.file('store.sqlite') })
  folder.forget()
  const baseline = `bare node:http hello ${hello.ms} ms`
  return [
    { name: 'npm start to the first full page, empty store', value: first.ms, unit: 'ms', baseline },
    { name: 'npm start to the first full page, store there', value: second.ms, unit: 'ms', baseline },
    { name: 'memory of both processes 20 s after the second start', value: second.megabytes, unit: 'MB' },
    { name: 'Ctrl-C to the end of both processes', value: second.stopMs, unit: 'ms' },
  ]
}

async function firstPage(command: string, args: string[], env: Record<string, string>) {
  const port = await freePort()
  const began = performance.now()
  const child = spawn(command, args, { cwd: root, env: { ...process.env, ...env, PORT: String(port) }, stdio: 'ignore', detached: true })
  let ms = 0
  for (;;) {
    const text = await fetch(`http://127.0.0.1:${port}/`)
      .then((answer) => answer.text())
      .catch(() => '')
    if (text.includes('</html>')) break
    await new Promise((done) => setTimeout(done, 20))
  }
  ms = Math.round(performance.now() - began)
  if (command === 'npm') await new Promise((done) => setTimeout(done, 20_000))
  const megabytes = memoryOfGroup(child.pid!)
  const stopping = performance.now()
  const ended = new Promise((done) => child.once('exit', done))
  process.kill(-child.pid!, 'SIGINT')
  await ended
  return { ms, megabytes, stopMs: Math.round(performance.now() - stopping) }
}

/** Resident memory, MB, of all processes of a group; 0 where /proc does not tell. */
export function memoryOfGroup(group: number): number {
  let pages = 0
  for (const pid of pidsOf(group)) pages += Number(read(`/proc/${pid}/statm`).split(' ')[1] ?? 0)
  return Math.round((pages * 4096) / 2 ** 20)
}

function pidsOf(group: number): string[] {
  return read('/proc/self/mounts') === ''
    ? []
    : listProcesses().filter((pid) => read(`/proc/${pid}/stat`).split(') ')[1]?.split(' ')[2] === String(group))
}

const listProcesses = () => readdirSync('/proc').filter((name) => /^\d+$/.test(name))
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return '' // the process has just ended
  }
}
