/** Keys that belong to one part of the page while the focus is in it. */
import { useEffect, useRef, type RefObject } from 'react'

export function useOwnKeys(part: RefObject<HTMLElement | null>, onKeyDown: (event: KeyboardEvent) => void): void {
  const latest = useRef(onKeyDown)
  useEffect(() => {
    latest.current = onKeyDown
  })
  useEffect(() => {
    const element = part.current
    const listen = (event: KeyboardEvent): void => latest.current(event)
    element?.addEventListener('keydown', listen)
    return () => element?.removeEventListener('keydown', listen)
  }, [part])
}

/** Escape leaves the part instead of what is around it; in a field with suggestions it empties the field first. */
export function useEscape(part: RefObject<HTMLElement | null>, onEscape: () => void): void {
  useOwnKeys(part, (event) => {
    const { target } = event
    if (event.key !== 'Escape') return
    if (target instanceof HTMLInputElement && target.role === 'combobox' && target.value !== '') return
    event.stopPropagation()
    onEscape()
  })
}

/** As a `ref`: what was opened to be written in has the focus at once. */
export function takeFocus(element: HTMLElement | null): void {
  element?.focus()
}
