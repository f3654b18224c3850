/** The ground of the map as a picture, whose first row is the top. */
import { projectX, projectY, toRgb, type Projection, type Regions } from '../../core/index.ts'
import { flat } from './renderer.ts'

function paintTints({ columns, rows, tints, strengths, colours, opacity }: Regions): ImageData {
  const image = new ImageData(columns, rows)
  const channels = colours.map(toRgb)
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const cell = row * columns + column
      const at = ((rows - 1 - row) * columns + column) * 4
      const [red, green, blue] = channels[tints[cell]!]!
      image.data[at] = red
      image.data[at + 1] = green
      image.data[at + 2] = blue
      image.data[at + 3] = tints[cell] === 0 ? 0 : Math.round(255 * opacity * strengths[cell]!)
    }
  return image
}

/** Draws the tints once, at their own resolution; from then on the picture is only moved. */
export function loadRegions(canvas: HTMLCanvasElement, regions: Regions | undefined): void {
  canvas.width = regions?.columns ?? 1
  canvas.height = regions?.rows ?? 1
  canvas.classList.toggle('is-blank', regions?.tints.every((tint) => tint === 0) ?? true)
  if (regions) flat(canvas).putImageData(paintTints(regions), 0, 0)
}

export function placeRegions(
  canvas: HTMLCanvasElement,
  { columns, rows, left, bottom, width, height }: Regions,
  projection: Projection,
): void {
  const x = projectX(projection, left)
  const y = projectY(projection, bottom + height)
  const [scaleX, scaleY] = [(width * projection.scaleX) / columns, (height * -projection.scaleY) / rows]
  canvas.style.transform = `translate(${x}px, ${y}px) scale(${scaleX}, ${scaleY})`
}
