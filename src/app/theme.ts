/** Applies the chosen theme to the page, follows the system where nothing is chosen, and remembers the choice. */
import { chooseTheme, type Store, type Theme } from './state/store.ts'

const KEY = 'coterie-theme'
const THEMES: readonly Theme[] = ['system', 'light', 'dark', 'contrast']
const WISHES = { contrast: '(prefers-contrast: more)', dark: '(prefers-color-scheme: dark)' } as const

export function followTheme(store: Store): void {
  const apply = (): void => {
    document.documentElement.dataset['theme'] = resolve(store.getState().theme)
  }
  store.subscribe((state, before) => {
    if (state.theme === before.theme) return
    apply()
    remember(state.theme)
  })
  for (const wish of Object.values(WISHES)) window.matchMedia(wish).addEventListener('change', apply)
  apply()
  const remembered = THEMES.find((theme) => theme === recall())
  if (remembered) chooseTheme(store, remembered)
}

function resolve(theme: Theme): Exclude<Theme, 'system'> {
  if (theme !== 'system') return theme
  if (window.matchMedia(WISHES.contrast).matches) return 'contrast'
  return window.matchMedia(WISHES.dark).matches ? 'dark' : 'light'
}

// Storage may be refused; then the choice lasts as long as the page.
function recall(): string | null {
  try {
    return localStorage.getItem(KEY)
  } catch {
    return null
  }
}

function remember(theme: Theme): void {
  try {
    localStorage.setItem(KEY, theme)
  } catch {
    return
  }
}
