/** Networks in memory that threads share, so that the many links need not be handed over with every task. */
import type { Network } from '../../core/index.ts'

export class SharedNetworks {
  readonly #shared = new WeakMap<Network, Network>()

  /** The same network where all threads can read it; it is copied once, unless it stands there already. */
  share(network: Network): Network {
    const { order, sources, targets, weights } = network
    if ([sources, targets, weights].every(({ buffer }) => buffer instanceof SharedArrayBuffer)) return network
    let shared = this.#shared.get(network)
    if (!shared) {
      shared = {
        order,
        sources: copyInto(new Uint32Array(new SharedArrayBuffer(sources.byteLength)), sources),
        targets: copyInto(new Uint32Array(new SharedArrayBuffer(targets.byteLength)), targets),
        weights: copyInto(new Float64Array(new SharedArrayBuffer(weights.byteLength)), weights),
      }
      this.#shared.set(network, shared)
    }
    return shared
  }

  /** Gives the memory back. */
  forget(network: Network): void {
    this.#shared.delete(network)
  }
}

function copyInto<Column extends Uint32Array | Float64Array>(to: Column, from: Column): Column {
  to.set(from)
  return to
}
