/**
 * Who can tell that a rule of the attest is kept.
 *
 * - `client`: the system that asks; nobody else knows what it knew
 * - `issuer`: the trust anchor, from its registers, when it gives the token
 * - `source`: whoever is asked, by the token and the attest alone
 * - `people`: agreements, and looking into it afterwards
 */
export type CheckedBy = 'client' | 'issuer' | 'source' | 'people'

/** One of the rules, or some that belong together. */
export type AttestRule = {
  /** Numbers of the framework, first and last. */
  readonly from: number
  readonly to: number
  readonly attribute: string
  readonly says: string
  readonly by: CheckedBy
  /** Codes of `checkAttest` and `readAttest` that tell of it, where a source can. */
  readonly codes?: readonly string[]
}

/**
 * What the trust framework rules about attests and who can check it, as far as the rules are described to us; those between
 * are not, and nothing is checked for them.
 *
 * @see https://github.com/NorskHelsenett/Tillitsrammeverk (version 1.1, on trial)
 */
export const attestRules: readonly AttestRule[] = [
  rule(5, 'patients', 'Restrictions are enforced by the source, with the identifiers of the attest', 'source', []),
  rule(6, 'patients', 'Without a patient only for narrow data such as lists of arrivals', 'source', [
    'attest-other-patient',
  ]),
  rule(8, 'practitioner.identifier', 'A citizen’s log shows the name and never the number', 'source', []),
  rule(9, 'practitioner.identifier', 'Level of assurance is high', 'source', ['attest-assurance-level']),
  rule(10, 'practitioner.identifier', 'Fødselsnummer or D-number only', 'source', ['attest-practitioner-number']),
  rule(11, 'practitioner.identifier', 'Is the authenticated user', 'source', ['attest-other-person']),
  rule(12, 'practitioner.legal_entity', 'Is a member of Helsenettet with terms and service agreement', 'issuer'),
  rule(15, 'practitioner.legal_entity', 'Is where care is given, not the staffing agency', 'source', [
    'attest-other-organisation',
  ]),
  rule([18, 19], 'practitioner.point_of_care', 'A registered unit; the legal entity where there is none', 'source', [
    'attest-point-of-care',
  ]),
  rule(22, 'practitioner.department', 'Its name tells nothing sensitive of the patient', 'people'),
  rule(28, 'practitioner.department', 'RESH, or local with the legal entity as authority', 'source', [
    'attest-department-authority',
    'attest-department-number',
  ]),
  rule(29, 'practitioner.hpr_nr', 'Left out of somebody who is not in HPR', 'source', ['attest-other-hpr-number']),
  rule(31, 'practitioner.authorization', 'Of several, the nearest to what one works as', 'client'),
  rule(32, 'practitioner.authorization', 'Is in HPR', 'source', ['attest-authorization']),
  rule(37, 'care_relationship.healthcare_service', 'Of one of the listed systems', 'source', [
    'attest-healthcare-service',
  ]),
  rule([38, 41], 'care_relationship.purpose_of_use', 'Planned, acute, coordination or override', 'source', [
    'attest-purpose-of-use',
  ]),
  rule(43, 'care_relationship', 'Says the service or the details of the purpose', 'source', ['attest-without-service']),
  rule(45, 'care_relationship.purpose_of_use_details', 'Volven 9151, or HL7 Norway’s care relations', 'source', [
    'attest-purpose-details',
  ]),
  rule(
    [46, 48],
    'care_relationship.decision_ref',
    'The most specific local decision; one’s own choice is marked',
    'source',
    ['attest-malformed'],
  ),
  rule(
    [49, 57],
    'patients.point_of_care, patients.department',
    'Only of the professional’s own organisation',
    'source',
    ['attest-patient-point-of-care', 'attest-patient-department'],
  ),
  rule(58, 'toa', 'Not older than 60 minutes; a new attest for another patient', 'source', [
    'attestation_has_expired',
    'attest-from-the-future',
  ]),
]

function rule(
  numbers: number | readonly [number, number],
  attribute: string,
  says: string,
  by: CheckedBy,
  codes?: readonly string[],
): AttestRule {
  const [from, to] = typeof numbers === 'number' ? [numbers, numbers] : numbers
  return { from, to, attribute, says, by, ...(codes ? { codes } : {}) }
}
