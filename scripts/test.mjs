/** `npm test`: installs what is missing, then formatting, lint, types, dead code and every test. `--static` leaves out the tests. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { buildOutdated, installMissing, ROOT } from './ready.mjs'

const args = process.argv.slice(2)
const isStaticOnly = args.includes('--static')
const filters = args.filter((arg) => arg !== '--static')

process.chdir(ROOT)
installMissing()
if (filters.length === 0) {
  check('Formatting', 'prettier/bin/prettier.cjs', ['--check', '--log-level', 'warn', '.'])
  check('Lint', 'oxlint/bin/oxlint', ['--deny-warnings'])
  check('Types', 'typescript/bin/tsc', ['-b'])
  check('Dead code', 'knip/bin/knip.js', [])
}
if (!isStaticOnly) {
  await buildOutdated('cli')
  await buildOutdated('app')
  check('Tests', 'vitest/vitest.mjs', ['run', ...filters])
}

/** Runs a program of an installed package; the first that fails ends it all with its own output above. */
function check(name, program, programArgs) {
  process.stdout.write(`${name} …\n`)
  const { status } = spawnSync(process.execPath, [join(ROOT, 'node_modules', program), ...programArgs], {
    stdio: 'inherit',
  })
  if (status !== 0) {
    process.stderr.write(`${name}: not passed\n`)
    process.exit(1)
  }
}
