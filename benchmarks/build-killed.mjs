/**
 * What a killed build loses: builds are killed at random moments of their processor time and go on; what both took beyond a build
 * that was left alone was done twice. Reads the processor time of a killed program from /proc, so it runs on Linux alone.
 *
 *     node benchmarks/build-killed.mjs PAPERS.bib [KILLS] [OPTION OF THE BUILD …]
 */
import { spawn } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { hashOf, withProgram } from './program-copy.mjs'
import { measureOnce } from './whole-process.mjs'

const TICKS_PER_SECOND = 100
const [papers, kills = '20', ...options] = process.argv.slice(2)
if (!papers) throw new Error('Name a document with papers: node benchmarks/build-killed.mjs PAPERS.bib')

await withProgram(async (program, folder) => {
  const cache = join(folder, 'cache')
  const out = join(folder, 'graph.coterie')
  const args = [program, 'build', papers, '--out', out, '--cache', cache, ...options]
  const forget = () => [cache, out].forEach((path) => rmSync(path, { recursive: true, force: true }))
  console.log(`node without a program: ${measureOnce(['--eval', '0']).cpuSeconds.toFixed(2)} s`)
  const sum = { whole: 0, taken: 0 }
  let state = 7
  for (let kill = 0; kill < Number(kills); kill++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    // One moment in each part of the build, so that few kills tell as much as many.
    const moment = (kill + state / 2 ** 32) / Number(kills)
    forget()
    // Anew for each, since a machine is not as quick at all times.
    const whole = measureOnce(args).cpuSeconds
    const hash = hashOf(out)
    if (kill === 0) console.log(`nothing new: ${measureOnce(args).cpuSeconds.toFixed(2)} s`)
    forget()
    const killed = await runUntil(args, moment * whole)
    const resumed = measureOnce(args).cpuSeconds
    sum.whole += whole
    sum.taken += killed + resumed
    const same = hashOf(out) === hash ? 'the same bytes' : 'OTHER BYTES'
    console.log(
      `at ${percent(moment)} of ${whole.toFixed(2)} s: ${killed.toFixed(2)} s + ${resumed.toFixed(2)} s, ` +
        `${percent((killed + resumed) / whole - 1)} redone, ${same}`,
    )
  }
  console.log(`redone on the mean: ${percent(sum.taken / sum.whole - 1)}`)
})

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

function percent(part) {
  return `${(part * 100).toFixed(1)} %`
}
