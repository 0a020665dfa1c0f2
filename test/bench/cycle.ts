import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { aFolder } from '../support/folder.ts'
import { openPress } from './_press.ts'
import type { Figure } from './main.ts'
import { memoryOfGroup } from './start.ts'

const root = resolve(import.meta.dirname, '..', '..')

/** The first and the second cycle over a press on the loopback (DAILIES_PRESS), beside plain requests for the same feeds. */
export async function bench(): Promise<Figure[]> {
  const press = await openPress()
  if (!press) return []
  const folder = aFolder()
  try {
    const { feeds } = press
    writeFileSync(folder.file('sources.json'), press.list)
    const plain = await timed(async () => {
      for (let at = 0; at < feeds.length; at += 24)
        await Promise.all(feeds.slice(at, at + 24).map((feed) => fetch(feed).then((answer) => answer.arrayBuffer())))
    })
    const cycle = () =>
      run(['--db', folder.file('store.sqlite'), '--json', 'fetch', '--sources', folder.file('sources.json'), '--allow', '127.0.0.0/8'])
    const first = await cycle()
    const second = await cycle()
    const baseline = `the feeds alone by plain fetch, 24 at once: ${Math.round(plain)} ms`
    return [
      { name: 'first cycle, 331 sources, pause 50 ms', value: first.ms / 1000, unit: 's', baseline },
      { name: 'second cycle (304s)', value: second.ms / 1000, unit: 's', baseline },
      { name: 'peak memory of the first cycle', value: first.megabytes, unit: 'MB' },
    ]
  } finally {
    press.stop()
    folder.forget()
  }
}

async function timed(work: () => Promise<void>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

async function run(args: string[]): Promise<{ ms: number; megabytes: number }> {
  const began = performance.now()
  const child = spawn(process.execPath, [join(root, 'src/cli/main.ts'), ...args], {
    env: { ...process.env, DAILIES_HOST_PAUSE_MS: '50' },
    stdio: 'ignore',
    detached: true,
  })
  let megabytes = 0
  const watch = setInterval(() => {
    megabytes = Math.max(megabytes, memoryOfGroup(child.pid!))
  }, 200)
  await new Promise((done) => child.once('exit', done))
  clearInterval(watch)
  return { ms: performance.now() - began, megabytes }
}
