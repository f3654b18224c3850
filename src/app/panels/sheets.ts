/** Everything that opens at a click: loaded in one piece as soon as the map is there, so that no click waits for it. */
export { Details } from './Details.tsx'
export { ExportMenu } from './ExportMenu.tsx'
export { FiltersPanel } from './FiltersPanel.tsx'
export { KeyHelp } from './KeyHelp.tsx'
export { GradientKey, LegendBody } from './LegendBody.tsx'
export { Palette } from './Palette.tsx'
export { TablePanel } from './TablePanel.tsx'
export { TopicsPanel } from './TopicsPanel.tsx'
