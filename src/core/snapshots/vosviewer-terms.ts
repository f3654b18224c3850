/** Our attributes in VOSviewer's words and back: `weight<Links>`, `score<Avg. pub. year>`, `cluster`. */
import { TERMS, type Term } from '../model/terms.ts'

const COLUMN = /^(weight|score)<(.+)>$/

const ALL_TERMS: readonly Term[] = Object.values(TERMS)
const COLUMN_OF = new Map(ALL_TERMS.flatMap(({ attribute, vosviewer }) => (vosviewer ? [[attribute, vosviewer]] : [])))
const ATTRIBUTE_OF = new Map([...COLUMN_OF].map(([attribute, column]) => [column, attribute]))

export interface Measure {
  readonly attribute: string
  readonly kind: 'weight' | 'score'
  /** Without `weight<…>`. */
  readonly name: string
}

/** The measure that an attribute is there, or nothing. What was read from such a file under a name of its own is one. */
export function measureOf(attribute: string): Measure | undefined {
  const [, kind, name] = COLUMN.exec(COLUMN_OF.get(attribute) ?? attribute) ?? []
  return kind === undefined || name === undefined ? undefined : { attribute, kind: kind as Measure['kind'], name }
}

export function attributeOf(kind: Measure['kind'], name: string): string {
  const column = `${kind}<${name}>`
  return ATTRIBUTE_OF.get(column) ?? column
}

/** What every VOSviewer file holds of a node. */
export function isHeldByVosviewer(attribute: string): boolean {
  return ['label', 'x', 'y', TERMS.community.attribute].includes(attribute) || measureOf(attribute) !== undefined
}
