import { helseIdClaims } from '../../../standards/helseid/access-token.ts'
import { professionalClaims } from '../helse-id-claims.ts'
import type { Professional } from '../professional.ts'
import { withDefaults } from './client-part.ts'
import { nobodys, type Parameters } from './wish.ts'

/** Members of `userClaimsParameters` with the claim that each becomes. */
const texts: readonly (readonly [parameter: string, claim: string])[] = [
  ['pid', helseIdClaims.pid],
  ['pidPseudonym', helseIdClaims.pidPseudonym],
  ['hprNumber', helseIdClaims.hprNumber],
  ['name', 'name'],
  ['givenName', 'given_name'],
  ['middleName', 'middle_name'],
  ['familyName', 'family_name'],
  ['identityProvider', 'idp'],
  ['securityLevel', helseIdClaims.securityLevel],
  ['assuranceLevel', helseIdClaims.assuranceLevel],
  ['network', helseIdClaims.network],
  ['subject', 'sub'],
  ['sid', 'sid'],
]

/** Claims that a register gives, with the member of the request that asks for it. */
const lookedUp: Readonly<Record<string, readonly string[]>> = {
  getPersonFromPersontjenesten: ['name', 'given_name', 'family_name'],
  onlySetNameForPerson: ['name'],
  getHprNumberFromHprregisteret: [helseIdClaims.hprNumber, helseIdClaims.hprDetails],
  setPidPseudonym: [helseIdClaims.pidPseudonym],
  setSubject: ['sub'],
}

/** What looking people up takes. */
export type UserNeeds = {
  readonly professionals: () => readonly Professional[]
  readonly pseudonymOf: (pid: string) => string
  readonly now: () => Date
  readonly newId: () => string
}

/**
 * Whom a test token is of: the professional of the box whom the request's `hprNumber` or `pid` names; the first doctor there
 * is, where it names neither; undefined where it names somebody else.
 */
export function professionalOf({ professionals }: UserNeeds, wish: Parameters): Professional | undefined {
  const { text } = wish.within('userClaimsParameters')
  const [hpr, pid] = [text('hprNumber'), text('pid')]
  return professionals().find((each) =>
    hpr !== undefined
      ? each.hprNumber === hpr
      : pid !== undefined
        ? each.pid === pid
        : each.authorizations.includes('LE'),
  )
}

/**
 * What a test token says of a user: what registers have of the professional, unless the request leaves that out, and what
 * the request says.
 *
 * @throws Problem `forbidden` (`number-of-real-shape`)
 */
export function userPart(needs: UserNeeds, wish: Parameters, professional: Professional | undefined) {
  const { now, newId, pseudonymOf } = needs
  const parameters = wish.within('userClaimsParameters')
  const at = {
    authTime: Math.floor(now().getTime() / 1000),
    sid: newId(),
    pseudonym: pseudonymOf(professional?.pid ?? ''),
  }
  const known: Readonly<Record<string, unknown>> = professional ? professionalClaims(professional, at) : {}
  const stated = texts.flatMap(([name, claim]) => {
    const value = parameters.text(name)
    if (value === undefined) return []
    return [[claim, claim === helseIdClaims.pid ? nobodys(value, now()) : value] as const]
  })
  const amr = parameters.texts('authenticationMethodsReferences')
  return {
    ...(withDefaults(wish, 'User') ? known : pick(known, wish)),
    ...Object.fromEntries(stated),
    ...(amr ? { amr } : {}),
  }
}

function pick(known: Readonly<Record<string, unknown>>, wish: Parameters) {
  const claims = Object.entries(lookedUp).flatMap(([flag, names]) => (wish.flag(flag) ? names : []))
  return Object.fromEntries(claims.flatMap((claim) => (claim in known ? [[claim, known[claim]] as const] : [])))
}
