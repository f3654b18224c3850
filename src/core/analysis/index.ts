/** The door of the analysis: networks in, columns about their nodes out. */
export { detectCommunities, type CommunityOptions, type CommunityResult } from './communities.ts'
export { components } from './components.ts'
export { degrees, strengths } from './degrees.ts'
export { layoutNetwork, type LayoutOptions } from './layout/layout.ts'
