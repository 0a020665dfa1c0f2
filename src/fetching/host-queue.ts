type Turn = { start: () => void; pauseMs: number }
type Host = { waiting: Turn[]; busy: boolean; freeAt: number; timer: NodeJS.Timeout | null }

const manyHosts = 1_000

/**
 * Lets one request at a time go to each host, a pause after the last one's end, and a bounded number over all.
 * Hosts take turns in the order in which they became free, so that one with many addresses never holds up the others.
 */
export function createHostQueue(atOnce: number, stop: AbortSignal) {
  const hosts = new Map<string, Host>()
  const ready: Host[] = []
  let running = 0

  function dispatch() {
    while (running < atOnce && ready.length > 0) {
      const host = ready.shift()!
      const turn = host.waiting.shift()
      if (turn) {
        running += 1
        turn.start()
      } else host.busy = false
    }
  }

  /** Puts a host in line once it is free and its pause is over. */
  function advance(host: Host) {
    if (host.busy || host.timer || host.waiting.length === 0) return
    const wait = host.freeAt - performance.now()
    if (wait > 0) {
      host.timer = setTimeout(() => {
        host.timer = null
        advance(host)
      }, wait)
      return
    }
    host.busy = true
    ready.push(host)
    dispatch()
  }

  function hostOf(name: string): Host {
    if (hosts.size > manyHosts) forgetIdle()
    const host = hosts.get(name) ?? { waiting: [], busy: false, freeAt: 0, timer: null }
    hosts.set(name, host)
    return host
  }

  function forgetIdle() {
    for (const [name, host] of hosts)
      if (!host.busy && !host.timer && host.waiting.length === 0 && host.freeAt < performance.now()) hosts.delete(name)
  }

  function leave(host: Host, pauseMs: number) {
    running -= 1
    host.busy = false
    host.freeAt = performance.now() + pauseMs
    advance(host)
    dispatch()
  }

  stop.addEventListener('abort', () => {
    for (const host of hosts.values()) {
      if (host.timer) clearTimeout(host.timer)
      host.timer = null
      for (const turn of host.waiting.splice(0)) turn.start()
    }
  })

  /** Waits for the host's turn, runs the task, and begins the pause. `ahead`: before others who wait (a journey already under way). */
  async function run<T>(name: string, how: { pauseMs: number; ahead: boolean }, task: () => Promise<T>): Promise<T | 'stopped'> {
    if (stop.aborted) return 'stopped'
    const host = hostOf(name)
    await new Promise<void>((start) => {
      host.waiting[how.ahead ? 'unshift' : 'push']({ start, pauseMs: how.pauseMs })
      advance(host)
    })
    if (stop.aborted) return 'stopped'
    try {
      return await task()
    } finally {
      leave(host, how.pauseMs)
    }
  }

  return { run }
}

export type HostQueue = ReturnType<typeof createHostQueue>
