/** Doors to what opens at a click, which is loaded after the map is there. */
import { late } from './late.tsx'

const load = (): Promise<typeof import('./sheets.ts')> => import('./sheets.ts')

export const Details = late(load, (parts) => parts.Details)
export const ExportMenu = late(load, (parts) => parts.ExportMenu)
export const FiltersPanel = late(load, (parts) => parts.FiltersPanel)
export const GradientKey = late(load, (parts) => parts.GradientKey)
export const KeyHelp = late(load, (parts) => parts.KeyHelp)
export const LegendBody = late(load, (parts) => parts.LegendBody)
export const Palette = late(load, (parts) => parts.Palette)
export const TablePanel = late(load, (parts) => parts.TablePanel)
export const TopicsPanel = late(load, (parts) => parts.TopicsPanel)
