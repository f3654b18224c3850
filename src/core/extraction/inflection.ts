/** English inflection: the singular under which the forms of a noun meet. */

const INVARIANT =
  /(?:ss|us|is|ics|series|species|news|lens|bias|atlas|gas|canvas|always|perhaps|chaos|pathos|ethos|cosmos)$/
const IRREGULAR: Readonly<Record<string, string>> = {
  analyses: 'analysis',
  axes: 'axis',
  bases: 'base',
  biases: 'bias',
  children: 'child',
  corpora: 'corpus',
  crises: 'crisis',
  criteria: 'criterion',
  data: 'data',
  feet: 'foot',
  genera: 'genus',
  halves: 'half',
  hypotheses: 'hypothesis',
  indices: 'index',
  knives: 'knife',
  leaves: 'leaf',
  lenses: 'lens',
  lives: 'life',
  loci: 'locus',
  matrices: 'matrix',
  men: 'man',
  mice: 'mouse',
  movies: 'movie',
  nuclei: 'nucleus',
  phenomena: 'phenomenon',
  radii: 'radius',
  selves: 'self',
  stimuli: 'stimulus',
  syntheses: 'synthesis',
  theses: 'thesis',
  vertices: 'vertex',
  women: 'woman',
}

/** Singular of a folded (lower-case) word; a word that is no plural comes back unchanged. */
export function singular(word: string): string {
  const irregular = Object.hasOwn(IRREGULAR, word) ? IRREGULAR[word] : undefined
  if (irregular !== undefined) return irregular
  if (word.length < 4 || !word.endsWith('s') || INVARIANT.test(word)) return word
  if (word.endsWith('ies') && word.length > 4) return word.slice(0, -3) + 'y'
  if (/(?:ss|x|z|ch|sh)es$/.test(word)) return word.slice(0, -2)
  if (word.endsWith('yses')) return word.slice(0, -2) + 'is'
  return word.slice(0, -1)
}

const IRREGULAR_PLURALS = new Map(Object.entries(IRREGULAR).map(([plural, one]) => [one, plural]))

/** Plurals of a folded singular word: what `singular` gives it for. */
export function pluralsOf(word: string): string[] {
  const irregular = IRREGULAR_PLURALS.get(word)
  const possible = [`${word}s`, `${word}es`, word.replace(/y$/, 'ies'), word.replace(/is$/, 'es')]
  if (irregular !== undefined) possible.push(irregular)
  return possible.filter((plural) => plural !== word && singular(plural) === word)
}
