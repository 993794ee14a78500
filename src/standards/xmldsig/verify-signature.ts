import { createHash, timingSafeEqual, verify } from 'node:crypto'
import { Problem } from '../../kernel/problem.ts'
import { type ExactDocument, type ExactElement, exactElements } from '../../platform/xml/exact.ts'
import { dsig } from './algorithms.ts'
import { canonicalise } from './canonicalise.ts'
import { idOf, timesUsed } from './identifiers.ts'
import { type ReadSignature, readSignature } from './read-signature.ts'
import { signerKey } from './signer-key.ts'

export type VerifiedSignature = {
  /** The canonical octets whose digest matched. Read only these, by `parseXml(signedBytes)`. */
  readonly signedBytes: Uint8Array
  /** DER of the certificate whose key signed. */
  readonly certificate: Uint8Array
}

/** Throws when the certificate (DER) is not believed. Asked before anything is computed. */
export type CheckCertificate = (certificate: Uint8Array) => void

/**
 * Verifies a signature over one element, which stands directly in it and names it by its ID (`URI="#…"`): assertions.
 *
 * Accepted are keys of at least 2048 bits (RSA) or on P-256 and P-384 (ECDSA), SHA-256 or better, one certificate in
 * KeyInfo, and no transform but the enveloped signature and canonicalisation without comments. All else that XML Signature
 * allows is refused, and so is an ID that stands twice in the whole document.
 *
 * @throws Problem `forbidden`: `signature-missing`, `signature-structure`, `weak-algorithm` (SHA-1), `signature-algorithm`,
 *   `signature-reference` (it covers something else), `signature-key`, `signature-digest`, `signature-value`,
 *   `signature-namespace`; and what `check` throws
 * @see https://www.w3.org/TR/xmldsig-core1/
 */
export function verifyElementSignature(
  document: ExactDocument,
  signed: ExactElement,
  check: CheckCertificate,
): VerifiedSignature {
  const signature = onlySignatureIn(signed)
  const read = readSignature(signature)
  const id = idOf(signed)
  if (id === undefined || read.reference.uri !== `#${id}` || timesUsed(document, id) !== 1) refuseReference()
  return verifyRead(signed, signature, read, check)
}

/**
 * Verifies a signature over a whole document (`URI=""`): SMP metadata, where it may stand deeper inside.
 *
 * @param signed the root, or an element that was a document of its own when it was signed and has been wrapped since
 * @param signature of several, this one; it must stand inside `signed`
 * @throws Problem as `verifyElementSignature`
 */
export function verifyDocumentSignature(
  document: ExactDocument,
  signed: ExactElement,
  signature: ExactElement,
  check: CheckCertificate,
): VerifiedSignature {
  const read = readSignature(signature)
  const alone = signed !== document.root || !document.instructionsOutside
  if (read.reference.uri !== '' || !alone || !isInside(signature, signed)) refuseReference()
  return verifyRead(signed, signature, read, check)
}

function verifyRead(
  signed: ExactElement,
  signature: ExactElement,
  read: ReadSignature,
  check: CheckCertificate,
): VerifiedSignature {
  const { method, reference, certificate } = read
  const key = signerKey(certificate, method)
  check(certificate)
  const signedBytes = canonicalise(signed, { ...reference.canonicalisation, without: signature })
  if (!digestMatches(signedBytes, reference))
    throw new Problem('forbidden', 'signature-digest', 'The signed element has been changed')
  const signedInfo = canonicalise(read.signedInfo, read.canonicalisation)
  if (!verify(method.hash, signedInfo, { key, dsaEncoding: 'ieee-p1363' }, read.value))
    throw new Problem('forbidden', 'signature-value', 'The signature is not of the certificate beside it')
  return { signedBytes, certificate }
}

function onlySignatureIn(signed: ExactElement): ExactElement {
  const [signature, another] = exactElements(signed).filter(({ ns, name }) => ns === dsig && name === 'Signature')
  if (!signature) throw new Problem('forbidden', 'signature-missing', 'The element has no signature')
  if (another) throw new Problem('forbidden', 'signature-structure', 'The element has more than one signature')
  return signature
}

function refuseReference(): never {
  throw new Problem('forbidden', 'signature-reference', 'The signature does not cover the element it stands in')
}

function isInside(inner: ExactElement, outer: ExactElement): boolean {
  for (let at = inner.parent; at; at = at.parent) if (at === outer) return true
  return false
}

function digestMatches(octets: Uint8Array, { digestMethod, digest }: ReadSignature['reference']): boolean {
  const own = createHash(digestMethod).update(octets).digest()
  return own.length === digest.length && timingSafeEqual(own, digest)
}
