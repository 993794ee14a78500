import type { InstanceIdentifier } from '../myhealth-eu/instance-identifier.ts'

/** The audit events of MyHealth@EU by their ids; `event-kinds.ts` says what each means. */
export type ExchangeEventId =
  | 'EHDSI-11'
  | 'EHDSI-21'
  | 'EHDSI-22'
  | 'EHDSI-31'
  | 'EHDSI-32'
  | 'EHDSI-41'
  | 'EHDSI-42'
  | 'EHDSI-61'
  | 'EHDSI-62'
  | 'EHDSI-91'
  | 'EHDSI-92'
  | 'EHDSI-96'
  | 'EHDSI-193'
  | 'EHDSI-194'
  | 'CF'

/** A health professional as an audit record names them. */
export type AuditedProfessional = {
  readonly nameId: string
  readonly name: string
  /** ISCO-08. */
  readonly role: string
  readonly onBehalfOf?: string
  readonly organization?: string
  readonly organizationId?: string
  readonly pointOfCare: string
  readonly facilityType: string
}

/** One end of a connection: from its certificate, and where it is on the network. */
export type AuditedSystem = { readonly commonName: string; readonly address: string }

/**
 * What happened between two countries, for the audit trail of both (ATNA; MyHealth@EU audit specification). It names the
 * patient, so it stands in the database and in the audit repository and nowhere else.
 */
export type ExchangeEvent = {
  /** Random, ours: the same event sent twice is one event. */
  readonly eventId: string
  readonly id: ExchangeEventId
  readonly at: Date
  readonly outcome: 'success' | 'minor-failure' | 'serious-failure' | 'major-failure'
  /** Whether we answered (A) or asked (B). */
  readonly role: 'A' | 'B'
  /** What it was asked by; SOAP when left out. */
  readonly via?: 'fhir'
  /** ISO 3166-1, two letters. */
  readonly ourCountry: string
  readonly otherCountry?: string
  readonly professional?: AuditedProfessional
  /** The contact point that asks. */
  readonly consumer?: AuditedSystem
  /** The contact point that answers. */
  readonly provider?: AuditedSystem
  readonly patient?: InstanceIdentifier
  readonly nextOfKin?: InstanceIdentifier
  readonly documents: readonly string[]
  /** wsa:MessageID of the two messages; of a question by FHIR its X-Request-ID, as a URN. */
  readonly requestId?: string
  readonly responseId?: string
  readonly assertionIds: readonly string[]
  readonly purpose?: 'TREATMENT' | 'EMERGENCY'
  readonly error?: { readonly code: string; readonly text: string }
  /** Codes of warnings that came beside an answer. */
  readonly warnings?: readonly string[]
}
