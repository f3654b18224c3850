/** Character references of HTML, JATS and MathML. */

const NAMED: ReadonlyMap<string, string> = new Map(
  (
    'amp & lt < gt > quot " apos \' ndash – mdash — hellip … lsquo ‘ rsquo ’ sbquo ‚ ldquo “ rdquo ” bdquo „ laquo « raquo » ' +
    'lsaquo ‹ rsaquo › middot · bull • copy © reg ® trade ™ times × divide ÷ plusmn ± deg ° micro µ para ¶ sect § dagger † ' +
    'Dagger ‡ szlig ß oslash ø Oslash Ø aelig æ AElig Æ oelig œ OElig Œ aring å Aring Å eth ð ETH Ð thorn þ THORN Þ lstrok ł ' +
    'Lstrok Ł inodot ı ordf ª ordm º frac12 ½ frac14 ¼ frac34 ¾ sup1 ¹ sup2 ² sup3 ³ not ¬ cent ¢ pound £ yen ¥ euro € ' +
    'curren ¤ brvbar ¦ iexcl ¡ iquest ¿ le ≤ ge ≥ ne ≠ asymp ≈ sim ∼ equiv ≡ infin ∞ minus − lowast ∗ radic √ sum ∑ prod ∏ ' +
    'int ∫ part ∂ nabla ∇ isin ∈ notin ∉ sub ⊂ sup ⊃ sube ⊆ supe ⊇ cap ∩ cup ∪ and ∧ or ∨ forall ∀ exist ∃ empty ∅ larr ← ' +
    'rarr → uarr ↑ darr ↓ harr ↔ rArr ⇒ lArr ⇐ hArr ⇔ prime ′ Prime ″ permil ‰ alpha α beta β gamma γ delta δ epsilon ε zeta ζ ' +
    'eta η theta θ iota ι kappa κ lambda λ mu μ nu ν xi ξ omicron ο pi π rho ρ sigmaf ς sigma σ tau τ upsilon υ phi φ chi χ ' +
    'psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Phi Φ Psi Ψ Omega Ω'
  )
    .split(' ')
    .reduce<[string, string][]>((pairs, word, index, all) => {
      if (index % 2 === 0) pairs.push([word, all[index + 1]!])
      return pairs
    }, []),
)

const SPACES: ReadonlySet<string> = new Set(['nbsp', 'ensp', 'emsp', 'thinsp', 'hairsp', 'numsp', 'puncsp'])
const INVISIBLE: ReadonlySet<string> = new Set(['shy', 'zwj', 'zwnj', 'lrm', 'rlm'])

/** `&eacute;`, `&ccedil;`: a letter and the name of its accent. */
const ACCENTS: ReadonlyMap<string, string> = new Map([
  ['acute', '\u0301'],
  ['grave', '\u0300'],
  ['uml', '\u0308'],
  ['circ', '\u0302'],
  ['tilde', '\u0303'],
  ['cedil', '\u0327'],
  ['caron', '\u030c'],
  ['breve', '\u0306'],
  ['macr', '\u0304'],
  ['ogon', '\u0328'],
  ['dot', '\u0307'],
  ['ring', '\u030a'],
  ['dblac', '\u030b'],
])

/** Named and numbered references as the characters they stand for; unknown ones stay as they are. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]\w{1,9});/g, (whole, name: string) => {
    if (name.startsWith('#')) return fromCode(name) ?? whole
    if (SPACES.has(name)) return ' '
    if (INVISIBLE.has(name)) return ''
    const accent = ACCENTS.get(name.slice(1))
    return NAMED.get(name) ?? (accent === undefined ? whole : (name[0]! + accent).normalize('NFC'))
  })
}

function fromCode(name: string): string | undefined {
  const code = /^#[xX]/.test(name) ? parseInt(name.slice(2), 16) : Number(name.slice(1))
  const isCharacter = code >= 0x20 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
  if (isCharacter) return String.fromCodePoint(code)
  return code === 9 || code === 10 || code === 13 ? ' ' : undefined
}
