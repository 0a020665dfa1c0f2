import { html, raw } from 'hono/html'

export { html, raw }
/** Markup that is safe to send: everything put into it was escaped. */
export type Html = ReturnType<typeof html>
export const nothing = ''

/** Values with something between them. */
export const joined = <T>(items: readonly T[], between: Html | string): (T | Html | string)[] =>
  items.flatMap((item, i) => (i === 0 ? [item] : [between, item]))

/** JSON inside a script element: no sign in it can end the element. */
export const jsonData = (value: unknown) =>
  raw(
    JSON.stringify(value)
      .replace(/</g, '\\u003c')
      .replace(/\u2028/g, '\\u2028')
      .replace(/\u2029/g, '\\u2029'),
  )
