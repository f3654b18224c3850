/** What the formats of paper lists have in common. */
import type { ExportManifest } from '../../model/export-manifest.ts'
import type { Paper, PersonName } from '../../model/paper.ts'

export interface PaperFormatDescriptor {
  readonly label: string
  /** Without the dot. */
  readonly extension: string
  readonly mediaType: string
  /** The file in pieces. */
  readonly write: (papers: readonly Paper[], manifest?: ExportManifest) => Iterable<string>
  /** Whether the file itself says how it was made; otherwise that stands beside it. */
  readonly holdsManifest: boolean
  /** Fields of papers that the format has no place for. */
  readonly notHeld: readonly (keyof Paper)[]
}

/** "van der Berg, Jan, Jr": family name with its particle, given names, suffix. */
export function indexName({ family, given, particle, suffix }: PersonName): string {
  const whole = particle === undefined ? family : `${particle} ${family}`
  return [whole, given, suffix].filter((part) => part !== undefined && part !== '').join(', ')
}

/** Text that can't end the line or the field that it stands in. */
export function onOneLine(text: string): string {
  // oxlint-disable-next-line no-control-regex
  return text.replace(/[\s\u0000-\u001f\u007f\u0085]+/g, ' ').trim()
}
