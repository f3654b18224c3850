/**
 * Builds of many papers: alone and on all cores, anew, with what was remembered and on an earlier map, stopped in the middle, and
 * without topics.
 *
 *     node benchmarks/build-large.mjs [PAPERS.bib]
 *
 * Without a file, 20,000 papers are made up. The second build has 1 % of papers more than the first.
 */
import { spawn } from 'node:child_process'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { hashOf, withProgram } from './program-copy.mjs'
import { measureOnce, printRow } from './whole-process.mjs'

await withProgram(async (program, folder) => {
  const given = process.argv[2]
  const entries = given ? readFileSync(given, 'utf8').split(/^(?=@)/m) : makeEntries(20_000)
  const most = join(folder, 'most.bib')
  const all = join(folder, 'all.bib')
  writeFileSync(most, entries.slice(0, Math.floor(entries.length * 0.99)).join(''))
  writeFileSync(all, entries.join(''))
  const cache = join(folder, 'cache')
  const build = (documents, name, ...options) =>
    [program, 'build', documents, '--out', join(folder, `${name}.coterie`)].concat(options)
  const rows = []
  const time = (what, args) => {
    console.error(`${what} …`)
    rows.push([what, measureOnce(args)])
  }
  time('one thread', build(all, 'alone', '--threads', '1', '--no-cache'))
  time('all cores', build(all, 'cores', '--no-cache'))
  time('99 %, remembering', build(most, 'most', '--cache', cache))
  time('100 %, remembered', build(all, 'all', '--cache', cache))
  time('100 % once more', build(all, 'again', '--cache', cache))
  time('100 % on the map of 99 %', build(all, 'onmap', '--cache', cache, '--map', join(folder, 'most.coterie')))
  rmSync(cache, { recursive: true })
  const kept = await killHalfway(build(all, 'resumed', '--cache', cache), cache, entries.length)
  time(`resumed, ${Math.round((kept / entries.length) * 100)} % kept`, build(all, 'resumed', '--cache', cache))
  time('no topics, one thread', build(all, 'plain-alone', '--no-topics', '--threads', '1', '--no-cache'))
  time('no topics, all cores', build(all, 'plain', '--no-topics', '--no-cache'))
  console.log(`${entries.length} papers`)
  for (const [what, figures] of rows) printRow(what, figures)
  const haveSameBytes = (...names) => new Set(names.map((name) => hashOf(join(folder, `${name}.coterie`)))).size === 1
  const isSame = haveSameBytes('alone', 'cores', 'all', 'again', 'resumed') && haveSameBytes('plain-alone', 'plain')
  console.log(isSame ? 'Every byte is the same.' : 'The bytes differ!')
})

/** Kills the build when half of the papers have been looked through, or lets it end; gives how many are kept. */
async function killHalfway(args, cache, papers) {
  console.error('killed halfway …')
  const child = spawn(process.execPath, args, { stdio: 'ignore' })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  while (child.exitCode === null && lookedThrough(cache) < papers / 2)
    await new Promise((resolve) => setTimeout(resolve, 20))
  child.kill('SIGKILL')
  await ended
  return Math.min(papers, lookedThrough(cache))
}

function lookedThrough(cache) {
  try {
    const names = readdirSync(cache, { recursive: true, encoding: 'utf8' })
    return names.filter((name) => /excerpts-[0-9a-f]+$/.test(name)).length * 128
  } catch {
    return 0
  }
}

/** Papers with abstracts of a hundred words that repeat as words do: the nth most frequent one 1/n as often as the first. */
function makeEntries(count) {
  let state = 1
  const random = () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32
  const syllables = 'ba ce di fo gu la me ni po ru sa te vi zo'.split(' ')
  const spell = (number) => (number < 14 ? '' : spell(Math.floor(number / 14))) + syllables[number % 14]
  const word = () => spell(Math.floor(40_000 ** random()) + 13)
  const words = (length) => Array.from({ length }, word).join(' ')
  const person = () => {
    const number = Math.floor(count * 0.8 * random() ** 2)
    return `${spell(number + 200)}, ${spell((number % 300) + 14)}`
  }
  return Array.from({ length: count }, (_, index) => {
    const authors = Array.from({ length: 1 + Math.floor(random() * 6) }, person).join(' and ')
    const sentences = Array.from({ length: 8 }, () => `The ${words(6)} of a ${words(5)}.`).join(' ')
    return `@article{p${index}, title={${words(7)}}, author={${authors}}, year={${1990 + (index % 35)}}, abstract={${sentences}}}\n`
  })
}
