/** `node benchmarks/build-sample.mjs`: building the graph of `data/`, as a whole process. */
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildOutdated, installMissing } from '../scripts/ready.mjs'
import { measure, printRow } from './whole-process.mjs'

installMissing()
await buildOutdated('cli')
const out = join(tmpdir(), `coterie-benchmark-${process.pid}.json`)
printRow('build data', measure(['bin/coterie.mjs', 'build', 'data', '--out', out]))
