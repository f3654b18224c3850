/** Makes a checkout ready to run: installs what is missing and builds what is older than its sources. Quick when nothing is to do. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** What each built part is made from; a change in any of these makes it old. */
const PARTS = {
  cli: { configs: ['vite.cli.config.ts'], sources: ['src/core', 'src/cli', 'vite.cli.config.ts', 'package-lock.json'] },
  app: {
    // The second puts the explorer as one file beside the page that the first builds.
    configs: ['vite.config.ts', 'vite.single.config.ts'],
    sources: [
      'src/core',
      'src/app',
      'src/worker',
      'index.html',
      'bring.html',
      'vite.config.ts',
      'vite.single.config.ts',
      'package-lock.json',
    ],
  },
}

/** Runs `npm ci` unless what the lockfile names is installed already. Prints on stderr only. */
export function installMissing() {
  if (isInstalled()) return
  process.stderr.write('Installing what is missing (once) …\n')
  const npm = process.env.npm_execpath
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error']
  const [program, programArgs] = npm?.endsWith('.js') ? [process.execPath, [npm, ...args]] : ['npm', args]
  const { status } = spawnSync(program, programArgs, {
    cwd: ROOT,
    stdio: ['ignore', 2, 2],
    shell: program === 'npm' && process.platform === 'win32',
  })
  if (status !== 0) {
    process.stderr.write('The installation failed; the lines above say why. Is the network there?\n')
    process.exit(1)
  }
}

function isInstalled() {
  const installed = join(ROOT, 'node_modules/.package-lock.json')
  if (!existsSync(installed)) return false
  const wanted = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')).packages
  const present = JSON.parse(readFileSync(installed, 'utf8')).packages
  return Object.entries(wanted).every(
    ([path, { version, optional }]) => path === '' || optional || present[path]?.version === version,
  )
}

/**
 * Builds a part of `dist` if its sources changed since the last time.
 * @param {'cli' | 'app'} part
 */
export async function buildOutdated(part) {
  const { configs, sources } = PARTS[part]
  const folder = join(ROOT, 'dist', part)
  const stamp = join(ROOT, 'dist', `${part}.stamp`)
  const wanted = fingerprint(sources)
  const isCurrent = () => existsSync(folder) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted
  if (isCurrent()) return
  const unlock = await lock(join(ROOT, 'dist', `${part}.lock`))
  try {
    if (isCurrent()) return
    const { build } = await import('vite')
    // A test runner calls its environment "test", and React would be built for development.
    const environment = process.env.NODE_ENV
    process.env.NODE_ENV = 'production'
    for (const config of configs) await build({ root: ROOT, configFile: join(ROOT, config), logLevel: 'error' })
    if (environment === undefined) delete process.env.NODE_ENV
    else process.env.NODE_ENV = environment
    writeFileSync(stamp, wanted)
  } finally {
    unlock()
  }
}

/** Names, sizes and times of the files: cheap, and different after every edit. */
function fingerprint(sources) {
  const lines = []
  const visit = (path) => {
    const found = statSync(join(ROOT, path), { throwIfNoEntry: false })
    if (found?.isDirectory())
      readdirSync(join(ROOT, path))
        .sort()
        .forEach((name) => visit(`${path}/${name}`))
    else if (found) lines.push(`${path} ${found.size} ${found.mtimeMs}`)
  }
  sources.forEach(visit)
  return lines.join('\n')
}

/** Two programs started at once must not build into the same folder. */
async function lock(path) {
  mkdirSync(join(ROOT, 'dist'), { recursive: true })
  for (;;) {
    try {
      writeFileSync(path, String(process.pid), { flag: 'wx' })
      return () => rmSync(path, { force: true })
    } catch {
      if (!isOwnerRunning(path)) rmSync(path, { force: true })
      else await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}

function isOwnerRunning(path) {
  try {
    process.kill(Number(readFileSync(path, 'utf8')), 0)
    return true
  } catch {
    return false
  }
}
