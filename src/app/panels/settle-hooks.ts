/** How panels settle things: the list so far, and the two ways to make it longer. */
import { useStore } from 'zustand'
import type { Decisions, Settled, Topic } from '../../core/index.ts'
import { addDecisions, describeDecision, describeReplacement, namesOf, replaceTopic } from '../state/settle.ts'
import { settledOf } from '../state/settled.ts'
import { useApp, useLoaded, useSelected } from './context.ts'
import { count } from './words.ts'

interface Settling {
  readonly settled: Settled
  /** Nothing more can be settled until this is done. */
  readonly isWorking: boolean
  readonly nameOf: (reference: string) => string
  /** Returns why not, when the decisions contradict what is settled already. */
  readonly settlePeople: (decisions: Decisions) => string | undefined
  readonly replace: (topic: Topic, replaceBy: string) => void
}

export function useSettling(): Settling {
  const { settler } = useApp()
  const { facts } = useLoaded()
  const settled = useSelected((state) => settledOf(state.snapshot))
  const isWorking = useStore(settler.state, ({ work }) => work.status === 'working')
  const nameOf = namesOf(facts)
  return {
    settled,
    isWorking,
    nameOf,
    settlePeople(decisions) {
      const addition = addDecisions(settled.people, decisions)
      if ('contradiction' in addition) return `This contradicts what was settled before: ${addition.contradiction}.`
      const [first] = decisions
      const words =
        first && decisions.length === 1
          ? describeDecision(first, nameOf)
          : `settled ${count(decisions.length, 'question')} of who is who`
      settler.settle({ ...settled, people: addition.people }, words)
      return undefined
    },
    replace(topic, replaceBy) {
      settler.settle(
        { ...settled, topics: replaceTopic(settled.topics, topic, replaceBy) },
        describeReplacement({ label: topic.label, replaceBy }),
      )
    },
  }
}
