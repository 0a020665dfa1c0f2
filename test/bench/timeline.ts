import { createApp } from '../../web/app.ts'
import { manyFaces } from '../support/faces.ts'
import { siteOf } from '../support/reader.ts'
import type { Figure } from './main.ts'

const events = 5000
const rounds = 300

/** The timeline page with all facets over 5,000 synthetic events, by many filters, beside the time an empty page takes. */
export async function bench(): Promise<Figure[]> {
  const app = createApp(siteOf({ faces: manyFaces(events) }))
  const queries = [
    '',
    'studio=netflix',
    'side=labour',
    'use=vfx&from=2025',
    'concern=job-displacement&-side=rules',
    'studio=disney!&use=digital-replica',
    'from=2024-03&to=2025-02',
  ]
  await app.request('/')
  const times = await timed(rounds, (round) =>
    app.request(
      `/?${queries[round % queries.length]}${round >= queries.length ? `&to=2026-${String((round % 12) + 1).padStart(2, '0')}` : ''}`,
    ),
  )
  const empty = await timed(rounds, () => app.request('/healthz'))
  const baseline = `/healthz p95 ${at(empty, 0.95).toFixed(2)} ms`
  return [
    { name: `timeline page over ${events} events, p50`, value: at(times, 0.5), unit: 'ms', baseline },
    { name: `timeline page over ${events} events, p95`, value: at(times, 0.95), unit: 'ms', baseline },
  ]
}

async function timed(times: number, work: (round: number) => Response | Promise<Response>): Promise<number[]> {
  const taken: number[] = []
  for (let round = 0; round < times; round += 1) {
    const began = performance.now()
    const answer = await work(round)
    await answer.arrayBuffer()
    if (answer.status >= 400) throw new Error(`the page answered ${answer.status}`)
    taken.push(performance.now() - began)
  }
  return taken.toSorted((a, b) => a - b)
}

const at = (sorted: number[], share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
