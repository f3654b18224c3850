/** Applies the chosen theme to the page, follows the system where nothing is chosen, and remembers the choice. */
import { chooseTheme, type Store, type Theme } from './state/store.ts'

const KEY = 'coterie-theme'
const THEMES: readonly Theme[] = ['system', 'light', 'dark', 'contrast']
const WISHES = {
  contrast: '(prefers-contrast: more)',
  dark: '(prefers-color-scheme: dark)',
  /** The system gives all colours; those of the map, which it can't give, must suit its ground. */
  forced: '(forced-colors: active)',
} as const

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

function resolve(theme: Theme): string {
  const isWished = (wish: keyof typeof WISHES): boolean => window.matchMedia(WISHES[wish]).matches
  if (isWished('forced') || theme === 'contrast' || (theme === 'system' && isWished('contrast')))
    return isWished('dark') ? 'contrast-dark' : 'contrast'
  if (theme !== 'system') return theme
  return isWished('dark') ? 'dark' : 'light'
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
