/** Doors to what opens at a click, which is loaded after the map is there. */
import { late } from './late.tsx'

const load = (): Promise<typeof import('./sheets.ts')> => import('./sheets.ts')

export const Announcer = late(load, (parts) => parts.Announcer)
export const Breadcrumbs = late(load, (parts) => parts.Breadcrumbs)
export const ChangesPanel = late(load, (parts) => parts.ChangesPanel)
export const CompareNotice = late(load, (parts) => parts.CompareNotice)
export const Details = late(load, (parts) => parts.Details)
export const ExportMenu = late(load, (parts) => parts.ExportMenu)
export const FiltersPanel = late(load, (parts) => parts.FiltersPanel)
export const GradientKey = late(load, (parts) => parts.GradientKey)
export const KeyHelp = late(load, (parts) => parts.KeyHelp)
export const LayoutPanel = late(load, (parts) => parts.LayoutPanel)
export const LegendBody = late(load, (parts) => parts.LegendBody)
export const NamesPanel = late(load, (parts) => parts.NamesPanel)
export const Palette = late(load, (parts) => parts.Palette)
export const TablePanel = late(load, (parts) => parts.TablePanel)
export const TopicsPanel = late(load, (parts) => parts.TopicsPanel)
export const WorkNotice = late(load, (parts) => parts.WorkNotice)
