/** Everything about settling that is loaded after the map is there. */
export { PersonActions } from './PersonActions.tsx'
export { ReviewSheet } from './ReviewSheet.tsx'
export { SettleNotice } from './SettleNotice.tsx'
export { TopicActions } from './TopicActions.tsx'
