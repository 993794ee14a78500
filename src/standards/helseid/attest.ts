/** A code, and the system it is taken from as `urn:oid:…`. */
export type AttestCode = { readonly code: string; readonly system: string; readonly text?: string }

/** A number, and the system it is given under as `urn:oid:…`. */
export type AttestIdentifier = {
  readonly id: string
  readonly system: string
  readonly name?: string
  /** Who gives the numbers; of a local department, the organisation number of the legal entity. */
  readonly authority?: string
}

/** The one who asks. The issuer fills in who they are, from the authoritative registers. */
export type AttestedPractitioner = {
  readonly identifier: AttestIdentifier
  readonly hpr_nr?: AttestIdentifier
  readonly authorization?: AttestCode
  readonly legal_entity: AttestIdentifier
  readonly point_of_care: AttestIdentifier
  readonly department?: AttestIdentifier
}

/** Why they ask, as their own system decided it. */
export type AttestedCareRelationship = {
  readonly healthcare_service?: AttestCode
  readonly purpose_of_use: AttestCode
  readonly purpose_of_use_details?: AttestCode
  readonly decision_ref: { readonly id: string; readonly description?: string; readonly user_selected: boolean }
}

/** Whom they ask about. */
export type AttestedPatient = {
  readonly identifier: AttestIdentifier
  readonly point_of_care?: AttestIdentifier
  readonly department?: AttestIdentifier
}

/**
 * What a professional's employer vouches for when another holder of health data is asked: the attest of the Norwegian
 * trust framework, version 1.1, with the names it has on the wire.
 *
 * @see https://github.com/NorskHelsenett/Tillitsrammeverk
 */
export type Attest = {
  readonly practitioner: AttestedPractitioner
  readonly care_relationship: AttestedCareRelationship
  readonly patients: readonly AttestedPatient[]
  /** Time of attestation, in seconds since 1970. */
  readonly toa: number
}

/** Type of the attest among authorization details (RFC 9396). */
export const attestType = 'nhn:tillitsrammeverk:parameters'

/** What the client sends: the issuer adds who the practitioner is, and the time. */
export type AttestRequest = {
  readonly type: typeof attestType
  readonly practitioner: Omit<AttestedPractitioner, 'identifier' | 'hpr_nr'>
  readonly care_relationship: AttestedCareRelationship
  readonly patients: readonly AttestedPatient[]
}
