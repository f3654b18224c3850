/** The panel on the right: answers about what is selected. */
import type { ReactNode } from 'react'
import { findEntity, nameOf } from '../state/entities.ts'
import { addressOfSelection, clustersOf, type Selection } from '../state/selection.ts'
import { select } from '../state/store.ts'
import { shortName } from '../state/ties.ts'
import { ClusterDetails } from './ClusterDetails.tsx'
import { useApp, useLoaded, useSelected } from './context.ts'
import { EdgeDetails, describeLink } from './EdgeDetails.tsx'
import { EntityDetails } from './EntityDetails.tsx'
import { Icon, Mark, clusterClass } from './Icon.tsx'
import { IconButton } from './IconButton.tsx'
import { MarksDetails } from './MarksDetails.tsx'
import { PathDetails } from './PathDetails.tsx'
import { TieDetails } from './TieDetails.tsx'
import { KIND_WORDS, count } from './words.ts'

export function Details(): ReactNode {
  const selection = useSelected((state) => state.selection)
  return selection ? <OpenDetails selection={selection} /> : null
}

function OpenDetails({ selection }: { selection: Selection }): ReactNode {
  const { store, commands } = useApp()
  const { title, kind, mark, body } = useContent(selection)
  return (
    <aside className={`panel details${selection.type === 'marks' ? ' is-wide' : ''}`} aria-label="Details">
      <header className="panel-head">
        <div className="details-title">
          <p className="kind">
            {mark}
            {kind}
          </p>
          <h2>{title}</h2>
        </div>
        <IconButton
          icon="focus"
          label="Bring into the middle"
          onClick={() => commands.send({ type: 'go-to-selection' })}
        />
        <IconButton icon="close" label="Close details" title="Close (Esc)" onClick={() => select(store, undefined)} />
      </header>
      <div className="panel-body" key={selection.type === 'marks' ? 'marks' : addressOfSelection(selection)}>
        {body}
      </div>
    </aside>
  )
}

interface Content {
  readonly title: string
  readonly kind: string
  readonly mark: ReactNode
  readonly body: ReactNode
}

function useContent(selection: Selection): Content {
  const { facts, corpus, view } = useLoaded()
  if (selection.type === 'cluster') {
    const cluster = view.communityList.find(({ id }) => id === selection.id)
    if (!cluster) return missing('This cluster is not part of this lens.')
    return {
      title: cluster.name,
      kind: 'Cluster',
      mark: <span className={`swatch ${clusterClass(cluster.id)}`} aria-hidden="true" />,
      body: <ClusterDetails key={cluster.id} id={cluster.id} />,
    }
  }
  if (selection.type === 'tie') {
    const [one, other] = clustersOf(selection).map((id) => view.communityList.find((cluster) => cluster.id === id))
    if (!one || !other) return missing('These clusters are not part of this lens.')
    return {
      title: `${shortName(one)} – ${shortName(other)}`,
      kind: 'Link of two clusters',
      mark: <Icon name="path" />,
      body: <TieDetails key={addressOfSelection(selection)} one={one} other={other} />,
    }
  }
  if (selection.type === 'edge') {
    const source = findEntity(facts, selection.source)
    const target = findEntity(facts, selection.target)
    if (!source || !target) return missing('This link is not in the graph.')
    return {
      title: describeLink(corpus, source, target),
      kind: 'Link',
      mark: <Icon name="path" />,
      body: <EdgeDetails key={selection.source + selection.target} source={source} target={target} />,
    }
  }
  if (selection.type === 'path') {
    const [from, to] = [selection.keys[0]!, selection.keys.at(-1)!].map((key) => findEntity(facts, key))
    if (!from || !to) return missing('This path leads over people who are not in the graph.')
    return {
      title: `${count(selection.keys.length - 1, 'step')} from ${nameOf(facts, from)} to ${nameOf(facts, to)}`,
      kind: 'Path',
      mark: <Icon name="path" />,
      body: <PathDetails key={selection.keys.join(' ')} keys={selection.keys} />,
    }
  }
  if (selection.type === 'marks')
    return {
      title: count(selection.keys.length, 'mark'),
      kind: 'Selection',
      mark: <Icon name="lasso" />,
      body: <MarksDetails keys={selection.keys} />,
    }
  const entity = findEntity(facts, selection.key)
  if (!entity) return missing('The address names something that is not in this graph.')
  const node = view.indexOf.get(selection.key)
  return {
    title: nameOf(facts, entity),
    kind: KIND_WORDS[entity.kind].one.replace(/^./, (letter) => letter.toUpperCase()),
    mark: <Mark kind={entity.kind} cluster={node === undefined ? undefined : view.communities[node]} />,
    body: <EntityDetails key={selection.key} entity={entity} />,
  }
}

function missing(why: string): Content {
  return { title: 'Nothing to show', kind: 'Not found', mark: null, body: <p className="lead">{why}</p> }
}
