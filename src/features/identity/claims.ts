import { Problem } from '../../kernel/problem.ts'
import type { Role, SignedIn } from '../../protocols/gate/access.ts'
import { helseIdClaims } from '../../standards/helseid/access-token.ts'

/** Names of the claims we read, HelseID's where it has one. `role` is ours. */
export const claimNames = {
  role: 'knutepunkt_role',
  hprNumber: helseIdClaims.hprNumber,
  orgNumber: helseIdClaims.orgnrParent,
  orgName: 'knutepunkt_org_name',
} as const

const roles: readonly Role[] = [
  'doctor',
  'nurse',
  'pharmacist',
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
  const orgNumber = textClaim(claims, claimNames.orgNumber)
  const orgName = textClaim(claims, claimNames.orgName)
  return {
    subject,
    role,
    name: textClaim(claims, 'name') ?? subject,
    ...(hprNumber === undefined ? {} : { hprNumber }),
    ...(orgNumber === undefined ? {} : { organisation: { orgNumber, name: orgName ?? orgNumber } }),
  }
}

function textClaim(claims: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const value = claims[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}
