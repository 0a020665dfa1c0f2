import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A folder for one test, gone after it. */
export function aFolder(): { path: string; file(name: string): string; forget(): void } {
  const path = mkdtempSync(join(tmpdir(), 'dailies-'))
  return { path, file: (name) => join(path, name), forget: () => rmSync(path, { recursive: true, force: true }) }
}
