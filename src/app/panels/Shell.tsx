/** Everything that floats above the map. */
import { useEffect, type ReactNode } from 'react'
import { Announcer } from './Announcer.tsx'
import { BottomBar } from './BottomBar.tsx'
import { useApp, useSelected } from './context.ts'
import { ImportSheet } from './ImportSheet.tsx'
import { listenToKeys } from './keyboard.ts'
import { ReviewSheet, SettleNotice } from './LateSettling.tsx'
import { Details, FiltersPanel, KeyHelp, Palette, TablePanel, TopicsPanel } from './LateSheets.tsx'
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
          <TopicsPanel />
          <TablePanel />
          <FiltersPanel />
          <Details />
          <BottomBar />
          <KeyHelp />
          <Palette />
          <ReviewSheet />
          <SettleNotice />
          <Said />
          <Announcer />
        </>
      )}
    </>
  )
}
