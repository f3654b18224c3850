/** What is left when a command is killed or the disk is full: the old file or the new one, whole, and nothing beside it. */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Kills `args` (a command that writes `target`) after a time anywhere up to a little over what it takes, `times` times. Returns how
 * often it was killed in time, what was found wrong, and the files left beside the target after one more run.
 */
export async function killAtRandom(program, args, target, times) {
  const folder = join(target, '..')
  const run = () => spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' })
  const started = performance.now()
  const { status, stderr } = run()
  if (status !== 0) throw new Error(stderr)
  const takes = performance.now() - started
  const whole = readFileSync(target)
  const old = Buffer.from('what was there before\n')
  let [killed, wrong, renewed] = [0, 0, 0]
  let chance = 1
  for (let time = 0; time < times; time++) {
    writeFileSync(target, old)
    // The same moments in every run of the benchmark (Park and Miller's generator).
    chance = (chance * 48271) % 2147483647
    const child = spawn(process.execPath, [program, ...args], { stdio: 'ignore' })
    const ended = new Promise((resolve) => child.on('exit', (code, signal) => resolve(signal)))
    const timer = setTimeout(() => child.kill('SIGKILL'), (chance / 2147483647) * takes * 1.1)
    if ((await ended) === 'SIGKILL') killed++
    clearTimeout(timer)
    const found = existsSync(target) ? readFileSync(target) : undefined
    if (found?.equals(whole)) renewed++
    else if (!found?.equals(old)) wrong++
  }
  run()
  const strays = readdirSync(folder).filter((name) => name.includes('.tmp'))
  return { killed, renewed, wrong, strays: strays.length }
}

/** On a file system of a megabyte; nothing where this process may not make one. */
export function fillDisk(program, argsFor, folder) {
  mkdirSync(folder)
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder]).status !== 0) return undefined
  try {
    const target = join(folder, 'graph.coterie')
    const old = 'what was there before\n'
    writeFileSync(target, old)
    const { status, stderr } = spawnSync(process.execPath, [program, ...argsFor(target)], { encoding: 'utf8' })
    return {
      status,
      said: stderr.trim().split('\n').at(-1),
      kept: readFileSync(target, 'utf8') === old,
      strays: readdirSync(folder).length - 1,
    }
  } finally {
    spawnSync('umount', [folder])
    rmSync(folder, { recursive: true, force: true })
  }
}
