/** A bar on a terminal, a line every few seconds elsewhere; nothing where `quiet`. */
export function openProgress(what: string, quiet: boolean) {
  const live = process.stderr.isTTY === true
  let last = Date.now()
  return {
    at(done: number, all: number) {
      if (quiet || (Date.now() - last < (live ? 100 : 4000) && done < all)) return
      last = Date.now()
      if (live) process.stderr.write(`\r${bar(done, all)} ${done} of ${all} ${what}\u001b[K`)
      else process.stderr.write(`${done} of ${all} ${what}\n`)
    },
    end() {
      if (live && !quiet) process.stderr.write('\r\u001b[K')
    },
  }
}

const width = 24

function bar(done: number, all: number): string {
  const filled = all === 0 ? width : Math.round((done / all) * width)
  return `[${'#'.repeat(filled)}${'.'.repeat(width - filled)}]`
}
