import { Problem } from '../../kernel/problem.ts'
import type { ExactElement } from '../../platform/xml/exact.ts'

export type Canonicalisation = {
  /** Exclusive XML Canonicalization 1.0; otherwise Canonical XML 1.0. Both without comments. */
  readonly exclusive: boolean
  /** `PrefixList` of exclusive canonicalisation; the empty prefix stands for `#default`. */
  readonly inclusivePrefixes?: readonly string[]
  /** Left out with all below it: the signature of an enveloped one. */
  readonly without?: ExactElement
}

/**
 * The canonical octets of an element and all below it.
 *
 * @throws Problem `signature-namespace` for a relative namespace URI, which has no canonical form
 * @see https://www.w3.org/TR/xml-exc-c14n/ and https://www.w3.org/TR/2001/REC-xml-c14n-20010315
 */
export function canonicalise(_element: ExactElement, _how: Canonicalisation): Uint8Array {
  throw new Problem('unsupported', 'signature-namespace', 'Not built yet')
}
