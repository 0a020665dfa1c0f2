import { describe, expect, test } from 'vitest'
import { isFuture, parseDate, readDate } from '../../src/extraction/dates.ts'

test.each([
  // RFC 822 and its kin, zones by name
  ['Sat, 21 Nov 2026 10:00:00 GMT', '2026-11-21T10:00:00.000Z'],
  ['Sat, 21 Nov 2026 10:00:00 +0530', '2026-11-21T04:30:00.000Z'],
  ['Sat, 27 Jun 2026 10:00:00 BST', '2026-06-27T09:00:00.000Z'],
  ['Sat, 21 Nov 2026 10:00:00 CET', '2026-11-21T09:00:00.000Z'],
  ['Sat, 27 Jun 2026 10:00:00 CEST', '2026-06-27T08:00:00.000Z'],
  ['Sat, 21 Nov 2026 10:00:00 EST', '2026-11-21T15:00:00.000Z'],
  ['Sat, 27 Jun 2026 10:00:00 PDT', '2026-06-27T17:00:00.000Z'],
  ['Sat, 21 Nov 2026 10:00:00 KST', '2026-11-21T01:00:00.000Z'],
  ['Sat, 21 Nov 2026 10:00:00 -0500 (EST)', '2026-11-21T15:00:00.000Z'],
  ['Fri Nov 20 2026 10:00:00 GMT+0100 (CET)', '2026-11-20T09:00:00.000Z'],
  ['Sat, 21 November 26 10:00 UT', '2026-11-21T10:00:00.000Z'],
  ['Samedi, 21 Nov 99 10:00:00 Z', '1999-11-21T10:00:00.000Z'],
  ['Sun Jan  4 16:29:06 PST 2026', '2026-01-05T00:29:06.000Z'],
  // a zone that is a place minds summer time
  ['November 22, 2026 3:04 PM ET', '2026-11-22T20:04:00.000Z'],
  ['June 22, 2026 3:04 PM ET', '2026-06-22T19:04:00.000Z'],
  ['2026-06-22 12:00 Europe/London', '2026-06-22T11:00:00.000Z'],
  // ISO 8601 and what is left of it
  ['2026-11-21T10:14:55Z', '2026-11-21T10:14:55.000Z'],
  ['2026-11-21T10:14:55.1234567-08:00', '2026-11-21T18:14:55.123Z'],
  ['2026-11-21t10:14z', '2026-11-21T10:14:00.000Z'],
  ['2026-11-21 10:14:55 +0000 UTC', '2026-11-21T10:14:55.000Z'],
  ['20261121T101455Z', '2026-11-21T10:14:55.000Z'],
  ['2026-11-21T24:00:00Z', '2026-11-22T00:00:00.000Z'],
  ['2016-12-31T23:59:60Z', '2016-12-31T23:59:59.000Z'],
  ['2026-325', '2026-11-21T00:00:00.000Z'],
  ['20261121', '2026-11-21T00:00:00.000Z'],
  ['2026-11', '2026-11-01T00:00:00.000Z'],
  ['2026', '2026-01-01T00:00:00.000Z'],
  // named months, several languages, any order
  ['Nov. 5th, 2026 at 3 pm EST', '2026-11-05T20:00:00.000Z'],
  ['Sept. 3, 2026', '2026-09-03T00:00:00.000Z'],
  ['Tuesday, March 3, 2026 - 10:15', '2026-03-03T10:15:00.000Z'],
  ['mar., 13 janv. 2026 10:00:00 +0100', '2026-01-13T09:00:00.000Z'],
  ['21 août 2026', '2026-08-21T00:00:00.000Z'],
  ['Mittwoch, 4. März 2026, 12:30 MEZ', '2026-03-04T11:30:00.000Z'],
  ['3 de febrero de 2026', '2026-02-03T00:00:00.000Z'],
  ['12 grudnia 2026 08:00', '2026-12-12T08:00:00.000Z'],
  ['5 мая 2026, 14:00 MSK', '2026-05-05T11:00:00.000Z'],
  ['Πέμ, 5 Νοε 2026 12:00:00', '2026-11-05T12:00:00.000Z'],
  ['2026년 05월 28일 01:31:15', '2026-05-28T01:31:15.000Z'],
  ['2026-05-25 오후 11:23:17', '2026-05-25T23:23:17.000Z'],
  // figures
  ['22.11.2026 14:05', '2026-11-22T14:05:00.000Z'],
  ['11/22/2026 3:04 p.m.', '2026-11-22T15:04:00.000Z'],
  ['22/11/2026 12:04 am', '2026-11-22T00:04:00.000Z'],
  ['2026/1/10 14:33:00', '2026-01-10T14:33:00.000Z'],
  ['1793000000', '2026-10-26T07:33:20.000Z'],
  ['1793000000123', '2026-10-26T07:33:20.123Z'],
])('"%s" is %s', (written, instant) => {
  expect(parseDate(written)).toBe(instant)
})

test.each([
  '',
  'soon',
  'yesterday',
  '2 hours ago',
  'Sat, 31 Jun 2026 10:00:00 GMT',
  '2026-13-01',
  '2026-02-29',
  '0001-01-01T00:00:00Z',
  'Thu, 01 Jan 1970 00:00:00 GMT',
  '12345',
  'May the force be with you',
  'insert date here',
  '1'.repeat(300),
])('"%s" names no date, and today is not put in its place', (written) => {
  expect(parseDate(written)).toBeNull()
})

test('a date without a zone is UTC, whatever zone the machine is in, and says so', () => {
  expect(readDate('2026-11-21 10:00')).toEqual({ iso: '2026-11-21T10:00:00.000Z', precision: 'instant', zoned: false })
  expect(readDate('2026-11-21 10:00 EST')?.zoned).toBe(true)
})

test.each([
  ['21 Nov 2026 10:00', 'instant'],
  ['21 Nov 2026', 'day'],
  ['November 2026', 'month'],
  ['2026-11', 'month'],
  ['2026', 'year'],
])('"%s" is precise to the %s', (written, precision) => {
  expect(readDate(written)?.precision).toBe(precision)
})

describe('a date without a year', () => {
  const now = new Date('2026-11-22T12:00:00Z')
  test('is the latest such day where the day of asking is known', () => {
    expect(parseDate('Nov 21, 10:30 am', now)).toBe('2026-11-21T10:30:00.000Z')
    expect(parseDate('24 December', now)).toBe('2025-12-24T00:00:00.000Z')
  })
  test('is no date where it is not', () => {
    expect(parseDate('Nov 21, 10:30 am')).toBeNull()
  })
  test('is never read from an age', () => {
    expect(parseDate('2 days ago', now)).toBeNull()
  })
})

test('a clock a few minutes fast is not the future, an hour is', () => {
  const now = new Date('2026-11-22T12:00:00Z')
  expect(isFuture('2026-11-22T12:10:00Z', now)).toBe(false)
  expect(isFuture('2026-11-22T13:00:00Z', now)).toBe(true)
})

test('what is written back is read as the same instant', () => {
  for (let time = Date.UTC(1990, 0, 1); time < Date.UTC(2035, 0, 1); time += 86_400_000 * 37.123) {
    const date = new Date(Math.floor(time / 1000) * 1000)
    expect(parseDate(date.toUTCString())).toBe(date.toISOString())
    expect(parseDate(date.toISOString())).toBe(date.toISOString())
  }
})
