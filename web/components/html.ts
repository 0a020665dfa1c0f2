import { html, raw } from 'hono/html'

export { html, raw }
/** Markup that is safe to send: everything put into it was escaped. */
export type Html = ReturnType<typeof html>
export const nothing = ''

/** Values with something between them. */
export const joined = <T>(items: readonly T[], between: Html | string): (T | Html | string)[] =>
  items.flatMap((item, i) => (i === 0 ? [item] : [between, item]))

// "<" could end the script element; line separators and signs that turn text round could mislead who reads the source.
const escapedInJson = /[<\u2028\u2029\u202A-\u202E\u2066-\u2069]/g

/** JSON inside a script element: no sign in it can end the element. */
export const jsonData = (value: unknown) =>
  raw(JSON.stringify(value).replace(escapedInJson, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`))
