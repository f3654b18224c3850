/** Sigma as it comes: graphology's JSON imported into a Graph, the default programs. */
import Graph from 'graphology'
import { Sigma } from 'sigma'

const graph = Graph.from(await (await fetch('../network.json')).json())
graph.forEachNode((node, { community = 0 }) =>
  graph.mergeNodeAttributes(node, { size: 2, color: `hsl(${(community * 47) % 360} 50% 50%)` }),
)
const sigma = new Sigma(graph, document.querySelector('#stage'))
sigma.once('afterRender', () => globalThis.announcePicture())
sigma.refresh()
