/** What panels ask of the stage without knowing it: moves of the camera and pictures. */

export type Command =
  | { readonly type: 'zoom'; readonly factor: number }
  | { readonly type: 'fit' }
  | { readonly type: 'pan'; readonly x: number; readonly y: number }
  /** Moves the picked marks a little; y points up. */
  | { readonly type: 'nudge'; readonly x: number; readonly y: number }
  /** Brings a mark, a link or a cluster into the middle. */
  | { readonly type: 'go-to-selection' }
  /** A PNG of what is seen, `scale` times the pixels of the window. */
  | { readonly type: 'take-picture'; readonly scale: number; readonly deliver: (picture: Promise<Blob>) => void }
  /** An SVG of what is seen, with its legend. */
  | { readonly type: 'draw-picture'; readonly deliver: (picture: Promise<Blob>) => void }

type Listener = (command: Command) => void

export interface Commands {
  send(command: Command): void
  /** Returns what ends the subscription. */
  listen(listener: Listener): () => void
}

export function createCommands(): Commands {
  const listeners = new Set<Listener>()
  return {
    send: (command) => listeners.forEach((listener) => listener(command)),
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
