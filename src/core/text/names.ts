/** Personal names: the parts of a printed form. */
import type { PersonName } from '../model/paper.ts'

const PARTICLE = /^(?:v[ao]n|den?|der|des|del|della|di|da|do|dos|das|du|la|le|ten?|ter|zu[rm]?|bin|ibn|al|el|y)$/u
const SUFFIX = /^(?:jr|sr|ii|iii|iv)\.?$/i

/** "Family, Given", "Family, Jr, Given" or "Given Family" as a name. White space is collapsed; "" gives nothing. */
export function parseName(text: string): PersonName | undefined {
  const printed = text.replace(/\s+/g, ' ').trim()
  if (printed === '') return undefined
  const parts = printed.split(/\s*,\s*/).filter((part) => part !== '')
  if (parts.length >= 2) {
    const suffix = parts.length > 2 && SUFFIX.test(parts[1]!) ? parts[1]! : undefined
    const given = parts.slice(suffix ? 2 : 1).join(' ')
    const words = parts[0]!.split(' ')
    const from = words.findIndex((word) => !PARTICLE.test(word))
    const cut = from < 0 ? 0 : from
    return person(words.slice(cut).join(' '), given, words.slice(0, cut).join(' '), suffix, printed)
  }
  const words = printed.split(' ')
  const suffix = words.length > 2 && SUFFIX.test(words.at(-1)!) ? words.pop() : undefined
  if (words.length === 1) return person(words[0]!, '', '', suffix, printed)
  let from = words.length - 1
  while (from > 1 && PARTICLE.test(words[from - 1]!)) from--
  const familyFrom = words.length - 1
  return person(
    words.slice(familyFrom).join(' '),
    words.slice(0, from).join(' '),
    words.slice(from, familyFrom).join(' '),
    suffix,
    printed,
  )
}

/** "Family, Given", with the particle before the family name and the suffix last. */
export function displayName(name: PersonName): string {
  const family = name.particle ? `${name.particle} ${name.family}` : name.family
  return [family, name.given, name.suffix].filter(Boolean).join(', ')
}

function person(
  family: string,
  given: string,
  particle: string,
  suffix: string | undefined,
  printed: string,
): PersonName {
  return {
    family,
    ...(given && { given }),
    ...(particle && { particle }),
    ...(suffix && { suffix }),
    printed,
  }
}
