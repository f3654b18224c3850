/** The command line as it stands, copied to a folder for the while: one that is built anew while it is measured would be another one. */
import { createHash } from 'node:crypto'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildOutdated, installMissing } from '../scripts/ready.mjs'

/** Gives `measure` the path of the program and a folder to write to, which is gone afterwards. */
export async function withProgram(measure) {
  installMissing()
  await buildOutdated('cli')
  const folder = mkdtempSync(join(tmpdir(), 'coterie-benchmark-'))
  try {
    cpSync('dist/cli', join(folder, 'cli'), { recursive: true })
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
    await measure(join(folder, 'cli/coterie.js'), folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Two files with the same hash have the same bytes. */
export function hashOf(path) {
  return createHash('sha256').update(readFileSync(path)).digest('hex')
}
