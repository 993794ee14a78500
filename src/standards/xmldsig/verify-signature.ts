import { Problem } from '../../kernel/problem.ts'
import type { ExactDocument, ExactElement } from '../../platform/xml/exact.ts'

export type SignedWhole = {
  /**
   * What the reference must name: `id`, the element that the signature stands in, by its own ID; `document`, all of the
   * element, which was a document of its own when it was signed (SMP metadata).
   */
  readonly covers: 'id' | 'document'
  /** The signature; the only one directly in the element when not given. */
  readonly signature?: ExactElement
}

export type VerifiedSignature = {
  /** The canonical octets whose digest matched. Read only these, by `parseXml(signedBytes)`. */
  readonly signedBytes: Uint8Array
  /** DER of the certificate whose key signed; whether it is trusted is the caller's to ask. */
  readonly certificate: Uint8Array
}

/**
 * Verifies that the signature covers this element and nothing less, with a key of at least 2048 bits (RSA) or on P-256 or
 * P-384 (ECDSA), SHA-256 or better, and one certificate in KeyInfo. Everything that XML Signature allows beyond that is
 * refused.
 *
 * @throws Problem `forbidden`: `signature-missing`, `signature-structure`, `signature-algorithm`, `signature-reference` (it
 *   covers something else, or the ID stands twice), `signature-digest`, `signature-value`, `signature-key`
 * @see https://www.w3.org/TR/xmldsig-core1/
 */
export function verifySignature(
  _document: ExactDocument,
  _signed: ExactElement,
  _whole: SignedWhole,
): VerifiedSignature {
  throw new Problem('forbidden', 'signature-missing', 'Not verified yet')
}
