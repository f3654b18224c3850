/** Where a command puts what it made: into the file that was named, whole or not at all, or else on stdout. */
import { describeFault, writeWhole } from '../files.ts'
import { Failure } from '../messages.ts'

/** Waits while whoever reads stdout is behind. Fails with the name of the file and the reason. */
export async function writeOut(pieces: Iterable<string | Uint8Array>, out: string | undefined): Promise<void> {
  if (out === undefined) {
    for (const piece of pieces)
      if (!process.stdout.write(piece)) await new Promise((resolve) => process.stdout.once('drain', resolve))
    return
  }
  try {
    await writeWhole(out, pieces)
  } catch (error) {
    throw new Failure(`${out} could not be written: ${describeFault(error)}.`)
  }
}
