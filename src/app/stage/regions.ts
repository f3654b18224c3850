/** The ground of the map as a picture, whose first row is the top. */
import { toRgb, type Regions } from '../../core/index.ts'

export function paintTints({ columns, rows, tints, strengths, colours, opacity }: Regions): ImageData {
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
