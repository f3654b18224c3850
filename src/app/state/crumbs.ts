/** Where on the map somebody is: from the whole of it by what it is narrowed to down to what is selected. */
import { findEntity, nameOf } from './entities.ts'
import { clustersOf, marksOf, type Selection } from './selection.ts'
import type { Changes, State } from './store.ts'
import { shortName } from './ties.ts'

export interface Crumb {
  readonly name: string
  /** What leads there; the last crumb is where one is. */
  readonly change: Partial<Changes>
}

/** Only the whole map where nothing is selected or left out on purpose. */
export function crumbsOf(state: State): Crumb[] {
  const { view, filters, selection } = state
  if (!view) return []
  const clusterName = (id: number): string | undefined => view.communityList.find((cluster) => cluster.id === id)?.name
  const whole = { ...filters, only: undefined, part: undefined, around: undefined, cluster: undefined }
  const crumbs: Crumb[] = [{ name: 'Whole map', change: { filters: whole, selection: undefined } }]
  const add = (name: string | undefined, change: Partial<Changes>): void => {
    if (name !== undefined) crumbs.push({ name, change })
  }
  const inPart = { ...whole, part: filters.part }
  if (filters.part)
    add(filters.part.way === 'walk' ? 'Representative part' : 'Most connected', {
      filters: inPart,
      selection: undefined,
    })
  const narrowed = { ...inPart, cluster: filters.cluster }
  if (filters.cluster !== undefined)
    add(onlyWords(clusterName(filters.cluster)), { filters: narrowed, selection: undefined })
  if (filters.around) {
    const centre = view.indexOf.get(filters.around.key)
    if (centre !== undefined)
      add(`Around ${view.labels[centre]}`, { filters: { ...narrowed, around: filters.around }, selection: undefined })
  }
  if (filters.only?.some((key) => view.indexOf.has(key)))
    add(`Only ${filters.only.length} marks`, { filters, selection: undefined })
  if (!selection) return crumbs
  const cluster = clusterOf(state, selection)
  if (cluster !== undefined && cluster !== filters.cluster)
    add(clusterName(cluster), { selection: { type: 'cluster', id: cluster } })
  add(nameOfSelection(state, selection), { selection })
  return crumbs
}

function onlyWords(name: string | undefined): string | undefined {
  return name === undefined ? undefined : `Only ${name}`
}

/** The cluster that all of the selection lies in. */
function clusterOf({ view }: State, selection: Selection): number | undefined {
  const clusters = new Set(marksOf(selection).map((key) => view!.communities[view!.indexOf.get(key) ?? -1]))
  const [only] = clusters
  return clusters.size === 1 && only ? only : undefined
}

function nameOfSelection({ corpus, view }: State, selection: Selection): string | undefined {
  const label = (key: string): string | undefined => {
    const entity = corpus && findEntity(corpus.facts, key)
    return entity && nameOf(corpus.facts, entity)
  }
  if (selection.type === 'cluster') return view!.communityList.find(({ id }) => id === selection.id)?.name
  if (selection.type === 'tie') {
    const ends = clustersOf(selection).flatMap((id) => view!.communityList.find((cluster) => cluster.id === id) ?? [])
    return ends.length < 2 ? undefined : ends.map(shortName).join(' – ')
  }
  if (selection.type === 'node') return label(selection.key)
  if (selection.type === 'marks') return `${selection.keys.length} marks`
  const ends =
    selection.type === 'edge' ? [selection.source, selection.target] : [selection.keys[0]!, selection.keys.at(-1)!]
  const names = ends.map(label)
  return names.includes(undefined) ? undefined : names.join(selection.type === 'edge' ? ' – ' : ' → ')
}
