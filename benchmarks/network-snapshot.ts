/** A generated network as the compact file of a snapshot: people and who works with whom, laid out, without papers. */
import { components, degrees, detectCommunities, layoutNetwork, strengths } from '../src/core/analysis/index.ts'
import type { Author, Incidence } from '../src/core/model/facts.ts'
import type { Network } from '../src/core/model/network.ts'
import type { Snapshot } from '../src/core/model/snapshot.ts'
import { DEFAULTS } from '../src/core/model/options.ts'
import { writeCompactSnapshot } from '../src/core/snapshots/compact/write-compact.ts'
import { VERSION } from '../src/core/version.ts'
import { generateNetwork } from './generate-network.ts'

const NONE: Incidence = { offsets: Uint32Array.of(0), targets: new Uint32Array() }
const SYLLABLES = ['ba', 'de', 'ki', 'lo', 'mu', 'na', 'pe', 'ri', 'sa', 'to', 'vu', 'wen', 'xi', 'yo', 'zha', 'gor']

/** `size` links among `order` people; people of many links are given many documents. */
export function networkSnapshot(order: number, size: number): Uint8Array {
  const { network } = generateNetwork({ order, size, seed: 1, mixing: 0.05 })
  const { communities } = detectCommunities(network, { seed: 1, resolution: 1 })
  const links = degrees(network)
  const documents = links.map((degree) => Math.max(1, Math.round(degree / 2)))
  const authors = Array.from({ length: order }, (_, person) => describePerson(person))
  const snapshot: Snapshot = {
    manifest: { coterie: VERSION, options: DEFAULTS, inputs: [] },
    facts: {
      papers: [],
      authors,
      topics: [],
      systems: [],
      paperAuthors: NONE,
      paperTopics: NONE,
      introducedSystems: NONE,
      mentionedSystems: NONE,
    },
    lenses: {
      'co-authors': {
        graph: {
          lens: 'co-authors',
          counting: 'full',
          keys: authors.map(({ id }) => id),
          kinds: authors.map(() => 'author'),
          entities: Uint32Array.from(authors, (_, person) => person),
          network,
          edgeKinds: [['coauthorship', network.sources.length]],
          omissions: [],
        },
        analysis: {
          positions: layoutNetwork(network, {
            seed: 1,
            radii: Float32Array.from(documents, (count) => 3 * Math.sqrt(count)),
          }),
          communities,
          communityList: listCommunities(network, communities, authors),
          components: components(network),
          links,
          totalLinkStrength: strengths(network),
          documents,
        },
      },
    },
    issues: [],
  }
  return writeCompactSnapshot(snapshot)
}

function describePerson(person: number): Author {
  const family = spell(person + 300)
  const given = spell(1 + ((person * 7919) % 4096))
  const printed = `${given} ${family}`
  return { id: `author:${person}`, name: { family, given, printed }, label: `${family}, ${given}`, forms: [printed] }
}

function spell(number: number): string {
  let word = ''
  for (let rest = number; rest > 0; rest = Math.floor(rest / SYLLABLES.length))
    word += SYLLABLES[rest % SYLLABLES.length]
  return word.charAt(0).toUpperCase() + word.slice(1)
}

/** Each is called after the person in it who has the most links. */
function listCommunities(network: Network, communities: Uint32Array, authors: readonly Author[]) {
  const links = degrees(network)
  const list: { id: number; name: string; size: number; topics: number[]; hub: number }[] = []
  communities.forEach((id, person) => {
    if (id === 0) return
    const community = (list[id - 1] ??= { id, name: '', size: 0, topics: [], hub: person })
    community.size++
    if (links[person]! > links[community.hub]!) community.hub = person
  })
  return list.map(({ hub, ...community }) => ({ ...community, name: authors[hub]!.name.family }))
}
