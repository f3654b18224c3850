import Graph from 'graphology'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { toGraphology } from '../../../src/core/graph/to-graphology.ts'
import { viewLens } from '../../../src/core/graph/lens-view.ts'
import { describeLoss, GRAPH_FORMATS, type GraphFormat } from '../../../src/core/snapshots/index.ts'
import { detectGraphFormat, openGraph } from '../../../src/core/snapshots/open-graph.ts'
import type { GraphView } from '../../../src/core/model/graph-view.ts'
import {
  awkwardGraph,
  DIFFICULT_STRINGS,
  HOSTILE_STRINGS,
  hostileStrings,
  inventedSnapshot,
  SMALL_PAPERS,
} from './invented.ts'

const FORMATS = Object.keys(GRAPH_FORMATS) as GraphFormat[]
const GRAPHS = '../shared/hostile/cases/graph'
const VOSVIEWER = '../shared/formats/vosviewer'
const folder = mkdtempSync(join(tmpdir(), 'coterie-formats-'))
afterAll(() => rmSync(folder, { recursive: true }))

const small = inventedSnapshot(SMALL_PAPERS)
const smallGraph = toGraphology(small.facts, small.lenses.everything!)

function write(graph: GraphView, format: GraphFormat): { text: string; companion: string | undefined } {
  const { write: pieces, companion } = GRAPH_FORMATS[format]
  return { text: [...pieces(graph)].join(''), companion: companion && [...companion.write(graph)].join('') }
}

function readBack(graph: GraphView, format: GraphFormat): Graph {
  const { text, companion } = write(graph, format)
  expect(detectGraphFormat(text)).toBe(format === 'gexf-1.2' ? 'gexf' : format)
  const opened = openGraph(text, 'graph', companion)
  expect(opened.problem).toBeUndefined()
  return opened.graph!
}

/** Nodes, edges and attributes, in one order. */
function contentOf(graph: Graph): unknown {
  return {
    type: graph.type,
    nodes: graph.mapNodes((key, attributes) => ({ key, attributes })),
    edges: graph.mapEdges((key, attributes, source, target) => ({
      key,
      source,
      target,
      isUndirected: graph.isUndirected(key),
      attributes,
    })),
  }
}

it('writes GraphML ids that validators of every edition of XML take for tokens', () => {
  const graph = new Graph({ type: 'undirected' })
  const keys = ['oe-ˇa-ˆo', '어학'.normalize('NFD'), 'é漢字', 'a b', '']
  keys.forEach((key) => graph.addNode(key))
  const ids = [...write(graph, 'graphml').text.matchAll(/<node id="([^"]*)"/g)].map(([, id]) => id)
  expect(ids).toEqual([
    'oe-_x02C7_a-_x02C6_o',
    expect.stringMatching(/^(_x11[0-9A-F]{2}_)+$/),
    'é漢字',
    'a_x0020_b',
    '_x_',
  ])
  expect(readBack(graph, 'graphml').nodes()).toEqual(keys)
})

