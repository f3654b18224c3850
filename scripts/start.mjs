/** `npm start`: builds the graph of `data/` and opens the explorer. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { buildOutdated, installMissing, ROOT } from './ready.mjs'

const SNAPSHOT = join('build', 'graph.coterie')
const CACHE = join('node_modules', '.cache', 'coterie')

process.chdir(ROOT)
installMissing()
await buildOutdated('cli')
await buildOutdated('app')
const { mkdirSync } = await import('node:fs')
mkdirSync('build', { recursive: true })

const built = await runCoterie(['build', 'data', '--out', SNAPSHOT, '--cache', CACHE])
if (built !== 0) process.exit(built)
await runCoterie(['serve', SNAPSHOT, ...process.argv.slice(2)], openBrowser)

/** Runs one command to its end; `onOutput` sees the first text it prints. */
function runCoterie(args, onOutput) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join('bin', 'coterie.mjs'), ...args], {
      stdio: ['inherit', 'pipe', 'inherit'],
    })
    child.stdout.once('data', (text) => onOutput?.(String(text)))
    child.stdout.pipe(process.stdout)
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
    child.on('close', (code) => resolve(code ?? 1))
  })
}

/** Only for a person at a terminal; elsewhere the printed address is enough. */
function openBrowser(printed) {
  const address = /http:\S+/.exec(printed)?.[0]
  if (!address || !process.stdout.isTTY || process.env.CI) return
  const [program, ...args] =
    process.platform === 'darwin'
      ? ['open', address]
      : process.platform === 'win32'
        ? ['cmd', '/c', 'start', '', address]
        : ['xdg-open', address]
  spawn(program, args, { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref()
}
