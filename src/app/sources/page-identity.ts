/** Which of several open pages this one is, so that none of them writes over the work of another. */

const KEY = 'coterie-work'
const LOCK = 'coterie-work-'

/** True where this page showed somebody's own work before it was loaded again. */
export function isReturning(): boolean {
  return recall() !== null
}

/** The id of this page: the same after it was loaded again, another for a copy of it. */
export async function claimPage(): Promise<string> {
  const known = recall()
  if (known !== null && (await hold(known))) return known
  const id = [...crypto.getRandomValues(new Uint32Array(2))].map((part) => part.toString(36)).join('')
  await hold(id)
  return id
}

/** Whether a page that is open now has this id. */
export async function isElsewhere(id: string): Promise<boolean> {
  const { held = [] } = (await locks()?.query()) ?? {}
  return held.some(({ name }) => name === LOCK + id)
}

/** The next time this page is loaded it goes on with its own work; without an id, there is none. */
export function markPage(id: string | undefined): void {
  try {
    if (id === undefined) sessionStorage.removeItem(KEY)
    else sessionStorage.setItem(KEY, id)
  } catch {
    return
  }
}

/** Held until the page is gone. False where another page has it. */
function hold(id: string): Promise<boolean> {
  const manager = locks()
  if (!manager) return Promise.resolve(true)
  return new Promise((resolve) => {
    manager
      .request(LOCK + id, { ifAvailable: true }, (lock) => {
        resolve(lock !== null)
        return lock === null ? undefined : new Promise(() => undefined)
      })
      // Where locks are refused, pages can't tell each other apart.
      .catch(() => resolve(true))
  })
}

/** Not every page may use locks: one that came from a disk or without encryption may not. */
function locks(): LockManager | undefined {
  return (navigator as Partial<Navigator>).locks
}

function recall(): string | null {
  try {
    return sessionStorage.getItem(KEY)
  } catch {
    return null
  }
}
