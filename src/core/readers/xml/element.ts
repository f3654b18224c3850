/** Elements of one XML record, and the ways to look into them. Names come without their namespace prefix. */

export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  /** Elements and the text between them, in order. */
  readonly content: readonly (XmlElement | string)[]
}

/** Elements that begin a new line where they are shown; text around them does not run together. */
const BLOCKS: ReadonlySet<string> = new Set(['p', 'br', 'sec', 'title', 'label', 'list', 'list-item', 'AbstractText'])

export function childrenOf(element: XmlElement | undefined, name?: string): XmlElement[] {
  const found: XmlElement[] = []
  for (const item of element?.content ?? [])
    if (typeof item !== 'string' && (name === undefined || item.name === name)) found.push(item)
  return found
}

/** The first element down a path of names: at every step the first child of that name. */
export function descend(element: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined {
  let found = element
  for (const name of path) found = childrenOf(found, name)[0]
  return found
}

/** Every element down a path of names. */
export function descendAll(element: XmlElement | undefined, ...path: readonly string[]): XmlElement[] {
  let found = element ? [element] : []
  for (const name of path) found = found.flatMap((one) => childrenOf(one, name))
  return found
}

/** All the text inside, white space collapsed; "" when there is none. `isHidden` elements are left out. */
export function textOf(
  element: XmlElement | undefined,
  isHidden: (child: XmlElement) => boolean = () => false,
): string {
  const parts: string[] = []
  const collect = (one: XmlElement): void => {
    for (const item of one.content)
      if (typeof item === 'string') parts.push(item)
      else if (!isHidden(item)) {
        const isBlock = BLOCKS.has(item.name)
        if (isBlock) parts.push(' ')
        collect(item)
        if (isBlock) parts.push(' ')
      }
  }
  if (element) collect(element)
  return parts.join('').replace(/\s+/g, ' ').trim()
}

/** The text down a path of names; nothing when it is empty. */
export function textAt(element: XmlElement | undefined, ...path: readonly string[]): string | undefined {
  return textOf(descend(element, ...path)) || undefined
}
