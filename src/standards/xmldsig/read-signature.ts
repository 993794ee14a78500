import { Buffer } from 'node:buffer'
import { Problem } from '../../kernel/problem.ts'
import { type ExactElement, exactElements, isElement } from '../../platform/xml/exact.ts'
import {
  canonicalisations,
  digestMethods,
  dsig,
  envelopedSignature,
  exclusiveNamespace,
  isWeak,
  type SignatureMethod,
  signatureMethods,
} from './algorithms.ts'
import type { Canonicalisation } from './canonicalise.ts'

/** In a `PrefixList`: each is looked up at every element. */
const mostPrefixes = 32

/** A signature of the one shape we accept; nothing of it is verified. */
export type ReadSignature = {
  readonly signedInfo: ExactElement
  readonly canonicalisation: Canonicalisation
  readonly method: SignatureMethod
  readonly reference: {
    readonly uri: string
    readonly canonicalisation: Canonicalisation
    /** Name in `node:crypto`. */
    readonly digestMethod: string
    readonly digest: Buffer
  }
  readonly value: Buffer
  readonly certificate: Buffer
}

/**
 * Reads a `ds:Signature`: exactly SignedInfo with one Reference, SignatureValue and KeyInfo with one certificate, no
 * Object, nothing unknown.
 *
 * @throws Problem `signature-structure`, `weak-algorithm`, `signature-algorithm`
 */
export function readSignature(signature: ExactElement): ReadSignature {
  const [signedInfo, value, keyInfo] = inOrder(signature, ['SignedInfo', 'SignatureValue', 'KeyInfo'], ['Id'])
  const [canonicalisation, method, reference] = inOrder(
    signedInfo!,
    ['CanonicalizationMethod', 'SignatureMethod', 'Reference'],
    ['Id'],
  )
  return {
    signedInfo: signedInfo!,
    method: readMethod(method!),
    canonicalisation: readCanonicalisation(canonicalisation!),
    reference: readReference(reference!),
    value: base64In(value!, ['Id']),
    certificate: readCertificate(keyInfo!),
  }
}

function readMethod(element: ExactElement): SignatureMethod {
  inOrder(element, [], ['Algorithm'])
  const uri = attribute(element, 'Algorithm')
  return signatureMethods.find((row) => row.uri === uri) ?? refuseAlgorithm('signature method', uri)
}

function readReference(element: ExactElement): ReadSignature['reference'] {
  const [transforms, method, value] = inOrder(element, ['Transforms', 'DigestMethod', 'DigestValue'], ['Id', 'URI'])
  inOrder(method!, [], ['Algorithm'])
  const digestMethod = attribute(method!, 'Algorithm')
  return {
    uri: attribute(element, 'URI'),
    canonicalisation: readTransforms(transforms!),
    digestMethod: digestMethods.get(digestMethod) ?? refuseAlgorithm('digest method', digestMethod),
    digest: base64In(value!, []),
  }
}

/** Enveloped signature, then at most one canonicalisation; without one, the inclusive (XML Signature 1.1, 4.4.3.2). */
function readTransforms(element: ExactElement): Canonicalisation {
  const count = exactElements(element).length
  if (count > 2) refuse('More transforms than an enveloped signature takes')
  const [enveloped, canonicalisation] = inOrder(element, Array(count).fill('Transform'), [])
  if (!enveloped || attribute(enveloped, 'Algorithm') !== envelopedSignature) refuseAlgorithm('transform')
  inOrder(enveloped!, [], ['Algorithm'])
  return canonicalisation ? readCanonicalisation(canonicalisation) : { exclusive: false }
}

function readCanonicalisation(element: ExactElement): Canonicalisation {
  const found = canonicalisations.get(attribute(element, 'Algorithm'))
  if (!found) return refuseAlgorithm('canonicalisation')
  const inside = exactElements(element)
  const [prefixes] =
    found.exclusive && inside.length > 0 ? inOrder(element, ['InclusiveNamespaces'], ['Algorithm']) : []
  if (!prefixes) inOrder(element, [], ['Algorithm'])
  return prefixes ? { ...found, inclusivePrefixes: readPrefixes(prefixes) } : found
}

function readPrefixes(element: ExactElement): readonly string[] {
  inOrder(element, [], ['PrefixList'])
  const prefixes = attribute(element, 'PrefixList').split(/[ \t\r\n]+/, mostPrefixes + 1)
  if (prefixes.length > mostPrefixes) refuse('More prefixes than an assertion uses')
  return prefixes.filter((prefix) => prefix !== '').map((prefix) => (prefix === '#default' ? '' : prefix))
}

/** Names and serial numbers beside the certificate say nothing that it does not; a bare key or a second one could. */
function readCertificate(keyInfo: ExactElement): Buffer {
  const [data] = inOrder(keyInfo, ['X509Data'], ['Id'])
  const described = exactElements(data!).filter(
    ({ ns, name }) => !(ns === dsig && ['X509SubjectName', 'X509IssuerSerial', 'X509SKI'].includes(name)),
  )
  onlyWhiteSpaceIn(data!)
  if (data!.attributes.length > 0) refuse('An attribute that has no place in a signature')
  const [certificate] = described
  if (described.length !== 1 || certificate?.ns !== dsig || certificate.name !== 'X509Certificate')
    return refuse('Not exactly one certificate in KeyInfo')
  return base64In(certificate, [])
}

/** The child elements, which must be these and no others, with at most these attributes on their parent. */
function inOrder(element: ExactElement, names: readonly string[], allowed: readonly string[]): readonly ExactElement[] {
  const inside = exactElements(element)
  const right = inside.every(({ ns, name }, at) => name === names[at] && ns === namespaceOf(name))
  if (!right || inside.length !== names.length) refuse('A signature with other parts than ours have')
  if (element.attributes.some(({ ns, name }) => ns !== '' || !allowed.includes(name)))
    refuse('An attribute that has no place in a signature')
  onlyWhiteSpaceIn(element)
  return inside
}

function namespaceOf(name: string): string {
  return name === 'InclusiveNamespaces' ? exclusiveNamespace : dsig
}

function onlyWhiteSpaceIn({ children }: ExactElement): void {
  const clean = children.every((node) => (typeof node === 'string' ? !/[^ \t\r\n]/.test(node) : isElement(node)))
  if (!clean) refuse('Text between the parts of a signature')
}

function attribute({ attributes }: ExactElement, wanted: string): string {
  const found = attributes.find(({ ns, name }) => ns === '' && name === wanted)
  return found ? found.value : refuse('An attribute is missing from a signature')
}

/** Only the one way of writing these octets is read: white space apart, but nothing else left over. */
function base64In(element: ExactElement, allowed: readonly string[]): Buffer {
  const [text = '', ...others] = element.children
  if (typeof text !== 'string' || others.length > 0) return refuse('A value in a signature is not plain text')
  if (element.attributes.some(({ ns, name }) => ns !== '' || !allowed.includes(name)))
    refuse('An attribute that has no place in a signature')
  const plain = text.replace(/[ \t\r\n]+/g, '')
  const octets = Buffer.from(plain, 'base64')
  if (plain === '' || octets.toString('base64') !== plain) refuse('A value in a signature is not Base64')
  return octets
}

function refuse(message: string): never {
  throw new Problem('forbidden', 'signature-structure', message)
}

function refuseAlgorithm(what: string, uri = ''): never {
  throw new Problem('forbidden', isWeak(uri) ? 'weak-algorithm' : 'signature-algorithm', `A ${what} we do not accept`)
}
