/** Doors to the parts about settling, which are loaded after the map is there. */
import { late } from './late.tsx'

const load = (): Promise<typeof import('./settling.ts')> => import('./settling.ts')

export const PersonActions = late(load, (parts) => parts.PersonActions)
export const TopicActions = late(load, (parts) => parts.TopicActions)
export const ReviewSheet = late(load, (parts) => parts.ReviewSheet)
export const SettleNotice = late(load, (parts) => parts.SettleNotice)
