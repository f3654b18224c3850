/** Doors to the parts about settling, which are loaded after the map is there. */
import { lazy, Suspense, type ComponentType, type ReactNode } from 'react'

type Parts = typeof import('./settling.ts')

/** A part that can't be loaded must not take the page with it. */
function late<Props extends object>(pick: (parts: Parts) => ComponentType<Props>): ComponentType<Props> {
  const Part = lazy(() =>
    import('./settling.ts').then(
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

export const PersonActions = late<{ readonly index: number }>((parts) => parts.PersonActions)
export const TopicActions = late<{ readonly index: number }>((parts) => parts.TopicActions)
export const ReviewSheet = late<object>((parts) => parts.ReviewSheet)
export const SettleNotice = late<object>((parts) => parts.SettleNotice)
