/** Parts of the page that are loaded after the map is there, so that a first visit is not kept waiting for them. */
import { lazy, Suspense, type ComponentType, type ReactNode } from 'react'

/** The part that `pick` takes from what `load` brings. One that can't be loaded must not take the page with it. */
export function late<Parts, Props extends object>(
  load: () => Promise<Parts>,
  pick: (parts: Parts) => ComponentType<Props>,
): ComponentType<Props> {
  const Part = lazy(() =>
    load().then(
      (parts) => ({ default: pick(parts) }),
      () => ({ default: Missing as ComponentType<Props> }),
    ),
  )
  return function Late(props: Props): ReactNode {
    return (
      <Suspense fallback={null}>
        <Part {...props} />
      </Suspense>
    )
  }
}

function Missing(): ReactNode {
  return <p className="fine">A part of the page could not be loaded. Load the page again.</p>
}
