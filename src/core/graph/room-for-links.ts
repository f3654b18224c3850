/** Memory for the many links of a lens. */
import { makeRoom } from '../columns/make-room.ts'
import type { Network } from '../model/network.ts'

/** So many links, all of weight 0 and without ends, in memory that threads may share: they are handed to several. */
export function makeRoomForLinks(size: number): Pick<Network, 'sources' | 'targets' | 'weights'> {
  return {
    sources: new Uint32Array(makeRoom(size * Uint32Array.BYTES_PER_ELEMENT)),
    targets: new Uint32Array(makeRoom(size * Uint32Array.BYTES_PER_ELEMENT)),
    weights: new Float64Array(makeRoom(size * Float64Array.BYTES_PER_ELEMENT)),
  }
}
