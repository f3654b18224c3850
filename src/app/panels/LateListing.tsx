/** The door to the part that shows how pasted text is read, which is loaded when there is such text. */
import { lazy, Suspense, type ReactNode } from 'react'

const Part = lazy(() =>
  import('./ListingEditor.tsx').then(
    (parts) => ({ default: parts.ListingEditor }),
    () => ({ default: Missing }),
  ),
)

export function ListingEditor({ text }: { text: string }): ReactNode {
  return (
    <Suspense fallback={<p role="status">Reading the lines …</p>}>
      <Part text={text} />
    </Suspense>
  )
}

function Missing(): ReactNode {
  return <p className="fine">A part of the page could not be loaded. Load the page again.</p>
}
