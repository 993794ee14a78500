/** Where bytes stop being UTF-8. */
export type BadUtf8 = {
  /** Of the first byte of the bad sequence, from 0. */
  readonly offset: number
  /** From 1. */
  readonly line: number
  /** The file ends inside a sequence that was right so far. */
  readonly atEnd: boolean
}

/** By lead byte: how many follow, and what the first of them may be (Unicode 15, table 3-7). First match wins. */
const leads: readonly (readonly [from: number, to: number, follow: number, low: number, high: number])[] = [
  [0x00, 0x7f, 0, 0, 0],
  [0xc2, 0xdf, 1, 0x80, 0xbf],
  [0xe0, 0xe0, 2, 0xa0, 0xbf],
  [0xed, 0xed, 2, 0x80, 0x9f],
  [0xe1, 0xef, 2, 0x80, 0xbf],
  [0xf0, 0xf0, 3, 0x90, 0xbf],
  [0xf1, 0xf3, 3, 0x80, 0xbf],
  [0xf4, 0xf4, 3, 0x80, 0x8f],
]

/** The place of the first bad sequence, for bytes a decoder has already refused. */
export function firstBadUtf8(bytes: Uint8Array): BadUtf8 {
  let line = 1
  let offset = 0
  while (offset < bytes.length) {
    const byte = bytes[offset]!
    if (byte === 0x0a) line += 1
    const length = byte < 0x80 ? 1 : sequenceLength(bytes, offset)
    if (length <= 0) return { offset, line, atEnd: length < 0 }
    offset += length
  }
  return { offset, line, atEnd: true }
}

/** Bytes in the sequence at the offset; 0 when it is bad, -1 when the file ends inside it. */
function sequenceLength(bytes: Uint8Array, offset: number): number {
  const byte = bytes[offset]!
  const lead = leads.find(([from, to]) => from <= byte && byte <= to)
  if (!lead) return 0
  const [, , follow, low, high] = lead
  for (let i = 1; i <= follow; i += 1) {
    const next = bytes[offset + i]
    if (next === undefined) return -1
    if (next < (i === 1 ? low : 0x80) || next > (i === 1 ? high : 0xbf)) return 0
  }
  return 1 + follow
}
