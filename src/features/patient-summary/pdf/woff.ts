import { Buffer } from 'node:buffer'
import { inflateSync } from 'node:zlib'

const woffHeader = 44
const woffEntry = 20
const sfntHeader = 12
const sfntEntry = 16

/**
 * The font inside a WOFF 1.0 file, unpacked (https://www.w3.org/TR/WOFF/, sections 3 to 5), so that it is unpacked once
 * and not for every document it is embedded in. The fields by which a table is searched for in halves are left 0.
 *
 * @param without names of tables that are left out
 * @throws RangeError when it is not such a file
 */
export function sfntOf(woff: Uint8Array, without: readonly string[] = []): Buffer {
  const from = Buffer.from(woff.buffer, woff.byteOffset, woff.byteLength)
  if (from.toString('latin1', 0, 4) !== 'wOFF') throw new RangeError('Not a WOFF file')
  const entries = Array.from({ length: from.readUInt16BE(12) }, (_each, at) => woffHeader + at * woffEntry).filter(
    (entry) => !without.includes(from.toString('latin1', entry, entry + 4)),
  )
  const head = Buffer.alloc(sfntHeader + entries.length * sfntEntry)
  from.copy(head, 0, 4, 8) // which sort of outlines
  head.writeUInt16BE(entries.length, 4)
  const parts: Uint8Array[] = [head]
  let offset = head.length
  for (const [at, entry] of entries.entries()) {
    const [start, packed, length] = [4, 8, 12].map((field) => from.readUInt32BE(entry + field))
    const stored = from.subarray(start, start! + packed!)
    const table = packed === length ? stored : inflateSync(stored)
    if (table.length !== length) throw new RangeError('A table of the WOFF file has another length than it says')
    const to = sfntHeader + at * sfntEntry
    from.copy(head, to, entry, entry + 4) // its name
    from.copy(head, to + 4, entry + 16, entry + 20) // its checksum
    head.writeUInt32BE(offset, to + 8)
    head.writeUInt32BE(length, to + 12)
    const padding = Buffer.alloc(-length & 3)
    parts.push(table, padding)
    offset += length + padding.length
  }
  return Buffer.concat(parts)
}
