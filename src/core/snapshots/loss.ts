/** What a graph would lose in a file of some format, said before it is written. */
import type { Attributes } from 'graphology-types'
import type { GraphView } from '../model/graph-view.ts'
import { parseNumber } from './graph-file.ts'
import type { GraphFormatDescriptor, Holdings } from './graph-format.ts'

/** What each kind of text can't hold. UTF-8 has no place for half of a surrogate pair. */
const NOT_HELD: Readonly<Record<Exclude<Holdings['text'], 'any'>, RegExp>> = {
  whole: /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/,
  // oxlint-disable-next-line no-control-regex
  xml: /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/,
  // oxlint-disable-next-line no-control-regex
  line: /[\u0000-\u001f\u007f\u0085\u2028\u2029]|^\s|\s$|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/,
}

/** What a manifest says of the whole graph as well, in the file or beside it. */
const IN_MANIFEST: ReadonlySet<string> = new Set(['lens', 'counting'])

/** One walk over nodes and edges. */
export function describeLossTo(graph: GraphView, { holds }: GraphFormatDescriptor, hasManifest: boolean): string[] {
  const ofNodes = new AttributeLosses(holds, holds.nodeAttribute)
  const ofEdges = new AttributeLosses(holds, holds.edgeAttribute)
  let turned = 0
  for (const { attributes } of graph.nodeEntries()) ofNodes.see(attributes)
  for (const { undirected, attributes } of graph.edgeEntries()) {
    ofEdges.see(attributes)
    if (!undirected) turned++
  }
  const graphAttributes = Object.keys(graph.getAttributes()).filter((name) => !hasManifest || !IN_MANIFEST.has(name))
  return [
    ...(!holds.nodeKeys && graph.order > 0 ? ['Nodes are numbered: their ids do not come back.'] : []),
    ...(!holds.edgeKeys && graph.size > 0 ? ['The ids of links are not held.'] : []),
    ...(!holds.graphAttributes && graphAttributes.length > 0
      ? [`What is said of the whole graph is not held: ${graphAttributes.join(', ')}.`]
      : []),
    ...(holds.directions === 'none' && turned > 0 ? [`${turned} links lose their direction.`] : []),
    ...ofNodes.describe('nodes'),
    ...ofEdges.describe('links'),
    ...(holds.always ?? []),
  ]
}

class AttributeLosses {
  readonly #holds: Holdings
  readonly #isHeld: (name: string) => boolean
  readonly #dropped = new Set<string>()
  readonly #types = new Map<string, Set<string>>()
  readonly #nested = new Set<string>()
  readonly #numeral = new Set<string>()
  #replaced = 0
  #empty = 0

  constructor(holds: Holdings, isHeld: (name: string) => boolean) {
    this.#holds = holds
    this.#isHeld = isHeld
  }

  see(attributes: Attributes): void {
    for (const [name, value] of Object.entries(attributes) as [string, unknown][]) {
      if (!this.#isHeld(name)) this.#dropped.add(name)
      else if (!this.#hasValue(value)) this.#empty++
      else if (typeof value === 'string') this.#seeText(name, value)
      else if (typeof value === 'object' && this.#holds.values !== 'any') this.#nested.add(name)
      else this.#addType(name, typeof value)
    }
  }

  #hasValue(value: unknown): boolean {
    if (value === null) return this.#holds.values === 'any'
    if (value === '') return this.#holds.values !== 'untyped'
    return value !== undefined && (typeof value !== 'number' || Number.isFinite(value))
  }

  #seeText(name: string, value: string): void {
    this.#addType(name, 'string')
    const { text, values } = this.#holds
    if (text !== 'any' && NOT_HELD[text].test(value)) this.#replaced++
    const looksTyped = parseNumber(value) !== undefined || value === 'true' || value === 'false'
    if (values === 'untyped' && name !== 'label' && looksTyped) this.#numeral.add(name)
  }

  #addType(name: string, type: string): void {
    const types = this.#types.get(name)
    if (types) types.add(type)
    else this.#types.set(name, new Set([type]))
  }

  *describe(owners: 'nodes' | 'links'): Generator<string> {
    const list = (names: Iterable<string>): string => [...names].sort().join(', ')
    const mixed = [...this.#types].filter(([, types]) => types.size > 1).map(([name]) => name)
    if (this.#dropped.size > 0) yield `Not held of ${owners}: ${list(this.#dropped)}.`
    if (this.#nested.size > 0) yield `Lists and records of ${owners} become text: ${list(this.#nested)}.`
    if (mixed.length > 0 && this.#holds.values !== 'any')
      yield `Values of ${owners} that are sometimes text and sometimes not become text: ${list(mixed)}.`
    if (this.#numeral.size > 0)
      yield `Text of ${owners} that looks like a number or like true and false may come back as such: ${list(this.#numeral)}.`
    if (this.#replaced > 0)
      yield `${this.#replaced} texts of ${owners} have control characters, line breaks or halves of characters that the format can't hold; they are replaced.`
    if (this.#empty > 0) yield `${this.#empty} values of ${owners} are empty or no finite number and are left out.`
  }
}
