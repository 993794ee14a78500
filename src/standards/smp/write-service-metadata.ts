import { Buffer } from 'node:buffer'
import type { XmlElement } from '../../platform/xml/tree.ts'
import { element, serialiseXml } from '../../platform/xml/write.ts'
import { signAround, signaturePlace, type Signer, signEnveloped } from '../xmldsig/sign-enveloped.ts'
import {
  documentScheme,
  type ExchangeService,
  metadataPath,
  participantOf,
  processScheme,
  rowOf,
  type SchemedIdentifier,
} from './participant.ts'
import { smpNamespace } from './service-metadata.ts'

/** What a country says of one of its services, before anyone signs it. */
export type ServiceStatement = {
  readonly country: string
  readonly service: ExchangeService
  /** Left out for a search mask, which has no endpoint. */
  readonly url?: string
  /** DER. */
  readonly certificate?: Uint8Array
  readonly activation: Date
  readonly expiration: Date
  readonly description: string
  readonly technicalContact: string
  /** The search mask. */
  readonly extension?: XmlElement
}

/**
 * Service metadata, signed by the country's seal and then around it by the publisher (OASIS BDX SMP 1.0, 2.4.3).
 *
 * @throws Problem as `signEnveloped`
 */
export function writeServiceMetadata(
  statement: ServiceStatement,
  signers: { readonly seal: Signer; readonly publisher: Signer },
): Uint8Array {
  const form = { canonicalisation: 'inclusive' } as const
  const sealed = signEnveloped(metadataOf(statement), signers.seal, form)
  return signAround({ name: 'SignedServiceMetadata', ns: smpNamespace }, [sealed], signers.publisher, form)
}

/**
 * What an SMP lists of one participant: the address of each service (OASIS BDX SMP 1.0, 2.4.1). Not signed; only what the
 * addresses lead to is believed.
 *
 * @param origin scheme, host and port of the SMP
 */
export function writeServiceGroup(country: string, services: readonly ExchangeService[], origin: string): Uint8Array {
  const references = services.map((service) =>
    smp('ServiceMetadataReference', { href: `${origin}${metadataPath(country, service)}` }),
  )
  const group = smp('ServiceGroup', {}, [
    identifier('ParticipantIdentifier', participantOf(country)),
    smp('ServiceMetadataReferenceCollection', {}, references),
  ])
  return Buffer.from(serialiseXml(group))
}

function metadataOf({ country, service, ...said }: ServiceStatement): XmlElement {
  const { document, process } = rowOf(service)
  const processValue = process.replace('CC', country.toLowerCase())
  const information = smp('ServiceInformation', {}, [
    identifier('ParticipantIdentifier', participantOf(country)),
    identifier('DocumentIdentifier', { scheme: documentScheme, value: document }),
    smp('ProcessList', {}, [
      smp('Process', {}, [
        identifier('ProcessIdentifier', { scheme: processScheme, value: processValue }),
        smp('ServiceEndpointList', {}, [endpoint(service, said)]),
      ]),
    ]),
    smp('Extension', {}, [signaturePlace]),
  ])
  return smp('ServiceMetadata', {}, [information])
}

function endpoint(service: ExchangeService, said: Omit<ServiceStatement, 'country' | 'service'>): XmlElement {
  const { url = '', certificate = new Uint8Array(), activation, expiration, extension } = said
  return smp('Endpoint', { transportProfile: rowOf(service).transportProfile }, [
    smp('EndpointURI', {}, [url]),
    smp('ServiceActivationDate', {}, [activation.toISOString()]),
    smp('ServiceExpirationDate', {}, [expiration.toISOString()]),
    smp('Certificate', {}, [Buffer.from(certificate).toString('base64')]),
    smp('ServiceDescription', {}, [said.description]),
    smp('TechnicalContactUrl', {}, [said.technicalContact]),
    ...(extension ? [smp('Extension', {}, [extension])] : []),
  ])
}

function identifier(name: string, { scheme, value }: SchemedIdentifier): XmlElement {
  return smp(name, { scheme }, [value])
}

function smp(
  name: string,
  attributes: Readonly<Record<string, string>>,
  children: readonly (XmlElement | string)[] = [],
): XmlElement {
  return element(name, smpNamespace, attributes, children)
}
