/** Everything that floats above the map. */
import { useEffect, useState, type ReactNode } from 'react'
import { BottomBar } from './BottomBar.tsx'
import { useApp, useSelected } from './context.ts'
import { ImportSheet } from './ImportSheet.tsx'
import { isEmbedded } from '../state/address.ts'
import { listenToKeys } from './keyboard.ts'
import { ReviewSheet, SettleNotice } from './LateSettling.tsx'
import {
  Announcer,
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
  const isMoreDue = useMoreDue()
  useEffect(() => listenToKeys(store, commands, undo), [store, commands, undo])
  return (
    <>
      <Notices />
      <ImportSheet />
      {isReady && isEmbedded(location) && <WholeLink />}
      {isReady && (
        <>
          <TopBar />
          {isMoreDue && (
            <>
              <Breadcrumbs />
              <TopicsPanel />
              <NamesPanel />
              <ChangesPanel />
              <TablePanel />
              <FiltersPanel />
              <LayoutPanel />
              <Details />
            </>
          )}
          <BottomBar />
          {isMoreDue && (
            <>
              <KeyHelp />
              <Palette />
              <ReviewSheet />
              <SettleNotice />
              <CompareNotice />
              <WorkNotice />
            </>
          )}
          <Said />
          <Announcer />
        </>
      )}
    </>
  )
}

/** What a first picture does not show waits until it stands, unless the address or somebody asks for more. */
function useMoreDue(): boolean {
  const [isLink] = useState(() => location.hash.length > 1)
  const isDue = useSelected(
    ({ isStanding, panel, selection, keeper }) => isStanding || (panel ?? selection ?? keeper) !== undefined,
  )
  return isLink || isDue
}

/** From inside of another page to this one by itself, with the same view. */
function WholeLink(): ReactNode {
  const whole = (): string => {
    const { searchParams, href } = new URL(location.href)
    searchParams.delete('embed')
    return `${href.replace(/[?#].*/, '')}?${searchParams.toString()}${location.hash}`
  }
  return (
    <a
      className="surface whole-link"
      href={whole()}
      target="_blank"
      rel="noopener"
      onPointerDown={(event) => (event.currentTarget.href = whole())}
    >
      Open in Coterie
    </a>
  )
}
