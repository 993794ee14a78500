import { Buffer } from 'node:buffer'
import { Problem } from '../../kernel/problem.ts'
import { type ExactElement, exactElements, parseExact } from '../../platform/xml/exact.ts'
import { parseXml } from '../../platform/xml/parse.ts'
import { elementsOf, ownText, type XmlElement } from '../../platform/xml/tree.ts'
import { dsig } from '../xmldsig/algorithms.ts'
import { type CheckCertificate, verifyDocumentSignature } from '../xmldsig/verify-signature.ts'
import { countryOf, type ExchangeService, serviceOf, type ServiceRow } from './participant.ts'

/** Namespace of OASIS BDX SMP 1.0. */
export const smpNamespace = 'http://docs.oasis-open.org/bdxr/ns/SMP/2016/05'

/** What a country publishes of one service, as both signatures vouch for. */
export type ServiceMetadata = {
  /** ISO 3166-1, two letters. */
  readonly country: string
  readonly service: ExchangeService
  /** As written; empty for a search mask. */
  readonly url: string
  readonly transportProfile: string
  /** DER. */
  readonly certificate?: Uint8Array
  readonly activation?: Date
  readonly expiration?: Date
  readonly description: string
  readonly technicalContact: string
  /** What stands in the extension of the endpoint: a search mask. */
  readonly extension?: XmlElement
  /** DER of the certificates that signed: the country's seal, and the publisher's. */
  readonly seal: Uint8Array
  readonly publisher: Uint8Array
}

/** Whose signatures are believed. Each throws a Problem when the certificate (DER) is not, before anything is computed. */
export type MetadataTrust = {
  readonly seal: (certificate: Uint8Array, country: string) => void
  readonly publisher: CheckCertificate
}

/** What was asked for: the metadata must be of it, whatever address it came from. */
export type AskedFor = { readonly country: string; readonly service: ExchangeService }

/** Bytes of one answer of an SMP; the largest real one has a search mask with pictures, of one megabyte. */
export const largestMetadata = 2 * 1024 * 1024

/**
 * Reads signed service metadata and verifies both signatures: the country's over what it says of the service, the
 * publisher's over all of it. Everything is read from the octets that the country's signature covers.
 *
 * @throws Problem `forbidden` as `verifyDocumentSignature` and whatever `trust` throws; `invalid`: `metadata-structure`,
 *   `metadata-redirect`, `metadata-other` (another country or service), and as `parseXml`
 * @see http://docs.oasis-open.org/bdxr/bdx-smp/v1.0/bdx-smp-v1.0.html section 2.4
 */
export function readServiceMetadata(bytes: Uint8Array, asked: AskedFor, trust: MetadataTrust): ServiceMetadata {
  const document = parseExact(bytes, { bytes: largestMetadata })
  const { metadata, outer, inner } = partsOf(document.root)
  const publisher = verifyDocumentSignature(document, document.root, outer, trust.publisher)
  const seal = verifyDocumentSignature(document, metadata, inner, (der) => trust.seal(der, asked.country))
  const read = readInformation(parseXml(seal.signedBytes))
  if (read.country !== asked.country || read.service !== asked.service) {
    throw new Problem('invalid', 'metadata-other', 'The metadata is of another participant or service')
  }
  return { ...read, seal: seal.certificate, publisher: publisher.certificate }
}

/** The one place of each part; anything else could be read by one program and verified by another. */
function partsOf(root: ExactElement): Readonly<Record<'metadata' | 'outer' | 'inner', ExactElement>> {
  const [metadata, outer, ...others] = exactElements(root)
  const rightRoot = root.ns === smpNamespace && root.name === 'SignedServiceMetadata'
  if (!rightRoot || !isSmp(metadata, 'ServiceMetadata') || !isSignature(outer) || others.length > 0) refuse('root')
  const [information, ...beside] = exactElements(metadata!)
  if (isSmp(information, 'Redirect')) {
    throw new Problem('invalid', 'metadata-redirect', 'The metadata sends on to another publisher')
  }
  if (!isSmp(information, 'ServiceInformation') || beside.length > 0) refuse('ServiceMetadata')
  const extensions = exactElements(information!).filter((each) => isSmp(each, 'Extension'))
  const [inner, ...more] = extensions.flatMap((each) => exactElements(each).filter(isSignature))
  if (inner === undefined || more.length > 0) refuse('Extension')
  return { metadata: metadata!, outer: outer!, inner: inner! }
}

