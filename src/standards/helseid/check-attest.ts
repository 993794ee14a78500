import { nationalNumberSystem } from '../norway/identifier-systems.ts'
import { isOrganisationNumber } from '../norway/organisation-number.ts'
import type { HelseIdPerson } from './access-token.ts'
import type { Attest, AttestIdentifier } from './attest.ts'
import {
  detailSystems,
  numberSystems,
  professionSystem,
  purposes,
  purposeSystem,
  serviceSystems,
} from './attest-systems.ts'

/** What an attest is held against. */
export type AttestCheck = {
  /** The one the access token was given to. */
  readonly person: HelseIdPerson
  /** The one patient it must be for; undefined where nobody is known by a number yet, and then it must be for nobody. */
  readonly patient: Pick<AttestIdentifier, 'id' | 'system'> | undefined
  readonly now: Date
}

/** A rule of the trust framework that an attest breaks. `attestation_has_expired` is the framework's own word. */
export type AttestFault = {
  readonly rule: string
  readonly code: string
  /** What is wrong, to go on after `The attest breaks a rule`; nothing of what stands in the attest. */
  readonly says: string
}

type Rule = AttestFault & {
  readonly holds: (attest: Attest, check: AttestCheck) => boolean
  /** The trust anchor refuses it too, before there is a token. */
  readonly alsoAnchor?: true
}

/** Minutes from the attestation on. */
const longestMinutes = 60

/** What two clocks may differ. */
const skewSeconds = 60

/** Those rules that one receiver can check by itself. */
const rules: readonly Rule[] = [
  {
    rule: 'ATT-4',
    code: 'attest-other-patient',
    says: 'it is not for the one patient asked about',
    holds: ({ patients }, { patient }) => patients.length === 0 || isFor(patients, patient),
  },
  {
    rule: 'ATT-6',
    code: 'attest-without-patient',
    says: 'it names no patient',
    holds: ({ patients }, { patient }) => patients.length > 0 || patient === undefined,
  },
  {
    rule: 'ATT-9',
    code: 'attest-assurance-level',
    says: 'who it is for has not signed in at the high level',
    holds: (_attest, { person }) => person.assuranceLevel === 'high' && person.securityLevel === '4',
  },
  {
    rule: 'ATT-10',
    code: 'attest-practitioner-number',
    says: 'the number of the practitioner is no national one under its own system',
    holds: ({ practitioner: { identifier } }) =>
      /^\d{11}$/.test(identifier.id) && identifier.system === nationalNumberSystem(identifier.id),
  },
  {
    rule: 'ATT-11',
    code: 'attest-other-person',
    says: 'the practitioner is another person than the token was given to',
    holds: ({ practitioner }, { person }) => practitioner.identifier.id === person.pid,
  },
  {
    rule: 'ATT-15',
    code: 'attest-other-organisation',
    says: 'the legal entity is another organisation than that of the token',
    alsoAnchor: true,
    holds: ({ practitioner: { legal_entity } }, { person }) =>
      isOrganisation(legal_entity) && legal_entity.id === person.orgnrParent,
  },
  {
    rule: 'ATT-18',
    code: 'attest-point-of-care',
    says: 'the point of care is another unit than that of the token',
    alsoAnchor: true,
    holds: ({ practitioner: { point_of_care } }, { person }) =>
      isOrganisation(point_of_care) && point_of_care.id === (person.orgnrChild ?? person.orgnrParent),
  },
  {
    rule: 'ATT-28',
    code: 'attest-department-authority',
    says: 'the department is not of the legal entity',
    holds: ({ practitioner: { department, legal_entity } }) =>
      department === undefined || department.system === numberSystems.resh || department.authority === legal_entity.id,
  },
  {
    rule: 'ATT-28',
    code: 'attest-department-number',
    says: 'the number of the department is none of RESH',
    holds: ({ practitioner: { department } }) => department === undefined || isReshNumber(department),
  },
  {
    rule: 'ATT-28',
    code: 'attest-department-system',
    says: 'the system of the department is no URI',
    holds: ({ practitioner: { department } }) => department === undefined || isGloballyUnique(department.system),
  },
  {
    rule: 'ATT-29',
    code: 'attest-other-hpr-number',
    says: 'the HPR number is not that of the token',
    holds: ({ practitioner: { hpr_nr } }, { person }) =>
      hpr_nr?.id === person.hprNumber && (hpr_nr === undefined || hpr_nr.system === numberSystems.hpr),
  },
  {
    rule: 'ATT-32',
    code: 'attest-authorization',
    says: 'the authorization is not as HPR has it',
    alsoAnchor: true,
    holds: ({ practitioner: { authorization } }, { person }) =>
      authorization === undefined
        ? person.authorizations.length === 0
        : authorization.system === professionSystem && person.authorizations.includes(authorization.code),
  },
  {
    rule: 'ATT-37',
    code: 'attest-healthcare-service',
    says: 'the system of the kind of service is not known',
    alsoAnchor: true,
    holds: ({ care_relationship: { healthcare_service } }) =>
      healthcare_service === undefined || serviceSystems.has(healthcare_service.system),
  },
  {
    rule: 'ATT-38',
    code: 'attest-purpose-of-use',
    says: 'the purpose is none of the framework',
    alsoAnchor: true,
    holds: ({ care_relationship: { purpose_of_use } }) =>
      purpose_of_use.system === purposeSystem && purposes.has(purpose_of_use.code),
  },
  {
    rule: 'ATT-43',
    code: 'attest-without-service',
    says: 'it has neither kind of service nor details of the purpose',
    alsoAnchor: true,
    holds: ({ care_relationship: { healthcare_service, purpose_of_use_details } }) =>
      healthcare_service !== undefined || purpose_of_use_details !== undefined,
  },
  {
    rule: 'ATT-45',
    code: 'attest-purpose-details',
    says: 'the system of the details of the purpose is not known',
    alsoAnchor: true,
    holds: ({ care_relationship: { purpose_of_use_details } }) =>
      purpose_of_use_details === undefined || detailSystems.has(purpose_of_use_details.system),
  },
  {
    rule: 'ATT-49',
    code: 'attest-patient-point-of-care',
    says: 'the unit of the patient is no organisation number',
    holds: ({ patients }) =>
      patients.every(({ point_of_care }) => point_of_care === undefined || isOrganisation(point_of_care)),
  },
  {
    rule: 'ATT-53',
    code: 'attest-patient-department',
    says: 'the number of the patient’s department is none of RESH',
    holds: ({ patients }) => patients.every(({ department }) => department === undefined || isReshNumber(department)),
  },
  {
    rule: 'ATT-58',
    code: 'attestation_has_expired',
    says: 'it is more than an hour old',
    holds: ({ toa }, { now }) => secondsSince(toa, now) <= longestMinutes * 60,
  },
  {
    rule: 'ATT-58',
    code: 'attest-from-the-future',
    says: 'it was made later than now',
    holds: ({ toa }, { now }) => secondsSince(toa, now) >= -skewSeconds,
  },
]

