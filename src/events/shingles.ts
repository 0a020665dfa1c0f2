/**
 * A text as the set of its runs of three words, and that set as a short signature (Broder 1997, "On the resemblance and containment of
 * documents"): the share of equal places in two signatures estimates the share of runs both texts have in common.
 */

const places = 128
const rows = 4
/** One shingle in this many is kept whole, so that containment can be told as well as resemblance. */
const sampleOf = 8
const mostSampled = 400
const mostSentences = 8
const shortestSentence = 8

// Odd multipliers and offsets from a fixed linear congruential sequence: signatures of different runs of the program must agree.
const factors = sequence(0x9e3779b1, (n) => n | 1)
const offsets = sequence(0x85ebca6b, (n) => n)

function sequence(seed: number, shape: (n: number) => number): Int32Array {
  let state = seed
  return Int32Array.from({ length: places }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0
    return shape(state ^ (state >>> 15)) | 0
  })
}

const mixed = (n: number) => {
  const a = Math.imul(n ^ (n >>> 16), 0x7feb352d)
  const b = Math.imul(a ^ (a >>> 15), 0x846ca68b)
  return b ^ (b >>> 16)
}

const isWordCode = (code: number) =>
  (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || (code >= 0xc0 && code < 0x2000) || code >= 0x2c00

const endsSentence = (code: number) => code === 46 || code === 33 || code === 63 || code === 10

type Words = { hashes: Int32Array /** places in `hashes` at which a sentence ends */; ends: number[] }

/** FNV-1a hashes of the words of a text, lower-cased, in order; apostrophes are dropped so that both kinds of quotation mark agree. */
function wordsOf(text: string): Words {
  const lower = text.toLowerCase()
  const hashes = new Int32Array((lower.length >> 1) + 1)
  const ends: number[] = []
  let count = 0
  let hash = 0
  let inside = false
  for (let i = 0; i <= lower.length; i++) {
    const code = i < lower.length ? lower.charCodeAt(i) : 10
    if (isWordCode(code)) {
      hash = Math.imul((inside ? hash : 0x811c9dc5) ^ code, 0x01000193)
      inside = true
      continue
    }
    if (inside && code !== 39 && code !== 0x2019) {
      hashes[count++] = hash
      inside = false
    }
    if (endsSentence(code) && count > (ends.at(-1) ?? 0)) ends.push(count)
  }
  return { hashes: hashes.subarray(0, count), ends }
}

/** Hashes of every run of three words; a text of one or two words is one run. */
function shingleHashes(words: Int32Array): Int32Array {
  const runs = Math.max(words.length > 0 ? 1 : 0, words.length - 2)
  const out = new Int32Array(runs)
  for (let i = 0; i < runs; i++) {
    const three = Math.imul(words[i]!, 31) + Math.imul(words[i + 1] ?? 0, 0x5bd1e995) + Math.imul(words[i + 2] ?? 0, 0x27d4eb2f)
    out[i] = mixed(three | 0)
  }
  return out
}

/** 128 minima over the text's shingles. An empty text gives all ones, which resembles nothing (see resemblance). */
export function shinglesSignature(text: string): Uint32Array {
  return signatureOf(shingleHashes(wordsOf(text).hashes))
}

function signatureOf(shingles: Int32Array): Uint32Array {
  const signature = new Uint32Array(places).fill(0xffffffff)
  if (shingles.length === 0) return signature
  // Four places at a time, kept as signed numbers inside the loop: comparing unsigned ones costs V8 three times as much.
  for (let p = 0; p < places; p += 4) {
    const [f0, f1, f2, f3] = [factors[p]!, factors[p + 1]!, factors[p + 2]!, factors[p + 3]!]
    const [o0, o1, o2, o3] = [offsets[p]!, offsets[p + 1]!, offsets[p + 2]!, offsets[p + 3]!]
    let [l0, l1, l2, l3] = [0x7fffffff, 0x7fffffff, 0x7fffffff, 0x7fffffff]
    for (let s = 0; s < shingles.length; s++) {
      const shingle = shingles[s]!
      const v0 = (Math.imul(shingle, f0) + o0) | 0
      const v1 = (Math.imul(shingle, f1) + o1) | 0
      const v2 = (Math.imul(shingle, f2) + o2) | 0
      const v3 = (Math.imul(shingle, f3) + o3) | 0
      if (v0 < l0) l0 = v0
      if (v1 < l1) l1 = v1
      if (v2 < l2) l2 = v2
      if (v3 < l3) l3 = v3
    }
    signature[p] = l0 ^ 0x80000000
    signature[p + 1] = l1 ^ 0x80000000
    signature[p + 2] = l2 ^ 0x80000000
    signature[p + 3] = l3 ^ 0x80000000
  }
  return signature
}

/** Estimated share of runs that two texts have in common, 0 to 1. */
export function resemblance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let equal = 0
  for (let i = 0; i < places; i++) if (a[i] === b[i] && a[i] !== 0xffffffff) equal++
  return equal / places
}

