import { Problem } from '../../kernel/problem.ts'
import type { AttestedPerson } from './professional.ts'

/** Names of claims in a HelseID token. */
const claimNames = {
  name: 'name',
  hprNumber: 'helseid://claims/hpr/hpr_number',
  hprDetails: 'helseid://claims/hpr/hpr_details',
  securityLevel: 'helseid://claims/identity/security_level',
} as const

/** Type of the attest among the token's authorization details (trust framework, v1.1). */
const attestType = 'nhn:tillitsrammeverk:parameters'

/** After this, the attest is of another occasion (trust framework, ATT-58). */
const longestAttestMs = 60 * 60_000

type Claims = Readonly<Record<string, unknown>>

/**
 * Who acts, where and as what, by a HelseID token that has been verified and its attest: what the identity assertion for
 * other countries is made of. The health register's word on the authorization counts, not the sender's (ATT-32).
 *
 * @param claims of the verified access token
 * @throws Problem `forbidden`: `helseid-level`, `helseid-no-hpr`, `attest-missing`, `attest-expired`,
 *   `attest-authorization`, `attest-organisation`
 */
export function attestedByHelseId(claims: Claims, now: Date): AttestedPerson {
  if (String(claims[claimNames.securityLevel]) !== '4') throw refused('helseid-level', claimNames.securityLevel)
  const hprNumber = textIn(claims, claimNames.hprNumber)
  if (hprNumber === undefined) throw refused('helseid-no-hpr', claimNames.hprNumber)
  const attest = attestIn(claims)
  if (!isFresh(attest.toa, now)) throw refused('attest-expired', 'toa')
  const practitioner = recordIn(attest, 'practitioner')
  const authorization = textIn(recordIn(practitioner, 'authorization'), 'code') ?? ''
  if (!approvals(claims).includes(authorization)) throw refused('attest-authorization', 'practitioner.authorization')
  const legalEntity = organisationIn(practitioner, 'legal_entity')
  if (!legalEntity) throw refused('attest-organisation', 'practitioner.legal_entity')
  const pointOfCare = organisationIn(practitioner, 'point_of_care')
  return {
    name: textIn(claims, claimNames.name) ?? hprNumber,
    hprNumber,
    authorization,
    legalEntity,
    ...(pointOfCare ? { pointOfCare } : {}),
  }
}

function refused(code: string, at: string): Problem {
  return new Problem('forbidden', code, 'The token or its attest does not allow this', { at })
}

function isRecord(value: unknown): value is Claims {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function recordIn(holder: Claims, name: string): Claims {
  const value = holder[name]
  return isRecord(value) ? value : {}
}

function textIn(holder: Claims, name: string): string | undefined {
  const value = holder[name]
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
}

function listIn(holder: Claims, name: string): readonly Claims[] {
  const value = holder[name]
  return Array.isArray(value) ? value.filter(isRecord) : []
}

function attestIn(claims: Claims): Claims {
  const attests = listIn(claims, 'authorization_details').filter(({ type }) => type === attestType)
  const [attest] = attests
  if (!attest || attests.length > 1) throw refused('attest-missing', 'authorization_details')
  return attest
}

/** Time of attestation, in Unix seconds. One from the future is none. */
function isFresh(toa: unknown, now: Date): boolean {
  if (typeof toa !== 'number') return false
  const age = now.getTime() - toa * 1_000
  return age > -60_000 && age <= longestAttestMs
}

/** The professions the health register has approved; HelseID sends them as JSON, as text or not. */
function approvals(claims: Claims): readonly string[] {
  const value = claims[claimNames.hprDetails]
  const details: unknown = typeof value === 'string' ? parsed(value) : value
  return isRecord(details) ? listIn(details, 'approvals').flatMap((each) => textIn(each, 'profession') ?? []) : []
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined // no approvals, then
  }
}

function organisationIn(holder: Claims, name: string): AttestedPerson['legalEntity'] | undefined {
  const organisation = recordIn(holder, name)
  const orgNumber = textIn(organisation, 'id')
  return orgNumber === undefined ? undefined : { orgNumber, name: textIn(organisation, 'name') ?? orgNumber }
}
