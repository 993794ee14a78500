import type { SignedIn } from '../../protocols/gate/access.ts'
import type { ClaimedCode } from '../../standards/myhealth-eu/assertion-claims.ts'
import { nearestAuthorization } from '../../standards/helseid/authorizations.ts'
import type { Attested } from '../identity/index.ts'

/** A professional of ours, in the words that other countries read (MyHealth@EU identity assertion, ITI-40). */
export type Professional = {
  /** Number in Helsepersonellregisteret: the name other countries log. */
  readonly nameId: string
  readonly name: string
  /** ISCO-08. */
  readonly role: ClaimedCode
  readonly organization: string
  /** `urn:oid:…`. */
  readonly organizationId: string
  readonly pointOfCare: string
  /** Hospital, Resident Physician, Pharmacy or Other. */
  readonly facilityType: string
  /** Short names: `PRD-006`. Never more than our own matrix gives the role. */
  readonly permissions: readonly string[]
}

/** What HelseID and the attest of the trust framework say of somebody, as far as another country is told. */
export type AttestedPerson = {
  readonly name: string
  readonly hprNumber: string
  /** Category of Helsepersonellregisteret: `LE`, `SP` (code system 9060). */
  readonly authorization: string
  readonly legalEntity: { readonly orgNumber: string; readonly name: string }
  readonly pointOfCare?: { readonly orgNumber: string; readonly name: string }
}

type RoleRow = {
  /** HPR category, OID 2.16.578.1.12.4.1.1.9060. */
  readonly authorization: string
  readonly code: string
  /** As in the value set: OpenNCP compares it with the code. */
  readonly displayName: string
  readonly permissions: readonly string[]
  readonly facilityType: string
}

const identification = ['PRD-006'] as const
const clinical = [...identification, 'PRD-003', 'PRD-005', 'PRD-010', 'PRD-016'] as const
const pharmacy = [...identification, 'PRD-004', 'PRD-010', 'PPD-046'] as const

/**
 * Who may ask other countries, and for what. A category without a row may not ask at all.
 *
 * @see Volven 9060 (category), eHDSIHealthcareProfessionalRole (ISCO-08), HL7 permission catalogue
 */
const roles: readonly RoleRow[] = [
  { authorization: 'LE', code: '221', displayName: 'Medical Doctors', permissions: clinical, facilityType: 'Other' },
  { authorization: 'TL', code: '2261', displayName: 'Dentists', permissions: clinical, facilityType: 'Other' },
  {
    authorization: 'SP',
    code: '2221',
    displayName: 'Nursing professionals',
    permissions: clinical,
    facilityType: 'Other',
  },
  {
    authorization: 'JO',
    code: '2222',
    displayName: 'Midwifery professionals',
    permissions: clinical,
    facilityType: 'Other',
  },
  ...['FA1', 'FA2'].map((authorization) => ({
    authorization,
    code: '2262',
    displayName: 'Pharmacists',
    permissions: pharmacy,
    facilityType: 'Pharmacy',
  })),
]

/** System of organisation numbers, under which a unit has an OID of its own. */
const enhetsregisteret = '2.16.578.1.12.4.1.4.101'

/** The code system of roles, ISCO-08. */
const isco = '2.16.840.1.113883.2.9.6.2.7'

/** As other countries are told; undefined for whoever may not ask them. */
export function professionalOf(person: AttestedPerson): Professional | undefined {
  const row = roles.find(({ authorization }) => authorization === person.authorization)
  if (!row || person.hprNumber === '' || !/^\d{9}$/.test(person.legalEntity.orgNumber)) return undefined
  return {
    nameId: person.hprNumber,
    name: person.name,
    role: { code: row.code, codeSystem: isco, displayName: row.displayName },
    organization: person.legalEntity.name,
    // An arc of an OID has no leading zeros (X.660).
    organizationId: `urn:oid:${enhetsregisteret}.${Number(person.legalEntity.orgNumber)}`,
    pointOfCare: (person.pointOfCare ?? person.legalEntity).name,
    facilityType: row.facilityType,
    permissions: row.permissions,
  }
}

/** What the visit's sign-in says; undefined for whoever has no authorization, number or organisation. */
export function signedInPerson({ name, role, authorizations, hprNumber, organisation }: SignedIn) {
  const authorization = nearestAuthorization(role, authorizations)
  if (authorization === undefined || hprNumber === undefined || organisation === undefined) return undefined
  const { legalEntity = organisation } = organisation
  return { name, hprNumber, authorization, legalEntity, pointOfCare: organisation } satisfies AttestedPerson
}

/** What an attest that holds says; undefined for whoever is not in HPR. The person's own number goes no further (ATT-8). */
export function attestedPerson({ person, attest: { practitioner } }: Attested): AttestedPerson | undefined {
  const { hpr_nr, authorization, legal_entity, point_of_care } = practitioner
  if (!hpr_nr || !authorization) return undefined
  return {
    name: person.name,
    hprNumber: hpr_nr.id,
    authorization: authorization.code,
    legalEntity: unitOf(legal_entity),
    pointOfCare: unitOf(point_of_care),
  }
}

function unitOf({ id, name = id }: Attested['attest']['practitioner']['legal_entity']) {
  return { orgNumber: id, name }
}
