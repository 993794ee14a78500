import { Problem } from '../../kernel/problem.ts'

/** One ASN.1 value in DER (ITU-T X.690 chapter 10): a view into the bytes it was read from. */
export type Der = {
  /** The identifier octet: class, constructed or not, number. */
  readonly tag: number
  readonly content: Uint8Array
  /** Header included: what signatures and digests are over. */
  readonly whole: Uint8Array
}

/** Identifier octets of the types that certificates, lists and responses are made of. */
export const tags = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  oid: 0x06,
  enumerated: 0x0a,
  sequence: 0x30,
  set: 0x31,
  utcTime: 0x17,
  generalizedTime: 0x18,
} as const

/** The octet of a context-specific tag that holds other values. */
export function context(number: number): number {
  return 0xa0 + number
}

/**
 * Reads exactly one value: definite lengths in their shortest form, nothing after it.
 *
 * @throws Problem `invalid` `der-broken`
 */
export function readDer(bytes: Uint8Array): Der {
  const der = derAt(bytes, 0)
  if (der.whole.length !== bytes.length) throw broken()
  return der
}

/** The values inside a constructed one. @throws Problem `invalid` `der-broken` */
export function childrenOf(der: Der): readonly Der[] {
  if ((der.tag & 0x20) === 0) throw broken()
  const children: Der[] = []
  for (let at = 0; at < der.content.length; ) {
    const child = derAt(der.content, at)
    children.push(child)
    at += child.whole.length
  }
  return children
}

function derAt(bytes: Uint8Array, start: number): Der {
  const tag = bytes[start]
  const first = bytes[start + 1]
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f) throw broken()
  const octets = first < 0x80 ? 0 : first - 0x80
  if (octets > 4 || first === 0x80) throw broken()
  let length = octets === 0 ? first : 0
  for (let i = 0; i < octets; i += 1) length = length * 256 + (bytes[start + 2 + i] ?? Number.NaN)
  const from = start + 2 + octets
  const shortest = octets === 0 || length >= (octets === 1 ? 0x80 : 256 ** (octets - 1))
  if (!shortest || !(from + length <= bytes.length)) throw broken()
  return { tag, content: bytes.subarray(from, from + length), whole: bytes.subarray(start, from + length) }
}

/** The value, when it has the tag. @throws Problem `invalid` `der-broken` when it has not, or is missing */
export function expect(der: Der | undefined, tag: number): Der {
  if (der?.tag !== tag) throw broken()
  return der
}

/**
 * A truth value: DER writes it 00 or ff and no other way (X.690 sections 8.2 and 11.1). Others read any octet but 00 as true,
 * so one that we read as false would be critical to them and not to us.
 *
 * @throws Problem `invalid` `der-broken`
 */
export function booleanOf(der: Der | undefined): boolean {
  const { content } = expect(der, tags.boolean)
  if (content.length !== 1 || (content[0] !== 0 && content[0] !== 0xff)) throw broken()
  return content[0] === 0xff
}

/** An object identifier with dots. @throws Problem `invalid` `der-broken` */
export function oidOf(der: Der | undefined): string {
  const { content } = expect(der, tags.oid)
  const arcs: bigint[] = []
  let arc = 0n
  for (const [i, byte] of content.entries()) {
    if (arc === 0n && byte === 0x80) throw broken()
    arc = arc * 128n + BigInt(byte & 0x7f)
    if (byte < 0x80) {
      arcs.push(arc)
      arc = 0n
    } else if (i === content.length - 1) throw broken()
  }
  const [first = 0n, ...rest] = arcs
  const root = first < 40n ? 0n : first < 80n ? 1n : 2n
  return [root, first - root * 40n, ...rest].join('.')
}

/** A UTCTime or GeneralizedTime as RFC 5280 has them: with seconds, in UTC. @throws Problem `invalid` `der-broken` */
export function timeOf(der: Der | undefined): Date {
  const text = Buffer.from(der?.content ?? []).toString('latin1')
  const digits = der?.tag === tags.utcTime ? `${Number(text.slice(0, 2)) < 50 ? 20 : 19}${text}` : text
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(digits)
  if (!parts || (der?.tag !== tags.utcTime && der?.tag !== tags.generalizedTime)) throw broken()
  const [, year, month, day, hour, minute, second] = parts
  const time = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
  if (Number.isNaN(time.getTime())) throw broken()
  return time
}

/** A whole number as hex, upper case, without leading zeros. @throws Problem `invalid` `der-broken` */
export function hexOf(der: Der | undefined): string {
  const { content } = expect(der, tags.integer)
  if (content.length === 0) throw broken()
  return Buffer.from(content)
    .toString('hex')
    .toUpperCase()
    .replace(/^0+(?=.)/, '')
}

/** The bytes of a bit string that has no unused bits. @throws Problem `invalid` `der-broken` */
export function bitsOf(der: Der | undefined): Uint8Array {
  const { content } = expect(der, tags.bitString)
  if (content[0] !== 0) throw broken()
  return content.subarray(1)
}

function broken(): Problem {
  return new Problem('invalid', 'der-broken', 'A certificate or list is not DER')
}
