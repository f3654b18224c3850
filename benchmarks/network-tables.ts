/** The tables of layout, communities and metrics: ours beside igraph's. */
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  betweennessCentrality,
  clusteringCoefficients,
  components,
  coreNumbers,
  detectCommunities,
  layoutNetwork,
  pagerank,
} from '../src/core/analysis/index.ts'
import { toAdjacency } from '../src/core/columns/adjacency.ts'
import type { Network, Positions } from '../src/core/model/network.ts'
import { generateNetwork } from './generate-network.ts'
import { measureLayout } from './measure-layout.ts'
import { readCoauthors } from './read-coauthors.ts'
import { compareSampling } from './sampling-table.ts'

export interface TableOptions {
  readonly withDrl: boolean
  readonly judge: string
  readonly scratch: string
  readonly papers?: string
}

interface Candidate {
  readonly name: string
  readonly network: Network
  /** Communities to judge the layout by; Leiden's own where none were planted. */
  readonly planted?: Uint32Array
}

/** The networks of so many papers are sampled from. */
const SAMPLED_PAPERS = [1000, 10_000, Infinity]

export async function printTables(options: TableOptions): Promise<void> {
  const candidates: Candidate[] = [10_000, 100_000].map((order) => ({
    name: `generated ${order}`,
    ...generateNetwork({ order, size: 4 * order, seed: 1, mixing: 0.05 }),
  }))
  if (options.papers) candidates.push({ name: 'co-authors', network: readCoauthors(options.papers) })
  const layouts: Record<string, object> = {}
  const communities: Record<string, object> = {}
  const metrics: Record<string, object> = {}
  for (const candidate of candidates) {
    const { name, network } = candidate
    const found = measure(() => detectCommunities(network, { seed: 1, resolution: 1 }))
    const judged = judge(candidate, options)
    communities[name] = {
      nodes: network.order,
      links: network.sources.length,
      'CPU s': round(found.seconds),
      quality: round(found.result.quality, 4),
      'igraph CPU s': round(judged?.leidenSeconds),
      'igraph quality': round(judged?.quality, 4),
    }
    const groups = candidate.planted ?? found.result.communities
    const laid = measure(() => layoutNetwork(network, { seed: 1, communities: found.result.communities }))
    layouts[name] = describe(network, laid.result, laid.seconds, groups)
    if (judged?.positions) layouts[`${name}, DrL`] = describe(network, judged.positions, judged.drlSeconds, groups)
    metrics[name] = measureMetrics(network)
  }
  console.table(layouts)
  console.table(communities)
  console.table(metrics)
  for (const most of options.papers ? SAMPLED_PAPERS : [])
    console.table(compareSampling(readCoauthors(options.papers!, most)))
}

function measureMetrics(network: Network): object {
  const adjacency = toAdjacency(network)
  const parts = {
    components: measure(() => components(network)).seconds,
    PageRank: measure(() => pagerank(adjacency)).seconds,
    cores: measure(() => coreNumbers(adjacency)).seconds,
    clustering: measure(() => clusteringCoefficients(adjacency)).seconds,
  }
  const together = Object.values(parts).reduce((sum, seconds) => sum + seconds, 0)
  const sampled = measure(() => betweennessCentrality(adjacency, { seed: 1 }))
  return {
    ...Object.fromEntries(Object.entries(parts).map(([name, seconds]) => [name, round(seconds, 3)])),
    together: round(together, 3),
    'betweenness, 256 samples': round(sampled.seconds),
  }
}

function describe(network: Network, positions: Positions, seconds: number | undefined, groups: Uint32Array): object {
  const quality = measureLayout(network, positions, groups)
  return {
    'CPU s': round(seconds),
    neighbourhood: round(quality.neighbourhoodPreservation, 3),
    community: round(quality.communityShare, 3),
    occupancy: round(quality.occupancy, 3),
    distances: round(quality.distanceCorrelation, 3),
  }
}

interface Judgement {
  readonly leidenSeconds: number
  readonly quality: number
  readonly drlSeconds?: number
  readonly positions?: Positions
}

function judge({ network }: Candidate, options: TableOptions): Judgement | undefined {
  const edges = join(options.scratch, 'edges.txt')
  const coordinates = join(options.scratch, 'positions.txt')
  const { sources, targets, weights } = network
  writeFileSync(edges, Array.from(sources, (source, edge) => `${source} ${targets[edge]} ${weights[edge]}\n`).join(''))
  const { status, stdout } = spawnSync(
    '/usr/bin/python3',
    [options.judge, String(network.order), edges, ...(options.withDrl ? [coordinates] : [])],
    { encoding: 'utf8' },
  )
  if (status !== 0) return undefined
  const figures = JSON.parse(stdout) as Judgement
  if (!options.withDrl) return figures
  const rows = readFileSync(coordinates, 'utf8').trim().split('\n')
  const positions = {
    x: Float32Array.from(rows, (row) => Number(row.split(' ')[0])),
    y: Float32Array.from(rows, (row) => Number(row.split(' ')[1])),
  }
  return { ...figures, positions }
}

/** CPU seconds of all threads, the first call's compilation included. */
function measure<T>(run: () => T): { readonly result: T; readonly seconds: number } {
  const before = process.cpuUsage()
  const result = run()
  const { user, system } = process.cpuUsage(before)
  return { result, seconds: (user + system) / 1e6 }
}

function round(value: number | undefined, digits = 2): number | undefined {
  return value === undefined ? undefined : Number(value.toFixed(digits))
}
