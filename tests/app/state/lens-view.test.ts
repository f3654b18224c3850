/** Making a map ready before it is shown. */
import { expect, it } from 'vitest'
import { arrangeAhead, lensViewOf, prepareQuestions } from '../../../src/app/state/lens-view.ts'
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

it('finds a mark by its key before all keys were prepared, meanwhile and after', async () => {
  const { graph, analysis } = SNAPSHOT.lenses.everything!
  const fresh = () => lensViewOf(FACTS, { graph, analysis })
  const asked = fresh()
  graph.keys.forEach((key, node) => expect(asked.indexOf.get(key)).toBe(node))
  const view = fresh()
  const preparing = prepareQuestions(view)
  expect(view.indexOf.has(graph.keys.at(-1)!)).toBe(true)
  await preparing
  graph.keys.forEach((key, node) => expect(view.indexOf.get(key)).toBe(node))
  expect([view.indexOf.has('author:nobody'), view.indexOf.get('author:nobody')]).toEqual([false, undefined])
})
