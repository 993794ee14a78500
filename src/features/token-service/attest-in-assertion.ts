import { decodeJwt } from 'jose'
import { helseIdClaims } from '../../standards/helseid/access-token.ts'
import { type AttestRequest, attestType } from '../../standards/helseid/attest.ts'
import { numberSystems } from '../../standards/helseid/attest-systems.ts'
import type { DemoPerson } from './demo-people.ts'
import { demoRegisters } from './demo-registers.ts'

/** What HelseID says of a professional in an access token; of others nothing, so that no attest can be theirs. */
export function accessTokenClaims(person: DemoPerson | undefined): Readonly<Record<string, unknown>> | undefined {
  const registered = person && demoRegisters[person.subject]
  if (!registered) return undefined
  const { name, hprNumber, organisation } = person
  return {
    name,
    [helseIdClaims.pid]: registered.pid,
    [helseIdClaims.assuranceLevel]: 'high',
    [helseIdClaims.securityLevel]: '4',
    [helseIdClaims.hprNumber]: hprNumber,
    [helseIdClaims.hprDetails]: { approvals: registered.authorizations.map((profession) => ({ profession })) },
    [helseIdClaims.orgnrParent]: organisation?.orgNumber,
    client_amr: 'private_key_jwt',
    idp: 'demo',
  }
}

/**
 * The attest that the client signed into its assertion, with what HelseID adds from the registers: who it is, and when.
 * What the client states of the care relationship is not judged here: its receiver does.
 *
 * @param assertion verified by the token endpoint before
 */
export function attestIn(assertion: unknown, person: DemoPerson | undefined, now: Date) {
  const registered = person && demoRegisters[person.subject]
  if (typeof assertion !== 'string' || !registered) return undefined
  const { authorization_details: details } = decodeJwt(assertion)
  if (!Array.isArray(details)) return undefined
  return details.filter(isAttest).map(({ practitioner, ...stated }) => ({
    ...stated,
    practitioner: { ...practitioner, ...fromRegisters(person, registered.pid) },
    toa: Math.floor(now.getTime() / 1000),
  }))
}

function isAttest(detail: unknown): detail is AttestRequest {
  return typeof detail === 'object' && detail !== null && 'type' in detail && detail.type === attestType
}

function fromRegisters({ name, hprNumber }: DemoPerson, pid: string) {
  return {
    identifier: { id: pid, system: numberSystems.fodselsnummer, name, authority: 'Skatteetaten' },
    hpr_nr: hprNumber === undefined ? undefined : { id: hprNumber, system: numberSystems.hpr },
  }
}
