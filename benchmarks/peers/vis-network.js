/** vis-network with given positions and without physics. */
import { Network } from 'vis-network/standalone'

const { nodes, edges } = await (await fetch('../network.json')).json()
const network = new Network(
  document.querySelector('#stage'),
  {
    nodes: nodes.map(({ key, attributes }) => ({
      id: key,
      label: attributes.label,
      x: attributes.x,
      y: -attributes.y,
      group: attributes.community,
    })),
    edges: edges.map(({ source, target }, id) => ({ id, from: source, to: target })),
  },
  {
    physics: false,
    nodes: { shape: 'dot', size: 3 },
    edges: { smooth: false },
    layout: { improvedLayout: false },
    interaction: { hideEdgesOnDrag: true },
  },
)
network.fit()
network.once('afterDrawing', () => globalThis.announcePicture())
