const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']

/** 2025-10-21 → 21 October 2025; 2025-10 → October 2025; 2025 → 2025. Of an instant its day in UTC. */
export function longDate(date: string): string {
  const [year, month, day] = date.slice(0, 10).split('-')
  const name = month && months[Number(month) - 1]
  return [day && String(Number(day)), name, year].filter(Boolean).join(' ')
}

export const monthName = (month: string) => months[Number(month.slice(5, 7)) - 1] ?? month
export const shortMonth = (month: string) => monthName(month).slice(0, 3)

/** An instant as its day and time, UTC. */
export const moment = (instant: string) => `${longDate(instant)}, ${instant.slice(11, 16)} UTC`

/** 1 event, 2 events. */
export const many = (count: number, one: string, more = `${one}s`) => `${count.toLocaleString('en')} ${count === 1 ? one : more}`
