/** Decides between the marks of a scene and its clusters, and loads what draws clusters when they first come first. */
import type { MarkLook, Scene } from '../../core/index.ts'
import type { OverviewLayer } from './overview-layer.ts'

export interface Overviews {
  /** Calls `show` with the scene, at once or when its clusters are gathered; never when another was asked for meanwhile. */
  arrange(
    isWanted: boolean,
    create: (isUnlinked: boolean) => Scene,
    look: MarkLook,
    show: (scene: Scene, layer: OverviewLayer | undefined) => void,
  ): void
}

export function gatherOverviews(): Overviews {
  let turn = 0
  return {
    arrange(isWanted, create, look, show) {
      const own = ++turn
      const isOutdated = (): boolean => own !== turn
      if (!isWanted) return show(create(false), undefined)
      const gather = async (): Promise<void> => {
        const { gatherOverview } = await import('./overview-layer.ts')
        if (isOutdated()) return
        const layer = await gatherOverview(create(true), look.sizes, look.colours !== undefined, isOutdated)
        if (!isOutdated()) show(layer?.scene ?? create(false), layer)
      }
      // Without what draws clusters there are still marks.
      gather().catch(() => isOutdated() || show(create(false), undefined))
    },
  }
}