/**
 * Those of the rules that the trust anchor refuses by, since it knows the person and for whom the client acts. Which
 * patients, only the source can tell.
 *
 * @see https://github.com/NorskHelsenett/Tillitsrammeverk/blob/main/specs/misc/validering_av_attributter.md
 */
export function checkAttestAtIssue(attest: Attest, check: Omit<AttestCheck, 'patient'>): readonly AttestFault[] {
  return broken(
    rules.filter(({ alsoAnchor }) => alsoAnchor),
    attest,
    { ...check, patient: undefined },
  )
}

/**
 * Every rule that an attest breaks; none when it may be believed. Who the person is has been verified before: by the
 * signature of the token that the attest came in.
 *
 * Who can tell of the others is in `attestRules`: membership and agreements, for instance, the trust anchor alone (ATT-12).
 */
export function checkAttest(attest: Attest, check: AttestCheck): readonly AttestFault[] {
  return broken(rules, attest, check)
}

function broken(of: readonly Rule[], attest: Attest, check: AttestCheck): readonly AttestFault[] {
  return of.filter(({ holds }) => !holds(attest, check)).map(({ rule, code, says }) => ({ rule, code, says }))
}

/** Codes that `checkAttest` may give, with the rules they tell of. */
export const checkedRules: readonly (AttestFault & { readonly alsoAnchor: boolean })[] = rules.map(
  ({ rule, code, says, alsoAnchor = false }) => ({ rule, code, says, alsoAnchor }),
)

function isFor(patients: Attest['patients'], wanted: AttestCheck['patient']): boolean {
  const [only, ...others] = patients
  if (wanted === undefined) return only === undefined
  return others.length === 0 && only?.identifier.id === wanted.id && only.identifier.system === wanted.system
}

function isOrganisation({ id, system }: AttestIdentifier): boolean {
  return system === numberSystems.organisation && isOrganisationNumber(id)
}

/** RESH gives whole numbers; what a local number looks like, only its giver knows. */
function isReshNumber({ id, system }: AttestIdentifier): boolean {
  return system !== numberSystems.resh || /^\d{1,9}$/.test(id)
}

/** A URI, which somebody owns (RFC 3986, section 3). */
function isGloballyUnique(system: string): boolean {
  return /^(urn:[a-z0-9-]+:|https?:\/\/).+/i.test(system)
}

function secondsSince(toa: number, now: Date): number {
  return now.getTime() / 1000 - toa
}
