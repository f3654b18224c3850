/** The countries of the map as a picture, whose first row is the top. */
import { clusterColour, toRgb, type Palette, type Regions } from '../../core/index.ts'

export function paintTints({ columns, rows, clusters, strengths }: Regions, palette: Palette): ImageData {
  const image = new ImageData(columns, rows)
  const colours = [0, ...palette.clusters].map((_, cluster) => toRgb(clusterColour(palette, cluster)))
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const cell = row * columns + column
      const at = ((rows - 1 - row) * columns + column) * 4
      const [red, green, blue] = colours[clusters[cell]!]!
      image.data[at] = red
      image.data[at + 1] = green
      image.data[at + 2] = blue
      image.data[at + 3] = Math.round(255 * palette.tint * strengths[cell]!)
    }
  return image
}
