import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { gazetteerVersion, loadGazetteer } from '../../src/knowledge/gazetteer.ts'
import { nameIndex, onlySpeaks } from '../../src/knowledge/name-index.ts'

const names = loadGazetteer(resolve(import.meta.dirname, '../../data'))
const index = nameIndex(names)
const ids = (words: string) => index.find(words).map((name) => name.id)

test.each([
  ['Netflix', ['netflix']],
  ['netflix japan', ['netflix']],
  ['Comcast', ['nbcuniversal']],
  ['HBO', ['warner-bros-discovery']],
  ['Paramount Global', ['paramount-skydance']],
  ['Apple TV+', ['apple-tv']],
  ['Sora 2', ['openai']],
  ['Josh D’Amaro', ['josh-damaro']],
  ['Kang Yoon-sung', ['kang-yun-sung']],
  ['Cristobal Valenzuela', ['cristobal-valenzuela']],
  ['El Eternauta', ['the-eternaut']],
  ['SAG–AFTRA', ['sag-aftra']],
  ['the   Writers’ Guild of  Great Britain'.slice(4), ['writers-guild-of-great-britain']],
  ['CAA', ['caa']],
  ['AMC', ['amc-networks']],
  ['Nobody at All', []],
])('%s leads to %j', (words, found) => {
  expect(ids(words)).toEqual(found)
})

test('the same word in two kinds leads to both, and a kind with a canonical name to one', () => {
  expect(ids('Apple').sort()).toEqual(['apple', 'apple-tv'])
  expect(index.byName('vendors', 'Apple')?.id).toBe('apple')
  expect(index.byName('studios', 'Apple')).toBeUndefined()
})

test('what Disney owned is known by its id', () => {
  expect(index.byId.get('pixar')?.parent).toBe('disney')
  expect(index.byId.get('interpositive')?.owners).toEqual([
    { parent: 'netflix', from: '2026-03-05', to: null, source: expect.stringContaining('http') },
  ])
})

test('houses that publish studies speak, and are no bodies', () => {
  expect(index.find('Deloitte').map(onlySpeaks)).toEqual([true])
  expect(index.find('SAG-AFTRA').map(onlySpeaks)).toEqual([false])
})

test('the version of a gazetteer is of what it says, not of how it is written down', () => {
  const version = gazetteerVersion(names)
  expect(version).toMatch(/^[0-9a-f]{12}$/)
  expect(gazetteerVersion(names.toReversed())).toBe(version)
  expect(gazetteerVersion(names.map((name) => Object.fromEntries(Object.entries(name).toReversed()) as typeof name))).toBe(version)
  expect(gazetteerVersion(names.map((name) => (name.id === 'netflix' ? { ...name, aliases: [...name.aliases, 'Red N'] } : name)))).not.toBe(
    version,
  )
})
