/** Times a whole program: several runs after a warm-up, median of each figure. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const PRELOAD = new URL('./report-usage.mjs', import.meta.url).href

/** Medians of wall and processor seconds and of peak memory in MB over `runs` runs of `node ...args`. */
export function measure(args, runs = 5) {
  // The first run warms the file cache and does not count.
  const rows = Array.from({ length: runs + 1 }, () => measureOnce(args)).slice(1)
  return Object.fromEntries(Object.keys(rows[0]).map((figure) => [figure, median(rows.map((row) => row[figure]))]))
}

/** Wall and processor seconds, threads included, and peak memory in MB of `node ...args`. */
export function measureOnce(args) {
  const folder = mkdtempSync(join(tmpdir(), 'coterie-benchmark-'))
  try {
    const usageFile = join(folder, 'usage')
    const start = performance.now()
    const { status, stderr } = spawnSync(process.execPath, ['--import', PRELOAD, ...args], {
      env: { ...process.env, COTERIE_USAGE: usageFile },
      stdio: ['ignore', 'ignore', 'pipe'],
      maxBuffer: 1 << 28,
    })
    if (status !== 0) throw new Error(`exit code ${status}: ${stderr}`)
    const wallSeconds = (performance.now() - start) / 1000
    // Threads end before the program does, and tell of all of it as well: the last line is the program's own.
    const usage = readFileSync(usageFile, 'utf8').trim().split('\n').at(-1)
    return { wallSeconds, ...JSON.parse(usage) }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

export function median(values) {
  return values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)]
}

/** One row of a table in plain text. */
export function printRow(name, figures) {
  const cells = Object.entries(figures).map(([figure, value]) => `${figure} ${value.toFixed(2)}`)
  console.log(`${name.padEnd(28)}${cells.join('   ')}`)
}
