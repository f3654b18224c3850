/** Says in one sentence what was selected, for those who hear the page. */
import type { ReactNode } from 'react'
import type { Corpus } from '../../core/index.ts'
import { findEntity, nameOf } from '../state/entities.ts'
import type { LensView } from '../state/lens-view.ts'
import { clustersOf, type Selection } from '../state/selection.ts'
import { useLoaded, useSelected } from './context.ts'
import { KIND_WORDS, count, showNumber } from './words.ts'

/** Names of selected marks that are said. */
const MOST_SAID = 5

export function Announcer(): ReactNode {
  const { corpus, view } = useLoaded()
  const selection = useSelected((state) => state.selection)
  return (
    <p className="only-heard" aria-live="polite">
      {selection ? describe(corpus, view, selection) : ''}
    </p>
  )
}

function describe(corpus: Corpus, view: LensView, selection: Selection): string {
  const { facts } = corpus
  if (selection.type === 'cluster') {
    const cluster = view.communityList.find(({ id }) => id === selection.id)
    return cluster ? `Cluster ${cluster.name}, ${count(cluster.size, 'mark')}.` : ''
  }
  if (selection.type === 'tie') {
    const names = clustersOf(selection).flatMap((id) => view.communityList.find((own) => own.id === id)?.name ?? [])
    return `Link of the clusters ${names.join(' and ')}.`
  }
  if (selection.type === 'edge') {
    const [source, target] = [findEntity(facts, selection.source), findEntity(facts, selection.target)]
    if (!source || !target) return ''
    return `Link of ${nameOf(facts, source)} and ${nameOf(facts, target)}, ${count(corpus.papersBehind(source, target).length, 'paper')}.`
  }
  if (selection.type === 'path') {
    const names = selection.keys.flatMap((key) => findEntity(facts, key) ?? []).map((entity) => nameOf(facts, entity))
    return `Path of ${count(names.length - 1, 'step')}: ${names.join(', then ')}.`
  }
  if (selection.type === 'marks') {
    const names = selection.keys.flatMap((key) => findEntity(facts, key) ?? []).map((entity) => nameOf(facts, entity))
    const more = names.length > MOST_SAID ? ` and ${showNumber(names.length - MOST_SAID)} more` : ''
    return `${count(names.length, 'mark')} selected: ${names.slice(0, MOST_SAID).join('; ')}${more}.`
  }
  const entity = findEntity(facts, selection.key)
  if (!entity) return ''
  const papers = entity.kind === 'paper' ? '' : `, ${count(corpus.papersOf(entity).length, 'paper')}`
  const node = view.indexOf.get(selection.key)
  const links = node === undefined ? '' : `, ${count(view.links[node]!, 'link')}`
  return `${nameOf(facts, entity)}, ${KIND_WORDS[entity.kind].one}${papers}${links}.`
}