describe.each(FORMATS)('%s', (format) => {
  const { holds } = GRAPH_FORMATS[format]

  it('gives back a lens, but for what is said to be lost', () => {
    const back = readBack(smallGraph, format)
    expect([back.order, back.size]).toEqual([smallGraph.order, smallGraph.size])
    const lost = new Set(
      describeLoss(smallGraph, format)
        .flatMap((sentence) => /^Not held of nodes: (.*)\.$/.exec(sentence)?.[1] ?? [])
        .flatMap((names) => names.split(', ')),
    )
    smallGraph.nodes().forEach((key, index) => {
      const attributes = back.getNodeAttributes(back.nodes()[index])
      if (holds.nodeKeys) expect(back.nodes()[index]).toBe(key)
      for (const [name, value] of Object.entries(smallGraph.getNodeAttributes(key)))
        if (lost.has(name)) expect(attributes).not.toHaveProperty([name])
        else if (!(holds.always && ['x', 'y'].includes(name))) expect(attributes[name]).toEqual(value)
    })
    smallGraph.edges().forEach((key, index) => {
      const edge = back.edges()[index]!
      if (holds.edgeKeys) expect(edge).toBe(key)
      expect(back.getEdgeAttribute(edge, 'weight')).toBe(smallGraph.getEdgeAttribute(key, 'weight'))
      expect([back.source(edge), back.target(edge)].map((node) => back.nodes().indexOf(node))).toEqual(
        [smallGraph.source(key), smallGraph.target(key)].map((node) => smallGraph.nodes().indexOf(node)),
      )
    })
  })

  it('writes a lens as it is the same as its Graphology graph', () => {
    expect(write(viewLens(small.facts, small.lenses.everything!), format)).toEqual(write(smallGraph, format))
  })

  it('gives back a second time what it gave back once', () => {
    const once = readBack(awkwardGraph(), format)
    const twice = readBack(once, format)
    // Scaled positions are rounded anew.
    if (!holds.always) expect(contentOf(twice)).toEqual(contentOf(once))
    expect([twice.order, twice.size]).toEqual([once.order, once.size])
  })

  it('keeps every node, link and label of an awkward graph', () => {
    const graph = awkwardGraph()
    const back = readBack(graph, format)
    expect([back.order, back.size]).toEqual([graph.order, graph.size])
    if (holds.nodeKeys) expect(back.nodes()).toEqual(graph.nodes())
    if (holds.edgeKeys) expect(new Set(back.edges())).toEqual(new Set(graph.edges()))
    if (holds.text === 'any' || holds.text === 'whole')
      expect(back.mapNodes((_, { label }) => label as string)).toEqual(
        graph.mapNodes((_, { label }) => label as string),
      )
    if (holds.directions === 'each')
      graph.forEachEdge((key) => {
        if (holds.edgeKeys) expect(back.isUndirected(key)).toBe(graph.isUndirected(key))
      })
    expect(describeLoss(graph, format).every((sentence) => sentence.endsWith('.'))).toBe(true)
  })

  it.each([
    ['no nodes', new Graph({ type: 'undirected' })],
    ['one node', new Graph({ type: 'undirected' }).copy()],
  ])('holds a graph of %s', (name, graph) => {
    if (name === 'one node') graph.addNode('only', { label: 'Only one' })
    const back = readBack(graph, format)
    expect(back.order).toBe(graph.order)
  })

  it.skipIf(!existsSync(HOSTILE_STRINGS))('keeps every hostile string apart as label and key', () => {
    const texts = [...new Set(hostileStrings())]
    const graph = new Graph({ type: 'undirected' })
    texts.forEach((text) => graph.addNode(text, { label: text, kind: text }))
    texts.slice(1).forEach((text, index) => graph.addEdge(texts[index]!, text, { weight: 1, kind: text }))
    const back = readBack(graph, format)
    expect([back.order, back.size]).toEqual([graph.order, graph.size])
    if (holds.nodeKeys) expect(back.nodes()).toEqual(texts)
    if (holds.text === 'any' || holds.text === 'whole')
      expect(back.mapNodes((_, { label }) => label as string)).toEqual(texts)
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })
})

it('says nothing is lost where nothing is', () => {
  expect(describeLoss(smallGraph, 'json')).toEqual([])
  expect(describeLoss(smallGraph, 'graphml')).toEqual([])
  expect(describeLoss(smallGraph, 'vosviewer').join(' ')).toMatch(/ids do not come back.*Not held of nodes: .*kind/)
  expect(describeLoss(awkwardGraph(), 'graphml').join(' ')).toMatch(/list.*mixed.*control characters.*no finite number/)
})

