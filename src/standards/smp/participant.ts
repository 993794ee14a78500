/** What a contact point can be found for: one row for each kind of metadata it publishes. */
export type ExchangeService =
  | 'patient-identification'
  | 'document-query'
  | 'document-retrieve'
  | 'document-submission'
  | 'identity-assertion'
  | 'professional-authentication'
  | 'search-mask'
  | 'fhir'

/** An identifier and the scheme it is unique in (OASIS BDX SMP 1.0, ParticipantIdentifier and its kind). */
export type SchemedIdentifier = { readonly scheme: string; readonly value: string }

/** What the certificate of an endpoint is for. `none` where there is no certificate. */
export type CertificateUse = 'tls' | 'assertion' | 'none'

export type ServiceRow = {
  readonly service: ExchangeService
  /** Document identifier, without its scheme. Compared without regard to case, since publishers lower it. */
  readonly document: string
  /** Process identifier; `CC` stands for the country in lower case. */
  readonly process: string
  readonly transportProfile: string
  readonly certificate: CertificateUse
}

/** Schemes of MyHealth@EU in SMP: participants, documents, processes. */
export const participantScheme = 'ehealth-participantid-qns'
export const documentScheme = 'ehealth-resid-qns'
export const processScheme = 'ehealth-procid-qns'

/**
 * What is published of a contact point. The certificate of ITI-40 and EHDSI-91 is the one that signs assertions, those of
 * the transactions are of the server.
 *
 * @see exchange profile of MyHealth@EU for SMP; OpenNCP names them in RegisteredService and its SMP editor
 */
export const services: readonly ServiceRow[] = [
  {
    service: 'patient-identification',
    document: 'urn:ehealth:PatientIdentificationAndAuthentication::XCPD::CrossGatewayPatientDiscovery##ITI-55',
    process: 'urn:XCPD::CrossGatewayPatientDiscovery',
    transportProfile: 'urn:ihe:iti:2013:xcpd',
    certificate: 'tls',
  },
  {
    service: 'document-query',
    document: 'urn:ehealth:RequestOfData::XCA::CrossGatewayQuery##ITI-38',
    process: 'urn:XCA::CrossGatewayQuery',
    transportProfile: 'urn:ihe:iti:2013:xca',
    certificate: 'tls',
  },
  {
    service: 'document-retrieve',
    document: 'urn:ehealth:RequestOfData::XCA::CrossGatewayRetrieve##ITI-39',
    process: 'urn:XCA::CrossGatewayRetrieve',
    transportProfile: 'urn:ihe:iti:2013:xca',
    certificate: 'tls',
  },
  {
    service: 'document-submission',
    document: 'urn:ehealth:ProvisioningOfData:Provide::XDR::ProvideandRegisterDocumentSet-b##ITI-41',
    process: 'urn:XDR::ProvideandRegisterDocumentSet-b',
    transportProfile: 'urn:ihe:iti:2013:xds',
    certificate: 'tls',
  },
  {
    service: 'identity-assertion',
    document: 'urn:ehealth:CountryBIdentityProvider::XUA::ProvideX-UserAssertion##ITI-40',
    process: 'urn:XUA::ProvideX-UserAssertion',
    transportProfile: 'urn:oasis:names:tc:SAML:2.0:protocol',
    certificate: 'assertion',
  },
  {
    service: 'professional-authentication',
    document: 'urn:ehealth:CountryBIdentityProvider::identityProvider::HPAuthentication##EHDSI-91',
    process: 'urn:identityProvider::HPAuthentication',
    transportProfile: 'urn:oasis:names:tc:SAML:2.0:protocol',
    certificate: 'assertion',
  },
  {
    service: 'search-mask',
    document: 'urn:ehealth:ISM::InternationalSearchMask##ehealth-107',
    process: 'urn:ehealth:ncp:CC:ism',
    transportProfile: 'urn:ehealth:transport:none',
    certificate: 'none',
  },
  {
    service: 'fhir',
    document: 'urn:ehealth:FhirService',
    process: 'urn:ehealth:FhirService',
    transportProfile: 'urn:ehealth:transport:fhir',
    certificate: 'tls',
  },
]

/** How a country's contact point is called: `urn:ehealth:no:ncp-idp`. */
export function participantOf(country: string): SchemedIdentifier {
  return { scheme: participantScheme, value: `urn:ehealth:${country.toLowerCase()}:ncp-idp` }
}

/** The country of a participant, in capitals; undefined for whoever is no contact point. */
export function countryOf({ scheme, value }: SchemedIdentifier): string | undefined {
  if (scheme.toLowerCase() !== participantScheme) return undefined
  return /^urn:ehealth:([a-z]{2}):ncp-idp$/i.exec(value)?.[1]?.toUpperCase()
}

/** The row of a document identifier, also of one that a publisher has lowered; undefined for what we do not use. */
export function serviceOf({ scheme, value }: SchemedIdentifier): ServiceRow | undefined {
  if (scheme.toLowerCase() !== documentScheme) return undefined
  return services.find(({ document }) => document.toLowerCase() === value.toLowerCase())
}

/** The row of a service. */
export function rowOf(service: ExchangeService): ServiceRow {
  // Every service of the type has its row: the test counts them.
  return services.find((row) => row.service === service)!
}

/**
 * Where an SMP has the metadata of a document (OASIS BDX SMP 1.0, 2.4.2): `/{participant}/services/{document}`, each with
 * its scheme and escaped.
 */
export function metadataPath(country: string, service: ExchangeService): string {
  const document = { scheme: documentScheme, value: rowOf(service).document }
  return `/${inPath(participantOf(country))}/services/${inPath(document)}`
}

/** Where an SMP lists what a participant publishes: its service group. */
export function serviceGroupPath(country: string): string {
  return `/${inPath(participantOf(country))}`
}

/** An identifier with its scheme from one part of a path, unescaped; undefined for anything else. */
export function identifierIn(part: string): SchemedIdentifier | undefined {
  const at = part.indexOf('::')
  return at <= 0 ? undefined : { scheme: part.slice(0, at), value: part.slice(at + 2) }
}

function inPath({ scheme, value }: SchemedIdentifier): string {
  return encodeURIComponent(`${scheme}::${value}`)
}
