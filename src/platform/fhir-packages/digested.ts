import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib'

/** Where a definition stands in the digest of a package. */
export type DigestEntry = {
  /** The resource type. */
  readonly kind: string
  readonly url: string
  readonly version: string | undefined
  readonly offset: number
  readonly length: number
}

/** The definitions of one package, each narrowed and kept as JSON until it is asked for. */
export type Digested = {
  readonly name: string
  readonly version: string | undefined
  readonly entries: readonly DigestEntry[]
  /** The JSON of all entries, each deflated, one after another; in memory that threads share. */
  readonly bodies: Uint8Array
}

/** A definition as it is kept: a sixth of its JSON. */
export function packBody(definition: unknown): Uint8Array {
  return deflateRawSync(JSON.stringify(definition))
}

/** Parses one definition. */
export function bodyOf(
  { bodies }: Pick<Digested, 'bodies'>,
  { offset, length }: Pick<DigestEntry, 'offset' | 'length'>,
): unknown {
  return JSON.parse(inflateRawSync(bodies.subarray(offset, offset + length)).toString('utf8'))
}

const mark = 'KNUTEFH2'
const headLength = mark.length + 8

/** One file: mark, length of the index, checksum of all that follows, index as JSON, bodies. */
export function packDigest({ bodies, ...index }: Digested): Uint8Array {
  const indexBytes = Buffer.from(JSON.stringify(index))
  const head = Buffer.alloc(headLength)
  head.write(mark, 'latin1')
  head.writeUInt32LE(indexBytes.length, mark.length)
  head.writeUInt32LE(crc32(bodies, crc32(indexBytes)), mark.length + 4)
  return Buffer.concat([head, indexBytes, bodies])
}

/** @return undefined when the bytes are not what `packDigest` made */
export function unpackDigest(packed: Uint8Array): Digested | undefined {
  const view = Buffer.from(packed.buffer, packed.byteOffset, packed.length)
  if (view.length < headLength || view.toString('latin1', 0, mark.length) !== mark) return undefined
  if (crc32(view.subarray(headLength)) !== view.readUInt32LE(mark.length + 4)) return undefined
  const end = headLength + view.readUInt32LE(mark.length)
  // The checksum says that these are the bytes we wrote.
  const index = JSON.parse(view.toString('utf8', headLength, end)) as Omit<Digested, 'bodies'>
  return { ...index, bodies: packed.subarray(end) }
}
