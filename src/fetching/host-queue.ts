type Host = { waiting: (() => void)[]; busy: boolean; freeAt: number; timer: NodeJS.Timeout | null }

const manyHosts = 1_000

/**
 * Lets one request at a time go to each host, a pause after the last one's end, and a bounded number over all.
 * Hosts take turns in the order in which they became free, so that one with many addresses never holds up the others.
 */
export class HostQueue {
  readonly #atOnce: number
  readonly #stop: AbortSignal
  readonly #hosts = new Map<string, Host>()
  /** hosts that are free and have someone waiting */
  readonly #ready: Host[] = []
  #running = 0

  constructor(atOnce: number, stop: AbortSignal) {
    this.#atOnce = atOnce
    this.#stop = stop
    stop.addEventListener('abort', () => this.#release())
  }

  /**
   * Waits for the host's turn, runs the task, and begins the pause. `ahead`: before others who wait (a journey already under way).
   * Answers 'stopped', without having run the task, once the stop signal is given.
   */
  async run<T>(name: string, how: { pauseMs: number; ahead: boolean }, task: () => Promise<T>): Promise<T | 'stopped'> {
    if (this.#stop.aborted) return 'stopped'
    const host = this.#hostOf(name)
    await new Promise<void>((start) => {
      host.waiting[how.ahead ? 'unshift' : 'push'](start)
      this.#advance(host)
    })
    if (this.#stop.aborted) return 'stopped'
    try {
      return await task()
    } finally {
      this.#leave(host, how.pauseMs)
    }
  }

  /** Puts a host in line once it is free and its pause is over. */
  #advance(host: Host) {
    if (host.busy || host.timer || host.waiting.length === 0) return
    const wait = host.freeAt - performance.now()
    if (wait > 0) {
      host.timer = setTimeout(() => {
        host.timer = null
        this.#advance(host)
      }, wait)
      return
    }
    host.busy = true
    this.#ready.push(host)
    this.#dispatch()
  }

  #dispatch() {
    while (this.#running < this.#atOnce && this.#ready.length > 0) {
      const host = this.#ready.shift()!
      this.#running += 1
      host.waiting.shift()!()
    }
  }

  #leave(host: Host, pauseMs: number) {
    this.#running -= 1
    host.busy = false
    host.freeAt = performance.now() + pauseMs
    this.#advance(host)
    this.#dispatch()
  }

  #hostOf(name: string): Host {
    if (this.#hosts.size > manyHosts) this.#forgetIdle()
    const host = this.#hosts.get(name) ?? { waiting: [], busy: false, freeAt: 0, timer: null }
    this.#hosts.set(name, host)
    return host
  }

  #forgetIdle() {
    const now = performance.now()
    for (const [name, host] of this.#hosts) if (!host.busy && host.waiting.length === 0 && host.freeAt < now) this.#hosts.delete(name)
  }

  /** Wakes everyone who waits, to be told that we stop. */
  #release() {
    this.#ready.length = 0
    for (const host of this.#hosts.values()) {
      if (host.timer) clearTimeout(host.timer)
      host.timer = null
      for (const start of host.waiting.splice(0)) start()
    }
  }
}