describe('other programs', () => {
  const has = (program: string, ...args: string[]): boolean => spawnSync(program, args).status === 0
  const python = '/usr/bin/python3'
  const write2 = (graph: GraphView, format: GraphFormat, name: string): string => {
    const path = join(folder, name)
    writeFileSync(path, write(graph, format).text)
    return path
  }
  const runPython = (script: string, ...args: string[]): string => {
    const { stdout, stderr } = spawnSync(python, ['-c', script, ...args], { encoding: 'utf8' })
    expect(stderr).toBe('')
    return stdout.trim()
  }
  const cases: [string, Graph][] = [
    ['small', smallGraph],
    ['awkward', awkwardGraph(DIFFICULT_STRINGS, 'undirected')],
  ]

  it.skipIf(!has(python, '-c', 'import networkx')).each(cases)(
    'networkx opens GEXF, GraphML and Pajek: %s',
    (name, graph) => {
      const read =
        'import sys, networkx as nx; g = getattr(nx, sys.argv[1])(sys.argv[2]); print(len(g), g.number_of_edges())'
      const expected = `${graph.order} ${graph.size}`
      expect(runPython(read, 'read_gexf', write2(graph, 'gexf-1.2', `${name}.gexf`))).toBe(expected)
      expect(runPython(read, 'read_graphml', write2(graph, 'graphml', `${name}.graphml`))).toBe(expected)
      expect(runPython(read, 'read_pajek', write2(graph, 'pajek', `${name}.net`))).toBe(expected)
    },
  )

  it.skipIf(!has(python, '-c', 'import igraph')).each(cases)('igraph opens GraphML and Pajek: %s', (name, graph) => {
    const read =
      'import sys, igraph; g = igraph.Graph.Read(sys.argv[1], format=sys.argv[2]); print(g.vcount(), g.ecount())'
    const expected = `${graph.order} ${graph.size}`
    expect(runPython(read, write2(graph, 'graphml', `${name}-i.graphml`), 'graphml')).toBe(expected)
    expect(runPython(read, write2(graph, 'pajek', `${name}-i.net`), 'pajek')).toBe(expected)
  })

  it.skipIf(!has('/usr/bin/xmllint', '--version')).each(cases)(
    'xmllint finds GEXF and GraphML well-formed: %s',
    (name, graph) => {
      for (const format of ['gexf', 'gexf-1.2', 'graphml'] as const) {
        const { stderr, status } = spawnSync(
          '/usr/bin/xmllint',
          ['--noout', write2(graph, format, `${name}-x.${format}`)],
          {
            encoding: 'utf8',
          },
        )
        expect(stderr).toBe('')
        expect(status).toBe(0)
      }
    },
  )
})

describe('GEXF', () => {
  const { text } = write(smallGraph, 'gexf')

  it('declares version 1.3, its extension for looks, and attributes before nodes', () => {
    expect(text).toContain('<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">')
    expect(text.indexOf('<attributes')).toBeGreaterThan(0)
    expect(text.lastIndexOf('<attributes')).toBeLessThan(text.indexOf('<nodes>'))
    expect(text.match(/<viz:color /g)).toHaveLength(smallGraph.order)
    expect(text.match(/<viz:position /g)).toHaveLength(smallGraph.order)
  })

  it('reads older versions, lists, defaults, nested nodes and colours in both spellings', () => {
    const old = `<?xml version="1.0"?><gexf xmlns="http://www.gexf.net/1.1draft" xmlns:v="http://www.gexf.net/1.1draft/viz"><graph defaultedgetype="directed">
      <attributes class="node"><attribute id="0" title="url" type="string"/><attribute id="1" title="frog" type="boolean"><default>true</default></attribute></attributes>
      <nodes><node id="a" label="A"><attvalues><attvalue id="0" value="http://a.example"/></attvalues><v:color hex="#fff"/><nodes><node id="b"/></nodes></node></nodes>
      <edges><edge source="a" target="b" weight="2.5"/><edge source="b" target="c" type="undirected"/></edges></graph></gexf>`
    const { graph, issues } = openGraph(old, 'old.gexf') as { graph: Graph; issues: readonly { message: string }[] }
    expect(graph.type).toBe('mixed')
    expect(graph.getNodeAttributes('a')).toEqual({ label: 'A', url: 'http://a.example', frog: true, color: '#fff' })
    expect(graph.nodes().sort()).toEqual(['a', 'b', 'c'])
    expect(graph.getEdgeAttribute('0', 'weight')).toBe(2.5)
    expect(issues.map(({ message }) => message)).toEqual([
      'a node stands inside of another',
      'an edge joins a node that is not listed',
    ])
  })
})

