/** Keeps the browser's address in step with the state, so that Back, Forward and copied links work. */
import { isEmbedded } from './address.ts'
import { addressOf, visitAddress, type State, type Store } from './store.ts'

/** The part of `window` that is needed. */
export interface Browser {
  readonly location: { readonly hash: string; readonly pathname: string; readonly search: string }
  readonly history: {
    pushState(state: unknown, unused: string, address: string): void
    replaceState(state: unknown, unused: string, address: string): void
  }
  addEventListener(type: 'popstate', listener: () => void): void
}

/** A step (another selection, focus or lens) becomes an entry of the history; the camera and other filters only change the current one. */
export function followAddress(store: Store, browser: Browser): void {
  let isVisiting = false
  store.subscribe((state, before) => {
    if (isVisiting || !before.snapshot || state.load.status !== 'ready') return
    if (!isOtherAddress(state, before)) return
    const address = browser.location.pathname + browser.location.search + addressOf(state)
    const isStep = state.selection !== before.selection || state.lens !== before.lens || isOtherFocus(state, before)
    // Inside of another page Back belongs to that page.
    if (isStep && !isEmbedded(browser.location)) browser.history.pushState(null, '', address)
    else browser.history.replaceState(null, '', address)
  })
  browser.addEventListener('popstate', () => {
    isVisiting = true
    visitAddress(store, browser.location.hash)
    isVisiting = false
  })
}

function isOtherAddress(state: State, before: State): boolean {
  return (
    state.selection !== before.selection ||
    state.lens !== before.lens ||
    state.filters !== before.filters ||
    state.look !== before.look ||
    state.camera !== before.camera
  )
}

/** The map was narrowed to other marks. */
function isOtherFocus({ filters }: State, { filters: before }: State): boolean {
  return (
    filters.cluster !== before.cluster ||
    filters.around !== before.around ||
    filters.part !== before.part ||
    filters.only !== before.only
  )
}
