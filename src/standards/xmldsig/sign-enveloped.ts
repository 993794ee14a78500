import { Buffer } from 'node:buffer'
import { createHash, type KeyObject, sign } from 'node:crypto'
import { Problem } from '../../kernel/problem.ts'
import { type ExactElement, exactElements, parseExact } from '../../platform/xml/exact.ts'
import { exactText } from '../../platform/xml/exact-text.ts'
import type { XmlElement } from '../../platform/xml/tree.ts'
import { element, serialiseXml } from '../../platform/xml/write.ts'
import {
  dsig,
  envelopedSignature,
  exclusiveNamespace,
  inclusiveCanonicalisation,
  sha256,
  signatureMethods,
} from './algorithms.ts'
import { type Canonicalisation, canonicalise } from './canonicalise.ts'
import { idOf } from './identifiers.ts'

/** Stands in the tree where the signature is to stand; exactly one must. */
export const signaturePlace: XmlElement = element('Signature', dsig)

export type Signer = {
  /** Private key: RSA of at least 2048 bits, or P-256. */
  readonly key: KeyObject
  /** DER of the certificate of that key. */
  readonly certificate: Uint8Array
}

export type SignedForm = {
  /** The ID of the element the signature stands directly in; without it the whole document is signed (`URI=""`). */
  readonly id?: string
  /** Exclusive when not said; SMP metadata takes the inclusive. */
  readonly canonicalisation?: 'exclusive' | 'inclusive'
  /**
   * URI by prefix: namespaces that only values name (`xs:string`), declared on the root and signed along, so that they
   * survive being copied. Exclusive canonicalisation only.
   */
  readonly valueNamespaces?: Readonly<Record<string, string>>
}

/**
 * A document with an enveloped signature where `signaturePlace` stands, without an XML declaration, so that it can be
 * put into another as it is.
 *
 * @param prefixes by namespace URI, as `serialiseXml` takes them
 * @throws Problem `signature-place`, or as `serialiseXml`
 */
export function signEnveloped(
  root: XmlElement,
  signer: Signer,
  form: SignedForm,
  prefixes: Readonly<Record<string, string>> = {},
): Uint8Array {
  return signText(plain(root, prefixes), signer, form)
}

/**
 * The same around documents that are finished, which stay character for character: `<name xmlns="ns">…Signature</name>`.
 *
 * @param inside UTF-8, without XML declarations
 */
export function signAround(
  wrapper: { readonly name: string; readonly ns: string },
  inside: readonly Uint8Array[],
  signer: Signer,
  form: SignedForm,
): Uint8Array {
  // No prefix is declared on the wrapper: inclusive canonicalisation of what is inside would take it in.
  const [start = '', end = ''] = plain(element(wrapper.name, wrapper.ns, {}, ['|']), {}).split('|')
  const finished = inside.map((octets) => Buffer.from(octets).toString()).join('')
  return signText(`${start}${finished}${plain(signaturePlace, {})}${end}`, signer, form)
}

function signText(unsigned: string, signer: Signer, form: SignedForm): Uint8Array {
  const text = declareOnRoot(unsigned, form.valueNamespaces ?? {})
  const place = placeIn(text)
  const digest = createHash('sha256').update(canonicalWithout(place, form)).digest('base64')
  const withValue = (value: string): string => {
    const signature = plain(signatureTree(signer, form, digest, value), { [dsig]: 'ds', [exclusiveNamespace]: 'ec' })
    return text.slice(0, place.start) + signature + text.slice(place.end)
  }
  const value = sign(method(signer.key).hash, signedInfoAt(withValue(''), place.start, form), {
    key: signer.key,
    dsaEncoding: 'ieee-p1363',
  })
  return Buffer.from(withValue(value.toString('base64')))
}

function plain(root: XmlElement, prefixes: Readonly<Record<string, string>>): string {
  return serialiseXml(root, { prefixes })
    .replace(/^<\?xml[^>]*\?>\n/, '')
    .trimEnd()
}

function declareOnRoot(text: string, namespaces: Readonly<Record<string, string>>): string {
  const document = parseExact(Buffer.from(text))
  return exactText(document, document.root, new Map(Object.entries(namespaces)))
}

/** The empty signature of a text. Those of documents inside it are not empty. */
function placeIn(text: string): ExactElement {
  const [place, another] = below(parseExact(Buffer.from(text)).root).filter(
    ({ ns, name, children, attributes }) =>
      ns === dsig && name === 'Signature' && children.length === 0 && attributes.length === 0,
  )
  if (place && !another) return place
  throw new Problem('invalid', 'signature-place', 'Not exactly one place for the signature')
}

function below(element: ExactElement): readonly ExactElement[] {
  return exactElements(element).flatMap((child) => [child, ...below(child)])
}

function canonicalWithout(place: ExactElement, form: SignedForm): Uint8Array {
  let signed = place.parent
  if (form.id === undefined) while (signed?.parent) signed = signed.parent
  if (!signed || (form.id !== undefined && idOf(signed) !== form.id))
    throw new Problem('invalid', 'signature-place', 'The signature stands in an element with another ID')
  return canonicalise(signed, { ...canonicalisationOf(form), without: place })
}

function signedInfoAt(text: string, start: number, form: SignedForm): Uint8Array {
  const signature = below(parseExact(Buffer.from(text)).root).find((element) => element.start === start)
  return canonicalise(exactElements(signature!)[0]!, { exclusive: canonicalisationOf(form).exclusive })
}

function canonicalisationOf({ canonicalisation, valueNamespaces = {} }: SignedForm): Canonicalisation {
  return canonicalisation === 'inclusive'
    ? { exclusive: false }
    : { exclusive: true, inclusivePrefixes: Object.keys(valueNamespaces) }
}

function method({ asymmetricKeyType }: KeyObject) {
  const found = signatureMethods.find(({ keyType, hash }) => keyType === asymmetricKeyType && hash === 'sha256')
  if (!found) throw new Problem('unsupported', 'signature-key', 'A key of a kind that we do not sign with')
  return found
}

function signatureTree({ key, certificate }: Signer, form: SignedForm, digest: string, value: string): XmlElement {
  const ds = (name: string, attributes: Readonly<Record<string, string>>, ...inside: (XmlElement | string)[]) =>
    element(name, dsig, attributes, inside)
  const { exclusive, inclusivePrefixes = [] } = canonicalisationOf(form)
  const algorithm = exclusive ? exclusiveNamespace : inclusiveCanonicalisation
  const prefixes = element('InclusiveNamespaces', exclusiveNamespace, { PrefixList: inclusivePrefixes.join(' ') })
  return ds(
    'Signature',
    {},
    ds(
      'SignedInfo',
      {},
      ds('CanonicalizationMethod', { Algorithm: algorithm }),
      ds('SignatureMethod', { Algorithm: method(key).uri }),
      ds(
        'Reference',
        { URI: form.id === undefined ? '' : `#${form.id}` },
        ds(
          'Transforms',
          {},
          ds('Transform', { Algorithm: envelopedSignature }),
          ds('Transform', { Algorithm: algorithm }, ...(inclusivePrefixes.length > 0 ? [prefixes] : [])),
        ),
        ds('DigestMethod', { Algorithm: sha256 }),
        ds('DigestValue', {}, digest),
      ),
    ),
    ds('SignatureValue', {}, value),
    ds('KeyInfo', {}, ds('X509Data', {}, ds('X509Certificate', {}, Buffer.from(certificate).toString('base64')))),
  )
}
