/** The ground of the map: worked out in a task of its own, seen as it was before until then, and moved with the map. */
import { createRegions, type Projection, type Regions, type Scene } from '../../core/index.ts'
import type { OverviewLayer } from './overview-layer.ts'
import { loadRegions, placeRegions } from './regions.ts'

export class Ground {
  /** That of an earlier scene is shown, with its names, until that of this one is worked out. */
  isDue = false
  regions: Regions | undefined
  private timer: ReturnType<typeof setTimeout> | undefined
  private delay = Infinity

  /** Where the names of clusters belong. */
  get hearts(): Regions['hearts'] {
    return this.regions?.hearts ?? new Map()
  }

  /** Another scene has come, whose ground is not known yet. */
  expect(): void {
    this.rest()
    this.isDue = true
  }

  clear(): void {
    this.rest()
    this.isDue = false
    this.regions = undefined
  }

  lay(whole: Scene): void {
    this.clear()
    this.regions = createRegions(whole)
  }

  /** Calls `work` in a task of its own, once however often this is asked for: after the shortest delay (ms) of all. */
  later(work: () => void, delay = 0): void {
    if (delay >= this.delay) return
    clearTimeout(this.timer)
    this.delay = delay
    this.timer = setTimeout(work, delay)
  }

  /** Only that of open clusters is seen. */
  load(canvas: HTMLCanvasElement, overview: OverviewLayer | undefined): void {
    loadRegions(canvas, this.regions && overview ? overview.ground(this.regions) : this.regions)
  }

  place(canvas: HTMLCanvasElement, projection: Projection): void {
    if (this.regions) placeRegions(canvas, this.regions, projection)
  }

  private rest(): void {
    clearTimeout(this.timer)
    this.delay = Infinity
  }
}

/** Discs have no ground; their clusters get one as they open. */
export function isGroundSeen({ clusters }: Scene): boolean {
  return !clusters || clusters.open.includes(1)
}
