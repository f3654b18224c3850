/** Titles as PubMed prints them: with a full stop at the end, and in brackets when they are translated. */
export function plainTitle(title: string | undefined): string | undefined {
  const text = title
    ?.trim()
    .replace(/(?<!\.)\.$/, '')
    .trim()
  return text?.replace(/^\[([^[\]]*)\]$/, '$1') || undefined
}
