import { tags } from './der.ts'

/** One value in DER: an identifier octet, the length, and the parts one after the other. */
export function der(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const content = Buffer.concat(parts)
  return Buffer.concat([Buffer.from([tag, ...lengthOctets(content.length)]), content])
}

function lengthOctets(length: number): readonly number[] {
  if (length < 0x80) return [length]
  const hex = length.toString(16)
  const octets = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex')
  return [0x80 + octets.length, ...octets]
}

export function sequence(...parts: readonly Uint8Array[]): Uint8Array {
  return der(tags.sequence, ...parts)
}

/** @param dotted as `2.5.29.15` */
export function oid(dotted: string): Uint8Array {
  const [root = 0n, first = 0n, ...rest] = dotted.split('.').map(BigInt)
  return der(tags.oid, Buffer.from([root * 40n + first, ...rest].flatMap(arcOctets)))
}

/** Base 128, all octets but the last with the high bit. */
function arcOctets(arc: bigint): readonly number[] {
  const octets = [Number(arc & 0x7fn)]
  for (let rest = arc >> 7n; rest > 0n; rest >>= 7n) octets.unshift(Number(rest & 0x7fn) | 0x80)
  return octets
}

/** A whole number that is not negative. @param hex its digits */
export function integer(hex: string): Uint8Array {
  const shortest = hex.replace(/^0+(?=.)/, '')
  const octets = Buffer.from(shortest.length % 2 === 0 ? shortest : `0${shortest}`, 'hex')
  const negative = (octets[0] ?? 0) >= 0x80
  return der(tags.integer, ...(negative ? [Buffer.alloc(1)] : []), octets)
}

export function bitString(bytes: Uint8Array, unused = 0): Uint8Array {
  return der(tags.bitString, Buffer.from([unused]), bytes)
}

export const isTrue: Uint8Array = der(tags.boolean, Buffer.from([0xff]))

/** UTCTime until 2049 and GeneralizedTime from then on, as RFC 5280 section 4.1.2.5 wants; parts of a second fall away. */
export function time(at: Date): Uint8Array {
  const digits = at.toISOString().replace(/\.\d+|[-:T]/g, '')
  const short = at.getUTCFullYear() >= 1950 && at.getUTCFullYear() < 2050
  return short ? der(tags.utcTime, Buffer.from(digits.slice(2))) : der(tags.generalizedTime, Buffer.from(digits))
}

/** A name by attribute type and value, most significant first. */
export function name(attributes: readonly (readonly [type: string, value: string])[]): Uint8Array {
  const [utf8String, printableString, country] = [0x0c, 0x13, '2.5.4.6']
  return sequence(
    ...attributes.map(([type, value]) => {
      const string = type === country ? printableString : utf8String
      return der(tags.set, sequence(oid(type), der(string, Buffer.from(value))))
    }),
  )
}
