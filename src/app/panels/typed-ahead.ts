/** What is typed for the palette before it is there: it is loaded after the map, and quick hands are quicker. */
let text = ''

export function typeAhead(key: string): void {
  text += key
}

/** All that was typed since it was last forgotten. */
export function typedAhead(): string {
  return text
}

export function forgetTyped(): void {
  text = ''
}
