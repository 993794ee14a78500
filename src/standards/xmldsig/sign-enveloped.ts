import type { KeyObject } from 'node:crypto'
import { Problem } from '../../kernel/problem.ts'
import { element } from '../../platform/xml/write.ts'
import type { XmlElement } from '../../platform/xml/tree.ts'

/** Namespace of XML Signature. */
export const dsig = 'http://www.w3.org/2000/09/xmldsig#'

/** Stands in the tree where the signature is to stand; exactly one must. */
export const signaturePlace: XmlElement = element('Signature', dsig)

export type Signer = {
  /** Private key: RSA of at least 2048 bits, or P-256. */
  readonly key: KeyObject
  /** DER of the certificate of that key. */
  readonly certificate: Uint8Array
}

export type SignedForm = {
  /** Value of the attribute `ID` (or `Id`) of the element the signature stands in; without it the whole document is signed (`URI=""`). */
  readonly id?: string
  /** Exclusive when not said; SMP metadata takes the inclusive. */
  readonly canonicalisation?: 'exclusive' | 'inclusive'
}

/**
 * A document with an enveloped signature where `signaturePlace` stands, without an XML declaration, so that it can be
 * put into another as it is.
 *
 * @throws Problem `signature-place`, or as `serialiseXml`
 */
export function signEnveloped(_root: XmlElement, _signer: Signer, _form: SignedForm): Uint8Array {
  throw new Problem('unsupported', 'signature-place', 'Not signed yet')
}

/** The same around documents that are already finished, which stay octet for octet: `<name xmlns="ns">…Signature</name>`. */
export function signAround(
  _wrapper: { readonly name: string; readonly ns: string },
  _inside: readonly Uint8Array[],
  _signer: Signer,
  _form: SignedForm,
): Uint8Array {
  throw new Problem('unsupported', 'signature-place', 'Not signed yet')
}
