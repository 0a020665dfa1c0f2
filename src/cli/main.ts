#!/usr/bin/env node
// rss-parser reads dates without a zone in the machine's zone: every machine is in the same one here, before anything else is loaded.
process.env.TZ = 'UTC'

const { run } = await import('./program.ts')
process.exitCode = await run(process.argv.slice(2))