describe('XML that means harm', () => {
  it.each([
    [
      'an entity',
      '<!DOCTYPE g [<!ENTITY a SYSTEM "file:///etc/passwd">]><gexf><graph><nodes><node id="&a;"/></nodes></graph></gexf>',
      /line 1: undefined entity/,
    ],
    ['cut off', '<graphml>\n<graph>\n<node id="a"/>\n<node', /line 4: unclosed tag/],
    ['no graph', '<graphml></graphml>', /no <graph>/],
  ])('%s is refused with its line', (_, text, problem) => expect(openGraph(text, 'x').problem).toMatch(problem))

  it.each(['__proto__', 'constructor', 'toString'])('a node called %s gets another name, and its links stay', (key) => {
    const nodes = [{ key }, { key: 'other' }]
    const text = JSON.stringify({
      nodes,
      edges: [
        { source: key, target: 'other' },
        { source: 'other', target: key },
      ],
    })
    const { graph, issues } = openGraph(text, 'x.json') as { graph: Graph; issues: readonly { message: string }[] }
    expect(graph.nodes()).toEqual([`node:${key}`, 'other'])
    expect(graph.size).toBe(2)
    expect(issues.map(({ message }) => message)).toEqual([expect.stringContaining(key)])
  })

  it('an attribute called __proto__ is left out and reported', () => {
    const text = '{"nodes":[{"key":"a","attributes":{"__proto__":{"polluted":1},"label":"A"}}],"edges":[]}'
    const { graph, issues } = openGraph(text, 'x.json') as { graph: Graph; issues: readonly { message: string }[] }
    expect(graph.getNodeAttributes('a')).toEqual({ label: 'A' })
    expect(issues).toHaveLength(1)
  })
})

describe('VOSviewer', () => {
  it('reads a map with a byte order mark and its network', () => {
    const map =
      '\ufeffid,label,cluster,weight<Links>,score<Avg. pub. year>,oddity\r\n1,"Doe, J",2,3,2010.5,x\r\n2,Roe,1,1,,y\r\n'
    const { graph, issues } = openGraph(map, 'map.txt', '\ufeff1\t2\t4\r\n') as {
      graph: Graph
      issues: readonly { message: string }[]
    }
    expect(graph.getNodeAttributes('1')).toEqual({ label: 'Doe, J', community: 2, links: 3, averageYear: 2010.5 })
    expect(graph.getEdgeAttributes('0')).toEqual({ weight: 4 })
    expect(issues.map(({ message }) => message)).toEqual(['the column "oddity" is not known (2 times)'])
  })

  it.skipIf(!existsSync(VOSVIEWER))('opens real files and writes them the same', () => {
    for (const file of readdirSync(VOSVIEWER)) {
      const { graph } = openGraph(readFileSync(join(VOSVIEWER, file), 'utf8'), file)
      expect(graph!.order).toBeGreaterThan(200)
      const format = file.endsWith('.json') ? 'vosviewer' : 'map-network'
      const again = readBack(graph!, format)
      expect(again.mapNodes((_, attributes) => attributes)).toEqual(graph!.mapNodes((_, attributes) => attributes))
    }
  })
})

describe('tables', () => {
  it('have no cell that a spreadsheet would calculate', () => {
    const { text, companion } = write(awkwardGraph(), 'csv')
    for (const table of [text, companion!])
      for (const cell of table.split(/[,\n]/)) expect(cell).not.toMatch(/^"?[=+@]|^"?-(?!\d)/)
  })
})

it.skipIf(!existsSync(GRAPHS))('opens or refuses every graph file of other programs without throwing', () => {
  const opened = readdirSync(GRAPHS).map((file) => ({
    file,
    ...openGraph(readFileSync(join(GRAPHS, file), 'utf8'), file),
  }))
  const mustOpen = opened.filter(({ file }) => file.startsWith('graphology_'))
  expect(mustOpen.length).toBeGreaterThan(10)
  expect(mustOpen.filter(({ problem }) => problem !== undefined)).toEqual([])
  for (const { graph, problem } of opened) expect(graph ? graph.order : problem).toBeTruthy()
})
