/**
 * What a killed build loses: builds are killed at random moments of their processor time and go on; what both took beyond a build
 * that was left alone was done twice. Reads the processor time of a killed program from /proc, so it runs on Linux alone.
 *
 *     node benchmarks/build-killed.mjs PAPERS.bib [KILLS] [OPTION OF THE BUILD …]
 */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildOutdated, installMissing } from '../scripts/ready.mjs'
import { measureOnce } from './whole-process.mjs'

const TICKS_PER_SECOND = 100
const [papers, kills = '20', ...options] = process.argv.slice(2)
if (!papers) throw new Error('Name a document with papers: node benchmarks/build-killed.mjs PAPERS.bib')

installMissing()
await buildOutdated('cli')
const folder = mkdtempSync(join(tmpdir(), 'coterie-benchmark-'))
try {
  // A program that is built anew while it is measured would be another one.
  cpSync('dist/cli', join(folder, 'cli'), { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  const cache = join(folder, 'cache')
  const out = join(folder, 'graph.coterie')
  const args = [join(folder, 'cli/coterie.js'), 'build', papers, '--out', out, '--cache', cache, ...options]
  const whole = measureOnce(args).cpuSeconds
  const hash = hashOf(out)
  console.log(`left alone: ${whole.toFixed(2)} s; nothing new: ${measureOnce(args).cpuSeconds.toFixed(2)} s`)
  console.log(`node without a program: ${measureOnce(['--eval', '0']).cpuSeconds.toFixed(2)} s`)
  let sum = 0
  let state = 7
  for (let kill = 0; kill < Number(kills); kill++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    const moment = state / 2 ** 32
    rmSync(cache, { recursive: true })
    rmSync(out)
    const killed = await runUntil(args, moment * whole)
    const resumed = measureOnce(args).cpuSeconds
    const redone = (killed + resumed) / whole - 1
    sum += redone
    const same = hashOf(out) === hash ? 'the same bytes' : 'OTHER BYTES'
    console.log(
      `at ${percent(moment)}: ${killed.toFixed(2)} s + ${resumed.toFixed(2)} s, ${percent(redone)} redone, ${same}`,
    )
  }
  console.log(`redone on the mean: ${percent(sum / Number(kills))}`)
} finally {
  rmSync(folder, { recursive: true })
}

/** Kills the program when it has taken so many seconds of the processor; gives how many it took. */
async function runUntil(args, seconds) {
  const child = spawn(process.execPath, args, { stdio: 'ignore' })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  let taken = 0
  while (child.exitCode === null && taken < seconds) {
    await new Promise((resolve) => setTimeout(resolve, 5))
    taken = secondsOf(child.pid) ?? taken
  }
  child.kill('SIGKILL')
  await ended
  return taken
}

/** Processor seconds of a program and its threads so far; nothing when it has ended. */
function secondsOf(id) {
  try {
    const fields = readFileSync(`/proc/${id}/stat`, 'utf8').split(') ')[1].split(' ')
    return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND
  } catch {
    return undefined
  }
}

function hashOf(path) {
  return createHash('sha256').update(readFileSync(path)).digest('hex')
}

function percent(part) {
  return `${(part * 100).toFixed(1)} %`
}
