/** VOSviewer Online with the file in its own JSON and given positions. */
import { createElement } from 'react'
import { createRoot } from 'react-dom/client'
import { VOSviewerOnline } from 'vosviewer-online'

const data = await (await fetch('../vosviewer.json')).json()
// It says nothing of its own picture: the canvas is looked at until something stands on it.
const small = new OffscreenCanvas(40, 40).getContext('2d', { willReadFrequently: true })
const look = () => {
  for (const canvas of document.querySelectorAll('#stage canvas')) {
    small.clearRect(0, 0, 40, 40)
    if (canvas.width > 0) small.drawImage(canvas, 0, 0, 40, 40)
    const { data: pixels } = small.getImageData(0, 0, 40, 40)
    const colours = new Set(new Uint32Array(pixels.buffer))
    if (colours.size > 20) return globalThis.announcePicture()
  }
  setTimeout(look, 30)
}
createRoot(document.querySelector('#stage')).render(
  createElement(VOSviewerOnline, { data, parameters: { show_info: false, max_n_links: 1_000_000_000 } }),
)
look()
