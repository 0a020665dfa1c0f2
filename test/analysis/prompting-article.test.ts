import { expect, test } from 'vitest'
import { shipped } from '../support/shipped.ts'

/** What the article that prompted this project reported, in our own words. */
const article = {
  id: 'prompting',
  title: 'Netflix bets on generative AI while Hollywood argues about it',
  published: '2025-10-22T08:00:00Z',
  text: [
    'Netflix told shareholders in its quarterly letter on Tuesday that it is well placed to make use of generative AI. “We are confident that it will help our creators tell stories better and faster,” chief executive Ted Sarandos said on the call with analysts.',
    'The streamer first used generative AI in finished footage in the Argentine series “The Eternaut”, where a building collapse was made as a visual effect in a fraction of the usual time. Since then the makers of “Happy Gilmore 2” have de-aged characters with AI in the opening scene, and those of “Billionaires’ Bunker” tried out wardrobe and set design with it before shooting began.',
    'The technology divides the industry. Visual effects artists worry that generative AI will replace them and cost jobs, and that craft and creativity will be worth less.',
    'The actors’ union SAG-AFTRA and Bryan Cranston have objected to OpenAI’s video tool Sora 2, in which deepfakes of Cranston’s voice and likeness appeared without his consent. OpenAI has since promised stronger guardrails.',
    'Sarandos said that AI does not make anyone a great storyteller.',
  ].join('\n\n'),
}
const reading = shipped.read(article)
const whole = `${article.title}\n\n${article.text}`

test('the article is in scope, of the side of adoption', () => {
  expect(reading.in_scope).toBe(true)
  expect(reading.side).toBe('adoption')
})

test('its names are found, each of its kind', () => {
  expect(reading.studios).toContain('Netflix')
  expect(reading.people).toEqual(expect.arrayContaining(['Ted Sarandos', 'Bryan Cranston']))
  expect(reading.bodies).toContain('SAG-AFTRA')
  expect(reading.vendors).toContain('OpenAI')
  expect(reading.productions).toEqual(expect.arrayContaining(['The Eternaut', 'Happy Gilmore 2', "Billionaires' Bunker"]))
})

test('Netflix is a user, and the stance is that of Netflix or its chief', () => {
  expect(reading.roles.Netflix).toBe('user')
  expect(reading.stance?.value).toBe('embracing')
  expect(['Netflix', 'Ted Sarandos']).toContain(reading.stance?.of)
})

test('effects, de-ageing and design are its uses', () => {
  expect(reading.uses).toEqual(expect.arrayContaining(['vfx', 'de-ageing', 'previs-design']))
})

test('jobs, craft and likeness or fakes are its concerns', () => {
  expect(reading.concerns).toEqual(expect.arrayContaining(['job-displacement', 'craft-devaluation']))
  expect(reading.concerns.some((concern) => concern === 'likeness-consent' || concern === 'deepfake-misuse')).toBe(true)
})

test('every tag has words of the text, a reason and whose finding it is; none stands twice', () => {
  for (const tag of reading.tags) {
    expect(tag.start).toBeGreaterThanOrEqual(0)
    expect(whole.slice(tag.start, tag.end).trim()).not.toBe('')
    expect(tag.end).toBeLessThanOrEqual(whole.length)
    expect(tag.by).toMatch(/^(?:cue|name|model):./)
    expect(tag.because).not.toBe('')
  }
  const keys = reading.tags.map((tag) => `${tag.facet} ${tag.value}`)
  expect(new Set(keys).size).toBe(keys.length)
  for (const facet of ['uses', 'concerns', 'workers', 'techniques', 'countries', 'studios', 'people'] as const)
    for (const value of reading[facet]) expect(keys).toContain(`${facet} ${value}`)
})

test('the same text is read the same way twice', () => {
  expect(shipped.read(article)).toEqual(reading)
})
