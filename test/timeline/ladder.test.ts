import { expect, test } from 'vitest'
import { ladderOf } from '../../src/timeline/ladder.ts'
import { anEvent } from '../support/faces.ts'

test('the ladder of a studio counts only its own use, oldest first', () => {
  const events = [
    anEvent({ id: 'later', date: '2025-07', stage: { value: 'in-production', of: ['Netflix'] }, roles: { Netflix: 'user' } }),
    anEvent({ id: 'first', date: '2023-01-31', stage: { value: 'pilot', of: ['Netflix'] }, roles: { Netflix: 'user' } }),
    anEvent({ id: 'sued', stage: { value: 'scaled', of: ['Netflix'] }, roles: { Netflix: 'target' } }),
    anEvent({ id: 'other', stage: { value: 'scaled', of: ['Disney'] }, roles: { Disney: 'user', Netflix: 'mentioned' } }),
    anEvent({ id: 'none', roles: { Netflix: 'user' } }),
  ]
  expect(ladderOf(events, new Set(['Netflix'])).map(({ event, stage }) => [event.id, stage])).toEqual([
    ['first', 'pilot'],
    ['later', 'in-production'],
  ])
})
