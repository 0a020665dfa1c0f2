// npm run bench [-- NAME…]: every number beside a baseline of the same run. Nothing here decides a test.
import { readdirSync } from 'node:fs'

export type Figure = { name: string; value: number; unit: string; baseline?: string }

const known = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.ts') && name !== 'main.ts' && !name.startsWith('_'))
  .map((name) => name.slice(0, -3))
const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !known.includes(name))
if (unknown.length > 0) {
  console.error(`no bench is called ${unknown.join(', ')}: ${known.join(', ')}`)
  process.exit(2)
}
for (const name of asked.length > 0 ? asked : known) {
  const module = (await import(`./${name}.ts`)) as { bench?: () => Promise<Figure[]> }
  if (!module.bench) continue
  console.log(`\n${name}`)
  for (const { name: what, value, unit, baseline } of await module.bench()) {
    console.log(`  ${what.padEnd(58)} ${String(Math.round(value * 1000) / 1000).padStart(10)} ${unit.padEnd(10)} ${baseline ?? ''}`)
  }
}
process.exit(0)
