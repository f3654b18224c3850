/** Puts a graph of the same papers in the place of the one on the page, so that nothing else seems to change. */
import { createCorpus, type LensName, type Snapshot } from '../../core/index.ts'
import { followAnnotations } from './annotations.ts'
import { findEntity } from './entities.ts'
import { lensViewOf } from './lens-view.ts'
import { selectionOf, tieSelection, type Selection } from './selection.ts'
import { followKey } from './settled.ts'
import { deriveView, lensNamesOf, type Store } from './store.ts'

/** Lens, filters and camera stay; so does the selection where what it means is still there, be it under another key. */
export function exchangeSnapshot(store: Store, snapshot: Snapshot): void {
  const { snapshot: before, lens: current, filters, selection, annotations: written } = store.getState()
  const lens = snapshot.lenses[current] ? current : lensNamesOf(snapshot)[0]
  if (!before || !lens) throw new Error('The settled graph has no map; the one on the page stays.')
  const follow = (key: string): string => (findEntity(snapshot.facts, key) ? key : followKey(key, before, snapshot))
  const sameCluster = (id: number): number | undefined => {
    const name = communitiesOf(before, current).find((community) => community.id === id)?.name
    return communitiesOf(snapshot, lens).find((community) => community.name === name)?.id
  }
  const annotations = followAnnotations(written, follow)
  store.setState({
    snapshot,
    annotations,
    corpus: createCorpus(snapshot.facts),
    // Clusters are numbered anew by every build.
    ...deriveView(
      store,
      snapshot,
      lens,
      {
        ...filters,
        cluster: filters.cluster === undefined ? undefined : sameCluster(filters.cluster),
        only: filters.only?.map(follow),
        hiddenMarks: filters.hiddenMarks.map(follow),
      },
      { annotations },
    ),
    selection: selection && followSelection(selection, snapshot, follow, sameCluster),
    hovered: undefined,
  })
}

function communitiesOf(snapshot: Snapshot, lens: LensName): readonly { id: number; name: string }[] {
  const shown = snapshot.lenses[lens]
  return shown ? lensViewOf(snapshot.facts, shown).communityList : []
}

function followSelection(
  selection: Selection,
  { facts }: Snapshot,
  follow: (key: string) => string,
  sameCluster: (id: number) => number | undefined,
): Selection | undefined {
  if (selection.type === 'cluster') {
    const id = sameCluster(selection.id)
    return id === undefined ? undefined : { type: 'cluster', id }
  }
  if (selection.type === 'tie') {
    const [one, other] = [sameCluster(selection.one), sameCluster(selection.other)]
    return one === undefined || other === undefined || one === other ? undefined : tieSelection(one, other)
  }
  if (selection.type === 'node') {
    const key = follow(selection.key)
    if (!findEntity(facts, key)) return undefined
    return key === selection.key ? selection : { type: 'node', key }
  }
  if (selection.type === 'marks') return selectionOf(selection.keys.map(follow).filter((key) => findEntity(facts, key)))
  // A link or a path is another one as soon as one of its ends is somebody else.
  const keys = selection.type === 'path' ? selection.keys : [selection.source, selection.target]
  return keys.every((key) => findEntity(facts, key)) ? selection : undefined
}