function isSmp(element: ExactElement | undefined, name: string): boolean {
  return element?.ns === smpNamespace && element.name === name
}

function isSignature(element: ExactElement | undefined): boolean {
  return element?.ns === dsig && element.name === 'Signature'
}

type Said = Omit<ServiceMetadata, 'seal' | 'publisher'>

function readInformation(metadata: XmlElement): Said {
  const information = only(metadata, 'ServiceInformation')
  const country = countryOf(identifier(only(information, 'ParticipantIdentifier')))
  const row = serviceOf(identifier(only(information, 'DocumentIdentifier')))
  if (country === undefined || row === undefined) {
    throw new Problem('invalid', 'metadata-other', 'A participant or service that we do not exchange with')
  }
  return { country, service: row.service, ...readEndpoint(endpointOf(information, row)) }
}

/** The endpoint for this service; of several, the one with its transport profile. */
function endpointOf(information: XmlElement, row: ServiceRow): XmlElement {
  const processes = children(only(information, 'ProcessList'), 'Process')
  const all = processes.flatMap((process) => children(only(process, 'ServiceEndpointList'), 'Endpoint'))
  const [endpoint, ...others] =
    all.length > 1 ? all.filter(({ attributes }) => attributes.transportProfile === row.transportProfile) : all
  return endpoint && others.length === 0 ? endpoint : refuse('ServiceEndpointList')
}

function readEndpoint(endpoint: XmlElement): Omit<Said, 'country' | 'service'> {
  const text = (name: string) => children(endpoint, name).map(ownText).join('').trim()
  const certificate = text('Certificate').replace(/\s+/g, '')
  const activation = dateIn(endpoint, 'ServiceActivationDate')
  const expiration = dateIn(endpoint, 'ServiceExpirationDate')
  const [extension] = children(endpoint, 'Extension').flatMap((each) => elementsOf(each))
  return {
    url: text('EndpointURI'),
    transportProfile: endpoint.attributes.transportProfile ?? '',
    description: text('ServiceDescription'),
    technicalContact: text('TechnicalContactUrl'),
    ...(certificate ? { certificate: new Uint8Array(Buffer.from(certificate, 'base64')) } : {}),
    ...(activation ? { activation } : {}),
    ...(expiration ? { expiration } : {}),
    ...(extension ? { extension } : {}),
  }
}

/** XML Schema dateTime, with its zone: without one nobody could say when it is. */
const dateTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/

function dateIn(endpoint: XmlElement, name: string): Date | undefined {
  const [element] = children(endpoint, name)
  if (element === undefined) return undefined
  const text = ownText(element).trim()
  const date = new Date(text)
  return dateTime.test(text) && !Number.isNaN(date.getTime()) ? date : refuse(name)
}

function identifier(element: XmlElement) {
  return { scheme: element.attributes.scheme ?? '', value: ownText(element).trim() }
}

function only(parent: XmlElement, name: string): XmlElement {
  const [element, another] = children(parent, name)
  return element && !another ? element : refuse(name)
}

function children(parent: XmlElement, name: string): readonly XmlElement[] {
  return elementsOf(parent).filter((child) => child.ns === smpNamespace && child.name === name)
}

function refuse(at: string): never {
  throw new Problem('invalid', 'metadata-structure', 'The service metadata is not built as SMP 1.0 says', { at })
}
