import { Problem } from '../../kernel/problem.ts'
import type { Attest } from './attest.ts'
import { readAttest } from './read-attest.ts'

/** Names of HelseID's claims, in ID tokens and access tokens alike. */
export const helseIdClaims = {
  pid: 'helseid://claims/identity/pid',
  assuranceLevel: 'helseid://claims/identity/assurance_level',
  securityLevel: 'helseid://claims/identity/security_level',
  hprNumber: 'helseid://claims/hpr/hpr_number',
  hprDetails: 'helseid://claims/hpr/hpr_details',
  pidPseudonym: 'helseid://claims/identity/pid_pseudonym',
  network: 'helseid://claims/identity/network',
  clientName: 'helseid://claims/client/client_name',
  clientTenancy: 'helseid://claims/client/client_tenancy',
  orgnrParent: 'helseid://claims/client/claims/orgnr_parent',
  orgnrChild: 'helseid://claims/client/claims/orgnr_child',
  orgnrSupplier: 'helseid://claims/client/claims/orgnr_supplier',
  /** Names the journal system, and is the type of the detail that states it too. */
  sfmJournalId: 'nhn:sfm:journal-id',
} as const

/** The person that HelseID signed in, and for which organisation. */
export type HelseIdPerson = {
  readonly subject: string
  readonly name: string
  /** Fødselsnummer or D-nummer: never shown, never sent on (ATT-8). */
  readonly pid: string
  /** `high` is the highest. */
  readonly assuranceLevel: string
  /** `4` is the highest. */
  readonly securityLevel: string
  readonly hprNumber?: string
  /** Every category that Helsepersonellregisteret gives them (Volven 9060). */
  readonly authorizations: readonly string[]
  readonly orgnrParent: string
  readonly orgnrChild?: string
  /** Of a system whose supplier fetched the token on behalf of the organisation: HelseID delegated. */
  readonly orgnrSupplier?: string
}

/** What is in an access token once its signature is believed. */
export type HelseIdToken = {
  readonly person: HelseIdPerson
  /** RFC 7638 thumbprint of the only key that may present the token (RFC 9449, `cnf.jkt`). */
  readonly keyThumbprint: string
  readonly expires: Date
  readonly attest?: Attest
}

type Claims = Readonly<Record<string, unknown>>

/**
 * Reads the claims of a verified access token.
 *
 * @throws Problem `forbidden` (`token-claims`) naming the claim that is missing or wrong, never its value; `invalid`
 * (`attest-malformed`)
 */
export function readHelseIdToken(claims: Claims): HelseIdToken {
  const { cnf, exp } = claims
  if (typeof exp !== 'number') return refuse('exp')
  const attest = readAttest(claims.authorization_details)
  return {
    person: readPerson(claims),
    keyThumbprint: isObject(cnf) ? text(cnf, 'jkt') : refuse('cnf'),
    expires: new Date(exp * 1000),
    ...(attest ? { attest } : {}),
  }
}

function readPerson(claims: Claims): HelseIdPerson {
  const optional = <Name extends string>(name: Name, claim: string) =>
    // The object has this one member or none; TypeScript cannot see it through a computed name.
    (claims[claim] === undefined ? {} : { [name]: text(claims, claim) }) as { [Key in Name]?: string }
  return {
    subject: text(claims, 'sub'),
    name: text(claims, 'name'),
    pid: text(claims, helseIdClaims.pid),
    assuranceLevel: text(claims, helseIdClaims.assuranceLevel),
    securityLevel: text(claims, helseIdClaims.securityLevel),
    ...optional('hprNumber', helseIdClaims.hprNumber),
    authorizations: readApprovals(claims[helseIdClaims.hprDetails]),
    orgnrParent: text(claims, helseIdClaims.orgnrParent),
    ...optional('orgnrChild', helseIdClaims.orgnrChild),
    ...optional('orgnrSupplier', helseIdClaims.orgnrSupplier),
  }
}

function readApprovals(details: unknown): readonly string[] {
  return details === undefined ? [] : (readAuthorizations(details) ?? refuse(helseIdClaims.hprDetails))
}

/** An authorisation; a licence is none, since what it lets somebody do is not in the token. */
const authorised = '1'

/**
 * The categories (Volven 9060) in which somebody is authorised, of the claim `hpr_details`. An approval that cannot be read,
 * or is of another kind, counts for nothing and takes nothing from the others.
 *
 * @returns undefined where there is no list of approvals
 */
export function readAuthorizations(details: unknown): readonly string[] | undefined {
  if (!isObject(details) || !Array.isArray(details.approvals)) return undefined
  const categories = details.approvals.flatMap((each: unknown) =>
    isObject(each) && holds(each) ? [each.profession] : [],
  )
  return [
    ...new Set(categories.filter((each): each is string => typeof each === 'string' && /^[A-Z0-9]{1,8}$/.test(each))),
  ]
}

/** One that says of no kind is listed because it is valid. */
function holds({ authorization }: Claims): boolean {
  return authorization === undefined || (isObject(authorization) && authorization.value === authorised)
}

function text(claims: Claims, name: string): string {
  const value = claims[name]
  return typeof value === 'string' && value !== '' ? value : refuse(name)
}

function isObject(value: unknown): value is Claims {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function refuse(at: string): never {
  throw new Problem('forbidden', 'token-claims', 'The access token lacks what HelseID gives', { at })
}
