/** `crossref`: an entry takes from its parent what it doesn't say itself. Parents may stand before or after. */
import type { Entry } from './entry.ts'

/** Parents remembered and children waiting; beyond that, children go without. */
const MAX_REMEMBERED = 20_000
const PARENTS: ReadonlySet<string> = new Set([
  'proceedings',
  'mvproceedings',
  'book',
  'mvbook',
  'collection',
  'mvcollection',
  'conference',
  'periodical',
])

/** Parts of a book by the book's own author. */
const BY_THE_SAME: ReadonlySet<string> = new Set(['inbook', 'bookinbook', 'suppbook'])

interface Inheritance {
  take(entry: Entry): void
  /** Gives the children whose parent never came. */
  end(): void
}

/** Entries are given at once, except those that lack something and name a parent that hasn't come yet. */
export function createInheritance(give: (entry: Entry) => void): Inheritance {
  const parents = new Map<string, ReadonlyMap<string, string>>()
  const waiting = new Map<string, Entry[]>()
  let waitingCount = 0

  return {
    take(entry) {
      const { fields } = entry
      const target = fields.get('crossref')?.trim().toLowerCase()
      if (target !== undefined && !isComplete(entry)) {
        const parent = parents.get(target)
        if (parent) give(inherit(entry, parent))
        else if (waitingCount < MAX_REMEMBERED) {
          const others = waiting.get(target)
          if (others) others.push(entry)
          else waiting.set(target, [entry])
          waitingCount++
        } else give(entry)
        return
      }
      const key = entry.key.toLowerCase()
      const isParent = key !== '' && PARENTS.has(entry.type)
      if (isParent && parents.size < MAX_REMEMBERED) parents.set(key, inheritable(fields))
      // Those that wait stand before their parent.
      const children = isParent ? waiting.get(key) : undefined
      if (children) {
        waiting.delete(key)
        waitingCount -= children.length
        for (const child of children) give(inherit(child, fields))
      }
      give(entry)
    },
    end() {
      for (const children of waiting.values()) for (const child of children) give(child)
      waiting.clear()
    },
  }
}

function isComplete({ type, fields }: Entry): boolean {
  const hasVenue = fields.has('booktitle') || fields.has('journal') || fields.has('journaltitle')
  return hasVenue && (fields.has('year') || fields.has('date')) && (fields.has('author') || !BY_THE_SAME.has(type))
}

function inheritable(fields: ReadonlyMap<string, string>): Map<string, string> {
  const kept = new Map<string, string>()
  for (const name of ['author', 'year', 'date', 'booktitle', 'title', 'eventtitle', 'publisher']) {
    const value = fields.get(name)
    if (value !== undefined) kept.set(name, value)
  }
  return kept
}

function inherit(child: Entry, parent: ReadonlyMap<string, string>): Entry {
  const fields = new Map(child.fields)
  const take = (name: string, value: string | undefined): void => {
    if (value !== undefined && !fields.has(name)) fields.set(name, value)
  }
  if (!fields.has('year') && !fields.has('date')) {
    take('year', parent.get('year'))
    take('date', parent.get('date'))
  }
  if (!fields.has('journal') && !fields.has('journaltitle'))
    take('booktitle', parent.get('booktitle') ?? parent.get('title'))
  if (BY_THE_SAME.has(child.type)) take('author', parent.get('author'))
  return { ...child, fields }
}
