/** Runs the built command line as a person would, in a folder of its own. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll } from 'vitest'
import { buildOutdated } from '../../scripts/ready.mjs'

export const PROGRAM = fileURLToPath(new URL('../../dist/cli/coterie.js', import.meta.url))

await buildOutdated('cli')

export interface Run {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

export function runCoterie(args: readonly string[], cwd?: string): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], {
    encoding: 'utf8',
    cwd,
    maxBuffer: 1 << 28,
  })
  return { status, stdout, stderr }
}

/** An empty folder that is gone when the test file ends. */
export function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'coterie-test-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
