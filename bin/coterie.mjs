#!/usr/bin/env node
/** Starts the command line. In a checkout it is built first when it is older than its sources. */
import { existsSync } from 'node:fs'

if (existsSync(new URL('../src', import.meta.url))) {
  const { buildOutdated, installMissing } = await import('../scripts/ready.mjs')
  installMissing()
  await buildOutdated('cli')
  if (process.argv[2] === 'serve') await buildOutdated('app')
}
await import('../dist/cli/coterie.js')
