/** What panels ask of the stage without knowing it: moves of the camera and pictures. */

export type Command =
  | { readonly type: 'zoom'; readonly factor: number }
  | { readonly type: 'fit' }
  | { readonly type: 'pan'; readonly x: number; readonly y: number }
  /** Moves the picked marks a little; y points up. */
  | { readonly type: 'nudge'; readonly x: number; readonly y: number }
  /** Brings a mark, a link or a cluster into the middle. */
  | { readonly type: 'go-to-selection' }
  /** Moves the map if the selected cluster is out of sight. */
  | { readonly type: 'keep-in-sight' }
  /** A PNG of what is seen, with its legend. */
  | { readonly type: 'take-picture'; readonly wish: PictureWish; readonly deliver: (picture: Promise<Blob>) => void }
  /** An SVG of what is seen, with its legend. */
  | { readonly type: 'draw-picture'; readonly wish: PictureWish; readonly deliver: (picture: Promise<Blob>) => void }

export interface PictureWish {
  /** Pixels of the picture for each of the window, where it is not to be printed. */
  readonly scale: number
  /** Without the ground of paper. */
  readonly isTransparent: boolean
  /** Printed width; pixels are as many as that takes. */
  readonly print?: { readonly millimetres: number; readonly dotsPerInch: number } | undefined
}

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
