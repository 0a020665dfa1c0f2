import { spawn } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { openDesk } from '../../jobs/desk.ts'
import { someAtATime } from '../../jobs/in-turn.ts'
import { visitSource } from '../../jobs/visit-source.ts'
import { readConfig } from '../../src/config.ts'
import { loadKnowledge } from '../../src/knowledge/knowledge.ts'
import { parseSources } from '../../src/knowledge/sources.ts'
import { silentLog } from '../../src/log.ts'
import { openStore } from '../../src/store/open.ts'
import { sourceStates, syncSources } from '../../src/store/sources.ts'
import { aFolder } from '../support/folder.ts'
import { openPress, type Press } from './_press.ts'
import type { Figure } from './main.ts'

const newsboat = '/usr/bin/newsboat'

/** Feeds alone, no pages, at pause 0: our first and second cycle (robots.txt, parse, keep) beside newsboat's reload of the same addresses. */
export async function bench(): Promise<Figure[]> {
  const press = await openPress()
  if (!press) return []
  const folder = aFolder()
  try {
    const theirs = existsSync(newsboat) ? [await reload(press, folder), await reload(press, folder)] : null
    if (!theirs) console.log('  newsboat is not here: no baseline')
    const [first, second] = await ourCycles(press, folder.file('store.sqlite'))
    return [
      {
        name: `feeds alone, first cycle, ${press.feeds.length} feeds`,
        value: first!,
        unit: 's',
        baseline: theirs ? `newsboat ${theirs[0]!.toFixed(2)} s` : 'newsboat not here',
      },
      {
        name: 'feeds alone, second cycle (304s)',
        value: second!,
        unit: 's',
        baseline: theirs ? `newsboat ${theirs[1]!.toFixed(2)} s` : 'newsboat not here',
      },
    ]
  } finally {
    press.stop()
    folder.forget()
  }
}

async function ourCycles(press: Press, db: string): Promise<number[]> {
  const config = { ...readConfig({}), hostPauseMs: 0, db }
  const store = await openStore(db)
  const desk = openDesk({
    store,
    knowledge: loadKnowledge(config.data),
    config,
    log: silentLog,
    now: () => new Date(),
    signal: new AbortController().signal,
    allow: ['127.0.0.0/8'],
  })
  await syncSources(store, parseSources(press.list, 'the press'), 'run')
  const times: number[] = []
  for (let cycle = 0; cycle < 2; cycle += 1) {
    const states = await sourceStates(store.db)
    const began = performance.now()
    await someAtATime(states, 32, (state) => visitSource(desk, state, 0))
    times.push((performance.now() - began) / 1000)
  }
  await desk.close()
  await store.close()
  return times
}

async function reload(press: Press, folder: ReturnType<typeof aFolder>): Promise<number> {
  writeFileSync(folder.file('urls'), `${press.feeds.join('\n')}\n`)
  writeFileSync(folder.file('config'), 'reload-threads 24\n')
  const began = performance.now()
  const args = ['-u', folder.file('urls'), '-c', folder.file('cache.db'), '-C', folder.file('config'), '-x', 'reload']
  const child = spawn(newsboat, args, { env: { ...process.env, HOME: folder.path }, stdio: 'ignore' })
  await new Promise((done) => child.once('exit', done))
  return (performance.now() - began) / 1000
}
