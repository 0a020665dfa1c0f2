import { storiesOf } from '../../src/events/cluster.ts'
import { copySketchOf } from '../../src/events/copies.ts'
import { EventBook } from '../../src/events/event-book.ts'
import { place } from '../../src/events/place.ts'
import { shinglesSignature } from '../../src/events/shingles.ts'
import { type EventSketch, mainPassage, sketchOf } from '../../src/events/sketch.ts'
import { bagOf } from '../../src/events/text-features.ts'
import { goldReports, itemOf, labelledReading } from '../events/gold-events.ts'
import { bases } from '../events/made-copies.ts'

type Figure = { name: string; value: number; unit: string; baseline?: string }

/** The same numbers every time. */
function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

const secondsOf = (work: () => void) => {
  const start = performance.now()
  work()
  return (performance.now() - start) / 1000
}

/** Texts of about 4.5 KB: words of our own in ever new order, and one in ten a copy with another ending. */
function longTexts(count: number): string[] {
  const random = dice(1)
  const words = [...new Set(bases().flatMap(({ text }) => text.split(/\s+/)))]
  const out: string[] = []
  while (out.length < count) {
    if (out.length > 10 && random() < 0.1) out.push(`${out[Math.floor(random() * out.length)]!.slice(0, 3800)} The end was cut.`)
    else {
      const parts: string[] = []
      for (let length = 0; length < 4500; length += parts.at(-1)!.length + 1) parts.push(words[Math.floor(random() * words.length)]!)
      out.push(parts.join(' '))
    }
  }
  return out
}

/** Sketches as four years of news would bring them: one to four reports of each happening, each with words and names of its own. */
function manySketches(count: number): EventSketch[] {
  const random = dice(2)
  const reports = goldReports()
  const known = reports.map((report) => {
    const { input, reading } = itemOf(report, labelledReading(report))
    return sketchOf(reading, mainPassage(reading), input)
  })
  const words = [...new Set(known.flatMap(({ bag }) => bag.words))]
  const anyWord = () => `${words[Math.floor(random() * words.length)]}${Math.floor(random() * 3)}`
  const anySketch = () => known[Math.floor(random() * known.length)]!
  const out: EventSketch[] = []
  while (out.length < count) {
    const base = anySketch()
    const names = anySketch().parties
    const shift = Math.floor(random() * 1460)
    const own = Array.from({ length: 60 }, anyWord)
    for (let reported = Math.ceil(random() * 4); reported > 0 && out.length < count; reported--) {
      const kept = [...base.bag.words.filter(() => random() < 0.5), ...own.filter(() => random() < 0.7)]
      const day = 19_000 + shift + Math.floor(random() * 3)
      const bag = bagOf([...new Set(kept)].map((word) => ({ word, weight: 1 + random(), proper: random() < 0.3 ? 1 : 0 })))
      out.push({ ...base, parties: [...base.parties.slice(0, 2), ...names.slice(0, 2)], bag, printed: [day, day], happened: null })
    }
  }
  return out
}

/** What the rooms that fold copies and place reports promise, measured. Takes about three minutes. */
export async function bench(): Promise<Figure[]> {
  const texts = longTexts(2000)
  shinglesSignature(texts[0]!)
  const signing = secondsOf(() => {
    for (const text of texts) shinglesSignature(text)
  })
  const sketching = secondsOf(() => {
    for (const [at, text] of texts.entries()) copySketchOf({ id: `${at}`, text })
  })
  const many = longTexts(20_000).map((text, at) => ({ input: { id: `${at}`, text } }))
  const folding = secondsOf(() => storiesOf(many))
  const reports = goldReports().map((report) => itemOf(report, labelledReading(report)))
  const reading = secondsOf(() => {
    for (const { input, reading } of reports) sketchOf(reading, mainPassage(reading), { ...input, text: texts[0]! })
  })
  const sketches = manySketches(100_000)
  const book = new EventBook()
  const placing = secondsOf(() => {
    for (const sketch of sketches) book.take(sketch, true)
  })
  const candidates = sketches.slice(0, 1000).map((sketch, at) => ({ id: `${at}`, sketch }))
  const onePlaced = secondsOf(() => {
    place(sketches[5000]!, candidates)
  })
  return [
    { name: 'signatures of 4.5 KB', value: texts.length / signing, unit: 'texts/s', baseline: 'target 4000' },
    { name: 'copy sketches of 4.5 KB', value: texts.length / sketching, unit: 'texts/s' },
    { name: '100,000 articles folded (from 20,000)', value: folding * 5, unit: 's', baseline: 'target 60' },
    { name: 'event sketches of 4.5 KB', value: reports.length / reading, unit: 'texts/s' },
    { name: '100,000 sketches placed', value: placing, unit: 's', baseline: 'target 300' },
    { name: 'one sketch against 1,000 events', value: onePlaced * 1000, unit: 'ms', baseline: 'target 20' },
  ]
}

if (process.argv[1] === import.meta.filename)
  for (const { name, value, unit } of await bench()) console.log(`${name}: ${value.toFixed(1)} ${unit}`)
