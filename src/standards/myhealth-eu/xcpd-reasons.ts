/** Why a country could not identify someone (ITI-55, detected issue management). */
export type XcpdReason = {
  readonly code: string
  readonly codeSystem: string
  /** The name in the catalogue that says the same. */
  readonly name: string
}

const ihe = '1.3.6.1.4.1.19376.1.2.27.3'
const ehdsi = '1.3.6.1.4.1.12559.11.10.1.3.2.2.1'

/**
 * The reasons, IHE's own and those of MyHealth@EU.
 *
 * @see IHE ITI TF-2, 3.55.4.2.2.6 and MyHealth@EU NCPeH components, XCPD profile
 */
export const xcpdReasons: readonly XcpdReason[] = [
  { code: 'AnswerNotAvailable', codeSystem: ihe, name: 'ERROR_PI_NO_MATCH' },
  { code: 'ResponderBusy', codeSystem: ihe, name: 'ERROR_PI_REGISTRY_NOT_AVAILABLE' },
  { code: 'InternalError', codeSystem: ihe, name: 'ERROR_PI_INTERNAL_ERROR' },
  { code: 'AdditionalDemographicsRequested', codeSystem: ehdsi, name: 'ERROR_PI_MULTIPLE_MATCHES' },
  { code: 'DemographicsQueryNotAllowed', codeSystem: ehdsi, name: 'ERROR_PI_MISSING_REQUIRED_FIELDS' },
  { code: 'EHICDataRequested', codeSystem: ehdsi, name: 'ERROR_PI_MISSING_REQUIRED_FIELDS' },
  { code: 'PatientAuthenticationRequired', codeSystem: ehdsi, name: 'ERROR_PI_MISSING_REQUIRED_FIELDS' },
  { code: 'PrivacyViolation', codeSystem: ehdsi, name: 'ERROR_INSUFFICIENT_RIGHTS' },
  { code: 'InsufficientRights', codeSystem: ehdsi, name: 'ERROR_INSUFFICIENT_RIGHTS' },
  { code: 'PolicyViolation', codeSystem: ehdsi, name: 'ERROR_POLICY_VIOLATION' },
]

/** What we write for a fault: the first reason that says it, else that there is no answer. */
export function reasonFor(name: string): XcpdReason {
  return xcpdReasons.find((reason) => reason.name === name) ?? xcpdReasons[0]!
}

/** The name of a reason that came; the code alone decides, since countries mix up the code systems. */
export function nameOfReason(code: string): string | undefined {
  return xcpdReasons.find((reason) => reason.code.toLowerCase() === code.trim().toLowerCase())?.name
}
