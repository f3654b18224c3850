/** How panels reach the state and speak to the stage. */
import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import type { Corpus, Facts } from '../../core/index.ts'
import type { Comparer } from '../state/comparing.ts'
import type { Commands } from '../state/commands.ts'
import type { Divide } from '../state/dividing.ts'
import type { Importer } from '../state/imports.ts'
import type { LayoutRunner } from '../state/layouts.ts'
import type { LensView } from '../state/lens-view.ts'
import type { Settler } from '../state/settling.ts'
import type { State, Store } from '../state/store.ts'
import type { Undo } from '../state/undo.ts'

export interface App {
  readonly store: Store
  readonly commands: Commands
  readonly importer: Importer
  readonly divide: Divide
  readonly settler: Settler
  readonly comparer: Comparer
  readonly layouts: LayoutRunner
  readonly undo: Undo
}

export const AppContext = createContext<App | undefined>(undefined)

export function useApp(): App {
  const app = useContext(AppContext)
  if (!app) throw new Error('A panel was rendered outside of AppContext; wrap it in AppContext.Provider.')
  return app
}

/** The selected part must be the same object as long as nothing changed. */
export function useSelected<T>(selector: (state: State) => T): T {
  return useStore(useApp().store, selector)
}

/** What every panel below a loaded page may count on. */
export interface Loaded {
  readonly facts: Facts
  readonly corpus: Corpus
  readonly view: LensView
}

export function useLoaded(): Loaded {
  const corpus = useSelected((state) => state.corpus)
  const view = useSelected((state) => state.view)
  if (!corpus || !view) throw new Error('A panel that needs a graph was rendered before one was loaded.')
  return { facts: corpus.facts, corpus, view }
}
