/** Learns from the records found so far how most records of the document are written. */
import type { NameOrder } from './byline.ts'
import type { Delimiter } from './cuts.ts'
import type { Role, ScoredLine } from './roles.ts'
import type { Grammar, Habit, Usual } from './segmentation.ts'

interface Sum {
  score: number
  count: number
  readonly roles: number[]
}

/** How most one-line records of the document are written. */
export function learnHabit(scored: readonly ScoredLine[], roles: readonly Role[]): Habit {
  const counts = new Map<string, number>()
  const orders = new Map<NameOrder, number>()
  const cuts = new Map<string, number>()
  const sums = new Map<string, Sum>()
  const count = (key: string, weight: number): void => void counts.set(key, (counts.get(key) ?? 0) + weight)
  let total = 0
  scored.forEach(({ segmentation, byline, scores }, index) => {
    const isRecord = roles[index] === 'record' && segmentation
    const people = isRecord
      ? segmentation.byline
      : roles[index] === 'authors' || roles[index] === 'leading'
        ? byline
        : undefined
    if (people && people.score > 0.55 && people.names.length > 1)
      orders.set(people.order, (orders.get(people.order) ?? 0) + people.names.length)
    if (!isRecord) return
    const weight = Math.max(0.1, segmentation.score - 0.4)
    total += weight
    const key = `${segmentation.grammar} ${segmentation.first} ${segmentation.second}`
    let sum = sums.get(key)
    if (!sum) sums.set(key, (sum = { score: 0, count: 0, roles: scores.map(() => 0) }))
    sum.score += segmentation.score
    sum.count++
    for (let role = 0; role < scores.length; role++) sum.roles[role]! += scores[role]!
    cuts.set(key, (cuts.get(key) ?? 0) + weight)
    count(segmentation.grammar, weight)
    count(`${segmentation.grammar} ${segmentation.first}`, weight)
    count(`${segmentation.grammar} . ${segmentation.second}`, weight)
  })
  const order = [...orders].sort((a, b) => b[1] - a[1])[0]?.[0]
  const share = (key: string, of: number): number => (counts.get(key) ?? 0) / (of + 1)
  const usual = [...cuts].sort((a, b) => b[1] - a[1])[0]
  return {
    ...(order && { order }),
    ...(usual && usual[1] > total * 0.5 && { usual: usualOf(usual[0], sums.get(usual[0])!) }),
    hasRecords: total > 0,
    isUsual: (found) =>
      usual !== undefined &&
      usual[1] > total * 0.5 &&
      usual[0] === `${found.grammar} ${found.first} ${found.second}` &&
      (!order || !found.byline || found.byline.order === order || found.byline.names.length < 2),
    bonus: (grammar: Grammar, first: Delimiter, second: Delimiter) => {
      const ofGrammar = counts.get(grammar) ?? 0
      return (
        0.16 * share(grammar, total) +
        0.1 * share(`${grammar} ${first}`, ofGrammar) +
        0.1 * share(`${grammar} . ${second}`, ofGrammar)
      )
    },
  }
}

function usualOf(key: string, sum: Sum): Usual {
  const [grammar, first, second] = key.split(' ')
  return {
    grammar: grammar as Grammar,
    first: first as Delimiter,
    second: second as Delimiter,
    score: sum.score / sum.count,
    roles: sum.roles.map((score) => score / sum.count),
  }
}
