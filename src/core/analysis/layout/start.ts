/** Where a layout begins: at the places that there are, and near neighbours where some are missing. */
import { meanReach, type Arranged, type Steps } from './arranger.ts'
import { arrange } from './multilevel.ts'

/** Fills the places that are NaN: by neighbours, or by the multilevel layout where there is none to go by. */
export function* findStart(arranged: Arranged): Steps {
  if (arranged.x.every(Number.isNaN)) yield* arrange(arranged)
  else placeAmongNeighbours(arranged)
}

/** Breadth-first from the nodes with places: each new node starts at the mean of its neighbours that have one by then. */
function placeAmongNeighbours({ links, radii, x, y, rng }: Arranged): void {
  const { offsets, neighbours, weights } = links
  const reach = meanReach(radii)
  const queue: number[] = []
  x.forEach((value, node) => {
    if (!Number.isNaN(value)) queue.push(node)
  })
  for (let index = 0; index < queue.length; index++) {
    const placed = queue[index]!
    for (let link = offsets[placed]!; link < offsets[placed + 1]!; link++) {
      const node = neighbours[link]!
      if (!Number.isNaN(x[node]!)) continue
      let sumX = 0
      let sumY = 0
      let total = 0
      for (let other = offsets[node]!; other < offsets[node + 1]!; other++) {
        const neighbour = neighbours[other]!
        if (Number.isNaN(x[neighbour]!)) continue
        sumX += weights[other]! * x[neighbour]!
        sumY += weights[other]! * y[neighbour]!
        total += weights[other]!
      }
      x[node] = sumX / total + (rng() - 0.5) * reach
      y[node] = sumY / total + (rng() - 0.5) * reach
      queue.push(node)
    }
  }
}