/**
 * The signature in 32 bands of four places, each a key for an indexed table band → document. Two texts that share half their runs meet in a
 * band with a probability of 0.87, three quarters 0.999; what the bands miss (a cut ending) the sentences below find.
 */
export function bandsOf(signature: ArrayLike<number>): string[] {
  const keys: string[] = []
  for (let band = 0; band < places / rows; band++) {
    let hash = band + 1
    for (let row = 0; row < rows; row++) hash = mixed((Math.imul(hash, 31) + signature[band * rows + row]!) | 0)
    keys.push(`b${band.toString(36)}.${(hash >>> 0).toString(36)}`)
  }
  return keys
}

/** Keys of up to eight sentences, chosen by least hash: a shortened copy chooses mostly the same ones, whatever stands around them. */
function sentenceKeys({ hashes, ends }: Words): string[] {
  const found = new Set<number>()
  let start = 0
  for (const end of ends) {
    if (end - start >= shortestSentence) {
      let hash = 7
      for (let i = start; i < end; i++) hash = mixed((Math.imul(hash, 31) + hashes[i]!) | 0)
      found.add(hash >>> 0)
    }
    start = end
  }
  return [...found]
    .sort((a, b) => a - b)
    .slice(0, mostSentences)
    .map((hash) => `s.${hash.toString(36)}`)
}

export type Shingles = {
  signature: Uint32Array
  /** ascending hashes of one shingle in eight, the same ones in every text that has them */
  sample: number[]
  words: number
  /** keys for an indexed table key → document: bands of the signature, and sentences */
  keys: string[]
}

/** Signature, sample and keys in one pass over the text. */
export function shinglesOf(text: string): Shingles {
  const words = wordsOf(text)
  const shingles = shingleHashes(words.hashes)
  const sample = new Set<number>()
  for (const shingle of shingles) if ((shingle >>> 0) % sampleOf === 0) sample.add(shingle >>> 0)
  // The smallest ones of a very long text: those of a shorter copy are still among them in proportion.
  const kept = [...sample].sort((a, b) => a - b).slice(0, mostSampled)
  const signature = signatureOf(shingles)
  return { signature, sample: kept, words: words.hashes.length, keys: [...bandsOf(signature), ...sentenceKeys(words)] }
}

/** How much of the smaller of two samples stands in the larger, 0 to 1. Samples cut at `mostSampled` are compared up to where both reach. */
export function containment(a: readonly number[], b: readonly number[]): number {
  const reach = Math.min(limitOf(a), limitOf(b))
  let shared = 0
  let left = 0
  let right = 0
  for (let i = 0, j = 0; (a[i] ?? Infinity) <= reach || (b[j] ?? Infinity) <= reach; ) {
    const x = a[i] ?? Infinity
    const y = b[j] ?? Infinity
    if (x === y) shared++
    if (x <= y) {
      left++
      i++
    }
    if (y <= x) {
      right++
      j++
    }
  }
  const smaller = Math.min(left, right)
  return smaller === 0 ? 0 : shared / smaller
}

const limitOf = (sample: readonly number[]) => (sample.length < mostSampled ? Number.MAX_SAFE_INTEGER : sample[sample.length - 1]!)
