/**
 * What a killed build loses: builds are killed at random moments of their processor time and go on; what both took beyond a build
 * that was left alone was done twice. A machine is not as quick at all times, so as many builds are left alone, in turn with the
 * others, and the median of them counts. Reads the processor time of a killed program from /proc, so it runs on Linux alone.
 *
 *     node benchmarks/build-killed.mjs PAPERS.bib [KILLS] [OPTION OF THE BUILD …]
 */
import { spawn } from 'node:child_process'
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { hashOf, withProgram } from './program-copy.mjs'
import { measureOnce, median } from './whole-process.mjs'

const TICKS_PER_SECOND = 100
const [papers, kills = '20', ...options] = process.argv.slice(2)
if (!papers) throw new Error('Name a document with papers: node benchmarks/build-killed.mjs PAPERS.bib')

await withProgram(async (program, folder) => {
  const cache = join(folder, 'cache')
  const out = join(folder, 'graph.coterie')
  const args = [program, 'build', papers, '--out', out, '--cache', cache, ...options]
  const forget = () => [cache, out].forEach((path) => rmSync(path, { recursive: true, force: true }))
  console.log(`node without a program: ${measureOnce(['--eval', '0']).cpuSeconds.toFixed(2)} s`)
  const wholes = []
  const rows = []
  let state = 7
  for (let kill = 0; kill < Number(kills); kill++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    // One moment in each part of the build, so that few kills tell as much as many.
    const moment = (kill + state / 2 ** 32) / Number(kills)
    forget()
    wholes.push(measureOnce(args).cpuSeconds)
    const hash = hashOf(out)
    if (kill === 0) console.log(`nothing new: ${measureOnce(args).cpuSeconds.toFixed(2)} s`)
    forget()
    const killed = await runUntil(args, moment * median(wholes))
    const kept = keptIn(cache)
    const resumed = measureOnce(args).cpuSeconds
    rows.push({ killed, resumed, kept, bytes: hashOf(out) === hash ? 'the same bytes' : 'OTHER BYTES' })
    console.log(`${kill + 1} of ${kills}`)
  }
  const whole = median(wholes)
  const redone = ({ killed, resumed }) => percent((killed + resumed) / whole - 1)
  console.log(`whole: ${whole.toFixed(2)} s (${Math.min(...wholes).toFixed(2)} … ${Math.max(...wholes).toFixed(2)})`)
  for (const row of rows)
    console.log(
      `${row.killed.toFixed(2)} s + ${row.resumed.toFixed(2)} s, ${redone(row)} redone, ${row.bytes}; kept: ${row.kept}`,
    )
  const mean = (figure) => rows.reduce((sum, row) => sum + row[figure], 0) / rows.length
  console.log(`redone on the mean: ${redone({ killed: mean('killed'), resumed: mean('resumed') })}`)
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

/** What the killed build had done or begun, by task: how far it had come. */
function keptIn(cache) {
  let names = []
  try {
    names = readdirSync(cache, { recursive: true })
  } catch {
    return 'nothing'
  }
  const tasks = names.flatMap((name) => /^[0-9a-f]+\/((?:underway-)?[a-z]+)-[^.]*$/.exec(name)?.[1] ?? [])
  const counts = new Map()
  for (const task of tasks) counts.set(task, (counts.get(task) ?? 0) + 1)
  return [...counts].map(([task, count]) => `${count} ${task}`).join(', ') || 'nothing'
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
