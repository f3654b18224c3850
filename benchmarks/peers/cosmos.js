/** cosmos.gl with given positions and without simulation. */
import { Graph } from '@cosmos.gl/graph'

const { nodes, edges } = await (await fetch('../network.json')).json()
const numberOf = new Map(nodes.map(({ key }, node) => [key, node]))
const graph = new Graph(document.querySelector('#stage'), {
  enableSimulation: false,
  fitViewOnInit: true,
  fitViewDelay: 0,
  fitViewDuration: 0,
  transitionDuration: 0,
  rescalePositions: true,
  pointDefaultSize: 3,
})
await graph.ready
graph.setPointPositions(Float32Array.from(nodes.flatMap(({ attributes }) => [attributes.x, attributes.y])))
graph.setLinks(Float32Array.from(edges.flatMap(({ source, target }) => [numberOf.get(source), numberOf.get(target)])))
graph.render()
globalThis.announcePicture()
