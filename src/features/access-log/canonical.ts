import { createHash } from 'node:crypto'

/** What may be hashed: no fractions and nothing that JSON would drop or rewrite. */
export type Canonical = string | number | boolean | readonly Canonical[] | { readonly [name: string]: Canonical }

/**
 * One text for one value: JSON with sorted names and no white space, as RFC 8785 has it for strings, whole numbers,
 * truth values, lists and objects.
 */
export function canonicalText(value: Canonical): string {
  if (typeof value === 'number' && !Number.isSafeInteger(value)) throw new RangeError('Only whole numbers are hashed')
  if (typeof value === 'undefined') throw new TypeError('What is hashed has no gaps') // a caller without types
  if (typeof value !== 'object') return JSON.stringify(value)
  if (isList(value)) return `[${value.map(canonicalText).join(',')}]`
  const names = Object.keys(value).sort()
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonicalText(value[name]!)}`).join(',')}}`
}

/** `Array.isArray` does not narrow a readonly list. */
const isList = (value: readonly Canonical[] | object): value is readonly Canonical[] => Array.isArray(value)

/**
 * SHA-256 in hexadecimal.
 *
 * @param purpose what the text is, so that a hash of one kind of thing never passes for one of another
 */
export function hashOf(purpose: 'record' | 'heads' | 'seal', text: string): string {
  return createHash('sha256').update(`knutepunkt access ${purpose} 1\n${text}`).digest('hex')
}
