/** Everything that floats above the map. */
import { useEffect, type ReactNode } from 'react'
import { Announcer } from './Announcer.tsx'
import { BottomBar } from './BottomBar.tsx'
import { useApp, useSelected } from './context.ts'
import { ImportSheet } from './ImportSheet.tsx'
import { listenToKeys } from './keyboard.ts'
import { ReviewSheet, SettleNotice } from './LateSettling.tsx'
import {
  Breadcrumbs,
  ChangesPanel,
  CompareNotice,
  Details,
  FiltersPanel,
  KeyHelp,
  LayoutPanel,
  NamesPanel,
  Palette,
  TablePanel,
  TopicsPanel,
  WorkNotice,
} from './LateSheets.tsx'
import { Notices } from './Notices.tsx'
import { Said } from './Said.tsx'
import { TopBar } from './TopBar.tsx'

export function Shell(): ReactNode {
  const { store, commands, undo } = useApp()
  const isReady = useSelected((state) => state.load.status === 'ready')
  useEffect(() => listenToKeys(store, commands, undo), [store, commands, undo])
  return (
    <>
      <Notices />
      <ImportSheet />
      {isReady && (
        <>
          <TopBar />
          <Breadcrumbs />
          <TopicsPanel />
          <NamesPanel />
          <ChangesPanel />
          <TablePanel />
          <FiltersPanel />
          <LayoutPanel />
          <Details />
          <BottomBar />
          <KeyHelp />
          <Palette />
          <ReviewSheet />
          <SettleNotice />
          <CompareNotice />
          <WorkNotice />
          <Said />
          <Announcer />
        </>
      )}
    </>
  )
}
