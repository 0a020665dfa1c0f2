/** One line of JSON per happening, on standard error, so that standard output stays for answers. */
export type Log = (happening: string, more?: Record<string, unknown>) => void

export function openLog(write: (line: string) => void, now: () => Date): Log {
  return (happening, more = {}) => write(`${JSON.stringify({ at: now().toISOString(), happening, ...more })}\n`)
}

export const silentLog: Log = () => undefined
