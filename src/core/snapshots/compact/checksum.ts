/** CRC-32 as in ISO 3309 and zip files: finds every flipped bit and all but one in four thousand million other accidents. */

/** `before` is that of the bytes that stand before these. Shells may have a quicker one than ours. */
export type Checksum = (bytes: Uint8Array, before?: number) => number

/** Bytes that are taken at a time, each by a table of its own (slicing, Kounavis and Berry 2005). */
const SLICE = 16

/** Its tables one after the other, the one of the last byte first. */
const TABLES = makeTables()

export const crc32: Checksum = (bytes, before = 0) => {
  const tables = TABLES
  const words = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  let crc = ~before
  let at = 0
  for (; at + SLICE <= bytes.length; at += SLICE) {
    const first = crc ^ words.getInt32(at, true)
    const second = words.getInt32(at + 4, true)
    const third = words.getInt32(at + 8, true)
    const last = words.getInt32(at + 12, true)
    crc =
      tables[0xf00 | (first & 255)]! ^
      tables[0xe00 | ((first >>> 8) & 255)]! ^
      tables[0xd00 | ((first >>> 16) & 255)]! ^
      tables[0xc00 | (first >>> 24)]! ^
      tables[0xb00 | (second & 255)]! ^
      tables[0xa00 | ((second >>> 8) & 255)]! ^
      tables[0x900 | ((second >>> 16) & 255)]! ^
      tables[0x800 | (second >>> 24)]! ^
      tables[0x700 | (third & 255)]! ^
      tables[0x600 | ((third >>> 8) & 255)]! ^
      tables[0x500 | ((third >>> 16) & 255)]! ^
      tables[0x400 | (third >>> 24)]! ^
      tables[0x300 | (last & 255)]! ^
      tables[0x200 | ((last >>> 8) & 255)]! ^
      tables[0x100 | ((last >>> 16) & 255)]! ^
      tables[last >>> 24]!
  }
  for (; at < bytes.length; at++) crc = tables[(crc ^ bytes[at]!) & 255]! ^ (crc >>> 8)
  return ~crc >>> 0
}

function makeTables(): Int32Array {
  const tables = new Int32Array(SLICE * 256)
  for (let byte = 0; byte < 256; byte++) {
    let crc = byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? 0xedb88320 ^ (crc >>> 1) : crc >>> 1
    tables[byte] = crc
  }
  for (let entry = 256; entry < tables.length; entry++) {
    const crc = tables[entry - 256]!
    tables[entry] = tables[crc & 255]! ^ (crc >>> 8)
  }
  return tables
}
