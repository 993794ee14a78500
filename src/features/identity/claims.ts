import { Problem } from '../../kernel/problem.ts'
import type { Role, SignedIn } from '../../protocols/gate/access.ts'
import { helseIdClaims, readAuthorizations } from '../../standards/helseid/access-token.ts'

/** Names of the claims we read, HelseID's where it has one. `role` and names of organisations are ours. */
export const claimNames = {
  role: 'knutepunkt_role',
  hprNumber: helseIdClaims.hprNumber,
  hprDetails: helseIdClaims.hprDetails,
  orgNumber: helseIdClaims.orgnrParent,
  unitNumber: helseIdClaims.orgnrChild,
  /** Of where they work: the unit, where there is one. */
  orgName: 'knutepunkt_org_name',
  legalEntityName: 'knutepunkt_legal_entity_name',
} as const

const roles: readonly Role[] = [
  'doctor',
  'nurse',
  'pharmacist',
  'health-professional',
  'citizen',
  'secretary',
  'operator',
  'council-member',
  'council-secretary',
  'council-administrator',
]

/**
 * Who the issuer says it is. What is missing is left out; without a role we know, nobody is signed in.
 *
 * @throws Problem `forbidden` (`no-role`)
 */
export function parseClaims(claims: Readonly<Record<string, unknown>>): Omit<SignedIn, 'visit'> {
  const subject = textClaim(claims, 'sub')
  const role = roles.find((each) => each === claims[claimNames.role])
  if (subject === undefined || role === undefined) {
    throw new Problem('forbidden', 'no-role', 'The issuer gives no role known here', { at: claimNames.role })
  }
  const hprNumber = textClaim(claims, claimNames.hprNumber)
  const authorizations = readAuthorizations(claims[claimNames.hprDetails])
  const organisation = organisationIn(claims)
  return {
    subject,
    role,
    name: textClaim(claims, 'name') ?? subject,
    ...(hprNumber === undefined ? {} : { hprNumber }),
    ...(authorizations === undefined ? {} : { authorizations }),
    ...(organisation === undefined ? {} : { organisation }),
  }
}

/** The unit where they work, with the legal entity that it is a part of (ATT-15, ATT-18). */
function organisationIn(claims: Readonly<Record<string, unknown>>): SignedIn['organisation'] {
  const parent = textClaim(claims, claimNames.orgNumber)
  if (parent === undefined) return undefined
  const orgNumber = textClaim(claims, claimNames.unitNumber) ?? parent
  const unit = { orgNumber, name: textClaim(claims, claimNames.orgName) ?? orgNumber }
  if (orgNumber === parent) return unit
  return { ...unit, legalEntity: { orgNumber: parent, name: textClaim(claims, claimNames.legalEntityName) ?? parent } }
}

function textClaim(claims: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const value = claims[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}
