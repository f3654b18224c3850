/** Who is who when most people are known already: they stay who they were, and only who is new is judged. */
import { GrowingColumn } from '../../columns/growing-column.ts'
import { rowLength } from '../../columns/incidence.ts'
import { joinVariants } from './acquaintances.ts'
import { calibrate, RARE } from './calibration.ts'
import { gatherCollection } from './collection.ts'
import { groupByCoauthors } from './groups.ts'
import { joinNamesakes } from './homonyms.ts'
import { Identities } from './identities.ts'
import { joinSpellings } from './joining.ts'
import { STRANGER } from './known-people.ts'
import { openLedger, type Ledger } from './ledger.ts'
import type { Mentions } from './mentions.ts'
import { familiesOf, groupMentions, groupsOfNames } from './name-groups.ts'

/** Names from which it is learnt how much each likeness counts: enough to judge a few people by … */
const MOST_NAMES = 200
/** … and rare names with several mentions among which to look for them. */
const MOST_LOOKED_THROUGH = 5000
/** Papers from which it is learnt how common words are. */
const MOST_PAPERS = 1500

/**
 * Joins each new mention to somebody known or to other new ones, by the same evidence as if nobody were known; but no
 * two known people become one, unless an identifier says so, and nobody known becomes two. `personOf` has for each
 * mention its person as known earlier, or `STRANGER`. What takes long to gather is learnt from samples.
 */
export function continuePeople(
  mentions: Mentions,
  personOf: Uint32Array,
  useIdentifiers: boolean,
  step: () => void,
): { readonly identities: Identities; readonly ledger: Ledger } {
  const identities = new Identities(mentions, useIdentifiers, personOf)
  const ledger = openLedger(mentions.form.length)
  const strangers: number[] = []
  for (let mention = 0; mention < personOf.length; mention++)
    if (personOf[mention] === STRANGER) strangers.push(mention)
  if (strangers.length === 0) return { identities, ledger }
  const collection = gatherCollection(mentions, { sample: samplePlaces(mentions.papers.length, MOST_PAPERS) })
  step()
  const telling = new GrowingColumn()
  for (let name = 0; name < mentions.names.size; name++)
    if (collection.namesakes[name]! < RARE && rowLength(collection.mentionsOf, name) > 1) telling.push(name)
  const some = samplePlaces(telling.length, MOST_LOOKED_THROUGH).map((place) => telling.at(place))
  const groups = groupMentions(collection, new Identities(mentions, false), some)
  step()
  const calibration = calibrate(collection, groups, MOST_NAMES)
  step()
  const nameOf = (mention: number): number => mentions.name[mention]!
  const names = [...new Set(strangers.map(nameOf))].sort((one, two) => one - two)
  groupByCoauthors(collection, identities, names, (mention) => personOf[mention] === STRANGER)
  for (const [name, parts] of groupsOfNames(collection, identities, names))
    if (!parts.every(([first]) => identities.isKnown(first!)))
      joinNamesakes(collection, identities, calibration, ledger, name, parts)
  step()
  // Spellings of people who are known stay apart, so only where somebody new is among them is there anything to join.
  const { stem } = collection.columns
  const unknown = (): number[] => strangers.filter((mention) => !identities.isKnown(mention))
  const stems = new Set(unknown().map((mention) => stem[nameOf(mention)]!))
  for (const family of familiesOf(collection, identities, (name) => stems.has(stem[name]!)))
    joinSpellings(collection, identities, calibration, ledger, family)
  // Likewise, only who stands beside somebody new has anybody to introduce.
  const hosts = new Set<number>()
  for (const paper of new Set(unknown().map((mention) => mentions.paper[mention]!)))
    for (let mention = mentions.offsets[paper]!; mention < mentions.offsets[paper + 1]!; mention++)
      hosts.add(nameOf(mention))
  joinVariants(
    collection,
    identities,
    calibration,
    ledger,
    [...hosts].sort((one, two) => one - two),
  )
  step()
  return { identities, ledger }
}

/** At most so many of the places in a list of this length, evenly spaced. */
function samplePlaces(length: number, most: number): readonly number[] {
  const count = Math.min(length, most)
  return Array.from({ length: count }, (_, at) => Math.floor((at * length) / count))
}
