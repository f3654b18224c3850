/** Cytoscape.js with the file in its own JSON and given positions. */
import cytoscape from 'cytoscape'

const { elements } = await (await fetch('../cytoscape.json')).json()
const view = cytoscape({
  container: document.querySelector('#stage'),
  elements,
  layout: { name: 'preset' },
  style: [
    { selector: 'node', style: { width: 4, height: 4, label: 'data(label)', 'min-zoomed-font-size': 10 } },
    { selector: 'edge', style: { width: 1, opacity: 0.4 } },
  ],
  // What its manual advises for large graphs.
  hideEdgesOnViewport: true,
  textureOnViewport: true,
  pixelRatio: 1,
})
view.one('render', () => globalThis.announcePicture())
