/** Before the tests: what they run is built from the sources as they are. */
import { buildOutdated } from '../scripts/ready.mjs'

export async function setup() {
  await buildOutdated('cli')
  await buildOutdated('app')
}
