/** Making a map ready before it is shown. */
import { expect, it } from 'vitest'
import { arrangeAhead, lensViewOf } from '../../../src/app/state/lens-view.ts'
import { FACTS, SNAPSHOT } from '../small-graph.ts'

it('arranges what is shown first, once', async () => {
  const { everything, ...others } = SNAPSHOT.lenses
  const fresh = { ...SNAPSHOT, lenses: { ...others, everything: { ...everything! } } }
  await arrangeAhead(fresh)
  const view = lensViewOf(FACTS, fresh.lenses.everything)
  expect(view.order).toBe(everything!.graph.keys.length)
  expect(lensViewOf(FACTS, fresh.lenses.everything)).toBe(view)
})

it('has nothing to do where there is no lens', async () => {
  await expect(arrangeAhead({ ...SNAPSHOT, lenses: {} })).resolves.toBeUndefined()
})
