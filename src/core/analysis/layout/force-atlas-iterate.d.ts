/** The step of the library that works on columns; it is not among the library's own types. */
declare module 'graphology-layout-forceatlas2/iterate.js' {
  import type { ForceAtlas2Settings } from 'graphology-layout-forceatlas2'

  /** `nodes` has ten numbers per node, `edges` three per edge; the first two of a node are its place, which the step changes. */
  export default function iterate(
    settings: Required<ForceAtlas2Settings>,
    nodes: Float32Array,
    edges: Float32Array,
  ): object
}
