/** A graph while it is being read: edges may come before their nodes, twice or to nowhere, and nothing of it is lost silently. */
import Graph from 'graphology'
import type { Attributes } from 'graphology-types'
import type { ExportManifest } from '../model/export-manifest.ts'
import type { Issue, IssueCode } from '../model/issue.ts'
import type { OpenedGraph } from './graph-format.ts'
import { MANIFEST_ATTRIBUTE } from './manifest/export-manifest.ts'
import { readManifest } from './manifest/read-manifest.ts'

export interface DraftEdge {
  /** The next free number where the file gives none. */
  readonly key?: string
  readonly source: string
  readonly target: string
  readonly isDirected: boolean
  readonly attributes: Attributes
  readonly line?: number
}

interface Remark {
  readonly code: IssueCode
  readonly message: string
  readonly action: string
  readonly line: number | undefined
  count: number
}

export class GraphDraft {
  readonly #file: string
  readonly #nodes = new Map<string, Attributes>()
  readonly #edges: DraftEdge[] = []
  readonly #remarks = new Map<string, Remark>()
  #attributes: Attributes = {}
  #manifest: ExportManifest | undefined

  constructor(file: string) {
    this.#file = file
  }

  get order(): number {
    return this.#nodes.size
  }

  has(key: string): boolean {
    return this.#nodes.has(key)
  }

  setAttributes(attributes: Attributes): void {
    const own = this.#withoutPrototype(attributes)
    const { [MANIFEST_ATTRIBUTE]: manifest, ...others } = own
    this.#attributes = this.takeManifest(manifest) ? others : own
  }

  /** Whether the value, a record or its JSON, means to be a manifest of ours. One that was changed is remarked and left out. */
  takeManifest(value: unknown, line?: number): boolean {
    const found = readManifest(value)
    if (found?.manifest) this.#manifest = found.manifest
    else if (found) this.remark('doubtful', found.problem, 'left out', line)
    return found !== undefined
  }

  /** A key met again adds its attributes to the first. */
  addNode(wishedKey: string, attributes: Attributes, line?: number): void {
    const key = this.#safeKey(wishedKey, line)
    const known = this.#nodes.get(key)
    if (known) this.remark('merged', 'a node stands more than once', 'its attributes were joined', line)
    this.#nodes.set(key, { ...known, ...this.#withoutPrototype(attributes, line) })
  }

  setNodeAttribute(key: string, name: string, value: unknown): void {
    this.#nodes.get(key)![name] = value
  }

  addEdge(edge: DraftEdge): void {
    this.#edges.push({
      ...edge,
      source: this.#safeKey(edge.source, edge.line),
      target: this.#safeKey(edge.target, edge.line),
      attributes: this.#withoutPrototype(edge.attributes, edge.line),
    })
  }

  /** The same remark is made once, with the first line and the number of times. */
  remark(code: IssueCode, message: string, action: string, line?: number): void {
    const known = this.#remarks.get(`${code} ${message}`)
    if (known) known.count++
    else this.#remarks.set(`${code} ${message}`, { code, message, action, line, count: 1 })
  }

  /** The graph: directed, undirected or mixed as its edges are, a multigraph only if two edges join the same nodes. */
  finish(emptyType: 'directed' | 'undirected' = 'undirected'): OpenedGraph {
    for (const { source, target, line } of this.#edges)
      for (const key of [source, target])
        if (!this.#nodes.has(key)) {
          this.remark('doubtful', 'an edge joins a node that is not listed', 'the node was added', line)
          this.#nodes.set(key, {})
        }
    const graph = new Graph({ type: this.#typeOfEdges() ?? emptyType, multi: this.#hasParallelEdges() })
    graph.replaceAttributes(this.#attributes)
    for (const [key, attributes] of this.#nodes) graph.addNode(key, attributes)
    const taken = new Set(this.#edges.flatMap(({ key }) => key ?? []))
    let next = 0
    for (const { key, source, target, isDirected, attributes, line } of this.#edges) {
      let free = key
      if (free !== undefined && graph.hasEdge(free)) {
        this.remark('doubtful', 'two edges have the same id', 'the second was given another one', line)
        free = undefined
      }
      if (free === undefined) {
        while (taken.has(String(next))) next++
        free = String(next++)
      }
      if (isDirected) graph.addDirectedEdgeWithKey(free, source, target, attributes)
      else graph.addUndirectedEdgeWithKey(free, source, target, attributes)
    }
    return { graph, issues: this.#issues(), ...(this.#manifest && { manifest: this.#manifest }) }
  }

  #typeOfEdges(): 'directed' | 'undirected' | 'mixed' | undefined {
    const [first] = this.#edges
    if (!first) return undefined
    if (this.#edges.some(({ isDirected }) => isDirected !== first.isDirected)) return 'mixed'
    return first.isDirected ? 'directed' : 'undirected'
  }

  #hasParallelEdges(): boolean {
    const pairs = new Set<string>()
    return this.#edges.some(({ source, target, isDirected }) => {
      const isTurned = !isDirected && target < source
      const pair = JSON.stringify([isDirected, isTurned ? target : source, isTurned ? source : target])
      if (pairs.has(pair)) return true
      pairs.add(pair)
      return false
    })
  }

  /** Graphology takes a key that every object has ("constructor") for a neighbour that is there already. */
  #safeKey(key: string, line?: number): string {
    if (!(key in Object.prototype)) return key
    this.remark('doubtful', `a node is called ${JSON.stringify(key)}`, `called "node:${key}" instead`, line)
    return `node:${key}`
  }

  /** An attribute of this name would change the object that holds it. */
  #withoutPrototype(attributes: Attributes, line?: number): Attributes {
    if (!Object.hasOwn(attributes, '__proto__')) return attributes
    this.remark('rejected-record', 'an attribute is called "__proto__"', 'left out', line)
    return Object.fromEntries(Object.entries(attributes).filter(([name]) => name !== '__proto__'))
  }

  #issues(): Issue[] {
    return [...this.#remarks.values()].map(({ code, message, action, line, count }) => ({
      code,
      severity: 'warning',
      file: this.#file,
      ...(line !== undefined && { line }),
      message: count === 1 ? message : `${message} (${count} times)`,
      action,
    }))
  }
}
