/** Who is who when most people are known already: they stay who they were, and only who is new is judged. */
import { joinVariants } from './acquaintances.ts'
import { calibrate } from './calibration.ts'
import { gatherCollection } from './collection.ts'
import { groupByCoauthors } from './groups.ts'
import { joinNamesakes } from './homonyms.ts'
import { Identities } from './identities.ts'
import { joinSpellings } from './joining.ts'
import { STRANGER } from './known-people.ts'
import { openLedger, type Ledger } from './ledger.ts'
import type { Mentions } from './mentions.ts'
import { familiesOf, groupMentions, groupsOfNames } from './name-groups.ts'

/** Names from which it is learnt how much each likeness counts: enough to judge a few people by. */
const MOST_NAMES = 600

/**
 * Joins each new mention to somebody known or to other new ones, by the same evidence as if nobody were known; but no
 * two known people become one, unless an identifier says so, and nobody known becomes two. `personOf` has for each
 * mention its person as known earlier, or `STRANGER`.
 */
export function continuePeople(
  mentions: Mentions,
  personOf: Uint32Array,
  useIdentifiers: boolean,
  step: () => void,
): { readonly identities: Identities; readonly ledger: Ledger } {
  const collection = gatherCollection(mentions)
  step()
  const groups = groupMentions(collection, new Identities(mentions, false))
  step()
  const calibration = calibrate(collection, groups, MOST_NAMES)
  step()
  const identities = new Identities(mentions, useIdentifiers)
  const ledger = openLedger(mentions.form.length)
  const strangers = [...personOf.keys()].filter((mention) => personOf[mention] === STRANGER)
  const links = linksOf(personOf)
  identities.follow(links)
  personOf.forEach((person, mention) => {
    if (person !== STRANGER && links[mention] === mention) identities.claim(mention, `${KNOWN}:${person}`)
  })
  const nameOf = (mention: number): number => mentions.forms[mentions.form[mention]!]!.folded
  const names = [...new Set(strangers.map(nameOf))].sort((one, two) => one - two)
  groupByCoauthors(collection, identities, names)
  const isKnown = (mention: number): boolean => identities.hasClaim(mention, KNOWN)
  for (const [name, parts] of groupsOfNames(collection, identities, names))
    if (!parts.every(([first]) => isKnown(first!)))
      joinNamesakes(collection, identities, calibration, ledger, name, parts)
  step()
  const families = new Set(
    strangers.filter((mention) => !isKnown(mention)).map((mention) => mentions.names[nameOf(mention)]!.family),
  )
  for (const family of familiesOf(collection, identities, (one) => families.has(one)))
    joinSpellings(collection, identities, calibration, ledger, family)
  const newPapers = new Set(strangers.map((mention) => mentions.paper[mention]!))
  const hosts = new Set<number>()
  for (const paper of newPapers)
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

/** Scheme of the identifier that everybody known has; no source can give it. */
const KNOWN = '\u0000known'

/** Of every mention the first one of the same known person. */
function linksOf(personOf: Uint32Array): Uint32Array {
  const first = new Map<number, number>()
  return Uint32Array.from(personOf, (person, mention) => {
    if (person === STRANGER) return mention
    const known = first.get(person)
    if (known === undefined) first.set(person, mention)
    return known ?? mention
  })
}
