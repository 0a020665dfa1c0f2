import { type ChildProcess, spawn } from 'node:child_process'
import { freePort } from './_ports.ts'

export type Press = { list: string; feeds: string[]; stop(): void }

/** The press named by DAILIES_PRESS on a free port of the loopback; null, and said so, where none is named. */
export async function openPress(): Promise<Press | null> {
  const program = process.env.DAILIES_PRESS
  if (!program) {
    console.log('  skipped: DAILIES_PRESS names no press')
    return null
  }
  const port = await freePort()
  const serving: ChildProcess = spawn(process.execPath, [program, '--port', String(port)], { stdio: 'ignore' })
  const list = await untilThere(`http://127.0.0.1:${port}/sources.json`)
  const feeds = (JSON.parse(list) as { feed: string }[]).map((source) => source.feed)
  return { list, feeds, stop: () => serving.kill() }
}

async function untilThere(address: string): Promise<string> {
  for (;;) {
    const text = await fetch(address)
      .then((answer) => answer.text())
      .catch(() => '')
    if (text) return text
    await new Promise((done) => setTimeout(done, 100))
  }
}
