import type { InstanceIdentifier } from './instance-identifier.ts'
import type { PatientTraits } from './patient-traits.ts'

/** What a coded attribute value says. */
export type ClaimedCode = { readonly code: string; readonly codeSystem?: string; readonly displayName?: string }

/** eHDSI purpose of use; nothing else is accepted. */
export type PurposeOfUse = 'TREATMENT' | 'EMERGENCY'

/** What all assertions of MyHealth@EU say, whatever they are about. Times are those of the issuer. */
export type AssertionFrame = {
  readonly id: string
  /** Two letters of the country whose contact point issued it, from `urn:idp:XX:countryB` or `urn:initgw:XX:countryB`. */
  readonly issuerCountry: string
  readonly issuer: string
  /** The health professional; the same in all assertions of one message. */
  readonly nameId: string
  readonly nameIdFormat?: string
  readonly issueInstant: Date
  readonly notBefore: Date
  readonly notOnOrAfter: Date
}

/** The health professional, as country B vouches for them (ITI-40). */
export type HcpClaims = AssertionFrame & {
  readonly kind: 'hcp'
  readonly authnContext: string
  readonly subjectName: string
  /** ISCO-08. */
  readonly role: ClaimedCode
  /** Whom a clerk acts for: ISCO-08. */
  readonly onBehalfOf?: ClaimedCode
  readonly organization?: string
  /** With its prefix, as `urn:oid:…`. */
  readonly organizationId?: string
  readonly facilityType: string
  readonly purposeOfUse: PurposeOfUse
  readonly pointOfCare: string
  readonly npi?: string
  /** Short names: `PRD-006`. */
  readonly permissions: readonly string[]
  readonly homeCommunityId?: string
}

/** That this professional treats this patient (EHDSI-92). */
export type TrcClaims = AssertionFrame & {
  readonly kind: 'trc'
  readonly patient: InstanceIdentifier
  readonly purposeOfUse: PurposeOfUse
  /** The id of the identity assertion it was issued on. */
  readonly hcpAssertionId: string
  readonly prescriptionId?: string
  readonly dispensationPinCode?: string
}

/** Who asks on the patient's behalf (EHDSI-96). */
export type NokClaims = AssertionFrame & {
  readonly kind: 'nok'
  readonly hcpAssertionId: string
  readonly nextOfKin: PatientTraits
}

/** The assertions of one message, each verified. */
export type VerifiedAssertions = {
  readonly hcp: HcpClaims
  readonly trc?: TrcClaims
  readonly nok?: NokClaims
  /** What a replay is told by, one for each assertion of the message. */
  readonly ids: readonly SeenAssertion[]
}

/** An assertion that was seen: the same ID with another digest is a forgery. */
export type SeenAssertion = {
  readonly id: string
  /** SHA-256 of the signed octets, in hexadecimal. */
  readonly digest: string
  readonly notOnOrAfter: Date
}
