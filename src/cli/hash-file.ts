/** What a file is known by. */
import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'

/** Large files are read in few pieces, since each is waited for; what says nothing of its size, in such as pipes give. */
const LARGE_PIECE = 1 << 22
const SMALL_PIECE = 1 << 16

/** SHA-256 in hex, and the number of bytes. Rejects where the file can't be read. */
export async function hashFile(path: string): Promise<{ readonly bytes: number; readonly hash: string }> {
  const hash = createHash('sha256')
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const piece = Buffer.allocUnsafe(Math.min(LARGE_PIECE, Math.max(SMALL_PIECE, size + 1)))
    let bytes = 0
    for (;;) {
      const { bytesRead } = await file.read(piece, 0, piece.length)
      if (bytesRead === 0) return { bytes, hash: hash.digest('hex') }
      hash.update(piece.subarray(0, bytesRead))
      bytes += bytesRead
    }
  } finally {
    await file.close()
  }
}
