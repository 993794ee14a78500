import type { Json } from '../../../standards/fhir/json.ts'
import { identifierSystems, volven } from '../../../standards/norway/identifier-systems.ts'
import { coded, htest, subjectOf } from '../fhir-parts.ts'
import { securityLabel } from './confidentiality.ts'

/** Profiles that references keep, by type of resource. */
export const documentProfiles = {
  DocumentReference: [
    'https://profiles.ihe.net/ITI/MHD/StructureDefinition/IHE.MHD.Minimal.DocumentReference',
    'http://hl7.no/fhir/StructureDefinition/no-basis-DocumentReference',
  ],
}

/** What is known of a document beside its bytes. */
export type DocumentEntry = {
  /** Id of the reference, and of the record that holds it. */
  readonly id: string
  /** National number. */
  readonly subject: string
  /** OID, without a prefix. */
  readonly uniqueId: string
  /** Volven 9602. */
  readonly type: string
  readonly title: string
  /** Of the document's own making: a FHIR dateTime or instant. */
  readonly date: string
  readonly contentType: string
  /** Volven 9603. */
  readonly confidentiality: string
  /** Organisation number of whoever keeps it; a professional by HPR number. */
  readonly place: string
  readonly by?: string
  /** Uploaded bytes have them; what the box writes when it is asked for has not. */
  readonly size?: number
  /** SHA-1 as base64, as FHIR R4 wants it. */
  readonly hash?: string
}

/** Where the box keeps documents: OIDs of our own below 2.25, and the community of the national gateway. */
export const repositoryUniqueId = '2.25.202611220001'
export const homeCommunityId = '2.16.578.1.12.4.1.7.1.1'

/** The main groups of Volven 9602, by the first letter of a type: the class that XDS asks for beside it. */
const groups: Readonly<Record<string, string>> = {
  A: 'Epikriser og sammenfatninger',
  B: 'Løpende journal',
  C: 'Prøvesvar, vev og væsker',
  D: 'Prøvesvar, organfunksjon',
  E: 'Bildediagnostikk',
  F: 'Kurve, observasjon og behandling',
  I: 'Korrespondanse',
  J: 'Attester, meldinger og erklæringer',
  S: 'Sykepleiedokumentasjon',
}

/** The class of a type of Volven 9602, or undefined when it has none. */
export function classOf(type: string): string | undefined {
  return /^[A-Z]\d{2}-\d$/.test(type) && groups[type[0]!] ? `${type[0]}00-1` : undefined
}

/**
 * The reference that the service answers with.
 *
 * @see https://profiles.ihe.net/ITI/MHD/4.2.2/StructureDefinition-IHE.MHD.Minimal.DocumentReference.html
 */
export function referenceOf(entry: DocumentEntry): Json {
  const { id, subject, uniqueId, type, title, date, confidentiality, place, by } = entry
  const documentClass = classOf(type)
  return {
    resourceType: 'DocumentReference',
    id,
    meta: { tag: [htest] },
    contained: [
      {
        resourceType: 'PractitionerRole',
        id: 'author',
        ...(by ? { practitioner: { identifier: { system: identifierSystems.HPR, value: by } } } : {}),
        organization: { identifier: { system: identifierSystems.ENH, value: place } },
      },
    ],
    masterIdentifier: { system: 'urn:ietf:rfc:3986', value: `urn:oid:${uniqueId}` },
    status: 'current',
    type: coded(volven('9602'), type),
    ...(documentClass ? { category: [classified(documentClass)] } : {}),
    subject: subjectOf(subject),
    date: date.includes('T') ? date : `${date}T12:00:00Z`,
    author: [{ reference: '#author' }],
    custodian: { identifier: { system: identifierSystems.ENH, value: place } },
    description: title,
    securityLabel: [securityLabel(confidentiality)],
    content: [{ attachment: attachmentOf(entry), format: anyFormat }],
  }
}

function classified(code: string): Json {
  return { coding: [{ system: volven('9602'), code, display: groups[code[0]!] }] }
}

/** Nothing more is to be known of the format than the media type. */
const anyFormat: Json = {
  system: 'http://ihe.net/fhir/ihe.formatcode.fhir/CodeSystem/formatcode',
  code: 'urn:ihe:iti:xds:2017:mimeTypeSufficient',
}

function attachmentOf({ contentType, uniqueId, title, date, size, hash }: DocumentEntry): Json {
  const where = new URLSearchParams({ documentUniqueId: uniqueId, repositoryUniqueId, homeCommunityId })
  return {
    contentType,
    language: 'nb',
    url: `/mhd/iti68/document?${where}`,
    ...(size === undefined ? {} : { size }),
    ...(hash === undefined ? {} : { hash }),
    title,
    creation: date,
  }
}
