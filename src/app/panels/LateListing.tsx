/** The door to the part that shows how a listing is read, which is loaded when there is one to look at. */
import { lazy, Suspense, type ReactNode } from 'react'
import type { Looking } from '../state/imports.ts'

const Part = lazy(() =>
  import('./ListingEditor.tsx').then(
    (parts) => ({ default: parts.ListingEditor }),
    () => ({ default: Missing }),
  ),
)

export function ListingEditor({ looking }: { looking: Looking }): ReactNode {
  return (
    <Suspense fallback={<p role="status">Reading the lines …</p>}>
      <Part looking={looking} />
    </Suspense>
  )
}

function Missing(): ReactNode {
  return <p className="fine">A part of the page could not be loaded. Load the page again.</p>
}
