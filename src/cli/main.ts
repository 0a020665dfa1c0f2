#!/usr/bin/env node
// rss-parser reads dates without a zone in the machine's zone: every machine is in the same one here, before anything else is loaded.
process.env.TZ = 'UTC'
// Names are looked up on threads of which there are four unless told: some dead names would keep everybody else waiting.
process.env.UV_THREADPOOL_SIZE ??= '24'

const { run } = await import('./program.ts')
process.exitCode = await run(process.argv.slice(2))
